"""The verdict: yes only to a gain beyond its error that chance cannot explain and that costs others nothing."""

from __future__ import annotations

import numpy as np
import pytest

from engine.lessons.judging.deciding import Gain, measure_gain, rule
from engine.lessons.judging.evidence import Judged, judge_rows


def gain(mean: float, error: float) -> Gain:
    return Gain(mean, error, 50, 10)


@pytest.mark.parametrize(
    ("taught", "unseen", "clearness", "ruling"),
    [
        (gain(0.2, 0.05), gain(0.05, 0.02), 20, "better"),
        (gain(0.2, 0.05), None, 20, "better"),
        (gain(0.2, 0.05), gain(-0.01, 0.02), 20, "better"),
        (gain(0.2, 0.05), gain(-0.03, 0.02), 20, "harms others"),
        (gain(0.04, 0.05), gain(0.05, 0.02), 20, "no gain"),
        (gain(0.005, 0.001), None, 20, "no gain"),
        (gain(0.2, 0.05), gain(0.05, 0.02), 1, "chance"),
        (None, None, 0, "cannot judge"),
    ],
)
def test_rulings(taught: Gain | None, unseen: Gain | None, clearness: float, ruling: str) -> None:
    assert rule(taught, unseen, clearness) == ruling


def test_a_photo_that_is_judged_twice_counts_once() -> None:
    def judged(rows: list[int], after: list[float]) -> Judged:
        zeros = np.zeros(len(rows))
        return Judged(np.array(rows), zeros, np.array(after), np.array(rows), np.array(rows), np.zeros(3))

    found = measure_gain([judged([0, 1, 2], [1.0, 0.0, 0.5]), judged([0], [0.0])], np.array([0, 0, 1]))
    assert found is not None and found.photos == 3 and found.labels == 2
    assert found.mean == pytest.approx((0.25 + 0.5) / 2)


def test_one_photo_a_label_has_an_error_that_nothing_exceeds() -> None:
    ones = np.ones(2)
    judged = Judged(np.arange(2), 0 * ones, ones, np.arange(2), np.arange(2), np.zeros(3))
    found = measure_gain([judged], np.arange(2))
    assert found is not None and found.error >= 1


def test_average_precision_by_hand() -> None:
    angles = np.radians([0, 10, 50, 60])
    vectors = np.stack([np.cos(angles), np.sin(angles)], 1).astype(np.float32)
    labels, rows = np.array([0, 0, 1, 1]), np.arange(4)
    found = judge_rows(vectors, vectors[[0, 2, 1, 3]], labels, rows, rows)
    assert found is not None
    np.testing.assert_allclose(found.before, 1)
    np.testing.assert_allclose(found.after, 0)
    assert judge_rows(vectors, vectors, np.arange(4), rows, rows) is None  # no photo has a fellow
