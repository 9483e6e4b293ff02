"""Which of two copies is framed as the photo was taken: not one cut out of the other, nor one set in something larger.

Where a picture ends inside another, the other either goes on, and the first was cut out of it, or steps to something
else along the line: a border, a caption, a window, another picture.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.duplicates.verification.registration import Affine, invert

Pixels = NDArray[np.uint8]
Floats = NDArray[np.float32]
Framed = Literal["", "both", "first", "second"]

WHOLE = 0.97  # share of a picture from which nothing of it lies outside the other
PLACES = 32  # along a side, from corner to corner but for INSET of it
INSET = 0.04
REACH = 7  # pixels to both sides of the line
MARGIN = 4.0  # pixels between the line and the edge of the other picture, from which something lies outside
NEAR = 2  # pixels by which the line may be misplaced
STEP, ABOVE = 8.0, 2.0  # levels of a step, and how many times the changes around it
TEXTURED, EVEN = 4.0, 1.0  # mean difference in levels from the line's mean; past the first a side tells something
SET_IN, MOSTLY = 0.5, 0.75  # shares of places with a step: on each side, or over all
CUT, HARDLY = 0.4, 0.25  # the same for a picture that goes on: on no side more, or on one side so little
LEAST_DETAIL = 0.4  # of the pixels in which the other shows the same: a thumbnail is no original


@dataclass(frozen=True, slots=True)
class Framing:
    """Which of the two is framed as taken ("" where it cannot be told), and whether the other has something around."""

    framed: Framed = ""
    set_in: bool = False


def tell_framing(
    first: Pixels, second: Pixels, matrix: Affine, shares: tuple[float, float], sizes: tuple[int, int]
) -> Framing:
    """Of two pictures (height, width, 3), the first on the second by `matrix`.

    `shares` of each lie on the other; `sizes`: pixels of their files. One that shows the same in far fewer pixels is
    not taken for the original.
    """
    if min(shares) >= WHOLE:
        return Framing("both")
    if max(shares) < WHOLE:
        return Framing()
    first_inside = shares[0] > shares[1]
    steps = _steps(first, second, matrix) if first_inside else _steps(second, first, invert(matrix))
    if not len(steps):
        return Framing()
    set_in = bool(steps.min() >= SET_IN or steps.mean() >= MOSTLY)
    if not set_in and steps.max() > CUT and (steps.min() > HARDLY or steps.mean() >= SET_IN):
        return Framing()
    framed, other = (0, 1) if first_inside == set_in else (1, 0)
    if shares[framed] * sizes[framed] < LEAST_DETAIL * shares[other] * sizes[other]:
        return Framing("", set_in)
    return Framing("first" if framed == 0 else "second", set_in)


def _steps(inner: Pixels, outer: Pixels, matrix: Affine) -> Floats:
    """For each side of the inner picture that ends inside the outer one and tells: the share of places that step."""
    levels = _walk(inner, outer, matrix)
    changes = np.abs(levels[:, :, 2:] - levels[:, :, :-2]).max(axis=3)  # over two pixels, the middle one at REACH - 1
    near = slice(REACH - 1 - NEAR, REACH + NEAR)
    lines = near.start + changes[:, :, near].mean(axis=1).argmax(axis=1)
    aside = np.abs(np.arange(changes.shape[2]) - lines[:, None]) > NEAR
    around = (changes * aside[:, None]).sum(axis=2) / aside.sum(axis=1)[:, None]
    at_line = changes[np.arange(len(lines)), :, lines]
    shares = (at_line > np.maximum(STEP, ABOVE * around)).mean(axis=1)
    inside, outside = _texture(levels[:, :, 1 : REACH - 2]), _texture(levels[:, :, REACH + 3 : -1])
    ends_plain = (outside < EVEN) & (inside > TEXTURED)  # a photo does not end in one colour along its whole side
    tells = (shares >= SET_IN) | (np.maximum(inside, outside) > TEXTURED)
    return np.asarray(np.where(ends_plain, 1.0, shares)[tells])


def _walk(inner: Pixels, outer: Pixels, matrix: Affine) -> Floats:
    """Levels (sides, places, 2 REACH + 1, 3) of the outer picture across the sides that lie in it, inside first."""
    height, width = inner.shape[:2]
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]]) - 0.5  # pixel centres lie at whole numbers
    corners = corners @ matrix[:, :2].T + matrix[:, 2]
    along = np.roll(corners, -1, axis=0) - corners
    lengths = np.maximum(np.hypot(along[:, 0], along[:, 1]), 1e-6)
    places = corners[:, None] + along[:, None] * np.linspace(INSET, 1 - INSET, PLACES)[:, None]  # (4, places, 2)
    across = np.stack([along[:, 1], -along[:, 0]], axis=1) / lengths[:, None]
    across *= np.sign(((places.mean(axis=1) - corners.mean(axis=0)) * across).sum(axis=1))[:, None]
    room = np.minimum(places + 0.5, [outer.shape[1] - 0.5, outer.shape[0] - 0.5] - places).min(axis=2)
    sides = (room.mean(axis=1) >= MARGIN) & (lengths >= 2 * REACH)
    grid = places[sides, :, None] + np.arange(-REACH, REACH + 1)[:, None] * across[sides, None, None]
    flat = grid.reshape(-1, 2 * REACH + 1, 2).astype(np.float32)
    if not flat.size:
        return np.empty((0, PLACES, 2 * REACH + 1, 3), np.float32)
    levels = cv2.remap(outer, flat[..., 0], flat[..., 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(levels.reshape(*grid.shape[:3], 3), np.float32)


def _texture(levels: Floats) -> Floats:
    """For each side the mean difference in levels from the mean along it."""
    return np.asarray(np.abs(levels - levels.mean(axis=1, keepdims=True)).max(axis=3).mean(axis=(1, 2)))
