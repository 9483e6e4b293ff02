"""Whether labels can be seen at all: what one photo tells of another's label, against shuffled labels."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.lessons.gathering import Floats, Rows
from engine.tasks.nearest import sample_rows

MOST_PHOTOS = 1_000
SHUFFLES = 200


def measure_clearness(vectors: Floats, labels: NDArray[Any], groups: Rows) -> float:
    """How far above shuffled labels the labels of a lesson can be told by the other photos, in standard deviations.

    Every photo's label is told by a ridge regression on all others, as many times as labels are shuffled: a
    permutation test of a classifier (Golland and Fischl, IPMI 2003; Ojala and Garriga, JMLR 2010). Folds of a lesson
    cannot be summed up into such a test, for each judges by photos that the others have learned from, and labels that
    happen to fit in one happen to fit in all. Of photos that are nearly copies one takes part: copies carry their
    label to each other, however it was given. vectors (n, d), class numbers or centred numbers (n,), groups (n,).
    """
    some = np.unique(groups, return_index=True)[1]
    some = some[sample_rows(len(some), MOST_PHOTOS)]
    if len(some) < 3:
        return 0.0
    weights, given = leave_one_out(vectors[some]), labels[some]
    chance = np.random.default_rng(0)
    shuffled = np.array([agree(weights, chance.permutation(given)) for _ in range(SHUFFLES)])
    return float((agree(weights, given) - shuffled.mean()) / max(float(shuffled.std()), 1e-12))


def leave_one_out(vectors: Floats) -> NDArray[np.float64]:
    """What each row adds (n, n) to what a ridge regression on all rows but one tells of that one, for any target.

    In closed form from the inverse of the regularised kernel (Allen's PRESS, 1974); regularised by its mean
    eigenvalue. vectors (n, d).
    """
    centred = vectors.astype(np.float64) - vectors.mean(axis=0, dtype=np.float64)
    kernel = centred @ centred.T
    inverse = np.linalg.inv(kernel + (np.trace(kernel) / len(kernel) + 1e-12) * np.eye(len(kernel)))
    return np.asarray(np.eye(len(kernel)) - inverse / np.diag(inverse)[:, None])


def agree(weights: NDArray[np.float64], labels: NDArray[Any]) -> float:
    """How far what is told by weights (n, n) agrees with class numbers, or numbers, (n,)."""
    if labels.dtype.kind == "f":
        return float(labels @ weights @ labels)
    return float(weights[labels[:, None] == labels].sum())
