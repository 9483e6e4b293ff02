"""The verdict: yes only to a gain beyond its error that chance cannot explain and that costs others nothing."""

from __future__ import annotations

import numpy as np
import pytest

from engine.embedding.head import unit_rows
from engine.lessons.judging.alignment import align_rows
from engine.lessons.judging.clearness import agree, leave_one_out, measure_clearness
from engine.lessons.judging.deciding import Change, Findings, Gain, measure_gain, rule
from engine.lessons.judging.evidence import Found, Judged, judge_rows
from engine.lessons.judging.verdicts import Scores
from engine.lessons.judging.wording import explain
from tests.engine.lessons.conftest import make_features


def change(mean: float, error: float, aligned: float = 0.0, unsure: float = 0.02) -> Change:
    return Change(Gain(mean, error, 50, 10), Gain(aligned, unsure, 50, 10))


GOOD, EVEN = change(0.2, 0.05), change(-0.01, 0.02)


@pytest.mark.parametrize(
    ("taught", "unseen", "clearness", "ruling"),
    [
        (GOOD, change(0.05, 0.02), 20, "better"),
        (GOOD, None, 20, "better"),
        (GOOD, EVEN, 20, "better"),
        (GOOD, change(-0.03, 0.02), 20, "harms others"),
        (change(0.04, 0.05), EVEN, 20, "no gain"),
        (change(0.005, 0.001), None, 20, "no gain"),
        (GOOD, EVEN, 1, "chance"),
        (None, None, 0, "cannot judge"),
        (change(0.04, 0.09, 0.03), EVEN, 20, "better"),  # too few photos for ranks to tell
        (change(0.04, 0.09, 0.01), EVEN, 20, "no gain"),
        (change(-0.1, 0.09, 0.03), EVEN, 20, "no gain"),  # ranks tell the contrary
        (change(0.0, 0.005, 0.03), EVEN, 20, "no gain"),  # all are found already
        (GOOD, change(-0.01, 0.05, -0.03), 20, "harms others"),
        (GOOD, change(0.03, 0.02, -0.03), 20, "better"),
        (GOOD, change(0.0, 0.0, -0.03), 20, "better"),
    ],
)
def test_rulings(taught: Change | None, unseen: Change | None, clearness: float, ruling: str) -> None:
    assert rule(taught, unseen, clearness) == ruling


def found(precision: list[float], rows: list[int]) -> Found:
    return Found(np.array(precision), np.array(precision) / 2, np.array(rows))


def test_a_photo_that_is_judged_twice_counts_once() -> None:
    def judged(rows: list[int], after: list[float]) -> Judged:
        return Judged(np.array(rows), found([0.0] * len(rows), rows), found(after, rows))

    folds, labels = [judged([0, 1, 2], [1.0, 0.0, 0.5]), judged([0], [0.0])], np.array([0, 0, 1])
    gain = measure_gain(folds, labels)
    assert gain is not None and gain.photos == 3 and gain.labels == 2
    assert gain.mean == pytest.approx((0.25 + 0.5) / 2)
    aligned = measure_gain(folds, labels, read=lambda found: found.alignment)
    assert aligned is not None and aligned.mean == pytest.approx(gain.mean / 2)


def test_one_photo_a_label_has_an_error_that_nothing_exceeds() -> None:
    judged = Judged(np.arange(2), found([0.0, 0.0], [0, 1]), found([1.0, 1.0], [0, 1]))
    gain = measure_gain([judged], np.arange(2))
    assert gain is not None and gain.error >= 1


def test_few_labels_that_stand_for_others_have_an_error_of_their_own() -> None:
    labels, rows = np.repeat(np.arange(4), 5), list(range(20))
    gains = np.repeat([0.1, 0.2, 0.3, 0.4], 5) + np.tile(
        [-0.02, -0.01, 0, 0.01, 0.02], 4
    )  # labels differ, photos little
    judged = [Judged(np.arange(20), found([0.0] * 20, rows), found(gains.tolist(), rows))]
    own, others = measure_gain(judged, labels), measure_gain(judged, labels, sample=True)
    assert own is not None and others is not None and own.mean == others.mean == pytest.approx(0.25)
    assert own.error < 0.01 and others.error == pytest.approx(3.18 * np.std([0.1, 0.2, 0.3, 0.4], ddof=1) / 2, rel=0.01)


def test_average_precision_by_hand() -> None:
    angles = np.radians([0, 10, 50, 60])
    vectors = np.stack([np.cos(angles), np.sin(angles)], 1).astype(np.float32)
    labels, rows = np.array([0, 0, 1, 1]), np.arange(4)
    judged = judge_rows(vectors, vectors[[0, 2, 1, 3]], labels, rows, rows)
    assert judged is not None
    np.testing.assert_allclose(judged.before.precision, 1)
    np.testing.assert_allclose(judged.after.precision, 0)
    assert judge_rows(vectors, vectors, np.arange(4), rows, rows) is None  # no photo has a fellow


@pytest.mark.parametrize("numbers", [False, True])
def test_alignment_is_the_correlation_of_likeness_with_the_labels(numbers: bool) -> None:
    chance = np.random.default_rng(0)
    vectors = unit_rows(chance.standard_normal((12, 4)).astype(np.float32))
    labels = chance.standard_normal(12) if numbers else np.repeat(np.arange(4), 3)
    gallery, rows = np.arange(1, 12), np.array([0, 3, 7])  # the first is not in the gallery
    aligned = align_rows(vectors, labels, rows, gallery)
    for row, value in zip(rows, aligned, strict=True):
        others = gallery[gallery != row]
        wanted = -np.abs(labels[others] - labels[row]) if numbers else labels[others] == labels[row]
        assert value == pytest.approx(np.corrcoef(vectors[others] @ vectors[row], wanted)[0, 1], abs=1e-5)


def test_alignment_of_what_is_all_alike_is_nothing() -> None:
    same = np.ones((4, 2), np.float32) / np.sqrt(2, dtype=np.float32)
    rows = np.arange(4)
    np.testing.assert_array_equal(align_rows(same, np.array([0, 0, 1, 1]), rows, rows), 0)
    np.testing.assert_array_equal(align_rows(np.eye(4, dtype=np.float32), np.zeros(4, np.int64), rows, rows), 0)


def test_what_is_left_out_is_told_as_a_regression_without_it_would() -> None:
    vectors, target = np.random.default_rng(0).standard_normal((2, 15, 4)).astype(np.float32)
    centred = vectors - vectors.mean(axis=0)
    kernel = (centred @ centred.T).astype(np.float64)
    rest = np.arange(1, 15)
    ridge = np.trace(kernel) / 15 * np.eye(14)
    told = kernel[0, rest] @ np.linalg.solve(kernel[np.ix_(rest, rest)] + ridge, target[rest])
    np.testing.assert_allclose(leave_one_out(vectors)[0] @ target, told, rtol=1e-4)


def test_labels_that_can_be_seen_are_clear_and_shuffled_ones_are_not() -> None:
    vectors, labels, rows = unit_rows(make_features(5, 6)), np.repeat(np.arange(5), 6), np.arange(30)
    assert measure_clearness(vectors, labels, rows) > 5
    chance = np.random.default_rng(1)
    shuffled = np.array([measure_clearness(vectors, chance.permutation(labels), rows) for _ in range(40)])
    assert shuffled.max() < 3.5 and abs(shuffled.mean()) < 0.5 and 0.6 < shuffled.std() < 1.4


def test_copies_do_not_make_labels_clear() -> None:
    vectors, labels, groups = unit_rows(make_features(2, 4)), np.random.default_rng(0).permutation(8) % 2, np.arange(8)
    copies = (np.repeat(each, 20, axis=0) for each in (vectors, labels, groups))
    assert measure_clearness(*copies) == measure_clearness(vectors, labels, groups)


def test_numbers_that_can_be_seen_are_clear() -> None:
    vectors, rows = unit_rows(make_features(5, 6)), np.arange(30)
    seen = (vectors @ vectors[0]).astype(np.float64)
    seen -= seen.mean()
    assert measure_clearness(vectors, seen, rows) > 3.5
    assert measure_clearness(vectors, np.random.default_rng(0).permutation(seen), rows) < 3.5


def test_a_handful_of_photos_is_not_clear() -> None:
    vectors = unit_rows(make_features(2, 1))
    assert measure_clearness(vectors, np.arange(2), np.arange(2)) == 0


def test_agreement_by_hand() -> None:
    weights = np.array([[0.0, 1.0, 2.0], [3.0, 0.0, 4.0], [5.0, 6.0, 0.0]])
    assert agree(weights, np.array([0, 0, 1])) == 4
    assert agree(weights, np.array([1.0, -1.0, 0.0])) == -4


def test_words_say_what_has_told() -> None:
    scores = Scores(0.5, 0.6), Scores(0.55, 0.65)
    few, worse = change(0.05, 0.09, 0.031, 0.012), change(-0.01, 0.02, -0.04, 0.03)
    told = explain(Findings("better", few, None, *scores))
    assert "a gain of +0.050 ± 0.090" in told and "its correlation with them gains +0.031 ± 0.012." in told
    assert "likeness" not in explain(Findings("better", GOOD, EVEN, *scores))
    assert "less closely: -0.040 ± 0.030. The encoder stays" in explain(Findings("harms others", GOOD, worse, *scores))
