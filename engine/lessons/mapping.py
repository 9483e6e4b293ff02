"""A small map of photos that reshapes while a head learns."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from engine.lessons.gathering import Floats, Rows

Points = NDArray[np.float64]
MOST_SHOWN = 400  # photos


def choose_shown(rows: Rows) -> Rows:
    """The photos that are shown, the same every time."""
    if len(rows) <= MOST_SHOWN:
        return rows
    return np.sort(np.random.default_rng(0).choice(rows, MOST_SHOWN, replace=False))


def draw_map(vectors: Floats, before: Points | None = None) -> Points:
    """Points (n, 2) within -1..1 along the two widest axes of vectors (n, d), turned as near as can be to `before`."""
    centred = vectors.astype(np.float64) - vectors.mean(axis=0)
    left, sizes, _ = np.linalg.svd(centred, full_matrices=False)
    points = np.zeros((len(vectors), 2))
    kept = min(2, len(sizes))
    points[:, :kept] = left[:, :kept] * sizes[:kept]
    points /= max(float(np.abs(points).max()), 1e-12)
    if before is not None:
        turn, _, back = np.linalg.svd(points.T @ before)  # orthogonal Procrustes (Schoenemann 1966)
        points = points @ turn @ back
        points /= max(float(np.abs(points).max()), 1e-12)
    return points
