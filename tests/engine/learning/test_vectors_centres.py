"""Every worked example of the losses with centres: values and gradients in float64, values again in float32."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import torch
from torch import Tensor
from torch.nn import functional

from engine.learning.angles import add_angle, multiply_angle
from engine.learning.distances import cosine_similarities, unit_rows
from engine.learning.losses.centres.arcface import arcface_logits
from engine.learning.losses.centres.cosface import cosface_logits
from engine.learning.losses.centres.proxy_anchor import proxy_anchor_loss
from engine.learning.losses.centres.proxy_nca import proxy_nca_loss
from engine.learning.losses.centres.sphereface import blend_at, sphereface_logits, sphereface_r_logits
from engine.learning.parameters import (
    ProxyAnchorParameters,
    ProxyNcaParameters,
    SphereFaceParameters,
    SphereFaceRParameters,
)
from tests.engine.learning.vectors import WIDE, assert_gradients, assert_value, case_of, tensor

both = pytest.mark.parametrize("dtype", [torch.float64, torch.float32], ids=["float64", "float32"])


def batch_of(case: dict[str, Any], dtype: torch.dtype = WIDE) -> tuple[Tensor, Tensor]:
    return tensor(case["inputs"]["embeddings"], dtype), torch.tensor(case["inputs"]["labels"])


@both
@pytest.mark.parametrize(
    ("name", "logits_of"),
    [
        ("arcface_s64_m0.5", arcface_logits),
        ("arcface_s10_m0.5", arcface_logits),
        ("cosface_s64_m0.35", cosface_logits),
        ("cosface_s10_m0.35", cosface_logits),
    ],
)
def test_margin_softmax(shared: Path, name: str, logits_of: Any, dtype: torch.dtype) -> None:
    case = case_of(shared, name)
    x, labels, centres = (
        tensor(case["inputs"]["x"], dtype),
        torch.tensor(case["inputs"]["y"]),
        tensor(case["inputs"]["W"], dtype),
    )
    assert_value(cosine_similarities(x, centres), case["expected"]["cos"])
    logits = logits_of(x, labels, centres, case["hyper"]["s"], case["hyper"]["m"])
    assert_value(logits, case["expected"]["logits"])
    loss = functional.cross_entropy(logits, labels)
    assert_value(loss, case["expected"]["loss"])
    assert_gradients(loss, (x, case["grads_fd"]["x"]), (centres, case["grads_fd"]["W"]))


@both
@pytest.mark.parametrize("form", ["lambda0_featnorm", "lambda5_featnorm", "lambda0_s30"])
def test_sphereface(shared: Path, form: str, dtype: torch.dtype) -> None:
    case = case_of(shared, f"sphereface_m4_{form}")
    x, labels, centres = (
        tensor(case["inputs"]["x"], dtype),
        torch.tensor(case["inputs"]["y"]),
        tensor(case["inputs"]["W"], dtype),
    )
    features = x if form.endswith("featnorm") else unit_rows(x) * case["hyper"]["s"]
    logits = sphereface_logits(features, labels, centres, case["hyper"]["m"], case["hyper"]["lambda"])
    assert_value(logits, case["expected"]["logits"])
    loss = functional.cross_entropy(logits, labels)
    assert_value(loss, case["expected"]["loss"])
    assert_gradients(loss, (x, case["grads_fd"]["x"]), (centres, case["grads_fd"]["W"]))


@both
def test_sphereface_r(shared: Path, dtype: torch.dtype) -> None:
    case = case_of(shared, "sphereface_R_s30_m1.7")
    x, labels, centres = (
        tensor(case["inputs"]["x"], dtype),
        torch.tensor(case["inputs"]["y"]),
        tensor(case["inputs"]["W"], dtype),
    )
    for detach in (True, False):
        logits = sphereface_r_logits(x, labels, centres, SphereFaceRParameters(detach=detach))
        assert_value(logits, case["expected"]["logits"])
        assert_value(functional.cross_entropy(logits, labels), case["expected"]["loss"])


def test_psi_falls_steadily(shared: Path) -> None:
    case = case_of(shared, "sphereface_psi_table_m4")
    cosines = torch.tensor(case["inputs"]["theta_deg"], dtype=WIDE).deg2rad().cos()
    psi = multiply_angle(cosines, 4)
    assert_value(psi, case["expected"]["psi"])
    assert_value((5 * cosines + psi) / 6, case["expected"]["lambda5_blend"])


def test_blend_schedule(shared: Path) -> None:
    case = case_of(shared, "sphereface_lambda_schedule")
    ours = [blend_at(step, SphereFaceParameters()) for step in case["inputs"]["iter"]]
    assert ours == pytest.approx(case["expected"]["caffe_sphereface20"], abs=1e-8)
    other = SphereFaceParameters(blend_start=1500, blend_decay=0.1)
    ours = [blend_at(step, other) for step in case["inputs"]["iter"]]
    assert ours == pytest.approx(case["expected"]["clcarwin_pytorch"], abs=1e-8)


def test_added_angles_past_pi(shared: Path) -> None:
    case = case_of(shared, "arcface_beyond_pi")
    cosines = torch.tensor(case["inputs"]["theta_deg"], dtype=WIDE).deg2rad().cos()
    assert_value(add_angle(cosines, case["hyper"]["m"]), case["expected"]["guarded cos - m sin m"])


@both
def test_proxy_anchor(shared: Path, dtype: torch.dtype) -> None:
    case = case_of(shared, "proxy_anchor_a32_d0.1")
    embeddings, labels = batch_of(case, dtype)
    proxies = tensor(case["inputs"]["proxies"], dtype)
    loss = proxy_anchor_loss(embeddings, labels, proxies, ProxyAnchorParameters())
    assert_value(loss, case["expected"]["loss"])
    assert_gradients(loss, (embeddings, case["grads_fd"]["embeddings"]), (proxies, case["grads_fd"]["proxies"]))


@both
def test_proxy_nca(shared: Path, dtype: torch.dtype) -> None:
    case = case_of(shared, "proxy_nca_and_pp")
    embeddings, labels = batch_of(case, dtype)
    proxies = tensor(case["inputs"]["proxies"], dtype)
    first = proxy_nca_loss(embeddings, labels, proxies, ProxyNcaParameters(scale=1.0, own_in_sum=False))
    assert_value(first, case["expected"]["proxy_nca"])
    second = proxy_nca_loss(embeddings, labels, proxies, ProxyNcaParameters())
    assert_value(second, case["expected"]["proxy_nca_pp_scale9"])
