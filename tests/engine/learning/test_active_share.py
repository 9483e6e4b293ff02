"""Active shares against counting every pair and triplet by hand."""

from __future__ import annotations

from itertools import permutations

import pytest
import torch
from torch import Tensor

from engine.learning.active_share import COUNTS, measure_active_share
from engine.learning.losses import LOSSES
from engine.learning.parameters import (
    PARAMETERS,
    ContrastiveParameters,
    MultiSimilarityParameters,
    QuadrupletParameters,
    TripletParameters,
)

LABELS = torch.tensor([0, 0, 1, 1, 1, 2])


@pytest.fixture
def rows() -> Tensor:
    return torch.randn(6, 3, dtype=torch.float64, generator=torch.Generator().manual_seed(3))


def units(rows: Tensor) -> Tensor:
    return rows / rows.norm(dim=1, keepdim=True)


def count_pairs(rows: Tensor, near: float, far: float) -> float:
    """Share of pairs of a class farther than `far` and of two classes nearer than `near`."""
    active = []
    for i, j in permutations(range(len(LABELS)), 2):
        distance = float((rows[i] - rows[j]).norm())
        active.append(distance > far if LABELS[i] == LABELS[j] else distance < near)
    return sum(active) / len(active)


@pytest.mark.parametrize("margin", [0.05, 0.5, 5.0])
def test_triplets(rows: Tensor, margin: float) -> None:
    active = []
    for a, p, n in permutations(range(len(LABELS)), 3):
        if LABELS[a] == LABELS[p] != LABELS[n]:
            known = units(rows)
            gap = (known[a] - known[p]).square().sum() - (known[a] - known[n]).square().sum()
            active.append(bool(gap + margin > 0))
    expected = sum(active) / len(active)
    assert measure_active_share("triplet", TripletParameters(margin=margin), rows, LABELS) == pytest.approx(expected)
    quadruplet = QuadrupletParameters(margin1=margin)
    assert measure_active_share("quadruplet", quadruplet, rows, LABELS) == pytest.approx(expected)


def test_pairs_of_margin_and_ranked_list(rows: Tensor) -> None:
    margin = measure_active_share("margin", PARAMETERS["margin"](), rows, LABELS)
    assert margin == pytest.approx(count_pairs(units(rows), 1.4, 1.0))
    ranked = measure_active_share("ranked_list", PARAMETERS["ranked_list"](), rows, LABELS)
    assert ranked == pytest.approx(count_pairs(units(rows), 1.2, 0.8))


def test_pairs_of_contrastive(rows: Tensor) -> None:
    every = ContrastiveParameters(margin=1.5, pairs="all")
    assert measure_active_share("contrastive", every, rows, LABELS) == pytest.approx(count_pairs(rows, 1.5, 0))
    rows[1] = rows[0]  # a pair of a class at rest
    rows[5] = rows[4] + 10  # a pair of two classes far apart
    in_order = ContrastiveParameters(margin=1.5)
    assert measure_active_share("contrastive", in_order, rows, LABELS) == pytest.approx(1 / 3)


def test_the_miner_of_multi_similarity(rows: Tensor) -> None:
    cosines = units(rows) @ units(rows).T
    kept = []
    for i, j in permutations(range(len(LABELS)), 2):
        same = [float(cosines[i, k]) for k in range(6) if k != i and LABELS[k] == LABELS[i]]
        other = [float(cosines[i, k]) for k in range(6) if LABELS[k] != LABELS[i]]
        if LABELS[i] == LABELS[j]:
            kept.append(float(cosines[i, j]) < max(other) + 0.1)
        else:
            kept.append(bool(same) and float(cosines[i, j]) > min(same) - 0.1)
    found = measure_active_share("multi_similarity", MultiSimilarityParameters(), rows, LABELS)
    assert found == pytest.approx(sum(kept) / len(kept))
    assert measure_active_share("multi_similarity", MultiSimilarityParameters(mine=False), rows, LABELS) is None


def test_methods_without_pairs_have_none(rows: Tensor) -> None:
    for method in set(LOSSES) - set(COUNTS):
        assert measure_active_share(method, PARAMETERS[method](), rows, LABELS) is None
    assert measure_active_share("triplet", TripletParameters(slope="softplus"), rows, LABELS) is None
    assert measure_active_share("triplet", TripletParameters(), rows[:2], LABELS[:2]) is None  # no triplet at all


def test_at_rest_nothing_is_active() -> None:
    apart = torch.eye(3, dtype=torch.float64)[LABELS]
    assert measure_active_share("triplet", TripletParameters(), apart, LABELS) == 0
    assert measure_active_share("margin", PARAMETERS["margin"](), apart, LABELS) == 0
    assert measure_active_share("ranked_list", PARAMETERS["ranked_list"](), apart, LABELS) == 0
