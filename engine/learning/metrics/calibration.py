"""Calibration: from scores to the probability of "same"."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Platt:
    """p = sigmoid(slope * score + offset)."""

    slope: float
    offset: float

    def probability(self, scores: npt.ArrayLike) -> Floats:
        """Probability of "same" of scores (n,)."""
        return _sigmoid(self.slope * np.asarray(scores, np.float64) + self.offset)


@dataclass(frozen=True, slots=True)
class Isotonic:
    """A rising curve through (scores, values), flat beyond its ends."""

    scores: Floats  # (k,) ascending
    values: Floats  # (k,) never falling, within 0..1

    def probability(self, scores: npt.ArrayLike) -> Floats:
        """Probability of "same" of scores (n,)."""
        return np.interp(np.asarray(scores, np.float64), self.scores, self.values)


def fit_platt(scores: npt.ArrayLike, same: npt.ArrayLike, steps: int = 100) -> Platt:
    """Logistic regression of one variable by Newton's method with halved steps (Platt 1999; Lin, Lin, Weng 2007).

    Targets are drawn in from 0 and 1 by the number of pairs, so that separable scores have a finite slope.
    """
    raw, truth = np.asarray(scores, np.float64), np.asarray(same, bool)
    centre, width = float(raw.mean()), float(raw.std()) or 1.0  # Newton is sure on scores of mean 0 and spread 1
    design = np.stack([(raw - centre) / width, np.ones(len(raw))], axis=1)
    positives = int(truth.sum())
    negatives = len(truth) - positives
    targets = np.where(truth, (positives + 1) / (positives + 2), 1 / (negatives + 2))
    weights = np.array([0.0, np.log((positives + 1) / (negatives + 1))])
    cost = _cross_entropy(design @ weights, targets)
    for _ in range(steps):
        shift = _newton_step(design, targets, weights)
        scale, lower = _shorten(design, targets, weights, shift, cost)
        weights, gained, cost = weights - scale * shift, cost - lower, lower
        if gained < 1e-12 * max(1.0, cost):
            break
    return Platt(float(weights[0] / width), float(weights[1] - weights[0] * centre / width))


def fit_isotonic(scores: npt.ArrayLike, same: npt.ArrayLike) -> Isotonic:
    """The rising step curve nearest to the outcomes in squares, by pooling adjacent violators (Ayer 1955)."""
    levels, place = np.unique(np.asarray(scores, np.float64), return_inverse=True)
    counts = np.bincount(place).astype(np.float64)
    means = np.bincount(place, np.asarray(same, np.float64)) / counts
    blocks: list[tuple[float, float, int]] = []  # mean, weight, levels pooled
    for mean, count in zip(means, counts, strict=True):
        block = (float(mean), float(count), 1)
        while blocks and blocks[-1][0] >= block[0]:
            block = _pool(blocks.pop(), block)
        blocks.append(block)
    return Isotonic(levels, np.repeat([mean for mean, _, _ in blocks], [length for _, _, length in blocks]))


def calibration_error(probabilities: npt.ArrayLike, same: npt.ArrayLike, bins: int = 10) -> float:
    """ECE: mean gap between probability and outcome over equally wide bins, weighted by their pairs (Naeini 2015)."""
    given, truth = np.asarray(probabilities, np.float64), np.asarray(same, np.float64)
    place = np.minimum((given * bins).astype(np.int64), bins - 1)
    gaps = np.bincount(place, given - truth, bins)
    return float(np.abs(gaps).sum() / len(given))


def _pool(first: tuple[float, float, int], second: tuple[float, float, int]) -> tuple[float, float, int]:
    weight = first[1] + second[1]
    return (first[0] * first[1] + second[0] * second[1]) / weight, weight, first[2] + second[2]


def _sigmoid(logits: Floats) -> Floats:
    return np.asarray(0.5 * (1 + np.tanh(0.5 * logits)))  # tanh cannot overflow


def _cross_entropy(logits: Floats, targets: Floats) -> float:
    return float((np.logaddexp(0, logits) - targets * logits).sum())


def _newton_step(design: Floats, targets: Floats, weights: Floats) -> Floats:
    given = _sigmoid(design @ weights)
    curvature = (design * (given * (1 - given))[:, None]).T @ design + 1e-12 * np.eye(2)
    return np.asarray(np.linalg.solve(curvature, design.T @ (given - targets)))


def _shorten(design: Floats, targets: Floats, weights: Floats, shift: Floats, cost: float) -> tuple[float, float]:
    """(share of the step, cost there): the step is halved until it lowers the cost."""
    scale = 1.0
    while scale > 1e-10:
        lower = _cross_entropy(design @ (weights - scale * shift), targets)
        if lower <= cost:
            return scale, lower
        scale /= 2
    return 0.0, cost
