"""Verification: are two photos of one class? A score at or above the threshold says yes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from engine.learning.errors import CannotLearn

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class RocCurve:
    """One point for each distinct threshold, from "never" downward: (t,) each."""

    thresholds: Floats  # descending, the first is infinite
    false_accepts: Floats  # FAR: share of the different pairs accepted, rising from 0 to 1
    true_accepts: Floats  # TAR: share of the same pairs accepted, rising from 0 to 1
    same: int
    different: int


def trace_roc(scores: npt.ArrayLike, same: npt.ArrayLike) -> RocCurve:
    """The curve of scores (n,) against same (n,); equal scores share a point."""
    values, truth = np.asarray(scores, np.float64), np.asarray(same, bool)
    positives = int(truth.sum())
    negatives = len(truth) - positives
    if not positives or not negatives:
        raise CannotLearn(f"{positives} same and {negatives} different pairs make no curve: give some of both.")
    order = np.argsort(-values, kind="stable")
    ranked = values[order]
    last = np.append(np.flatnonzero(np.diff(ranked)), len(ranked) - 1)  # where each run of equal scores ends
    accepted, right = last + 1, np.cumsum(truth[order])[last]
    return RocCurve(
        np.concatenate([[np.inf], ranked[last]]),
        np.concatenate([[0.0], (accepted - right) / negatives]),
        np.concatenate([[0.0], right / positives]),
        positives,
        negatives,
    )


def area_under(curve: RocCurve) -> float:
    """AUC: the chance that a same pair scores above a different one, ties counting half."""
    heights = (curve.true_accepts[1:] + curve.true_accepts[:-1]) / 2
    return float((np.diff(curve.false_accepts) * heights).sum())


def equal_error(curve: RocCurve) -> tuple[float, float]:
    """(EER, threshold) where false accepts equal false rejects, on the straight line between two points."""
    rejects = 1 - curve.true_accepts
    excess = curve.false_accepts - rejects
    after = int(np.argmax(excess >= 0))
    step = excess[after] - excess[after - 1]
    part = 1.0 if step <= 0 else -excess[after - 1] / step
    before = curve.false_accepts[after - 1]
    return float(before + part * (curve.false_accepts[after] - before)), float(curve.thresholds[after])


def true_accepts_at(curve: RocCurve, false_accepts: float) -> float:
    """TAR@FAR: the largest share of same pairs accepted while at most this share of different pairs is."""
    return float(curve.true_accepts[curve.false_accepts <= false_accepts].max())


def choose_threshold(scores: npt.ArrayLike, same: npt.ArrayLike) -> tuple[float, float]:
    """(threshold, accuracy) of the most accurate threshold, halfway to the next lower score; for validation pairs."""
    curve = trace_roc(scores, same)
    accepted = curve.true_accepts * curve.same
    refused = (1 - curve.false_accepts) * curve.different
    accuracy = (accepted + refused) / (curve.same + curve.different)
    best = int(accuracy.argmax())
    steps = curve.thresholds
    if best == 0:
        return float(np.nextafter(steps[1], np.inf)), float(accuracy[0])
    below = steps[best + 1] if best + 1 < len(steps) else steps[best]
    halfway = float((steps[best] + below) / 2)
    # between neighbouring floats there is no halfway
    return (halfway if halfway > below else float(steps[best])), float(accuracy[best])


def accuracy_at(scores: npt.ArrayLike, same: npt.ArrayLike, threshold: float) -> float:
    """Share of the pairs decided rightly at a threshold chosen elsewhere."""
    return float(np.mean((np.asarray(scores) >= threshold) == np.asarray(same, bool)))
