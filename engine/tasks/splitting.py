"""Train and held-out photos such that no duplicate is on both sides: folds over photos, and over labels."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.progress import Progress, silent
from engine.tasks.nearest import BLOCK_CELLS, Rows, Vectors

NEAR_IDENTICAL = (
    0.92  # cosine; re-saved, halved and slightly cropped copies lie above, different photos below 0.87 (measured)
)
ALWAYS_TRAIN = -1


@dataclass(frozen=True, slots=True)
class Split:
    """Rows to learn from and rows to judge by, both ascending."""

    train: Rows
    held_out: Rows


def group_duplicates(
    vectors: Vectors, pairs: Rows | None = None, threshold: float = NEAR_IDENTICAL, progress: Progress = silent
) -> Rows:
    """Group numbers (n,) from 0 on: rows joined, over any chain, by `pairs` (m, 2) or a cosine from `threshold` on.

    vectors (n, d) of length 1, a block of them compared at a time. A chain is one group here, however long: nothing
    is deleted by it, and a leak would flatter the verdict.
    """
    parents = np.arange(len(vectors))
    for first, second in () if pairs is None else pairs.tolist():
        _join(parents, first, second)
    block = max(1, min(1024, BLOCK_CELLS // max(1, len(vectors))))
    for start in range(0, len(vectors), block):
        progress(start, len(vectors), "duplicates")
        close = vectors[start : start + block] @ vectors[start:].T >= threshold
        for first, second in np.argwhere(close).tolist():
            if first < second:
                _join(parents, start + first, start + second)
    progress(len(vectors), len(vectors), "duplicates")
    roots = np.array([_find(parents, row) for row in range(len(vectors))], np.int64)
    return np.asarray(np.unique(roots, return_inverse=True)[1], np.int64).reshape(-1)


def fold_photos(labels: Rows, groups: Rows, folds: int = 5, seed: int = 0) -> list[Split]:
    """Splits over photos: in each about 1/folds of every label is held out, groups whole.

    labels (n,) and groups (n,). A label that has only one group is always learned from: held out, nothing would be
    left to know it by.
    """
    placed = _place_groups(labels, groups, folds, np.random.default_rng(seed))
    fold = placed[groups]
    return [_split(fold == number) for number in range(folds) if (fold == number).any()]


def fold_labels(labels: Rows, groups: Rows, folds: int = 5, seed: int = 0) -> list[Split]:
    """Splits over labels: each label is held out once as a whole, with what is learned free of its duplicates.

    Held-out labels of one photo are left out, as nothing can be found by them.
    """
    names, own, sizes = np.unique(labels, return_inverse=True, return_counts=True)
    if len(names) < 2 * 2:  # two labels to learn from, and two to judge by
        return []
    folds = min(folds, len(names) // 2)
    order = np.random.default_rng(seed).permutation(len(names))
    order = order[np.argsort(-sizes[order], kind="stable")]
    fold_of = np.empty(len(names), np.int64)
    fold_of[order] = _snake(len(names), folds)
    splits = []
    for number in range(folds):
        out = fold_of[own] == number
        tainted = np.isin(groups, groups[out])
        judged = out & (sizes[own] > 1)
        splits.append(Split(np.flatnonzero(~tainted), np.flatnonzero(judged)))
    return [split for split in splits if len(split.train) and len(split.held_out)]


def _place_groups(labels: Rows, groups: Rows, folds: int, rng: np.random.Generator) -> Rows:
    """The fold (g,) of each group: of each label in turn, the rarest first, its groups go where it has least."""
    names, own = np.unique(labels, return_inverse=True)
    members: list[Rows] = [np.unique(groups[own == label]) for label in range(len(names))]
    sizes = np.bincount(groups)
    placed = np.full(len(sizes), ALWAYS_TRAIN - 1)
    for label in sorted(range(len(names)), key=lambda label: len(members[label])):
        if len(members[label]) < 2:
            placed[members[label]] = ALWAYS_TRAIN
            continue
        held = np.bincount(np.maximum(placed[members[label]], 0), placed[members[label]] >= 0, folds)
        free = members[label][placed[members[label]] < ALWAYS_TRAIN]
        shuffled = rng.permutation(free)
        ties = rng.permutation(folds)
        for group in shuffled[np.argsort(-sizes[shuffled], kind="stable")].tolist():
            least = int(ties[np.argmin(held[ties])])
            placed[group] = least
            held[least] += sizes[group]
    return placed


def _split(out: NDArray[np.bool_]) -> Split:
    return Split(np.flatnonzero(~out), np.flatnonzero(out))


def _snake(count: int, folds: int) -> Rows:
    """0, 1, 2, 2, 1, 0, 0, 1 ...: large and small labels in every fold."""
    round_, place = np.divmod(np.arange(count), folds)
    return np.where(round_ % 2, folds - 1 - place, place)


def _find(parents: Rows, row: int) -> int:
    while parents[row] != row:
        parents[row] = parents[parents[row]]
        row = int(parents[row])
    return row


def _join(parents: Rows, first: int, second: int) -> None:
    one, other = _find(parents, first), _find(parents, second)
    parents[max(one, other)] = min(one, other)
