"""t-SNE (van der Maaten, Hinton 2008), exact: for maps of up to about 1,500 points."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
STEPS, HURRIED, HURRY = 400, 100, 8.0  # pulls are that much stronger in the first steps
PERPLEXITY = 20.0  # about so many neighbours count
TINY = 1e-12


def place_neighbours(vectors: npt.NDArray[Any]) -> Floats:
    """Places (n, 2) of vectors (n, d); started from the two main axes, so that nothing is left to chance."""
    pull = neighbour_shares(squared_distances(vectors.astype(np.float64)))
    centred = vectors - vectors.mean(axis=0)
    places = (centred @ np.linalg.svd(centred, full_matrices=False)[2][:2].T).astype(np.float64)
    places *= 1e-2 / max(float(places.std()), TINY)
    speed = np.zeros_like(places)
    for step in range(STEPS):
        slope = map_slope(pull * (HURRY if step < HURRIED else 1.0), places)
        speed = (0.5 if step < HURRIED else 0.8) * speed - max(len(places) / HURRY, 50.0) * slope
        places += speed
        places -= places.mean(axis=0)
    return np.asarray(places)


def squared_distances(points: Floats) -> Floats:
    """(n, n) squared Euclidean distances of points (n, d), never negative."""
    lengths = (points**2).sum(axis=1)
    return np.asarray(np.maximum(lengths[:, None] + lengths - 2 * points @ points.T, 0))


def neighbour_shares(distances: Floats, perplexity: float = PERPLEXITY) -> Floats:
    """Symmetric neighbour probabilities (n, n) that sum to 1; each row's width is found by bisection."""
    goal = np.log(min(perplexity, (len(distances) - 1) / 3))
    low, high = np.full(len(distances), -40.0), np.full(len(distances), 40.0)  # log of the inverse width
    scaled = distances / max(float(np.median(distances)), TINY)
    for _ in range(40):
        middle = (low + high) / 2
        shares = _row_shares(scaled, middle)
        wide = -(shares * np.log(shares + TINY)).sum(axis=1) > goal
        low, high = np.where(wide, middle, low), np.where(wide, high, middle)
    return np.asarray((shares + shares.T) / (2 * len(shares)))


def map_slope(pull: Floats, places: Floats) -> Floats:
    """Gradient (n, 2) of KL(pull || shares on the map)."""
    near = 1 / (1 + squared_distances(places))
    np.fill_diagonal(near, 0)
    force = (pull - near / max(float(near.sum()), TINY)) * near
    return np.asarray(4 * (force.sum(axis=1)[:, None] * places - force @ places))


def _row_shares(distances: Floats, log_sharpness: Floats) -> Floats:
    weights = -distances * np.exp(log_sharpness)[:, None]
    np.fill_diagonal(weights, -np.inf)
    weights = np.exp(weights - weights.max(axis=1, keepdims=True))
    return np.asarray(weights / weights.sum(axis=1, keepdims=True))
