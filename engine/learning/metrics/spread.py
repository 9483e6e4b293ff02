"""Shape of a set of embeddings: how far apart classes lie, and whether all directions are used."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
BLOCK_DISTANCES = 4_000_000  # distances in memory at once


def spread_of(vectors: npt.NDArray[Any]) -> float:
    """sqrt(1 - |mean of unit rows|^2): 0 where all rows (n, d) point one way (collapse), 1 where they cancel out."""
    middle = _unit_rows(vectors).mean(axis=0, dtype=np.float64)
    return float(np.sqrt(max(0.0, 1 - float(middle @ middle))))


def spectrum_gap(vectors: npt.NDArray[Any], leave_out: int = 0) -> float:
    """KL(uniform || singular values of the unit rows (n, d)): low if many directions are used (Roth 2020).

    leave_out: how many of the largest singular values do not count.
    """
    values = np.linalg.svd(_unit_rows(vectors).astype(np.float64), compute_uv=False)[leave_out:]
    shares = np.maximum(values / values.sum(), np.finfo(np.float64).tiny)
    return float(-np.log(shares * len(shares)).mean())


def silhouettes(vectors: npt.NDArray[Any], labels: npt.ArrayLike, *, device: str = "cpu") -> Floats:
    """Silhouette (n,) of every row (Rousseeuw 1987): (b - a)/max(a, b), 0 for a row alone in its class.

    a is the mean Euclidean distance to the rest of its class, b that to the nearest other class; one class: all 0.
    """
    classes, counts = np.unique(np.asarray(labels), return_inverse=True, return_counts=True)[1:]
    if len(counts) < 2:
        return np.zeros(len(vectors))
    order = np.argsort(classes, kind="stable")  # class by class, so that a class's distances are one run
    vectors, starts = vectors[order], np.cumsum(counts) - counts
    total = _choose_totals(vectors, classes[order], starts, device)
    found, step = [], max(1, BLOCK_DISTANCES // max(len(vectors), 1))
    for start in range(0, len(vectors), step):
        block = np.arange(start, min(start + step, len(vectors)))
        found.append(_compare(total(block), classes[order[block]], counts))
    restored = np.empty(len(vectors))
    restored[order] = np.concatenate(found)
    return restored


def mean_silhouette(vectors: npt.NDArray[Any], labels: npt.ArrayLike, *, device: str = "cpu") -> float:
    """Mean silhouette of a set."""
    return float(silhouettes(vectors, labels, device=device).mean())


def _unit_rows(vectors: npt.NDArray[Any]) -> npt.NDArray[Any]:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.where(lengths > 0, lengths, 1))


def _choose_totals(
    vectors: npt.NDArray[Any], classes: npt.NDArray[np.int64], starts: npt.NDArray[np.int64], device: str
) -> Callable[[npt.NDArray[np.int64]], Floats]:
    """A function rows (b,) -> summed distances (b, c) to each class; vectors come class by class, from `starts`."""
    if device != "cpu":
        from engine.learning.metrics.on_device import class_totals_on  # here: on the CPU no torch is needed

        return class_totals_on(device, vectors, classes, len(starts))
    lengths = (vectors**2).sum(axis=1)
    return lambda block: np.add.reduceat(_distances(vectors, lengths, block), starts, axis=1)


def _distances(vectors: npt.NDArray[Any], lengths: npt.NDArray[Any], block: npt.NDArray[np.int64]) -> Floats:
    squared = lengths[block, None] + lengths - 2 * vectors[block] @ vectors.T
    squared[np.arange(len(block)), block] = 0
    return np.asarray(np.sqrt(np.maximum(squared, 0)))


def _compare(totals: Floats, own: npt.NDArray[np.int64], counts: npt.NDArray[np.int64]) -> Floats:
    """Silhouettes from the summed distances (b, c) to each class."""
    rows = np.arange(len(own))
    within = totals[rows, own] / np.maximum(counts[own] - 1, 1)
    means = totals / counts
    means[rows, own] = np.inf
    beside = means.min(axis=1)
    larger = np.maximum(within, beside)
    return np.where((counts[own] > 1) & (larger > 0), (beside - within) / np.where(larger > 0, larger, 1), 0.0)
