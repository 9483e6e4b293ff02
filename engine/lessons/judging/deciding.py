"""From evidence to a verdict: the gain, its error, and whether the new encoder is worth having."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from engine.lessons.gathering import Rows
from engine.lessons.judging.evidence import Evidence, Judged
from engine.lessons.judging.verdicts import Scores

Doubles = NDArray[np.float64]
Ruling = Literal["better", "no gain", "chance", "harms others", "cannot judge"]
LEAST_GAIN = 0.01  # MAP@R; less is not worth another encoder
LEAST_CLEARNESS = 3.5  # standard deviations above chance; shuffled labels stayed below 3.3 in all simulated runs
# 97.5 % quantiles of Student's t for 1, 2, ... degrees of freedom
STUDENT = (12.71, 4.30, 3.18, 2.78, 2.57, 2.45, 2.36, 2.31, 2.26, 2.23)


@dataclass(frozen=True)
class Gain:
    """A mean difference of average precision over labels, and the half-width of its 95 % interval."""

    mean: float
    error: float
    photos: int
    labels: int


@dataclass(frozen=True)
class Findings:
    """What the evidence comes to; `taught` is None where no photo could be judged, `unseen` where no label could."""

    ruling: Ruling
    taught: Gain | None
    unseen: Gain | None
    clearness: float  # standard deviations that held-out photos find their label better than by chance
    baseline: Scores
    trained: Scores


def weigh_evidence(evidence: Evidence, labels: Rows) -> Findings:
    """Rule on evidence about photos with class numbers (n,)."""
    taught, unseen = measure_gain(evidence.photos, labels), measure_gain(evidence.labels, labels)
    clearness = measure_clearness(evidence.photos)
    baseline, trained = (measure_scores(evidence.photos, labels, after) for after in (False, True))
    return Findings(rule(taught, unseen, clearness), taught, unseen, clearness, baseline, trained)


def rule(taught: Gain | None, unseen: Gain | None, clearness: float) -> Ruling:
    """Better only where the gain exceeds its error, labels can be told apart, and others lose no more than theirs."""
    if taught is None:
        return "cannot judge"
    if clearness < LEAST_CLEARNESS:
        return "chance"
    if taught.mean <= max(taught.error, LEAST_GAIN):
        return "no gain"
    if unseen is not None and unseen.mean < -unseen.error:
        return "harms others"
    return "better"


def measure_gain(judged: Sequence[Judged], labels: Rows) -> Gain | None:
    """The gain of all folds: the mean over labels, with the larger of its errors over photos and over labels.

    A photo that was judged in several folds counts once, with its mean.
    """
    if not judged:
        return None
    rows = np.concatenate([each.rows for each in judged])
    gains = np.concatenate([each.after - each.before for each in judged])
    photos, own = np.unique(rows, return_inverse=True)
    means = np.bincount(own, gains) / np.bincount(own)
    names = np.unique(labels[photos])
    parts = [means[labels[photos] == name] for name in names]
    mean = float(np.mean([part.mean() for part in parts]))
    return Gain(mean, measure_error(parts), len(photos), len(names))


def measure_error(parts: Sequence[Doubles]) -> float:
    """Half-width of the 95 % interval of the mean of labels' means, from the photos' gains of each label."""
    several = [part for part in parts if len(part) > 1]
    freedom = sum(len(part) - 1 for part in several)
    if not freedom:
        return 1.0
    pooled = sum(float(((part - part.mean()) ** 2).sum()) for part in several) / freedom
    within = np.sqrt(sum(pooled / len(part) for part in parts)) / len(parts)
    error = student(freedom) * float(within)
    if len(parts) >= 10:  # fewer labels are no sample of labels, they are the ones that matter
        means = np.array([part.mean() for part in parts])
        error = max(error, student(len(parts) - 1) * float(means.std(ddof=1)) / np.sqrt(len(parts)))
    return float(error)


def student(freedom: int) -> float:
    """The 97.5 % quantile of Student's t."""
    return STUDENT[freedom - 1] if freedom <= len(STUDENT) else 1.96 + 2.5 / freedom


def measure_clearness(judged: Sequence[Judged]) -> float:
    """How far above chance held-out photos find their label, over all folds, in standard deviations."""
    if not judged:
        return 0.0
    scores = [(each.after.mean() - each.chance.mean()) / max(float(each.chance.std()), 1e-3) for each in judged]
    return float(np.sum(scores) / np.sqrt(len(scores)))


def measure_scores(judged: Sequence[Judged], labels: Rows, after: bool) -> Scores:
    """MAP@R and recall@1 of the held-out photos, the mean over photos."""
    if not judged:
        return Scores(0.0, 0.0)
    values = np.concatenate([each.after if after else each.before for each in judged])
    nearest = np.concatenate([each.nearest_after if after else each.nearest_before for each in judged])
    rows = np.concatenate([each.rows for each in judged])
    return Scores(float(values.mean()), float((labels[nearest] == labels[rows]).mean()))
