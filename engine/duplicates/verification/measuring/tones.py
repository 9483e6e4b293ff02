"""The rising curve of tones, and the softness, that bring one picture nearest to another."""

from __future__ import annotations

from typing import TypeVar

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.duplicates.verification.measuring.canvas import Floats, Mask
from engine.duplicates.verification.measuring.masked import mean_square, measure_spread

Levels = TypeVar("Levels", Floats, Mask)
BINS, BIN_PIXELS, FIT_PIXELS = 16, 20, 6000
LEVEL_STEPS = 4  # entries of the tone table for each level
STEPS = 256 * LEVEL_STEPS  # in all; bins times these fit into 16 bits
NEAR_LEVELS = 12.0
UNTOUCHED = 0.97  # share of pixels that are near from which tones need no fit
SOFTENINGS_PX = (0.8, 1.1, 1.4, 1.7, 2.0, 2.4, 2.9, 3.5, 4.2, 5.0)
SOFTER = 1.5  # times as much roughness in one picture as in the other from which the other is softer
WORSE, IN_VAIN = 1.3, 2  # times the least distance, or blurs that bring no nearer, from which more only leads away


def fit_if_needed(one: Floats, two: Floats, inside: Mask) -> Floats:
    """The first picture in the tones of the second, or as it is where that is as near."""
    near = near_share(one, two, inside)
    if near > UNTOUCHED:
        return one
    fitted = fit_tones(one, two, inside)
    return fitted if near_share(fitted, two, inside) > near else one


def near_share(one: Floats, two: Floats, inside: Mask) -> float:
    """Share of pixels that are all but the same: what is drawn over a part does not bear on it."""
    near = (np.abs(one - two) < NEAR_LEVELS) & inside
    return int(np.count_nonzero(near)) / max(1, int(np.count_nonzero(inside)))


def fit_tones(one: Floats, two: Floats, inside: Mask) -> Floats:
    """`one` (h, w) through the rising curve that fits `two` best where `inside`; its ends keep their slope.

    Both have levels 0..255, which are sorted as whole numbers of `1 / LEVEL_STEPS` levels.
    """
    steps = _to_steps(one)
    places = np.flatnonzero(inside)
    places = places[:: max(1, len(places) // FIT_PIXELS)]
    source, target = steps.ravel()[places], _to_steps(two.ravel()[places])
    below = np.concatenate([[0], np.cumsum(np.bincount(source, minlength=STEPS))])  # pixels darker than each step
    ranks = np.searchsorted(below, np.linspace(0, len(places) - 1, BINS + 1).astype(np.int64), "right") - 1
    edges = np.union1d(ranks, np.linspace(ranks[0], ranks[-1], BINS + 1).astype(np.int64))[:-1]
    if not len(edges):  # one tone
        edges = ranks[:1]
    counts = np.diff(below[edges], append=len(places))
    bins = (np.searchsorted(edges, np.arange(STEPS), "right") - 1).clip(0).astype(np.uint16)
    middles = np.cumsum(counts) - counts + counts // 2
    middles = middles[counts >= BIN_PIXELS] if counts.max() >= BIN_PIXELS else middles[:1]
    by_bin = np.sort((bins * STEPS)[source] + target, kind="stable")  # by bin, and by level in each
    centres = (np.searchsorted(below, middles, "right") - 1) / LEVEL_STEPS
    values = np.maximum.accumulate(by_bin[middles] % STEPS) / LEVEL_STEPS
    centres = np.concatenate([[centres[0] - 255], centres, [centres[-1] + 255]])
    values = np.concatenate([[values[0] - 255], values, [values[-1] + 255]])
    table = np.interp(np.arange(STEPS) / LEVEL_STEPS, centres, values).astype(np.float32)
    return np.take(table, steps)


def _to_steps(levels: Floats) -> NDArray[np.uint16]:
    return (levels * LEVEL_STEPS + 0.5).astype(np.uint16)


def soften_sharper(one: Floats, fitted: Floats, two: Floats, inside: Mask) -> tuple[Floats, Floats] | None:
    """Both pictures as soft as the softer one, the first in tones of the second; None where they are as soft.

    The sharper one is blurred as long as that brings it nearer to the other. Tones are fitted after each blur of
    `one`, not taken over from `fitted`: where one picture is sharp and the other soft, the curve between them bends.
    """
    ratio = _roughness(one, inside) / max(_roughness(two, inside), 1e-6)
    if 1 / SOFTER < ratio < SOFTER:
        return None
    best, least, in_vain = None, mean_square(fitted - two, inside), 0
    some_inside = _thin_out(inside)
    for sigma_px in SOFTENINGS_PX:
        blurred = np.asarray(cv2.GaussianBlur(one if ratio > 1 else two, (0, 0), sigma_px), np.float32)
        pair = (blurred, two) if ratio > 1 else (one, blurred)
        ours, theirs = (_thin_out(each) for each in pair)
        distance = mean_square(fit_if_needed(ours, theirs, some_inside) - theirs, some_inside)
        if distance < least:
            best, least, in_vain = pair, distance, 0
            continue
        in_vain += 1
        if distance > WORSE * least or in_vain == IN_VAIN:
            break
    return best and (fit_if_needed(*best, inside), best[1])


def _thin_out(picture: Levels) -> Levels:
    """A quarter of the pixels, evenly: enough to tell a distance by."""
    return np.ascontiguousarray(picture[::2, ::2])


def _roughness(picture: Floats, inside: Mask) -> float:
    """Fine structure beside all structure, whatever the contrast."""
    edges = np.asarray(cv2.Laplacian(picture, cv2.CV_32F), np.float32)
    return mean_square(edges, inside) / max(measure_spread(picture, inside) ** 2, 1e-6)
