"""A first look at two registered pictures on a small canvas: most that are none are told apart here, cheaply."""

from __future__ import annotations

import cv2
import numpy as np

from engine.duplicates.verification.measuring.canvas import Canvas, Floats, Mask, to_luma
from engine.duplicates.verification.measuring.masked import correlate, measure_spread
from engine.duplicates.verification.measuring.tiles import LEAST_COVERED, REST_LEVELS, REST_SHARE, STRUCTURE, tile_means
from engine.duplicates.verification.measuring.tones import fit_if_needed, near_share

GLANCE_PX, GLANCE_TILES = 96, 12  # along the longer side
BLUR_PX = 0.8
UNLIKE, NEAR_SHARE = 0.5, 0.6  # correlation, and pixels that are near all the same
LEAST_ALIKE, LENIENT = 0.35, 1.5  # share of tiles, and how much more than an agreeing tile they may have left


def is_hopeless(canvas: Canvas) -> bool:
    """Whether two RGB pictures have next to nothing in common, beyond what may be drawn over a part of one."""
    one, two = (cv2.GaussianBlur(to_luma(picture), (0, 0), BLUR_PX) for picture in (canvas.one, canvas.two))
    one = fit_if_needed(one, two, canvas.inside)
    return are_unlike(one, two, canvas.inside) or _alike_share(one, two, canvas.inside) < LEAST_ALIKE


def are_unlike(one: Floats, two: Floats, inside: Mask) -> bool:
    """Whether two grey pictures are unlike in the whole, and not because of something drawn over a part."""
    if correlate(one, two, inside) >= UNLIKE or max(measure_spread(each, inside) for each in (one, two)) <= STRUCTURE:
        return False
    return near_share(one, two, inside) < NEAR_SHARE


def _alike_share(one: Floats, two: Floats, inside: Mask) -> float:
    """Share of the tiles with structure that nearly agree; 1 without any."""
    side = min(max(4, round(max(two.shape) / GLANCE_TILES)), *two.shape)
    squares = [tile_means(each * each, side) - tile_means(each, side) ** 2 for each in (one, two)]
    spreads = np.sqrt(np.maximum(0, np.maximum(*squares)))
    chosen = (tile_means(inside.astype(np.float32), side) > LEAST_COVERED) & (spreads >= STRUCTURE)
    limits = np.maximum(REST_LEVELS, REST_SHARE * spreads)
    rest = np.sqrt(tile_means((one - two) ** 2, side))
    return float((rest < LENIENT * limits)[chosen].mean()) if chosen.any() else 1.0
