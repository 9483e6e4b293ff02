"""Whether a picture is a page, a drawing or a sky: strokes or points on one tone, to be compared as one reads it."""

from __future__ import annotations

import cv2
import numpy as np

from engine.duplicates.verification.measuring.canvas import Floats, Mask

PAPER = 0.45  # share of a picture near one tone from which it may be a page
PAPER_LEVELS = 10  # around the commonest tone
INK_LEVELS = 28  # from it
STEP = 2  # every so many pixels are enough
STROKE_PX = 4  # of those: what is thinner is a stroke
BLANK = 1.0  # median of the Laplacian, in levels, of paper without a grain
EDGE = 3.0  # medians past which it is an edge and counts no more


def measure_paper(tones: Floats, inside: Mask) -> tuple[float, float]:
    """The share of the picture (h, w) near its commonest tone, and the share of the rest that is strokes.

    The second is 0 where the first is less than that of a page.
    """
    tones, inside = tones[::STEP, ::STEP], inside[::STEP, ::STEP]
    tone, share = _commonest_tone(tones, inside)
    if share < PAPER:
        return share, 0.0
    ink = ((np.abs(tones - tone) > INK_LEVELS) & inside).astype(np.uint8)
    total = int(ink.sum())
    solid = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((STROKE_PX, STROKE_PX), np.uint8))
    strokes = 1 - float(solid.sum()) / total if total else 1.0
    return share, strokes


def measure_grain(one: Floats, two: Floats, inside: Mask) -> float:
    """How alike the faint structure on the commonest tones of two pictures (h, w) is, -1..1; 0 where one is blank.

    Paper is blank, or has the grain of its own sheet: what two pictures share there is no paper but a dark wood.
    """
    near = inside
    for tones in (one, two):
        near = near & (np.abs(tones - _commonest_tone(tones, inside)[0]) <= PAPER_LEVELS)
    chosen = cv2.erode(near.astype(np.uint8), np.ones((5, 5), np.uint8)).astype(bool)  # apart from edges
    grains = [cv2.Laplacian(tones, cv2.CV_32F)[chosen] for tones in (one, two)]
    sizes = [float(np.median(np.abs(grain))) if len(grain) else 0.0 for grain in grains]
    if min(sizes) < BLANK:
        return 0.0
    first, second = (np.clip(grain / size, -EDGE, EDGE) for grain, size in zip(grains, sizes, strict=True))
    return float((first @ second) / np.sqrt((first @ first) * (second @ second)))


def _commonest_tone(tones: Floats, inside: Mask) -> tuple[float, float]:
    """The tone around which most pixels lie, and their share."""
    levels = np.clip(tones, 0, 255).astype(np.uint8)
    counts = cv2.calcHist([levels], [0], np.ascontiguousarray(inside).view(np.uint8), [256], [0, 256]).ravel()
    near = np.convolve(counts, np.ones(2 * PAPER_LEVELS + 1), "same")
    tone = float(np.flatnonzero(near == near.max()).mean())
    return tone, float(near.max() / max(1, counts.sum()))
