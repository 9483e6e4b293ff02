"""Gradients by finite differences, and what a loss must not notice: order, rotation, scale."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import torch
from torch import Tensor

from engine.learning.losses import LOSSES
from engine.learning.parameters import (
    ContrastiveParameters,
    LogRatioParameters,
    MultiSimilarityParameters,
    QuadrupletParameters,
    TripletParameters,
)
from engine.learning.parameters.ranges import Parameters
from engine.learning.row_sums import hinge_sums, softplus_sums

OTHERS: dict[str, tuple[str, Parameters]] = {
    "triplet, all": ("triplet", TripletParameters(mining="all", margin=0.5)),
    "triplet, all, softplus, raw": ("triplet", TripletParameters(mining="all", slope="softplus", normalise=False)),
    "triplet, hard, unsquared": ("triplet", TripletParameters(mining="hard", squared=False)),
    "triplet, batch-hard": ("triplet", TripletParameters(mining="batch-hard")),
    "contrastive, all": ("contrastive", ContrastiveParameters(pairs="all")),
    "quadruplet, adaptive": ("quadruplet", QuadrupletParameters(margins="adaptive")),
    "log_ratio, all": ("log_ratio", LogRatioParameters(anchors="all")),
    "multi_similarity, unmined": ("multi_similarity", MultiSimilarityParameters(mine=False)),
}
FORMS = OTHERS | {name: (name, spec.parameters()) for name, spec in LOSSES.items()}
# the weights of the second are constants to its gradient; the third's slope is meant to be another than its value's
UNLIKE_THEIR_VALUE = {"ranked_list", "sphereface_r"}
PAIRED = {"siamese", "contrastive", "n_pair"}  # rows 0-1, 2-3, ... belong together
FIRST_ASKS = {"log_ratio"}
SCALE_FREE = {
    "triplet", "ranked_list", "quadruplet", "margin", "supcon", "multi_similarity", "arcface", "subcentre_arcface",
    "cosface", "sphereface_r", "proxy_anchor", "proxy_nca", "log_ratio", "log_ratio, all", "triplet, all",
    "triplet, hard, unsquared", "triplet, batch-hard", "quadruplet, adaptive", "multi_similarity, unmined",
}  # fmt: skip
TURNS_FREELY = {
    "contrastive", "contrastive, all", "triplet", "triplet, all", "triplet, all, softplus, raw",
    "triplet, hard, unsquared", "triplet, batch-hard", "tuplet", "n_pair", "ranked_list", "quadruplet",
    "quadruplet, adaptive", "log_ratio", "log_ratio, all", "margin", "supcon", "multi_similarity",
    "multi_similarity, unmined",
}  # fmt: skip


def made(form: str) -> tuple[Callable[[Tensor, Tensor], Tensor], Tensor, Tensor]:
    """The loss of a form with a batch in float64: (loss, rows, labels)."""
    name, parameters = FORMS[form]
    torch.manual_seed(3)
    labels = torch.arange(5).repeat_interleave(2)
    rows = torch.randn(10, 6, dtype=torch.float64)
    if name in {"contrastive", "siamese"}:
        labels[1] = 3  # a pair of two classes
    loss = LOSSES[name].build(parameters, 6, 5)
    loss = loss.double().eval() if isinstance(loss, torch.nn.Module) else loss
    continuous = LOSSES[name].needs.continuous
    return loss, rows, torch.randn(10, dtype=torch.float64) if continuous else labels


@pytest.mark.parametrize("form", sorted(set(FORMS) - UNLIKE_THEIR_VALUE))
def test_gradients_are_those_of_the_value(form: str) -> None:
    loss, rows, labels = made(form)
    weights = list(loss.parameters()) if isinstance(loss, torch.nn.Module) else []
    names = [name for name, weight in (loss.named_parameters() if weights else [])]

    def of_everything(embeddings: Tensor, *values: Tensor) -> Tensor:
        if not isinstance(loss, torch.nn.Module):
            return loss(embeddings, labels)
        found: Tensor = torch.func.functional_call(loss, dict(zip(names, values, strict=True)), (embeddings, labels))
        return found

    assert torch.autograd.gradcheck(of_everything, (rows.requires_grad_(), *weights))


def test_gradients_of_row_sums() -> None:
    torch.manual_seed(0)
    near, far = torch.randn(3, 4, dtype=torch.float64), torch.randn(3, 5, dtype=torch.float64)
    margin = torch.tensor(0.3, dtype=torch.float64, requires_grad=True)
    inputs = (near.requires_grad_(), far.requires_grad_())
    assert torch.autograd.gradcheck(lambda p, n, m: hinge_sums(p, n, m)[0], (*inputs, margin))
    assert torch.autograd.gradcheck(softplus_sums, inputs)


@pytest.mark.parametrize("form", sorted(FORMS))
def test_order_does_not_matter(form: str) -> None:
    loss, rows, labels = made(form)
    order = torch.randperm(10)
    if FORMS[form][0] in PAIRED:
        order = torch.stack([order[order % 2 == 0], order[order % 2 == 0] + 1], dim=1).flatten()
    if form in FIRST_ASKS:
        order = torch.cat([torch.tensor([0]), order[order != 0]])
    torch.testing.assert_close(loss(rows[order], labels[order]), loss(rows, labels))


@pytest.mark.parametrize("form", sorted(TURNS_FREELY))
def test_rotation_does_not_matter(form: str) -> None:
    loss, rows, labels = made(form)
    turn, _ = torch.linalg.qr(torch.randn(6, 6, dtype=torch.float64))
    torch.testing.assert_close(loss(rows @ turn, labels), loss(rows, labels))


@pytest.mark.parametrize("form", sorted(SCALE_FREE))
def test_scale_does_not_matter(form: str) -> None:
    loss, rows, labels = made(form)
    torch.testing.assert_close(loss(rows * 3.7, labels), loss(rows, labels))


@pytest.mark.parametrize("form", sorted(set(FORMS) - SCALE_FREE))
def test_scale_matters_to_the_others(form: str) -> None:
    loss, rows, labels = made(form)
    assert abs(float((loss(rows * 3.7, labels) - loss(rows, labels)).detach())) > 1e-4


@pytest.mark.parametrize("form", sorted(FORMS))
def test_float32_gives_the_same_to_five_digits(form: str) -> None:
    """A batch of real size: value to 1e-5, gradient to 1e-4 of its length (a term at its hinge may tip over)."""
    name, parameters = FORMS[form]
    torch.manual_seed(5)
    labels = torch.arange(64).repeat_interleave(2) if name in PAIRED else torch.arange(16).repeat_interleave(8)
    if name in {"contrastive", "siamese"}:
        labels[1::4] = labels[2::4]
    wide = (torch.randn(64, 32)[labels] + torch.randn(128, 32)).double().requires_grad_()
    narrow = wide.detach().float().requires_grad_()
    targets = torch.randn(128) if LOSSES[name].needs.continuous else labels
    loss = LOSSES[name].build(parameters, 32, 64)
    loss = loss.eval() if isinstance(loss, torch.nn.Module) else loss
    short = loss(narrow, targets)
    loss = loss.double() if isinstance(loss, torch.nn.Module) else loss
    long = loss(wide, targets.double() if targets.is_floating_point() else targets)
    torch.testing.assert_close(short.double(), long, rtol=1e-5, atol=0)
    (coarse,), (fine,) = torch.autograd.grad(short, narrow), torch.autograd.grad(long, wide)
    assert float((coarse.double() - fine).norm() / fine.norm()) < 1e-4
