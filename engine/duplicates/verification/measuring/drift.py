"""By how much places of two registered pictures still lie apart: nothing in copies, parallax in two shots of a scene.

One step of Lucas and Kanade (1981) in each tile that has texture in both directions; what an affine map explains of
the steps is no drift, and a few tiles with something drawn over them do not count.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.duplicates.verification.measuring.canvas import Floats
from engine.duplicates.verification.measuring.tiles import tile_means

Sums = NDArray[np.float64]  # (n,) one number for each tile
CORNER = 4.0  # squared levels per pixel, in the direction of least change, from which a tile has texture
CANVAS_PX = 256  # that drift is told on: small pictures show less of it
LEAST_TILES, AFFINE_TILES = 4, 12  # fewer say nothing; fewer are only moved, not fitted by an affine map
EVEN = 1e-6  # keeps the fit determined where all tiles lie in one row
ROUNDS, NEAR_PX = 6, 0.05  # of the fit that gives less weight to what does not follow


@dataclass(frozen=True, slots=True)
class Drift:
    """What tiles with texture say; `median_px` is None where there are too few of them."""

    textured: int
    median_px: float | None  # of a canvas 256 px long


def measure_drift(one: Floats, two: Floats, side: int, chosen: NDArray[np.int64]) -> Drift:
    """Drift between two tone-fitted pictures (h, w) over the `chosen` ones of their whole tiles, row by row."""
    middle = (one + two) / 2
    across, along = (cv2.Sobel(middle, cv2.CV_32F, x, 1 - x, scale=1 / 8) for x in (1, 0))
    change = two - one
    products = (across * across, across * along, along * along, across * change, along * change)
    xx, xy, yy, xc, yc = (tile_means(product, side)[chosen] for product in products)
    least = (xx + yy) / 2 - np.sqrt(((xx - yy) / 2) ** 2 + xy**2)
    clear = least > CORNER
    if clear.sum() < LEAST_TILES:
        return Drift(int(clear.sum()), None)
    xx, xy, yy, xc, yc = (each[clear] for each in (xx, xy, yy, xc, yc))
    steps = np.column_stack([xy * yc - yy * xc, xy * xc - xx * yc]) / (xx * yy - xy * xy)[:, None]
    rows, columns = np.divmod(chosen[clear], two.shape[1] // side)
    scale = CANVAS_PX / max(two.shape)
    return Drift(int(clear.sum()), scale * float(np.median(_beside_affine(steps, rows, columns))))


def _beside_affine(steps: NDArray[np.float64], rows: NDArray[np.int64], columns: NDArray[np.int64]) -> Sums:
    """Lengths of what an affine map, fitted by reweighted least squares, leaves of the steps (n, 2)."""
    places = np.column_stack([np.ones(len(rows)), rows - rows.mean(), columns - columns.mean()])
    places = places if len(rows) >= AFFINE_TILES else places[:, :1]
    weights = np.ones((len(rows), 1))
    even = EVEN * np.eye(places.shape[1])
    left = np.zeros(len(rows))
    for _ in range(ROUNDS):
        weighted = places * weights
        fit = np.linalg.solve(weighted.T @ places + even, weighted.T @ steps)
        left = np.hypot(*(steps - places @ fit).T)
        weights = 1 / (NEAR_PX + left)[:, None]
    return left
