"""How photos find their fellows before and after a lesson, judged only by photos that the lesson has not seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.learning.errors import BrokenDown, CannotLearn
from engine.lessons.gathering import Floats, Material, Rows
from engine.lessons.judging.alignment import align_rows, find_own
from engine.tasks.nearest import nearest_rows
from engine.tasks.splitting import Split, fold_labels, fold_photos

Fit = Callable[[Split], Floats]  # learns from one side of a split -> unit vectors (n, k) of all rows
Doubles = NDArray[np.float64]
FOLDS, LABEL_FOLDS = 5, 4
FEW_FOLDS = 3  # where there are many photos
MANY = 600  # photos
APART = 8  # different photos of the median label, from which held-out photos are judged among themselves
MOST_JUDGED = 4_000  # photos of one fold
NEAREST = 10  # photos that numbers are judged by


@dataclass(frozen=True)
class Found:
    """What some photos (m,) find by one encoder."""

    precision: Doubles  # average precision within the first R; of numbers, nDCG
    alignment: Doubles  # correlation of likeness with the labels
    nearest: Rows


@dataclass(frozen=True)
class Judged:
    """Photos of one fold that can be judged: their rows (m,), and what they find before and after the lesson."""

    rows: Rows
    before: Found
    after: Found


@dataclass(frozen=True)
class Evidence:
    """What folds over photos and folds over labels have shown."""

    photos: tuple[Judged, ...]
    labels: tuple[Judged, ...]


def gather_evidence(material: Material, fit: Fit, photos: Sequence[Split], labels: Sequence[Split]) -> Evidence:
    """Teach on each split over photos and over labels, and judge by what it holds out."""
    apart = is_apart(material)
    by_photos = [judge_split(material, split, fit, apart) for split in photos]
    by_labels = [judge_split(material, split, fit, True) for split in labels]
    return Evidence(
        tuple(found for found in by_photos if found is not None),
        tuple(found for found in by_labels if found is not None),
    )


def plan_folds(material: Material, seed: int) -> tuple[list[Split], list[Split]]:
    """Splits over photos and over labels, fewer where there are many photos."""
    many = len(material) > MANY
    folds = FEW_FOLDS if many or is_apart(material) else FOLDS
    photos = fold_photos(material.strata, material.groups, folds, seed)
    if material.labels.dtype.kind == "f":  # no number is like another label
        return photos, []
    return photos, fold_labels(material.strata, material.groups, FEW_FOLDS if many else LABEL_FOLDS, seed)


def is_apart(material: Material) -> bool:
    """Whether most labels have enough photos for the held-out ones to find each other."""
    different = [len(np.unique(material.groups[material.strata == part])) for part in np.unique(material.strata)]
    return float(np.median(different)) >= APART


def judge_split(material: Material, split: Split, fit: Fit, alone: bool) -> Judged | None:
    """Teach by one side of a split and judge by the other; None where there is nothing to learn or to judge.

    `alone`: held-out photos look for each other only, which is the plainest test and needs several of each label.
    Otherwise they look for all photos of their label.
    """
    try:
        after = fit(split)
    except BrokenDown:
        raise
    except CannotLearn:  # too little to learn from is no fault
        return None
    rows = choose_some(split.held_out, MOST_JUDGED)
    gallery = rows if alone else np.union1d(rows, choose_some(split.train, MOST_JUDGED))
    return judge_rows(material.vectors, after, material.labels, rows, gallery)


def choose_some(rows: Rows, most: int) -> Rows:
    """At most so many of the rows, ascending."""
    return rows if len(rows) <= most else np.sort(np.random.default_rng(0).choice(rows, most, replace=False))


def judge_rows(before: Floats, after: Floats, labels: NDArray[Any], rows: Rows, gallery: Rows) -> Judged | None:
    """Let `rows` look for their like in the `gallery`, themselves left out, by both vectors (n, d) and (n, k).

    Class numbers (n,) are judged by average precision, numbers by nDCG, and both by how likeness follows them.
    """
    if labels.dtype.kind == "f":
        return judge_numbers(before, after, labels, rows, gallery)
    names, counts = np.unique(labels[gallery], return_counts=True)
    relevant = counts[np.minimum(np.searchsorted(names, labels[rows]), len(names) - 1)] - 1
    rows, relevant = rows[relevant > 0], relevant[relevant > 0]
    if not len(rows):
        return None

    def find(vectors: Floats) -> Found:
        near = rank_gallery(vectors, rows, gallery, int(relevant.max()))
        precision = average_precision(labels[near], labels[rows], relevant)
        return Found(precision, align_rows(vectors, labels, rows, gallery), near[:, 0])

    return Judged(rows, find(before), find(after))


def judge_numbers(before: Floats, after: Floats, numbers: Doubles, rows: Rows, gallery: Rows) -> Judged | None:
    """The same for numbers (n,): nDCG of the nearest photos, in standard deviations of the numbers."""
    if len(gallery) < 3 or len(rows) < 2:
        return None
    scaled = numbers / max(float(numbers.std()), 1e-12)

    def find(vectors: Floats) -> Found:
        near = rank_gallery(vectors, rows, gallery, min(NEAREST, len(gallery) - 1))
        precision = ndcg(scaled[near], scaled[rows], scaled[gallery])
        return Found(precision, align_rows(vectors, scaled, rows, gallery), near[:, 0])

    return Judged(rows, find(before), find(after))


def rank_gallery(vectors: Floats, rows: Rows, gallery: Rows, depth: int) -> Rows:
    """The `depth` nearest rows (m, depth) of the gallery, each row itself left out."""
    own = find_own(rows, gallery)
    return np.asarray(gallery[nearest_rows(vectors[rows], vectors[gallery], depth, own)[0]])


def average_precision(found: Rows, wanted: Rows, relevant: Rows) -> Doubles:
    """Average precision within the first R (m,): labels found (m, depth), wanted (m,), R = relevant (m,)."""
    ranks = np.arange(1, found.shape[1] + 1)
    hits = (found == wanted[:, None]) & (ranks <= relevant[:, None])
    return np.asarray((np.cumsum(hits, axis=1) / ranks * hits).sum(axis=1) / relevant)


def ndcg(found: Doubles, wanted: Doubles, all_: Doubles) -> Doubles:
    """nDCG (m,) of numbers found (m, depth), relevance 1 / (1 + difference), against the best that there are (n,)."""
    depth = found.shape[1]
    discount = 1 / np.log2(np.arange(2, depth + 2))
    apart = np.sort(np.abs(all_[None] - wanted[:, None]), axis=1)[:, 1 : depth + 1]  # the first is the photo itself
    ideal = (discount / (1 + apart)).sum(axis=1)
    return np.asarray((discount / (1 + np.abs(found - wanted[:, None]))).sum(axis=1) / ideal)
