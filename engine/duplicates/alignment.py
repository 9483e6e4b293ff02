"""Where a place of one copy lies in another, so that both can be laid over each other."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from engine.duplicates.candidates.fingerprint import take_fingerprint
from engine.duplicates.verification.agreement import compare
from engine.duplicates.verification.hypotheses import propose
from engine.duplicates.verification.judging import is_one_picture
from engine.duplicates.verification.look import Facts, Look
from engine.duplicates.verification.registration import Affine

ALIGNING_PX = 320  # the size that pairs are judged at

Alignment = tuple[tuple[float, float, float], tuple[float, float, float]]


def align(first: NDArray[np.uint8], second: NDArray[np.uint8]) -> Alignment | None:
    """The map from fractions (x, y) of the first picture to fractions of the second; None where none agrees.

    Both RGB (h, w, 3), at most `ALIGNING_PX` long.
    """
    one, two = (_look(pixels) for pixels in (first, second))
    for registration in propose(one, two):
        found = compare(one.pixels, two.pixels, registration.matrix, is_one_picture)
        if found is not None and is_one_picture(found):
            return to_fractions(registration.matrix, one.size, two.size)
    return None


def to_fractions(matrix: Affine, first: tuple[int, int], second: tuple[int, int]) -> Alignment:
    """A map between pixels, whose centres lie at whole numbers, as one between fractions of (width, height)."""
    linear = matrix[:, :2] * np.asarray(first, float) / np.asarray(second, float)[:, None]
    shift = (matrix[:, 2] - 0.5 * matrix[:, :2].sum(axis=1) + 0.5) / np.asarray(second, float)
    (a, b), (c, d) = linear.tolist()
    x, y = shift.tolist()
    return (a, b, x), (c, d, y)


def _look(pixels: NDArray[np.uint8]) -> Look:
    height, width, _ = pixels.shape
    return Look(take_fingerprint(pixels), Facts(width, height), lambda: pixels)
