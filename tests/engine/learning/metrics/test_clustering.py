"""Clustering and spread against scikit-learn, plain loops and the worked example."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.learning.metrics.clustering import (
    adjusted_mutual_information,
    find_clusters,
    normalised_mutual_information,
)
from engine.learning.metrics.spread import mean_silhouette, silhouettes, spectrum_gap, spread_of
from tests.engine.learning.vectors import case_of

groupings = st.integers(2, 30).flatmap(
    lambda n: st.tuples(*[st.lists(st.integers(0, 5), min_size=n, max_size=n) for _ in range(2)])
)


@settings(max_examples=80, deadline=None)
@given(groupings)
def test_mutual_information_agrees_with_scikit_learn(drawn: tuple[list[int], list[int]]) -> None:
    peer = pytest.importorskip("sklearn.metrics", reason="needs scikit-learn, which the test extra brings")
    first, second = drawn
    assert normalised_mutual_information(first, second) == pytest.approx(
        peer.normalized_mutual_info_score(first, second), abs=1e-9
    )
    assert adjusted_mutual_information(first, second) == pytest.approx(
        peer.adjusted_mutual_info_score(first, second), abs=1e-9
    )


def test_chance_scores_nothing_and_equal_groupings_one() -> None:
    rng = np.random.default_rng(0)
    labels = rng.integers(0, 20, 600)
    assert adjusted_mutual_information(labels, (labels + 3) % 20) == pytest.approx(1)
    assert abs(adjusted_mutual_information(labels, rng.integers(0, 60, 600))) < 0.03
    assert normalised_mutual_information(labels, rng.integers(0, 60, 600)) > 0.2  # what AMI adjusts for
    assert adjusted_mutual_information([1, 1, 1], [2, 2, 2]) == normalised_mutual_information([1, 1], [3, 3]) == 1


def test_k_means_finds_separate_groups() -> None:
    rng = np.random.default_rng(0)
    labels = rng.integers(0, 8, 400)
    vectors = (rng.normal(size=(8, 16)) * 6)[labels] + rng.normal(size=(400, 16))
    found = find_clusters(vectors.astype(np.float32), 8, np.random.default_rng(1))
    assert adjusted_mutual_information(labels, found) > 0.95
    again = find_clusters(vectors.astype(np.float32), 8, np.random.default_rng(1))
    assert (found == again).all()


def test_k_means_takes_duplicates_and_few_rows() -> None:
    assert len(set(find_clusters(np.ones((5, 2)), 3, np.random.default_rng(0)).tolist())) == 1
    assert sorted(find_clusters(np.eye(3), 9, np.random.default_rng(0)).tolist()) == [0, 1, 2]


def test_silhouettes_are_those_of_plain_loops() -> None:
    rng = np.random.default_rng(2)
    vectors, labels = rng.normal(size=(40, 4)), rng.integers(0, 5, 40)
    labels[0] = 9  # alone
    wanted = []
    for i in range(40):
        mean_to = {
            c: np.mean([np.linalg.norm(vectors[i] - vectors[j]) for j in range(40) if labels[j] == c and j != i] or [0])
            for c in set(labels.tolist())
        }
        a, b = mean_to[labels[i]], min(value for c, value in mean_to.items() if c != labels[i])
        wanted.append(0.0 if labels[i] == 9 else (b - a) / max(a, b))
    np.testing.assert_allclose(silhouettes(vectors, labels), wanted, atol=1e-6)
    assert mean_silhouette(vectors, labels) == pytest.approx(np.mean(wanted), abs=1e-6)
    assert mean_silhouette(vectors, np.zeros(40)) == 0.0
    assert mean_silhouette(np.ones((4, 2)), [0, 0, 1, 1]) == 0.0


def test_spread_shows_a_collapse(shared: Path) -> None:
    rng = np.random.default_rng(0)
    assert spread_of(np.ones((10, 4))) == pytest.approx(0, abs=1e-6)
    assert spread_of(np.concatenate([np.eye(4), -np.eye(4)])) == pytest.approx(1)
    assert spread_of(1 + 1e-3 * rng.normal(size=(50, 8))) < 0.01
    case = case_of(shared, "rho_spectrum_roth2020")
    vectors = np.array(case["inputs"]["embeddings"])
    assert spectrum_gap(vectors) == pytest.approx(case["expected"]["rho(KL(U||S))"], abs=1e-8)
    assert spectrum_gap(np.ones((10, 4))) > 5 > spectrum_gap(rng.normal(size=(100, 4)))
