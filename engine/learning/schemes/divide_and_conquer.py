"""Divide and conquer (Sanakoyeu 2019): each cluster of photos trains its own slice of the embedding."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from torch import Tensor

from engine.learning.distances import unit_rows
from engine.learning.errors import CannotLearn

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


def take_slice(embeddings: Tensor, cluster: int, clusters: int) -> Tensor:
    """The cluster's contiguous part (n, e / clusters) of embeddings (n, e), scaled to length 1 anew."""
    dims = embeddings.shape[1]
    if dims % clusters:
        raise CannotLearn(f"dims = {dims} cannot be cut into {clusters} equal slices: choose a multiple of {clusters}.")
    width = dims // clusters
    return unit_rows(embeddings[:, cluster * width : (cluster + 1) * width])


def match_clusters(before: Ints, now: Ints, clusters: int) -> Ints:
    """For each new cluster (k,) the old one whose slice it takes over: fewest photos that change sides in all.

    before, now (n,): cluster of every photo at two times.
    """
    return assign_least(count_differences(before, now, clusters))


def count_differences(before: Ints, now: Ints, clusters: int) -> Floats:
    """(new, old): photos that are in one of the two clusters only."""
    shared = np.bincount(now * clusters + before, minlength=clusters**2).reshape(clusters, clusters)
    sizes_now, sizes_before = np.bincount(now, minlength=clusters), np.bincount(before, minlength=clusters)
    return np.asarray(sizes_now[:, None] + sizes_before - 2 * shared, np.float64)


def keep_learnable(clusters: Ints, labels: npt.NDArray[Any]) -> npt.NDArray[np.bool_]:
    """Photos (n,) whose class has at least two in their cluster: others have no positive there."""
    classes = np.unique(labels, return_inverse=True)[1]
    groups, counts = np.unique(
        clusters * (classes.max(initial=0) + 1) + classes, return_inverse=True, return_counts=True
    )[1:]
    return np.asarray(counts[groups] > 1)


def assign_least(costs: Floats) -> Ints:
    """Column (k,) for each row of a square table so that the sum is least: the Hungarian method, O(k^3).

    Rows are added one at a time along the shortest augmenting path (Jonker, Volgenant 1987).
    """
    size = len(costs)
    owner = np.full(size + 1, -1)  # row that owns each column; the last column is where a new row starts
    rows, columns = np.zeros(size), np.zeros(size + 1)  # prices that keep every cost - row - column at or above 0
    for row in range(size):
        owner[size] = row
        path = _augment(costs, owner, rows, columns)
        column = path[-1]
        for step in reversed(path[:-1]):
            owner[column], column = owner[step], step
    chosen = np.empty(size, np.int64)
    chosen[owner[:size]] = np.arange(size)
    return chosen


def _augment(costs: Floats, owner: Ints, rows: Floats, columns: Floats) -> list[int]:
    """Shortest path of columns from the new row's start to a free column; prices move along."""
    size = len(costs)
    distance, previous, done = np.full(size, np.inf), np.full(size, size), np.zeros(size + 1, bool)
    column = size
    while owner[column] >= 0:
        done[column] = True
        spare = costs[owner[column]] - rows[owner[column]] - columns[:size]
        nearer = ~done[:size] & (spare < distance)
        distance[nearer], previous[nearer] = spare[nearer], column
        following = int(np.where(done[:size], np.inf, distance).argmin())
        step = distance[following]
        rows[owner[done]] += step
        columns[done] -= step
        distance[~done[:size]] -= step
        column = following
    path = [column]
    while path[-1] != size:
        path.append(int(previous[path[-1]]))
    return path[::-1]
