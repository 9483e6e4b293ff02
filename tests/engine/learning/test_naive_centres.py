"""Losses with class centres equal plain loops on random batches."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from engine.learning.losses.centres.arcface import arcface_logits
from engine.learning.losses.centres.cosface import cosface_logits
from engine.learning.losses.centres.proxy_anchor import proxy_anchor_loss
from engine.learning.losses.centres.softmax import SoftmaxLoss
from engine.learning.losses.centres.sphereface import sphereface_logits, sphereface_r_logits
from engine.learning.losses.centres.subcentre_arcface import doubt_labels, subcentre_logits
from engine.learning.parameters import ProxyAnchorParameters, SoftmaxParameters, SphereFaceRParameters
from tests.engine.learning import naive
from tests.engine.learning.made_batches import Batch, batches

quick = settings(max_examples=40, deadline=None)
Logits = Callable[[Tensor, Tensor, Tensor], Tensor]


def made_centres(seed: int, count: int = 5) -> NDArray[np.float64]:
    return np.random.default_rng(seed).normal(size=(count, 4))


def assert_finite_slopes(loss: Tensor, *variables: Tensor) -> None:
    assert all(bool(torch.isfinite(slope).all()) for slope in torch.autograd.grad(loss, variables))


def agrees(batch: Batch, seed: int, logits_of: Logits, own: Callable[[float, float], float], scale: float) -> None:
    # a zero row has no angle to compare
    rows = np.where(np.linalg.norm(batch.rows, axis=1, keepdims=True) > 0, batch.rows, 1.0)
    embeddings, centres = torch.tensor(rows, requires_grad=True), torch.tensor(made_centres(seed), requires_grad=True)
    labels = torch.tensor(batch.labels)
    loss = functional.cross_entropy(logits_of(embeddings, labels, centres), labels)
    wanted = naive.margin_softmax(rows, batch.labels, centres.detach().numpy(), lambda theta, _: own(theta, 0), scale)
    assert loss.item() == pytest.approx(wanted, rel=1e-8, abs=1e-8)
    assert_finite_slopes(loss, embeddings, centres)


@quick
@given(batches(), st.integers(0, 99), st.sampled_from([0.1, 0.5, 1.2]))
def test_arcface(batch: Batch, seed: int, margin: float) -> None:
    def own(theta: float, _: float) -> float:
        return math.cos(theta + margin) if theta + margin < math.pi else math.cos(theta) - margin * math.sin(margin)

    agrees(batch, seed, lambda f, y, w: arcface_logits(f, y, w, 12.0, margin), own, 12.0)


@quick
@given(batches(), st.integers(0, 99))
def test_cosface(batch: Batch, seed: int) -> None:
    agrees(batch, seed, lambda f, y, w: cosface_logits(f, y, w, 12.0, 0.3), lambda t, _: math.cos(t) - 0.3, 12.0)


@quick
@given(batches(), st.integers(0, 99), st.sampled_from([2, 3, 4]), st.sampled_from([0.0, 5.0]))
def test_sphereface(batch: Batch, seed: int, times: int, blend: float) -> None:
    def own(theta: float, _: float) -> float:
        return (blend * math.cos(theta) + naive.psi(theta, times)) / (1 + blend)

    agrees(batch, seed, lambda f, y, w: sphereface_logits(f, y, w, times, blend), own, 0.0)


@quick
@given(batches(), st.integers(0, 99), st.booleans())
def test_sphereface_r(batch: Batch, seed: int, detach: bool) -> None:
    parameters = SphereFaceRParameters(detach=detach)
    agrees(batch, seed, lambda f, y, w: sphereface_r_logits(f, y, w, parameters), lambda t, _: naive.psi(t, 1.7), 30.0)


@quick
@given(batches(), st.integers(0, 99))
def test_proxy_anchor(batch: Batch, seed: int) -> None:
    embeddings, proxies = torch.tensor(batch.rows, requires_grad=True), torch.tensor(made_centres(seed))
    proxies.requires_grad_()
    loss = proxy_anchor_loss(embeddings, torch.tensor(batch.labels), proxies, ProxyAnchorParameters())
    wanted = naive.proxy_anchor(batch.rows, batch.labels, proxies.detach().numpy(), 32.0, 0.1)
    assert loss.item() == pytest.approx(wanted, rel=1e-8, abs=1e-8)
    assert_finite_slopes(loss, embeddings, proxies)


@quick
@given(batches(), st.booleans())
def test_softmax(batch: Batch, bias: bool) -> None:
    loss = SoftmaxLoss(SoftmaxParameters(bias=bias), 4, 5).double()
    weights = loss.classifier.weight.detach().numpy()
    offset = loss.classifier.bias.detach().numpy() if bias else np.zeros(5)
    wanted = naive.cross_entropy((batch.rows @ weights.T + offset).tolist(), batch.labels)
    found = loss(torch.tensor(batch.rows), torch.tensor(batch.labels))
    assert found.item() == pytest.approx(wanted, rel=1e-8, abs=1e-8)


@quick
@given(batches(), st.integers(0, 99))
def test_subcentres(batch: Batch, seed: int) -> None:
    centres = made_centres(seed, 15).reshape(5, 3, 4)
    rows = np.where(np.linalg.norm(batch.rows, axis=1, keepdims=True) > 0, batch.rows, 1.0)
    found = subcentre_logits(torch.tensor(rows), torch.tensor(batch.labels), torch.tensor(centres), 10.0, 0.2)
    for row, y, logits in zip(rows, batch.labels, found.tolist(), strict=True):
        angles = [min(naive.angle(row, centre) for centre in group) for group in centres]
        guarded = angles[y] + 0.2 < math.pi
        own = math.cos(angles[y] + 0.2) if guarded else math.cos(angles[y]) - 0.2 * math.sin(0.2)
        wanted = [own if c == y else math.cos(theta) for c, theta in enumerate(angles)]
        assert logits == pytest.approx([10 * value for value in wanted], abs=1e-8)


def test_subcentres_show_a_wrong_label() -> None:
    generator = torch.Generator().manual_seed(0)
    centres = torch.eye(6).view(2, 3, 6)
    labels = torch.arange(2).repeat_interleave(20)
    rows = centres[labels, 0] + 0.05 * torch.randn(40, 6, generator=generator)
    rows[3], rows[25] = centres[1, 0], centres[1, 1]  # another class's photo; a photo of a class's own side centre
    doubts = doubt_labels(rows, labels, centres, 75)
    assert doubts.suspects.nonzero().flatten().tolist() == [3, 25]
    assert doubts.angles_deg[3] == pytest.approx(90, abs=0.1)
    assert float(doubts.angles_deg[~doubts.suspects].max()) < 20
