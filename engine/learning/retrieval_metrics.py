"""Leave-one-out retrieval metrics: every photo asks for the others of its label (Musgrave et al. 2020).

A `device` other than "cpu" ranks on that torch device; memory stays within a block of similarities either way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from engine.progress import Progress, silent

Vectors = npt.NDArray[np.float32] | npt.NDArray[np.float64]
Labels = npt.ArrayLike  # one per vector: numbers or words
Hits = tuple[npt.NDArray[np.bool_], npt.NDArray[np.int64]]
BLOCK_SCORES = 16_000_000  # similarities in memory at once


@dataclass(frozen=True, slots=True)
class RetrievalScores:
    """All metrics of one set, each a mean over the queries; a photo alone in its label is no query."""

    queries: int
    recall_at_1: float
    recall_at_5: float
    map_at_r: float
    r_precision: float


def measure_retrieval(
    vectors: Vectors, labels: Labels, progress: Progress = silent, *, device: str = "cpu"
) -> RetrievalScores:
    """Every metric in one pass over L2-normalised vectors (n, d)."""
    total, queries = np.zeros(4), 0
    for hits, relevant in rank_blocks(vectors, labels, 5, progress, device=device):
        queries += len(hits)
        total += [
            hits[:, :1].any(axis=1).sum(),
            hits[:, :5].any(axis=1).sum(),
            average_precision_at_r(hits, relevant).sum(),
            precision_at_r(hits, relevant).sum(),
        ]
    return RetrievalScores(queries, *(total / max(queries, 1)).tolist())


def recall_at_k(vectors: Vectors, labels: Labels, k: int, *, device: str = "cpu") -> float:
    """Share of the queries with at least one photo of their label among the first k."""
    found = [np.asarray(hits[:, :k].any(axis=1)) for hits, _ in rank_blocks(vectors, labels, k, device=device)]
    return _mean_of(found)


def map_at_r(vectors: Vectors, labels: Labels, *, device: str = "cpu") -> float:
    """Mean over the queries of the average precision within the first R, R = others of the label."""
    return _mean_of([average_precision_at_r(*block) for block in rank_blocks(vectors, labels, device=device)])


def r_precision(vectors: Vectors, labels: Labels, *, device: str = "cpu") -> float:
    """Mean over the queries of the share of their label among the first R."""
    return _mean_of([precision_at_r(*block) for block in rank_blocks(vectors, labels, device=device)])


def rank_blocks(
    vectors: Vectors,
    labels: Labels,
    depth: int = 1,
    progress: Progress = silent,
    *,
    block_scores: int = BLOCK_SCORES,
    device: str = "cpu",
) -> Iterator[Hits]:
    """Yield (hits (b, m), relevant (b,)) for blocks of queries.

    hits[i, j]: the j-th nearest other photo has the query's label; m >= depth and >= R of each query, within n - 1.
    Equal similarities rank by position.
    """
    classes, counts = np.unique(np.asarray(labels), return_inverse=True, return_counts=True)[1:]
    if len(classes) != len(vectors):
        raise ValueError(f"{len(vectors)} vectors need as many labels, not {len(classes)}.")
    others = counts[classes] - 1
    queries = np.flatnonzero(others > 0)
    step = max(1, block_scores // max(len(vectors), 1))
    rank_nearest = _choose_ranker(vectors, device)
    for start in range(0, len(queries), step):
        progress(start, len(queries))
        block = queries[start : start + step]
        nearest = rank_nearest(block, min(max(depth, int(others[block].max())), len(vectors) - 1))
        yield classes[nearest] == classes[block, None], others[block]
    progress(len(queries), len(queries))


def average_precision_at_r(hits: npt.NDArray[np.bool_], relevant: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
    """Per query: (1/R) sum over ranks i <= R with a hit of the precision among the first i."""
    ranks = np.arange(1, hits.shape[1] + 1)
    counted = hits & (ranks <= relevant[:, None])
    return np.asarray((np.cumsum(counted, axis=1) / ranks * counted).sum(axis=1) / relevant)


def precision_at_r(hits: npt.NDArray[np.bool_], relevant: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
    """Per query: share of hits among the first R."""
    ranks = np.arange(1, hits.shape[1] + 1)
    return np.asarray((hits & (ranks <= relevant[:, None])).sum(axis=1) / relevant)


def _choose_ranker(vectors: Vectors, device: str) -> Callable[[npt.NDArray[np.int64], int], npt.NDArray[np.int64]]:
    if device == "cpu":
        return lambda block, depth: _rank_nearest(vectors, block, depth)
    from engine.learning.metrics.on_device import rank_nearest_on  # here: on the CPU no torch is needed

    return rank_nearest_on(device, vectors)


def _rank_nearest(vectors: Vectors, block: npt.NDArray[np.int64], depth: int) -> npt.NDArray[np.int64]:
    """The `depth` nearest others of each photo in the block, nearest first."""
    distance = -(vectors[block] @ vectors.T)
    distance[np.arange(len(block)), block] = np.inf
    near = np.argpartition(distance, depth - 1, axis=1)[:, :depth]
    near.sort(axis=1)
    order = np.argsort(np.take_along_axis(distance, near, axis=1), axis=1, kind="stable")
    return np.take_along_axis(near, order, axis=1)


def _mean_of(parts: list[npt.NDArray[Any]]) -> float:
    return float(np.concatenate(parts).mean()) if parts else 0.0
