"""Clusters keep their slices: matching against brute force, direction on a three-cycle, learnable photos."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.learning.errors import CannotLearn
from engine.learning.schemes.divide_and_conquer import (
    assign_least,
    count_differences,
    keep_learnable,
    match_clusters,
    take_slice,
)
from tests.engine.learning.vectors import case_of


def test_worked_example_is_a_three_cycle(shared: Path) -> None:
    """A three-cycle differs from its inverse, so a matching the wrong way round would show."""
    case = case_of(shared, "divide_conquer_cluster_reassignment")
    inputs, expected = case["inputs"], case["expected"]
    before, now = np.array(inputs["C_prev"]), np.array(inputs["C_curr"])
    costs = count_differences(before, now, inputs["K"])
    assert costs.tolist() == expected["costs[new][old]"]
    new_to_old = match_clusters(before, now, inputs["K"])
    assert new_to_old.tolist() == expected["new_to_old"]
    assert new_to_old[now].tolist() == expected["C_reassigned"]
    assert costs[np.arange(3), new_to_old].sum() == expected["min_total_cost"]


def test_classes_alone_in_a_cluster_are_skipped(shared: Path) -> None:
    case = case_of(shared, "divide_conquer_singleton_filter")
    kept = keep_learnable(np.array(case["inputs"]["clusters"]), np.array(case["inputs"]["labels"]))
    assert kept.tolist() == case["expected"]["kept"]


@settings(max_examples=80, deadline=None)
@given(st.integers(1, 5), st.integers(0, 9999), st.booleans())
def test_assignment_is_the_least_of_all(size: int, seed: int, whole: bool) -> None:
    rng = np.random.default_rng(seed)
    costs = rng.integers(0, 5, (size, size)).astype(float) if whole else rng.normal(size=(size, size))
    chosen = assign_least(costs)
    assert sorted(chosen.tolist()) == list(range(size))
    least = min(sum(costs[row, column] for row, column in enumerate(order)) for order in permutations(range(size)))
    assert costs[np.arange(size), chosen].sum() == pytest.approx(least)


def test_slices_cut_the_embedding_and_have_length_one() -> None:
    rows = torch.randn(5, 12)
    parts = [take_slice(rows, cluster, 4) for cluster in range(4)]
    for cluster, part in enumerate(parts):
        torch.testing.assert_close(part.norm(dim=1), torch.ones(5))
        torch.testing.assert_close(part, torch.nn.functional.normalize(rows[:, 3 * cluster : 3 * cluster + 3]))
    with pytest.raises(CannotLearn, match="multiple of 5"):
        take_slice(rows, 0, 5)


def test_a_cluster_trains_its_own_slice_only() -> None:
    rows = torch.randn(4, 6, requires_grad=True)
    (slope,) = torch.autograd.grad(take_slice(rows, 1, 3).sum(), rows)
    assert bool((slope[:, 2:4] != 0).any())
    assert not bool((slope[:, [0, 1, 4, 5]] != 0).any())
