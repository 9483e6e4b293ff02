"""Verification and calibration against the worked example, plain counting and chance."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.learning.errors import CannotLearn
from engine.learning.metrics.calibration import calibration_error, fit_isotonic, fit_platt
from engine.learning.metrics.verification import (
    accuracy_at,
    area_under,
    choose_threshold,
    equal_error,
    trace_roc,
    true_accepts_at,
)
from tests.engine.learning.vectors import case_of

quick = settings(max_examples=60, deadline=None)
# few distinct scores, so that ties are common
pairs = st.lists(st.tuples(st.integers(0, 6), st.booleans()), min_size=2, max_size=25).filter(
    lambda drawn: 0 < sum(same for _, same in drawn) < len(drawn)
)


def test_worked_example(shared: Path) -> None:
    case = case_of(shared, "verification_metrics")
    scores, same, expected = case["inputs"]["scores"], case["inputs"]["same"], case["expected"]
    curve = trace_roc(scores, same)
    assert area_under(curve) == pytest.approx(expected["roc_auc"], abs=1e-12)
    assert equal_error(curve) == pytest.approx((expected["eer"], expected["eer_threshold"]), abs=1e-12)
    assert true_accepts_at(curve, 0.2) == pytest.approx(expected["tar_at_far_0.2"])
    assert true_accepts_at(curve, 0.0) == pytest.approx(expected["tar_at_far_0.0"])
    threshold, accuracy = choose_threshold(scores, same)
    assert accuracy == pytest.approx(expected["best_accuracy"])
    assert accuracy_at(scores, same, threshold) == accuracy


@quick
@given(pairs)
def test_plain_counting_agrees(drawn: list[tuple[int, bool]]) -> None:
    scores, same = np.array([score for score, _ in drawn], float), np.array([truth for _, truth in drawn])
    curve = trace_roc(scores, same)
    for threshold, far, tar in zip(curve.thresholds, curve.false_accepts, curve.true_accepts, strict=True):
        assert far == pytest.approx((scores[~same] >= threshold).mean())
        assert tar == pytest.approx((scores[same] >= threshold).mean())
    wins = [(s > d) + 0.5 * (s == d) for s in scores[same] for d in scores[~same]]
    assert area_under(curve) == pytest.approx(np.mean(wins))
    candidates = [*np.unique(scores), 7.0]
    best = max(accuracy_at(scores, same, candidate) for candidate in candidates)
    threshold, accuracy = choose_threshold(scores, same)
    assert accuracy == pytest.approx(best)
    assert accuracy_at(scores, same, threshold) == pytest.approx(best)
    for limit in (0.0, 0.3, 1.0):
        allowed = [(scores[same] >= t).mean() for t in candidates if (scores[~same] >= t).mean() <= limit]
        assert true_accepts_at(curve, limit) == pytest.approx(max(allowed))


@quick
@given(pairs)
def test_equal_error_lies_on_the_curve(drawn: list[tuple[int, bool]]) -> None:
    curve = trace_roc([score for score, _ in drawn], [truth for _, truth in drawn])
    error, _ = equal_error(curve)
    # the curve has vertical steps: at the error rate it must span the true accepts 1 - error
    at = curve.false_accepts
    lower = (
        np.interp(error, at, curve.true_accepts, left=0) if error not in at else curve.true_accepts[at <= error].min()
    )
    upper = max(np.interp(error, at, curve.true_accepts), curve.true_accepts[at <= error].max())
    assert lower - 1e-9 <= 1 - error <= upper + 1e-9


def test_perfect_worst_and_no_information() -> None:
    perfect = trace_roc([3, 2, 1, 0], [1, 1, 0, 0])
    assert (area_under(perfect), equal_error(perfect)[0]) == (1.0, 0.0)
    assert area_under(trace_roc([0, 1, 2, 3], [1, 1, 0, 0])) == 0.0
    level = trace_roc([5, 5, 5, 5], [1, 0, 1, 0])
    assert (area_under(level), equal_error(level)[0]) == (0.5, 0.5)
    with pytest.raises(CannotLearn, match="give some of both"):
        trace_roc([1, 2], [1, 1])


def test_neighbouring_floats_are_parted() -> None:
    scores = [np.nextafter(0.5, 1), 0.5]
    threshold, accuracy = choose_threshold(scores, [True, False])
    assert accuracy_at(scores, [True, False], threshold) == accuracy == 1.0


def test_platt_finds_the_curve_that_made_the_pairs() -> None:
    rng = np.random.default_rng(0)
    scores = rng.normal(0.3, 0.2, 20_000)
    same = rng.random(20_000) < 1 / (1 + np.exp(-(9 * scores - 4)))
    fitted = fit_platt(scores, same)
    assert (fitted.slope, fitted.offset) == (pytest.approx(9, rel=0.05), pytest.approx(-4, rel=0.05))
    assert calibration_error(fitted.probability(scores), same) < 0.01
    assert calibration_error(np.clip(scores, 0, 1), same) > 0.05


def test_platt_stays_finite_where_scores_are_separable() -> None:
    fitted = fit_platt([0.1, 0.2, 0.8, 0.9], [0, 0, 1, 1])
    low, high = fitted.probability([0.1, 0.9])
    assert 0 < low < 0.3 < 0.7 < high < 1
    assert fit_platt([0.5, 0.5, 0.5], [1, 1, 0]).probability([0.5])[0] == pytest.approx(11 / 18)


@quick
@given(pairs)
def test_isotonic_is_the_nearest_rising_curve(drawn: list[tuple[int, bool]]) -> None:
    """The min-max formula: the value at x is the largest, over starts, of the smallest mean, over ends."""
    scores, same = np.array([score for score, _ in drawn], float), np.array([truth for _, truth in drawn], float)
    fitted = fit_isotonic(scores, same)
    levels = np.unique(scores)
    for level in levels:
        wanted = max(
            min(same[(scores >= start) & (scores <= end)].mean() for end in levels if end >= level)
            for start in levels
            if start <= level
        )
        assert fitted.probability([level])[0] == pytest.approx(wanted)
    assert (np.diff(fitted.values) >= 0).all()
    assert fitted.probability([-5, 99]).tolist() == [fitted.values[0], fitted.values[-1]]
