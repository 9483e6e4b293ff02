"""Which photos make a batch: every sampler yields arrays of row numbers, reproducibly from its generator."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import numpy as np
import numpy.typing as npt

from engine.learning.errors import CannotLearn

Rows = npt.NDArray[np.int64]
Labels = npt.NDArray[np.int64]
Alone = Literal["skip", "repeat"]  # a class with too few photos: left out, or its photos repeated (under augmentation)


def sample_pk(
    labels: Labels, classes: int, each: int, rng: np.random.Generator, alone: Alone = "skip"
) -> Iterator[Rows]:
    """One epoch of batches (classes * each,): P classes with K photos of each, every class once, its photos shuffled.

    Photos of a class come side by side. Classes that do not fill a last batch wait for the next epoch.
    """
    members = _members(labels, each, alone)
    classes = _fit(classes, len(members), 2)
    order = rng.permutation(len(members))
    for start in range(0, len(order) - classes + 1, classes):
        chosen = [_draw(members[place], each, rng) for place in order[start : start + classes]]
        yield np.concatenate(chosen)


def sample_n_pairs(labels: Labels, classes: int, rng: np.random.Generator) -> Iterator[Rows]:
    """Batches (2 * classes,) of exactly two photos a class, side by side: what N-pair asks for."""
    return sample_pk(labels, classes, 2, rng)


def sample_pairs(labels: Labels, pairs: int, rng: np.random.Generator) -> Iterator[Rows]:
    """Batches (2 * pairs,) for ever: rows 0-1, 2-3, ... are pairs, in turn of one class and of two classes."""
    members = _members(labels, 2, "skip")
    every = _members(labels, 1, "repeat")
    _fit(2, len(every), 2)
    if not members:
        raise CannotLearn("Pairs need a class with at least two photos: label some more.")
    while True:
        rows = [_same_pair(members, rng) if turn % 2 == 0 else _other_pair(every, rng) for turn in range(pairs)]
        yield np.concatenate(rows)


def sample_balanced(labels: Labels, size: int, rng: np.random.Generator) -> Iterator[Rows]:
    """Batches (size,) for ever in which every class is equally likely, however many photos it has."""
    names, classes, counts = np.unique(labels, return_inverse=True, return_counts=True)
    share = 1.0 / (counts[classes] * len(names))
    while True:
        yield rng.choice(len(labels), size, p=share)


def sample_neighbourhoods(
    labels: npt.NDArray[np.float64], size: int, rng: np.random.Generator, nearest: int = 5
) -> Iterator[Rows]:
    """One epoch of batches (size,), one for each anchor: its nearest in label space, random others (Kim 2019).

    labels (n,) or (n, k) are numbers; among equally near labels chance decides.
    """
    points = labels.reshape(len(labels), -1)
    size = min(size, len(points))
    if size < 3:
        raise CannotLearn(f"A neighbourhood needs at least 3 photos, not {size}: label more or take larger batches.")
    nearest = min(nearest, size - 1)
    for anchor in rng.permutation(len(points)):
        others = rng.permutation(np.delete(np.arange(len(points)), anchor))
        apart = ((points[others] - points[anchor]) ** 2).sum(axis=1)
        order = np.argsort(apart, kind="stable")
        rest = rng.choice(order[nearest:], size - 1 - nearest, replace=False)
        yield np.concatenate([[anchor], others[order[:nearest]], others[rest]])


def describe_alone(labels: Labels, each: int, alone: Alone) -> str:
    """A sentence about the classes with fewer than `each` photos; empty where there are none."""
    counts = np.unique(labels, return_counts=True)[1]
    few = int((counts < (2 if alone == "skip" else each)).sum())
    if not few:
        return ""
    what = "are left out" if alone == "skip" else "repeat their photos under augmentation"
    return f"{few} of {len(counts)} classes have too few photos and {what}."


def _members(labels: Labels, each: int, alone: Alone) -> list[Rows]:
    """Rows of each class that can take part; with "skip" a class needs two photos."""
    if each < 1:
        raise CannotLearn(f"A batch cannot have {each} photos of a class: take 2 to 4.")
    groups = np.split(np.argsort(labels, kind="stable"), np.cumsum(np.unique(labels, return_counts=True)[1])[:-1])
    return [group for group in groups if len(group) >= (2 if alone == "skip" else 1)]


def _fit(wanted: int, present: int, least: int) -> int:
    """As many classes as wanted and present."""
    if present < least:
        raise CannotLearn(f"A batch needs at least {least} classes with enough photos, not {present}: label some more.")
    return max(least, min(wanted, present))


def _draw(members: Rows, each: int, rng: np.random.Generator) -> Rows:
    """`each` rows of a class, none twice before all have come once."""
    rounds = [rng.permutation(members) for _ in range(-(-each // len(members)))]
    return np.concatenate(rounds)[:each]


def _same_pair(members: list[Rows], rng: np.random.Generator) -> Rows:
    return rng.choice(members[rng.integers(len(members))], 2, replace=False)


def _other_pair(every: list[Rows], rng: np.random.Generator) -> Rows:
    first, second = rng.choice(len(every), 2, replace=False)
    return np.array([rng.choice(every[first]), rng.choice(every[second])])
