"""Neighbours among copy-aware vectors: signed square roots of the cached features, in the axes where they vary most."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from engine.index import NeighbourIndex
from engine.index.hnsw import GraphShape
from engine.index.places import order_by_place
from engine.progress import Progress, silent

Ids = NDArray[np.int64]
Features = NDArray[np.float16] | NDArray[np.float32]
Floats = NDArray[np.float32]

DIMS = 96
LEARN_FROM = 12_000  # features; more change the axes by nothing that matters
SPARE_DIMS, ROUNDS = 32, 4  # of the iteration that finds the axes
BLOCK = 2048  # photos whose neighbours are looked for at a time
SHAPE = GraphShape(links=12, build_breadth=80, search_breadth=80)


def soften(features: Features) -> Floats:
    """Signed square roots at length 1: what shows strongly in one place counts less beside all the rest."""
    rows = features.astype(np.float32)
    rows = np.sign(rows) * np.sqrt(np.abs(rows))
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6), np.float32)


class Axes:
    """Centring and the directions of most variance."""

    def __init__(self, centre: Floats, matrix: Floats) -> None:
        self.centre = centre  # (d,)
        self.matrix = matrix  # (d, k)

    @classmethod
    def learn(cls, blocks: Iterable[Features], dims: int = DIMS) -> Axes:
        """From blocks of features (n, d)."""
        total: NDArray[np.float64] | None = None
        gram = np.zeros((0, 0), np.float32)
        count = 0
        for block in blocks:
            rows = soften(block)
            if total is None:
                total, gram = np.zeros(rows.shape[1]), np.zeros((rows.shape[1], rows.shape[1]), np.float32)
            total += rows.sum(axis=0, dtype=np.float64)
            gram += rows.T @ rows
            count += len(rows)
            if count >= LEARN_FROM:
                break
        if total is None:
            raise ValueError("Axes need features to learn from.")
        mean = (total / count).astype(np.float32)
        return cls(mean, _widest(gram / count - mean[:, None] * mean, dims))

    def project(self, features: Features) -> Floats:
        """Features (n, d) -> vectors (n, k) of length 1."""
        rows = (soften(features) - self.centre) @ self.matrix
        return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6), np.float32)


def _widest(covariance: Floats, dims: int) -> Floats:
    """Directions (d, dims) of most variance, nearly: by orthogonal iteration, for none needs to be exact."""
    shape = len(covariance), min(len(covariance), dims + SPARE_DIMS)
    basis = np.random.default_rng(0).standard_normal(shape, np.float32)
    for _ in range(ROUNDS):
        basis, _ = np.linalg.qr(covariance @ basis)
    return np.ascontiguousarray(basis[:, :dims])


def make_index(dims: int) -> NeighbourIndex:
    """An empty index, its graph light: many neighbours are looked at, so that a missed one costs little."""
    return NeighbourIndex(dims, shape=SHAPE)


def nearest(
    index: NeighbourIndex, ids: Ids, count: int, progress: Progress = silent
) -> Iterator[tuple[Ids, Ids, Floats]]:
    """Blocks of `ids` (b,), all of the index, with ids and scores (b, k) of the neighbours of each, at most `count`.

    Best first. Ids whose vectors are near come one after the other.
    """
    vectors = index.vectors_of(ids)
    order = order_by_place(vectors)
    for start in range(0, len(ids), BLOCK):
        rows = order[start : start + BLOCK]
        found, scores = index.search_many(vectors[rows], count + 1)
        yield ids[rows], *_leave_out(ids[rows], found, scores)
        progress(min(start + BLOCK, len(ids)), len(ids), "candidates")


def _leave_out(ids: Ids, found: Ids, scores: Floats) -> tuple[Ids, Floats]:
    """Neighbours (n, k - 1) without the photo itself, or without the last where it was not found."""
    is_itself = found == ids[:, None]
    last = found.shape[1] - 1
    itself = np.where(is_itself.any(axis=1), is_itself.argmax(axis=1), last)
    places = np.arange(last)
    places = places + (places >= itself[:, None])
    return np.take_along_axis(found, places, 1), np.take_along_axis(scores, places, 1)
