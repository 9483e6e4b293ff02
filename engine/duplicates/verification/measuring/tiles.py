"""Two pictures of one size compared tile by tile, a little shift allowed."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import cv2
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from engine.duplicates.verification.measuring.canvas import Floats, Mask

LEAST_TILE_PX = 8
SHIFT_PX = 2
OUTSIDE = 1e4  # levels that no picture has
LEAST_COVERED = 0.85  # share of a tile that both pictures must cover
STRUCTURE = 5.0  # levels of standard deviation from which a tile shows something
REST_SHARE = 0.6  # of its structure that may be left in an agreeing tile
REST_LEVELS = 5.0
PLAIN_LEVELS = 14.0  # by which tiles without structure may differ


@dataclass(frozen=True, slots=True)
class Tiles:
    """Tiles (n,) that lie inside by most of their pixels."""

    side: int  # pixels
    places: NDArray[np.int64]  # among all whole tiles, row by row
    rows: NDArray[np.int64]
    columns: NDArray[np.int64]
    rest: NDArray[np.float64]  # what is left, 1 = as much as an agreeing tile may have
    structured: Mask
    inked: Mask  # structured in both pictures

    @property
    def agrees(self) -> Mask:
        """Where the pictures are one."""
        return self.rest < 1

    @property
    def middle(self) -> Mask:
        """Around the middle of the overlap: half of each side."""
        near = [np.abs(2 * at - at.min() - at.max()) <= (at.max() - at.min()) / 2 for at in (self.rows, self.columns)]
        return np.asarray(near[0] & near[1])

    def count_patches(self) -> int:
        """Connected patches of tiles that differ."""
        grid = np.zeros((int(self.rows.max()) + 1, int(self.columns.max()) + 1), np.uint8)
        grid[self.rows[~self.agrees], self.columns[~self.agrees]] = 1
        return int(cv2.connectedComponents(grid, connectivity=8)[0]) - 1

    def agreeing_pixels(self, inside: Mask) -> Mask:
        """Pixels (h, w) of the tiles where the pictures are one."""
        held = np.zeros_like(inside)
        for row, column in zip(self.rows[self.agrees], self.columns[self.agrees], strict=True):
            held[row * self.side : (row + 1) * self.side, column * self.side : (column + 1) * self.side] = True
        return held & inside


def compare_tiles(one: Floats, two: Floats, inside: Mask, along: int) -> Tiles:
    """Every tile that lies inside by most of its pixels, `along` of them on the longer side."""
    side = max(LEAST_TILE_PX, round(max(two.shape) / along))
    side = min(side, *two.shape)
    places = np.flatnonzero(tile_means(inside.astype(np.float32), side) > LEAST_COVERED)
    rows, columns = np.divmod(places, two.shape[1] // side)
    one = np.where(inside, one, two)
    means = [tile_means(each, side)[places] for each in (one, two)]
    squares = [tile_means(each * each, side)[places] for each in (one, two)]
    spreads = np.sqrt(np.maximum(0, np.stack(squares) - np.stack(means) ** 2))
    structured, inked = spreads.max(axis=0) >= STRUCTURE, spreads.min(axis=0) >= STRUCTURE
    limits = np.maximum(REST_LEVELS, REST_SHARE * spreads.max(axis=0))
    rest = np.sqrt(tile_means((one - two) ** 2, side)[places])
    amiss = structured & (rest > limits / 2)
    if amiss.any():
        rest[amiss] = np.sqrt(_least_squares(one, two, side, places[amiss]))
    plain = np.abs(means[0] - means[1]) / PLAIN_LEVELS
    return Tiles(side, places, rows, columns, np.where(structured, rest / limits, plain), structured, inked)


def tile_means(picture: Floats, side: int) -> NDArray[np.float64]:
    """Means (n,) over the whole tiles of a picture (h, w), row by row."""
    rows, columns = picture.shape[0] // side, picture.shape[1] // side
    whole = picture[: rows * side, : columns * side]
    return np.asarray(cv2.resize(whole, (columns, rows), interpolation=cv2.INTER_AREA), np.float64).ravel()


def _least_squares(one: Floats, two: Floats, side: int, places: NDArray[np.int64]) -> NDArray[np.float64]:
    """The least mean square that is left of some whole tiles (n,) when they may lie a little aside."""
    corners = np.stack(np.divmod(places, two.shape[1] // side)) * side
    edge = np.pad(one, SHIFT_PX, constant_values=OUTSIDE)
    around = sliding_window_view(edge, (side + 2 * SHIFT_PX, side + 2 * SHIFT_PX))[tuple(corners)]
    tiles = sliding_window_view(two, (side, side))[tuple(corners)]
    steps = range(2 * SHIFT_PX + 1)
    squares = []
    for down, along in product(steps, steps):
        left = around[:, down : down + side, along : along + side] - tiles
        squares.append(np.einsum("nij,nij->n", left, left))
    return np.asarray(np.min(squares, axis=0), np.float64) / side**2
