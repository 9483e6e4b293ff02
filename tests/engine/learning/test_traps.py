"""Each numerical trap of torch: the plain form fails as described, ours does not."""

from __future__ import annotations

import math
from typing import Any

import pytest
import torch
from torch import Tensor
from torch.nn import functional
from torch.utils._python_dispatch import TorchDispatchMode

from engine.learning.angles import add_angle, multiply_angle
from engine.learning.distances import (
    angles_of,
    cosine_similarities,
    embedding_distances,
    safe_sqrt,
    squared_distances,
    unit_rows,
)
from engine.learning.losses import LOSSES
from engine.learning.losses.pairwise.margin import margin_loss
from engine.learning.losses.pairwise.n_pair import n_pair_mc_loss
from engine.learning.losses.pairwise.ranked_list import ranked_list_loss
from engine.learning.losses.pairwise.triplet import triplet_loss
from engine.learning.parameters import MarginParameters, RankedListParameters, TripletParameters

precisions = pytest.mark.parametrize("dtype", [torch.float32, torch.float64])


def slope_of(value: Tensor, at: Tensor) -> Tensor:
    return torch.autograd.grad(value.sum(), at)[0]


@precisions
def test_square_root_at_zero(dtype: torch.dtype) -> None:
    rows = torch.ones(3, 4, dtype=dtype, requires_grad=True)
    plain = (rows[:, None] - rows).square().sum(dim=2).sqrt()
    assert bool(slope_of(plain, rows).isnan().any())
    assert torch.equal(
        slope_of(embedding_distances(rows, squared=False, normalise=False), rows), torch.zeros_like(rows)
    )
    zeros = torch.zeros(3, dtype=dtype, requires_grad=True)
    assert torch.equal(slope_of(safe_sqrt(zeros), zeros), torch.zeros(3, dtype=dtype))


@precisions
def test_angle_of_a_photo_at_its_centre(dtype: torch.dtype) -> None:
    cosines = torch.tensor([1.0, -1.0, 1.0000001], dtype=dtype, requires_grad=True)
    assert bool(slope_of(cosines[:1].acos(), cosines).isinf().any())
    assert bool(cosines[2].acos().isnan())
    for guarded in (angles_of(cosines), add_angle(cosines, 0.5), multiply_angle(cosines, 4)):
        assert bool(guarded.isfinite().all())
        assert float(slope_of(guarded, cosines).abs().max()) < 1e4
    # a clamp would shift the angle: by 4.5e-4 at 1 - 1e-7, and not at all at 1 - 1e-10, which is 1 in float32
    assert multiply_angle(cosines[:2], 4).tolist() == pytest.approx([1, -7], abs=1e-6)


@precisions
def test_slopes_of_a_loss_at_its_centre(dtype: torch.dtype) -> None:
    """Embeddings that are their own centres: cosines of 1, up to a rounding error on either side."""
    rows = torch.randn(64, 16, dtype=dtype, generator=torch.Generator().manual_seed(0), requires_grad=True)
    labels = torch.arange(64)
    for name in ("arcface", "sphereface", "sphereface_r"):
        loss = LOSSES[name].build(LOSSES[name].parameters(), 16, 64)
        assert isinstance(loss, torch.nn.Module)
        loss.to(dtype).centres.data = rows.detach().clone()
        slopes = slope_of(loss(rows, labels), rows)
        assert bool(slopes.isfinite().all())
        assert float(slopes.abs().max()) < 100


@precisions
def test_direction_of_a_zero_row(dtype: torch.dtype) -> None:
    rows = torch.zeros(2, 3, dtype=dtype, requires_grad=True)
    assert float(slope_of(functional.normalize(rows), rows).abs().max()) >= 1e11
    assert float(slope_of(unit_rows(rows), rows).abs().max()) <= 1
    assert torch.equal(unit_rows(rows), torch.zeros(2, 3, dtype=dtype))


def test_squared_distances_are_never_negative() -> None:
    units = functional.normalize(torch.randn(400, 96, generator=torch.Generator().manual_seed(0)))
    twice = torch.cat([units, units])
    plain = 2 - 2 * twice @ twice.T
    assert float(plain.min()) < 0
    ours = squared_distances(twice)
    assert float(ours.min()) == 0
    assert torch.equal(ours.diagonal(), torch.zeros(800))
    assert torch.equal(ours[:400, 400:].diagonal(), torch.zeros(400))  # duplicates are exactly 0 apart


def test_distances_far_from_the_origin_keep_their_digits() -> None:
    rows = torch.randn(50, 16, generator=torch.Generator().manual_seed(0))
    exact = torch.cdist(rows.double(), rows.double()).square()
    moved = rows + 1000
    lengths = moved.square().sum(dim=1)
    plain = lengths[:, None] + lengths - 2 * moved @ moved.T
    exact_moved = torch.cdist(moved.double(), moved.double()).square()
    assert float((plain - exact_moved).abs().max()) > 0.1
    torch.testing.assert_close(squared_distances(moved).double(), exact_moved, rtol=1e-4, atol=1e-5)
    torch.testing.assert_close(squared_distances(rows).double(), exact, rtol=1e-5, atol=1e-5)


def test_two_active_terms_are_counted_twice() -> None:
    both = torch.tensor([True]) + torch.tensor([True])
    assert both.sum() == 1  # OR, not a count
    rows = torch.tensor([[1.0, 0.0], [-1.0, 0.0], [0.9, 0.1]], dtype=torch.float64)
    d_ap, labels = 2.0, torch.tensor([0, 0, 1])
    d_1n, d_2n = (float((unit_rows(rows)[2] - rows[i]).norm()) for i in (0, 1))
    terms = [d_ap - 1.2 + 0.2, max(1.2 - d_1n + 0.2, 0), d_ap - 1.2 + 0.2, max(1.2 - d_2n + 0.2, 0)]
    wanted = sum(terms) / sum(term > 0 for term in terms)
    assert margin_loss(rows, labels, MarginParameters()).item() == pytest.approx(wanted)


def test_exponentials_do_not_overflow() -> None:
    rows = torch.randn(4, 8, generator=torch.Generator().manual_seed(0)) * 30
    assert bool((rows @ rows.T).exp().isinf().any())
    assert math.isfinite(n_pair_mc_loss(rows, rows.flip(0), 0.0).item())


def test_slopes_of_n_pairs_are_never_denormal(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = torch.linspace(0, 12, 64)[:, None].requires_grad_()
    kept: list[Tensor] = []

    def keep(rows: Tensor, others: Tensor) -> Tensor:
        kept.append(rows @ others.T)
        kept[-1].retain_grad()
        return kept[-1]

    def count_denormals(slopes: Tensor) -> int:
        return int(((slopes != 0) & (slopes.abs() < torch.finfo(torch.float32).tiny)).sum())

    monkeypatch.setattr(f"{n_pair_mc_loss.__module__}.inner_products", keep)
    ours = n_pair_mc_loss(rows, rows, 0.0)
    ours.backward()
    plain = (rows @ rows.T).detach().requires_grad_()
    wanted = functional.cross_entropy(plain, torch.arange(64))
    assert count_denormals(slope_of(wanted, plain)) > 50
    assert kept[0].grad is not None
    assert count_denormals(kept[0].grad) == 0
    torch.testing.assert_close(kept[0].grad, slope_of(functional.cross_entropy(plain, torch.arange(64)), plain))
    assert ours.item() == wanted.item()


def test_weights_of_intruders_do_not_overflow() -> None:
    rows = torch.ones(4, 3) + 1e-3 * torch.eye(4, 3)
    parameters = RankedListParameters(temperature=100.0)
    assert bool(torch.tensor(100 * 1.2).exp().isinf())
    assert ranked_list_loss(rows, torch.arange(4), parameters).item() == pytest.approx(1.2, rel=1e-2)


def test_half_precision_is_widened() -> None:
    rows = torch.randn(40, 64, generator=torch.Generator().manual_seed(0))
    halved = rows.bfloat16()
    assert unit_rows(halved).dtype == torch.float32
    assert squared_distances(halved).dtype == torch.float32
    torch.testing.assert_close(cosine_similarities(halved), cosine_similarities(halved.float()))


@pytest.mark.parametrize("name", sorted(set(LOSSES) - {"softmax"}))
def test_autocast_does_not_coarsen_a_loss(name: str) -> None:
    """Products of embeddings keep float32 under autocast; the plain classifier may be halved, as any layer may."""
    torch.manual_seed(0)
    rows, labels = torch.randn(12, 64), torch.arange(6).repeat_interleave(2)
    spec = LOSSES[name]
    loss = spec.build(spec.parameters(), 64, 6)
    loss = loss.eval() if isinstance(loss, torch.nn.Module) else loss
    targets = torch.randn(12) if spec.needs.continuous else labels
    with torch.autocast("cpu", torch.bfloat16):
        assert (rows @ rows.T).dtype == torch.bfloat16
        halved = loss(rows, targets)
    torch.testing.assert_close(halved, loss(rows, targets), rtol=1e-6, atol=1e-7)


@pytest.mark.parametrize("name", sorted(set(LOSSES) - {"n_pair"}))
@pytest.mark.parametrize("labels", [[0], [0, 0, 0, 0], [0, 1, 2, 3], [0, 1]], ids=str)
def test_batches_without_what_a_loss_needs_cost_no_nan(name: str, labels: list[int]) -> None:
    """One photo, one class, singletons only: what cannot be formed costs nothing, and slopes stay finite."""
    spec = LOSSES[name]
    labels = labels * 2 if spec.batches == "pairs" and len(labels) == 1 else labels
    rows = torch.randn(len(labels), 8, generator=torch.Generator().manual_seed(0)).requires_grad_()
    kinds = torch.tensor(labels)
    loss = spec.build(spec.parameters(), 8, 4)(rows, kinds.float() if spec.needs.continuous else kinds)
    assert bool(loss.isfinite())
    assert bool(slope_of(loss, rows).isfinite().all())


class LargestTensor(TorchDispatchMode):
    """Remembers the size of the largest tensor that any operation makes."""

    def __init__(self) -> None:
        super().__init__()
        self.most = 0

    def __torch_dispatch__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        made = func(*args, **(kwargs or {}))
        for part in made if isinstance(made, tuple | list) else [made]:
            self.most = max(self.most, part.numel() if isinstance(part, Tensor) else 0)
        return made


@pytest.mark.parametrize("classes", [2, 30, 120])
@pytest.mark.parametrize("name", sorted(LOSSES))
def test_nothing_is_larger_than_the_square_of_the_batch(name: str, classes: int) -> None:
    spec, count = LOSSES[name], 240
    labels = torch.arange(count) % classes
    labels = labels.sort().values if name != "n_pair" else torch.arange(count) // 2
    rows = torch.randn(count, 8, requires_grad=True)
    loss = spec.build(spec.parameters(), 8, 120)
    with LargestTensor() as watched:
        loss(rows, torch.rand(count) if spec.needs.continuous else labels).backward()
    assert 0 < watched.most <= 2 * count**2


@pytest.mark.parametrize("mining", ["all", "semi-hard", "hard", "batch-hard"])
@pytest.mark.parametrize("slope", ["hinge", "softplus"])
def test_triplets_are_never_made_one_by_one(mining: str, slope: str) -> None:
    labels = torch.arange(240) % 24
    rows = torch.randn(240, 8, requires_grad=True)
    with LargestTensor() as watched:
        triplet_loss(rows, labels, TripletParameters(mining=mining, slope=slope)).backward()
    assert watched.most <= 2 * 240**2


@pytest.mark.parametrize("name", sorted(LOSSES))
@pytest.mark.parametrize("kind", ["collapsed", "zero", "huge", "tiny"])
def test_every_loss_stays_finite(name: str, kind: str) -> None:
    """Collapsed, zero, huge and tiny embeddings give a finite loss and finite slopes, in float32."""
    spread = torch.randn(12, 8, generator=torch.Generator().manual_seed(1))
    rows = {"collapsed": torch.ones(12, 8), "zero": torch.zeros(12, 8), "huge": spread * 1e4, "tiny": spread * 1e-8}[
        kind
    ]
    rows.requires_grad_()
    labels = torch.arange(6).repeat_interleave(2)
    spec = LOSSES[name]
    loss = spec.build(spec.parameters(), 8, 6)(rows, labels.float() if spec.needs.continuous else labels)
    assert bool(loss.isfinite())
    assert bool(slope_of(loss, rows).isfinite().all())
