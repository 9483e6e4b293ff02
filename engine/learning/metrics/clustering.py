"""Clustering: do the groups that k-means finds match the labels?"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
BLOCK_ROWS = 8192  # rows compared with all centres at once


def mutual_information(table: Floats) -> float:
    """Mutual information in nats of a contingency table (r, c) of counts."""
    total = table.sum()
    joint = table / total
    outer = joint.sum(axis=1, keepdims=True) * joint.sum(axis=0)
    met = joint > 0
    return float((joint[met] * np.log(joint[met] / outer[met])).sum())


def count_together(first: npt.ArrayLike, second: npt.ArrayLike) -> Floats:
    """Contingency table (r, c): how often each label of the first meets each of the second."""
    rows, columns = (np.unique(np.asarray(side), return_inverse=True)[1] for side in (first, second))
    shape = (int(rows.max()) + 1, int(columns.max()) + 1)
    return np.bincount(rows * shape[1] + columns, minlength=shape[0] * shape[1]).reshape(shape).astype(np.float64)


def normalised_mutual_information(first: npt.ArrayLike, second: npt.ArrayLike) -> float:
    """NMI: mutual information by the mean of both entropies; two groupings without any division agree."""
    table = count_together(first, second)
    entropies = [_entropy(table.sum(axis=axis)) for axis in (0, 1)]
    return 1.0 if max(entropies) == 0 else max(0.0, mutual_information(table)) / (sum(entropies) / 2)


def adjusted_mutual_information(first: npt.ArrayLike, second: npt.ArrayLike) -> float:
    """AMI: 0 for what chance would give, 1 for equal groupings (Vinh 2010), by the mean of both entropies."""
    table = count_together(first, second)
    entropies = [_entropy(table.sum(axis=axis)) for axis in (0, 1)]
    if table.shape[0] == table.shape[1] == np.count_nonzero(table):
        return 1.0  # the same grouping under other names
    expected = _expected_information(table.sum(axis=1), table.sum(axis=0))
    # chance never passes the smaller entropy, and reaches their mean only where each row is a group of its own in both
    return (mutual_information(table) - expected) / (sum(entropies) / 2 - expected)


def _entropy(counts: Floats) -> float:
    shares = counts[counts > 0] / counts.sum()
    return max(0.0, float(-(shares * np.log(shares)).sum()))


def _expected_information(rows: Floats, columns: Floats) -> float:
    """Mean mutual information of random tables with these margins; equal pairs of margins are computed once."""
    total = int(rows.sum())
    log_factorial = np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, total + 1)))])
    heights, tall = np.unique(rows.astype(np.int64), return_counts=True)
    widths, wide = np.unique(columns.astype(np.int64), return_counts=True)
    return float(
        sum(
            count_a * count_b * _expected_cell(int(a), int(b), total, log_factorial)
            for a, count_a in zip(heights, tall, strict=True)
            for b, count_b in zip(widths, wide, strict=True)
        )
    )


def _expected_cell(a: int, b: int, total: int, log_factorial: Floats) -> float:
    """Expected term of one cell with margins a and b: its count is hypergeometric."""
    met = np.arange(max(1, a + b - total), min(a, b) + 1)
    f = log_factorial
    chance = f[a] + f[b] + f[total - a] + f[total - b] - f[total]
    chance = chance - f[met] - f[a - met] - f[b - met] - f[total - a - b + met]
    return float((met / total * np.log(total * met / (a * b)) * np.exp(chance)).sum())


def find_clusters(
    vectors: npt.NDArray[Any], count: int, rng: np.random.Generator, rounds: int = 50, *, device: str = "cpu"
) -> Ints:
    """k-means from k-means++ starts: cluster (n,) of every row of vectors (n, d); distances on a torch device."""
    centres = _spread_starts(vectors, count, rng)
    chosen = _nearest(vectors, centres, device)[0]
    for _ in range(rounds):
        before = chosen
        centres = _move_centres(vectors, chosen, centres)
        chosen = _nearest(vectors, centres, device)[0]
        if (chosen == before).all():
            break
    return chosen


def _nearest(vectors: npt.NDArray[Any], centres: npt.NDArray[Any], device: str = "cpu") -> tuple[Ints, Floats]:
    """(row of the nearest centre (n,), squared distance to it (n,)), in blocks."""
    block = BLOCK_ROWS
    if device != "cpu":
        from engine.learning.metrics.on_device import nearest_centres_on  # here: on the CPU no torch is needed

        return nearest_centres_on(device, vectors, centres, block)
    rows, far = np.empty(len(vectors), np.int64), np.empty(len(vectors))
    lengths = (centres**2).sum(axis=1)
    for start in range(0, len(vectors), block):
        part = vectors[start : start + block]
        squared = lengths - 2 * part @ centres.T
        rows[start : start + block] = squared.argmin(axis=1)
        far[start : start + block] = squared.min(axis=1) + (part**2).sum(axis=1)
    return rows, np.maximum(far, 0)


def _spread_starts(vectors: npt.NDArray[Any], count: int, rng: np.random.Generator) -> npt.NDArray[Any]:
    """k-means++ (Arthur 2007): each next start is drawn in proportion to its squared distance from those before."""
    count = min(count, len(vectors))
    starts = [int(rng.integers(len(vectors)))]
    far = _nearest(vectors, vectors[starts])[1]
    while len(starts) < count:
        weight = far.sum()
        pick = int(rng.choice(len(vectors), p=far / weight)) if weight > 0 else int(rng.integers(len(vectors)))
        starts.append(pick)
        far = np.minimum(far, _nearest(vectors, vectors[pick : pick + 1])[1])
    return vectors[starts].astype(np.float64)


def _move_centres(vectors: npt.NDArray[Any], chosen: Ints, centres: Floats) -> Floats:
    """Means of the clusters (k, d); one without rows stays where it is."""
    counts = np.bincount(chosen, minlength=len(centres))
    order = np.argsort(chosen, kind="stable")
    filled = np.flatnonzero(counts)
    starts = (np.cumsum(counts) - counts)[filled]
    moved = centres.copy()
    moved[filled] = np.add.reduceat(vectors[order], starts, axis=0) / counts[filled, None]
    return moved
