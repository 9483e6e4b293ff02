"""Pairs for verification and what a threshold from other classes does on them."""

from __future__ import annotations

import numpy as np
import pytest

from engine.experiments.protocols.pairs import Pairs, draw_pairs, verify
from engine.learning.errors import CannotLearn

CLASSES = np.repeat(np.arange(6), 4)
GROUPS = CLASSES // 3


def test_half_of_the_pairs_are_of_one_class() -> None:
    pairs = draw_pairs(CLASSES, GROUPS, 200, np.random.default_rng(0))
    same = CLASSES[pairs.first] == CLASSES[pairs.second]
    assert (same == pairs.same).all()
    assert same.sum() == 100
    assert (pairs.first != pairs.second).all()


def test_different_ones_stay_within_their_group_where_asked() -> None:
    within = draw_pairs(CLASSES, GROUPS, 400, np.random.default_rng(0))
    assert (GROUPS[within.first] == GROUPS[within.second]).all()
    across = draw_pairs(CLASSES, None, 400, np.random.default_rng(0))
    different = ~across.same
    assert (GROUPS[across.first] != GROUPS[across.second])[different].mean() == pytest.approx(0.6, abs=0.1)


def test_groups_of_one_class_have_no_different_pairs() -> None:
    with pytest.raises(CannotLearn, match="two classes"):
        draw_pairs(CLASSES, CLASSES, 10, np.random.default_rng(0))


def test_the_threshold_comes_from_the_held_out_pairs() -> None:
    rows = np.zeros(4, np.int64)
    held_out = Pairs(rows, rows, np.array([True, True, False, False]))
    unseen = Pairs(rows, rows, np.array([True, True, False, False]))
    # perfectly apart on both sides, but the unseen scores lie lower: one same pair falls under the threshold
    found = verify(held_out, np.array([0.9, 0.8, 0.4, 0.3]), unseen, np.array([0.7, 0.3, 0.2, 0.1]))
    assert 0.4 < found.threshold <= 0.8
    assert found.held_out_accuracy == 1.0
    assert found.accuracy == pytest.approx(0.75)
    assert found.area == pytest.approx(1.0)
    assert found.equal_error == pytest.approx(0.0)
    assert "curve" not in found.figures()
