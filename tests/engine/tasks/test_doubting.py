"""Mislabelled photos are found."""

from __future__ import annotations

import numpy as np
import pytest

from engine.tasks.doubting import dominant_centre, doubt_labels
from tests.engine.tasks.conftest import Goods


@pytest.mark.parametrize("seed", range(3))
def test_most_of_the_first_suspects_are_the_shuffled_ones(goods: Goods, seed: int) -> None:
    rng = np.random.default_rng(seed)
    shuffled = rng.choice(len(goods.labels), len(goods.labels) // 10, replace=False)
    labels = goods.labels.copy()
    labels[shuffled] = (labels[shuffled] + rng.integers(1, labels.max() + 1, len(shuffled))) % (labels.max() + 1)
    doubts = doubt_labels(goods.vectors, labels, len(labels) // 20)
    hits = np.isin(doubts.rows, shuffled)
    assert hits.mean() >= 0.8  # asked: half
    assert (doubts.instead[hits] == goods.labels[doubts.rows[hits]]).mean() > 0.6
    assert (doubts.instead != labels[doubts.rows]).all()


def test_true_labels_raise_few_doubts(goods: Goods) -> None:
    shuffled = goods.labels.copy()
    shuffled[::10] = np.roll(shuffled[::10], 3)
    calm = doubt_labels(goods.vectors, goods.labels, len(goods.labels))
    assert len(calm.rows) < len(doubt_labels(goods.vectors, shuffled, len(goods.labels)).rows)
    assert (calm.agreement <= 1).all() and (calm.angles_deg <= 180).all()


def test_a_label_with_two_looks_is_doubted_by_its_main_one() -> None:
    rng = np.random.default_rng(0)
    directions = np.eye(8, dtype=np.float32)
    vectors = np.repeat(directions[[0, 1]], [30, 6], axis=0) + 0.05 * rng.standard_normal((36, 8)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    assert dominant_centre(vectors) @ directions[0] > 0.95


@pytest.mark.parametrize("labels", [[], [0, 0, 0], [0, 1, 2]])
def test_too_little_to_compare_raises_no_doubt(labels: list[int]) -> None:
    vectors = np.eye(8, dtype=np.float32)[: len(labels)]
    assert len(doubt_labels(vectors, np.array(labels, np.int64), 5).rows) == 0


def test_two_thousand_labels() -> None:
    rng = np.random.default_rng(0)
    centres = rng.standard_normal((2000, 32)).astype(np.float32)
    vectors = np.repeat(centres, 3, axis=0) + 0.3 * rng.standard_normal((6000, 32)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    labels = np.repeat(np.arange(2000), 3)
    labels[[0, 300, 900]] = [5, 6, 7]
    assert {0, 300, 900} <= set(doubt_labels(vectors, labels, 20).rows.tolist())
