"""Whether two registered pictures agree, place by place.

Both are brought to the coarser one's pixels, tones are fitted by a rising curve, and the overlap is compared in tiles:
a tile agrees when what is left after the fit is small beside its own structure, a little shift allowed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.duplicates.verification.canvas import Canvas, Floats, Mask, Pixels, lay_out, settle, to_luma
from engine.duplicates.verification.drift import Drift, measure_drift
from engine.duplicates.verification.paper import measure_paper
from engine.duplicates.verification.registration import Affine, invert

COARSE_PX, COARSE_TILES = 256, 12  # along the longer side
FINE_PX, FINE_TILES = 640, 28
LEAST_TILE_PX = 8
SHIFT_PX = 2
BLUR_PX = 0.8
WORTH_SETTLING = 0.75  # correlation
HOPELESS = 0.5  # correlation below which tiles need not be looked at
INSIDE = 0.7  # share of a tile that both pictures must cover
BINS, BIN_PIXELS, FIT_PIXELS = 16, 20, 6000
LEVEL_STEPS = 4  # entries of the tone table for each level
STRUCTURE = 5.0  # levels of standard deviation from which a tile shows something
REST_SHARE = 0.6  # of its structure that may be left in an agreeing tile
REST_LEVELS = 5.0
PLAIN_LEVELS = 14.0  # by which tiles without structure may differ
UNSURE = (0.3, 0.93)  # shares of agreeing tiles between which the registration is worth settling


@dataclass(frozen=True, slots=True)
class Agreement:
    """How the overlap of two pictures compares; shares are 0..1."""

    first_share: float  # of the first picture that lies on the second
    second_share: float
    structured: int  # tiles that show something in either picture
    agreeing: float  # share of the structured tiles
    differing: float  # share of all tiles
    differing_inside: float  # share of the tiles around the middle
    patches: int  # connected patches of tiles that differ
    both_inked: float  # share of all tiles that differ though both show something
    typical: float  # what is left in the middle one of the structured tiles, 1 = as much as an agreeing one may have
    strictest: float  # the same in the worst of all tiles
    correlation: float  # of the whole overlap after the fit of tones
    retouch: float  # mean levels by which the fit changes tones
    rest: float  # root mean square of what is left, levels
    colour: float  # mean levels by which colours differ where tones were not fitted
    paper: float  # share of the picture that lies near one tone: high on pages, drawings and skies
    strokes: float  # share of the rest that is thin
    drift: Drift


def compare(
    first: Pixels, second: Pixels, matrix: Affine, canvas_px: int = COARSE_PX, tiles: int = COARSE_TILES
) -> Agreement | None:
    """Compare RGB pictures, the first lying on the second by `matrix`; None when they hardly overlap."""
    scale = float(np.sqrt(abs(np.linalg.det(matrix[:, :2]))))
    if scale > 1:  # the second is finer: bring it to the first
        canvas = lay_out(second, first, invert(matrix), 1 / scale, canvas_px)
        canvas = canvas and replace(canvas, shares=canvas.shares[::-1])
    else:
        canvas = lay_out(first, second, matrix, scale, canvas_px)
    if canvas is None:
        return None
    found = _measure(canvas, tiles)
    if found is None:
        return None
    if not UNSURE[0] < found.agreeing < UNSURE[1] or found.correlation < WORTH_SETTLING:
        return found
    better = _measure(settle(canvas), tiles)
    return found if better is None or better.agreeing < found.agreeing else better


def _measure(canvas: Canvas, tiles_along: int) -> Agreement | None:
    """Fit tones and compare tiles; None for pictures that have nothing in common."""
    inside = canvas.inside
    one, two = (cv2.GaussianBlur(to_luma(picture), (0, 0), BLUR_PX) for picture in (canvas.one, canvas.two))
    fitted = _fit_tones(one, two, inside)
    correlation = _correlate(fitted[inside], two[inside])
    if correlation < HOPELESS and max(one[inside].std(), two[inside].std()) > STRUCTURE:
        return None
    tiles = _compare_tiles(fitted, two, inside, tiles_along)
    if not len(tiles.rows):
        return None
    differs, middle = ~tiles.agrees, tiles.middle
    papers = [measure_paper(picture, inside) for picture in (one, two)]
    return Agreement(
        first_share=canvas.shares[0],
        second_share=canvas.shares[1],
        structured=int(tiles.structured.sum()),
        agreeing=_share(tiles.agrees[tiles.structured], 0.0),
        differing=_share(differs, 1.0),
        differing_inside=_share(differs[middle], 0.0),
        patches=_count_patches(tiles),
        both_inked=_share(differs & tiles.inked, 1.0),
        typical=float(np.median(tiles.rest[tiles.structured])) if tiles.structured.any() else 1.0,
        strictest=float(tiles.rest.max(initial=0.0)),
        correlation=correlation,
        retouch=float(cv2.mean(cv2.absdiff(fitted, one), inside.astype(np.uint8))[0]),
        rest=float(np.sqrt(((fitted - two)[inside] ** 2).mean())),
        colour=float(np.mean(cv2.mean(cv2.absdiff(canvas.one, canvas.two), inside.astype(np.uint8))[:3])),
        paper=max(share for share, _ in papers),
        strokes=max(strokes for _, strokes in papers),
        drift=measure_drift(fitted, two, tiles.side, tiles.places),
    )


def _share(flags: Mask, otherwise: float) -> float:
    return float(flags.mean()) if len(flags) else otherwise


def _fit_tones(one: Floats, two: Floats, inside: Mask) -> Floats:
    """`one` through the rising curve that brings its tones nearest to those of `two`; its ends keep their slope."""
    source, target = one[inside], two[inside]
    every = max(1, len(source) // FIT_PIXELS)
    order = np.argsort(source[::every], kind="stable")
    source, target = source[::every][order], target[::every][order]
    ranks = source[np.linspace(0, len(source) - 1, BINS + 1).astype(np.int64)]
    edges = np.union1d(ranks, np.linspace(source[0], source[-1], BINS + 1))
    place = np.clip(np.searchsorted(edges, source, "right") - 1, 0, max(0, len(edges) - 2))
    _, starts, counts = np.unique(place, return_index=True, return_counts=True)
    middles = (starts + counts // 2)[counts >= BIN_PIXELS] if counts.max() >= BIN_PIXELS else starts[:1]
    by_bin = np.lexsort((target, place))
    centres, values = source[middles].astype(np.float64), np.maximum.accumulate(target[by_bin][middles])
    centres = np.concatenate([[centres[0] - 255], centres, [centres[-1] + 255]])
    values = np.concatenate([[values[0] - 255], values, [values[-1] + 255]])
    table = np.interp(np.arange(0, 256, 1 / LEVEL_STEPS), centres, values).astype(np.float32)
    return np.asarray(table[np.clip(one * LEVEL_STEPS + 0.5, 0, len(table) - 1).astype(np.int32)], np.float32)


@dataclass(frozen=True, slots=True)
class _Tiles:
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


def _compare_tiles(one: Floats, two: Floats, inside: Mask, along: int) -> _Tiles:
    """Every tile that lies inside by most of its pixels."""
    side = max(LEAST_TILE_PX, round(max(two.shape) / along))
    side = min(side, *two.shape)
    ours, theirs, held = (_cut_tiles(each, side) for each in (one, two, inside))
    rows, columns = np.divmod(np.flatnonzero(held.mean(axis=1) > INSIDE), two.shape[1] // side)
    chosen = rows * (two.shape[1] // side) + columns
    ours, theirs = ours[chosen], theirs[chosen]
    spreads = np.stack([ours.std(axis=1), theirs.std(axis=1)])
    structured, inked = spreads.max(axis=0) >= STRUCTURE, spreads.min(axis=0) >= STRUCTURE
    limits = np.maximum(REST_LEVELS, REST_SHARE * spreads.max(axis=0))
    rest = np.sqrt(((ours - theirs) ** 2).mean(axis=1))
    for tile in np.flatnonzero(structured & (rest > limits / 2)):
        aside = _rest_after_shift(one, theirs[tile].reshape(side, side), (rows[tile] * side, columns[tile] * side))
        rest[tile] = min(rest[tile], aside)
    plain = np.abs(ours.mean(axis=1) - theirs.mean(axis=1)) / PLAIN_LEVELS
    return _Tiles(side, chosen, rows, columns, np.where(structured, rest / limits, plain), structured, inked)


def _cut_tiles(picture: NDArray[Any], side: int) -> NDArray[Any]:
    """Pixels of the whole tiles (n, side * side), row by row."""
    rows, columns = picture.shape[0] // side, picture.shape[1] // side
    whole = picture[: rows * side, : columns * side].reshape(rows, side, columns, side)
    return whole.swapaxes(1, 2).reshape(rows * columns, side * side)


def _rest_after_shift(one: Floats, theirs: Floats, corner: tuple[int, int]) -> float:
    """The least that is left when the tile at (row, column) may lie a little aside."""
    top, left = corner
    side = len(theirs)
    around = one[max(0, top - SHIFT_PX) : top + side + SHIFT_PX, max(0, left - SHIFT_PX) : left + side + SHIFT_PX]
    squares = cv2.matchTemplate(np.ascontiguousarray(around), np.ascontiguousarray(theirs), cv2.TM_SQDIFF)
    return float(np.sqrt(max(0.0, float(squares.min())) / theirs.size))


def _count_patches(tiles: _Tiles) -> int:
    """Connected patches of tiles that differ."""
    grid = np.zeros((int(tiles.rows.max()) + 1, int(tiles.columns.max()) + 1), np.uint8)
    grid[tiles.rows[~tiles.agrees], tiles.columns[~tiles.agrees]] = 1
    return int(cv2.connectedComponents(grid, connectivity=8)[0]) - 1


def _correlate(one: Floats, two: Floats) -> float:
    spread = float(one.std() * two.std())
    return float(((one - one.mean()) * (two - two.mean())).mean() / spread) if spread > 1e-3 else 0.0
