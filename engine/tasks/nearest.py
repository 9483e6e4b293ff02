"""Nearest rows by cosine, a block at a time: never a matrix of all against all."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
Rows = NDArray[np.int64]
BLOCK_CELLS = 8_000_000  # cosines held at once: 32 MB


def cosine_blocks(queries: Vectors, references: Vectors) -> Iterator[tuple[slice, Vectors]]:
    """Yield (rows of the queries, cosines (b, n)) for unit vectors (m, d) and (n, d)."""
    block = max(1, BLOCK_CELLS // max(1, len(references)))
    for start in range(0, len(queries), block):
        rows = slice(start, min(start + block, len(queries)))
        yield rows, queries[rows] @ references.T


def nearest_rows(queries: Vectors, references: Vectors, k: int, own: Rows | None = None) -> tuple[Rows, Vectors]:
    """The `k` nearest references of each query, best first: rows (m, k) and cosines (m, k).

    `own` (m,) is the row of each query among the references, which is left out; -1 where it is none of them. Where
    there are fewer than k, the cosines of what fills the rest are -inf.
    """
    rows = np.zeros((len(queries), k), np.int64)
    cosines = np.full((len(queries), k), -np.inf, np.float32)
    kept = min(k, len(references))
    for block, scores in cosine_blocks(queries, references) if kept else ():
        if own is not None:
            inside = np.flatnonzero(own[block] >= 0)
            scores[inside, own[block][inside]] = -np.inf
        best = np.argpartition(scores, len(references) - kept, axis=1)[:, -kept:]
        values = np.take_along_axis(scores, best, axis=1)
        order = np.argsort(-values, axis=1, kind="stable")
        rows[block, :kept] = np.take_along_axis(best, order, axis=1)
        cosines[block, :kept] = np.take_along_axis(values, order, axis=1)
    return rows, cosines


def highest_cosines(queries: Vectors, references: Vectors) -> tuple[Vectors, Rows]:
    """The highest cosine (m,) of each query to any reference, and that reference's row (m,)."""
    highest = np.full(len(queries), -np.inf, np.float32)
    rows = np.zeros(len(queries), np.int64)
    for block, scores in cosine_blocks(queries, references) if len(references) else ():
        rows[block] = scores.argmax(axis=1)
        highest[block] = np.take_along_axis(scores, rows[block][:, None], axis=1)[:, 0]
    return highest, rows


def sample_rows(count: int, most: int, seed: int = 0) -> Rows:
    """At most `most` of `count` row numbers, ascending, the same for the same numbers."""
    if count <= most:
        return np.arange(count)
    return np.sort(np.random.default_rng(seed).choice(count, most, replace=False))


def spread_out(vectors: Vectors, worth: NDArray[np.float64], count: int) -> Rows:
    """Choose `count` rows one after the other by worth (n,) times unlikeness to those chosen before."""
    chosen: list[int] = []
    unlike = np.ones(len(vectors))
    left = worth.astype(np.float64)
    for _ in range(min(count, int((worth > 0).sum()))):
        best = int(np.argmax(left * unlike))
        chosen.append(best)
        unlike = np.minimum(unlike, np.clip(1 - vectors @ vectors[best], 0, 1))
        left[best] = -1
    return np.array(chosen, np.int64)
