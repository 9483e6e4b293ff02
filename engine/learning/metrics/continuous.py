"""Retrieval with continuous labels: are photos with near labels ranked first? (Kim 2019)"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
BLOCK_DISTANCES = 4_000_000  # distances in memory at once


def ndcg_of(label_distances: npt.ArrayLike, embedding_distances: npt.ArrayLike, depth: int) -> Floats:
    """nDCG (q,) of rankings by embedding distance (q, n): relevance 1/(1 + label distance), by log2(rank + 1)."""
    apart, far = np.atleast_2d(label_distances), np.atleast_2d(embedding_distances)
    depth = min(depth, apart.shape[1])
    discount = 1 / np.log2(np.arange(2, depth + 2))
    order = _rank_first(far, depth)
    gained = (discount / (1 + np.take_along_axis(apart, order, axis=1))).sum(axis=1)
    ideal = (discount / (1 + np.sort(np.partition(apart, depth - 1, axis=1)[:, :depth], axis=1))).sum(axis=1)
    return np.asarray(gained / ideal)


def label_distance_at(label_distances: npt.ArrayLike, embedding_distances: npt.ArrayLike, k: int) -> Floats:
    """Mean label distance (q,) of the k nearest by embedding distance (q, n)."""
    apart, far = np.atleast_2d(label_distances), np.atleast_2d(embedding_distances)
    nearest = _rank_first(far, min(k, far.shape[1]))
    return np.asarray(np.take_along_axis(apart, nearest, axis=1).mean(axis=1))


def mean_ndcg(vectors: npt.NDArray[Any], labels: npt.NDArray[Any], depth: int = 100, *, device: str = "cpu") -> float:
    """nDCG of a set, every photo asking for the others: vectors (n, d), labels (n,) or (n, k), all Euclidean."""
    if device != "cpu":
        from engine.learning.metrics.on_device import ndcg_on  # here: on the CPU no torch is needed

        return ndcg_on(device, vectors, labels, depth, max(1, BLOCK_DISTANCES // len(vectors)))
    return float(np.concatenate([ndcg_of(apart, far, depth) for apart, far in _others(vectors, labels)]).mean())


def mean_label_distance_at(vectors: npt.NDArray[Any], labels: npt.NDArray[Any], k: int) -> float:
    """Mean label distance of the k nearest others over a set."""
    return float(np.concatenate([label_distance_at(apart, far, k) for apart, far in _others(vectors, labels)]).mean())


def _rank_first(values: npt.NDArray[Any], depth: int) -> npt.NDArray[np.int64]:
    """Columns (q, depth) of the smallest values of each row, smallest first, equal ones by position."""
    first = np.sort(np.argpartition(values, depth - 1, axis=1)[:, :depth], axis=1)
    order = np.argsort(np.take_along_axis(values, first, axis=1), axis=1, kind="stable")
    return np.take_along_axis(first, order, axis=1)


def _others(vectors: npt.NDArray[Any], labels: npt.NDArray[Any]) -> Iterator[tuple[Floats, Floats]]:
    """Blocks of (label distances, embedding distances) (b, n-1) to all others."""
    points = labels.reshape(len(labels), -1).astype(np.float64)
    lengths = (vectors**2).sum(axis=1)
    step = max(1, BLOCK_DISTANCES // len(vectors))
    for start in range(0, len(vectors), step):
        queries = np.arange(start, min(start + step, len(vectors)))
        kept = np.arange(len(vectors)) != queries[:, None]
        apart = np.sqrt(sum((column[queries, None] - column) ** 2 for column in points.T))
        far = lengths - 2 * vectors[queries] @ vectors.T  # ranks as the distance does
        shape = (len(queries), len(vectors) - 1)
        yield apart[kept].reshape(shape), far[kept].reshape(shape).astype(np.float64)
