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


def measure_paper(tones: Floats, inside: Mask) -> tuple[float, float]:
    """The share of the picture (h, w) near its commonest tone, and the share of the rest that is strokes.

    The second is 0 where the first is less than that of a page.
    """
    tones, inside = tones[::STEP, ::STEP], inside[::STEP, ::STEP]
    levels = np.clip(tones, 0, 255).astype(np.uint8)
    counts = cv2.calcHist([levels], [0], np.ascontiguousarray(inside).view(np.uint8), [256], [0, 256]).ravel()
    near = np.convolve(counts, np.ones(2 * PAPER_LEVELS + 1), "same")
    share = float(near.max() / max(1, counts.sum()))
    if share < PAPER:
        return share, 0.0
    ink = ((np.abs(tones - near.argmax()) > INK_LEVELS) & inside).astype(np.uint8)
    total = int(ink.sum())
    solid = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((STROKE_PX, STROKE_PX), np.uint8))
    strokes = 1 - float(solid.sum()) / total if total else 1.0
    return share, strokes
