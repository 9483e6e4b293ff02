"""By how much places of two registered pictures still lie apart: nothing in copies, parallax in two shots of a scene.

One step of Lucas and Kanade (1981) in each tile that has texture in both directions; what an affine map explains of
the steps is no drift. What a gentle bend of the whole picture leaves is told beside it: lenses and hands bend a copy,
and parallax is no bend.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.duplicates.verification.measuring.canvas import Floats
from engine.duplicates.verification.measuring.tiles import tile_means

Sums = NDArray[np.float64]  # (n,) one number for each tile
Terms = NDArray[np.float64]  # (n, m) several
CORNER = 4.0  # squared levels per pixel, in the direction of least change, from which a tile has texture
CANVAS_PX = 256  # that drift is told on: small pictures show less of it
LEAST_TILES, AFFINE_TILES = 4, 12  # fewer say nothing; fewer are only moved, not fitted by a map or a bend
STEADY_PX = 0.3  # that is left in a copy once it is settled and unbent, or was never bent
EVEN = 1e-6  # keeps the fit determined where all tiles lie in one row
ROUNDS, NEAR_PX = 6, 0.05  # of the fit that gives less weight to what does not follow


@dataclass(frozen=True, slots=True)
class Drift:
    """What tiles with texture say, in pixels of a canvas 256 px long; None where there are too few of them."""

    textured: int
    median_px: float | None
    unbent_px: float | None  # beside a map of second degree, where there is more than STEADY_PX beside an affine one


def measure_drift(one: Floats, two: Floats, side: int, chosen: NDArray[np.int64]) -> Drift:
    """Drift between two tone-fitted pictures (h, w) over the `chosen` ones of their whole tiles, row by row."""
    middle = (one + two) / 2
    across, along = (cv2.Sobel(middle, cv2.CV_32F, x, 1 - x, scale=1 / 8) for x in (1, 0))
    change = two - one
    x, y, c = (tile_means(each, side)[chosen] for each in (across, along, change))
    products = (across * across, across * along, along * along, across * change, along * change)
    xx, xy, yy, xc, yc = (tile_means(product, side)[chosen] for product in products)
    xx, xy, yy, xc, yc = xx - x * x, xy - x * y, yy - y * y, xc - x * c, yc - y * c  # a lighter tile has not moved
    least = (xx + yy) / 2 - np.sqrt(((xx - yy) / 2) ** 2 + xy**2)
    clear = least > CORNER
    if clear.sum() < LEAST_TILES:
        return Drift(int(clear.sum()), None, None)
    xx, xy, yy, xc, yc = (each[clear] for each in (xx, xy, yy, xc, yc))
    steps = np.column_stack([xy * yc - yy * xc, xy * xc - xx * yc]) / (xx * yy - xy * xy)[:, None]
    rows, columns = np.divmod(chosen[clear], two.shape[1] // side)
    scale = CANVAS_PX / max(two.shape)
    affine, bend = _terms(rows - rows.mean(), columns - columns.mean())
    left = scale * _left_beside(affine, steps)
    return Drift(int(clear.sum()), left, left if left <= STEADY_PX else scale * _left_beside(bend, steps))


def _terms(y: Sums, x: Sums) -> tuple[Terms, Terms]:
    """What steps at places are told by: (n, terms) of an affine map, and of one of second degree."""
    moved = np.ones((len(x), 1))
    if len(x) < AFFINE_TILES:
        return moved, moved
    affine = np.column_stack([moved, y, x])
    return affine, np.column_stack([affine, y * y, y * x, x * x])


def _left_beside(terms: Terms, steps: Terms) -> float:
    """The middle length of what terms, fitted by reweighted least squares, leave of the steps (n, 2)."""
    weights = np.ones((len(terms), 1))
    even = EVEN * np.eye(terms.shape[1])
    left = np.zeros(len(terms))
    for _ in range(ROUNDS):
        weighted = terms * weights
        fit = np.linalg.solve(weighted.T @ terms + even, weighted.T @ steps)
        left = np.hypot(*(steps - terms @ fit).T)
        weights = 1 / (NEAR_PX + left)[:, None]
    count, fitted = terms.shape
    return float(np.median(left)) * float(np.sqrt(count / (count - fitted)))  # a closer fit leaves less of anything
