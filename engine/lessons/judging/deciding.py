"""From evidence to a verdict: the gain, its error, and whether the new encoder is worth having."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from engine.lessons.gathering import Rows
from engine.lessons.judging.evidence import Evidence, Found, Judged
from engine.lessons.judging.verdicts import Scores

Doubles = NDArray[np.float64]
Ruling = Literal["better", "no gain", "chance", "harms others", "cannot judge"]
LEAST_GAIN = 0.01  # MAP@R; less is not worth another encoder
MANY_LABELS = 10
LEAST_CLEARNESS = 3.5  # standard deviations above chance; of few photos shuffled at random, one in 500 reaches it
# 97.5 % quantiles of Student's t for 1, 2, ... degrees of freedom
STUDENT = (12.71, 4.30, 3.18, 2.78, 2.57, 2.45, 2.36, 2.31, 2.26, 2.23)


@dataclass(frozen=True)
class Gain:
    """A mean difference over labels, and the half-width of its 95 % interval."""

    mean: float
    error: float
    photos: int
    labels: int


@dataclass(frozen=True)
class Change:
    """What a lesson does to photos that took no part in it."""

    precision: Gain  # of average precision
    alignment: Gain  # of the correlation of likeness with the labels

    @property
    def by_alignment(self) -> bool:
        """Whether precision tells nothing, so that alignment is asked."""
        return -self.precision.error <= self.precision.mean <= max(self.precision.error, LEAST_GAIN)

    @property
    def direction(self) -> int:
        """1 for better, -1 for worse, 0 where neither can be told.

        Either figure tells by its 95 % interval, so a lesson that changes nothing passes for better in one of twenty
        at most: 2.5 % at the upper end of each. Alignment counts only where precision leaves room for a change.
        """
        if not self.by_alignment:
            return 1 if self.precision.mean > 0 else -1
        told = int(np.sign(self.alignment.mean)) if abs(self.alignment.mean) > self.alignment.error else 0
        return told if told * self.precision.mean + self.precision.error > LEAST_GAIN else 0


@dataclass(frozen=True)
class Findings:
    """What the evidence comes to; `taught` is None where no photo could be judged, `unseen` where no label could."""

    ruling: Ruling
    taught: Change | None
    unseen: Change | None
    baseline: Scores
    trained: Scores


def weigh_evidence(evidence: Evidence, labels: Rows, clearness: float) -> Findings:
    """Rule on evidence about photos with class numbers (n,) that are so clear."""
    taught, unseen = measure_change(evidence.photos, labels), measure_change(evidence.labels, labels, True)
    baseline, trained = (measure_scores(evidence.photos, labels, after) for after in (False, True))
    return Findings(rule(taught, unseen, clearness), taught, unseen, baseline, trained)


def rule(taught: Change | None, unseen: Change | None, clearness: float) -> Ruling:
    """Better only where labels can be told apart, the gain exceeds its error, and others lose no more than theirs."""
    if taught is None:
        return "cannot judge"
    if clearness < LEAST_CLEARNESS:
        return "chance"
    if taught.direction < 1:
        return "no gain"
    if unseen is not None and unseen.direction < 0:
        return "harms others"
    return "better"


def measure_change(judged: Sequence[Judged], labels: Rows, sample: bool = False) -> Change | None:
    """Both gains of all folds; None where nothing could be judged. `sample`: the labels stand for others too."""
    precision = measure_gain(judged, labels, sample)
    alignment = measure_gain(judged, labels, sample, lambda found: found.alignment)
    return None if precision is None or alignment is None else Change(precision, alignment)


def measure_gain(
    judged: Sequence[Judged],
    labels: Rows,
    sample: bool = False,
    read: Callable[[Found], Doubles] = lambda found: found.precision,
) -> Gain | None:
    """The gain of all folds: the mean over labels, with the larger of its errors over photos and over labels.

    `read` takes the figure (m,) that is meant. A photo that was judged in several folds counts once, with its mean.
    Fewer than ten labels have no error of their own, as they are the ones that matter, unless they are a `sample`.
    """
    if not judged:
        return None
    rows = np.concatenate([each.rows for each in judged])
    gains = np.concatenate([read(each.after) - read(each.before) for each in judged])
    photos, own = np.unique(rows, return_inverse=True)
    means = np.bincount(own, gains) / np.bincount(own)
    names = np.unique(labels[photos])
    parts = [means[labels[photos] == name] for name in names]
    mean = float(np.mean([part.mean() for part in parts]))
    return Gain(mean, measure_error(parts, MANY_LABELS if not sample else 2), len(photos), len(names))


def measure_error(parts: Sequence[Doubles], enough: int) -> float:
    """Half-width of the 95 % interval of the mean of labels' means, from the photos' gains of each label.

    Over photos, or, where that is larger and there are `enough` labels, over labels.
    """
    several = [part for part in parts if len(part) > 1]
    freedom = sum(len(part) - 1 for part in several)
    if not freedom:
        return 1.0
    pooled = sum(float(((part - part.mean()) ** 2).sum()) for part in several) / freedom
    within = np.sqrt(sum(pooled / len(part) for part in parts)) / len(parts)
    error = student(freedom) * float(within)
    if len(parts) >= enough:
        means = np.array([part.mean() for part in parts])
        error = max(error, student(len(parts) - 1) * float(means.std(ddof=1)) / np.sqrt(len(parts)))
    return float(error)


def student(freedom: int) -> float:
    """The 97.5 % quantile of Student's t."""
    return STUDENT[freedom - 1] if freedom <= len(STUDENT) else 1.96 + 2.5 / freedom


def measure_scores(judged: Sequence[Judged], labels: Rows, after: bool) -> Scores:
    """MAP@R and recall@1 of the held-out photos, the mean over photos."""
    if not judged:
        return Scores(0.0, 0.0)
    found = [each.after if after else each.before for each in judged]
    rows, nearest = (
        np.concatenate(parts) for parts in ([each.rows for each in judged], [each.nearest for each in found])
    )
    precision = np.concatenate([each.precision for each in found])
    return Scores(float(precision.mean()), float((labels[nearest] == labels[rows]).mean()))
