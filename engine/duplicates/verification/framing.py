"""Which of two copies is framed as the photo was taken: not one cut out of the other, nor one set in something larger.

Where a picture ends inside another, the other either goes on, and the first was cut out of it, or steps to something
else along the line: a border, a caption, a window, another picture.
"""

from __future__ import annotations

from collections.abc import Iterator
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
PLACES = 48  # along a side, from corner to corner but for INSET of it
INSET = 0.04
REACH = 7  # pixels to both sides of the line
MARGIN = 4.0  # pixels between the line and the edge of the other picture, from which something lies outside
NEAR = 2  # pixels by which the line may be misplaced
STEP, ABOVE = 8.0, 2.0  # levels of a step, and how many times the changes around it
TEXTURED, EVEN = 4.0, 1.0  # mean difference in levels from the line's median; past the first a side tells something
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
    steps = list(_steps(first, second, matrix) if first_inside else _steps(second, first, invert(matrix)))
    if not steps:
        return Framing()
    set_in = bool(min(steps) >= SET_IN or np.mean(steps) >= MOSTLY)
    if not set_in and max(steps) > CUT and (min(steps) > HARDLY or np.mean(steps) >= SET_IN):
        return Framing()
    framed, other = (0, 1) if first_inside == set_in else (1, 0)
    if shares[framed] * sizes[framed] < LEAST_DETAIL * shares[other] * sizes[other]:
        return Framing("", set_in)
    return Framing("first" if framed == 0 else "second", set_in)


def _steps(inner: Pixels, outer: Pixels, matrix: Affine) -> Iterator[float]:
    """For each side of the inner picture that ends inside the outer one and tells: the share of places that step."""
    height, width = inner.shape[:2]
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]]) - 0.5  # pixel centres lie at whole numbers
    corners = corners @ matrix[:, :2].T + matrix[:, 2]
    for start, end in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        side = _walk(outer, start, end, corners.mean(axis=0))
        if side is not None and (share := _step_share(side)) is not None:
            yield share


def _walk(outer: Pixels, start: Floats, end: Floats, middle: Floats) -> Floats | None:
    """Levels (places, 2 REACH + 1, 3) of the outer picture across a side, inside first; None along an edge."""
    along = end - start
    length = float(np.hypot(*along))
    if length < 2 * REACH:
        return None
    places = start + along * np.linspace(INSET, 1 - INSET, PLACES)[:, None]
    across = np.array([along[1], -along[0]]) / length
    across *= np.sign(across @ (places.mean(axis=0) - middle))
    height, width = outer.shape[:2]
    room = np.minimum(places + 0.5, [width - 0.5, height - 0.5] - places).min(axis=1)
    if np.median(room) < MARGIN:
        return None
    grid = places[room >= MARGIN, None] + np.arange(-REACH, REACH + 1)[:, None] * across
    grid = grid.astype(np.float32)
    levels = cv2.remap(outer, grid[..., 0], grid[..., 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(levels, np.float32)


def _step_share(levels: Floats) -> float | None:
    """The share of places that step to something else; None where nothing shows on either side."""
    changes = np.abs(levels[:, 2:] - levels[:, :-2]).max(axis=2)  # over two pixels, the middle one at REACH - 1
    near = slice(REACH - 1 - NEAR, REACH + NEAR)
    line = near.start + int(np.median(changes[:, near], axis=0).argmax())
    around = np.delete(changes, range(line - 2, line + 3), axis=1).mean(axis=1)
    share = float((changes[:, line] > np.maximum(STEP, ABOVE * around)).mean())
    inside, outside = (_texture(part) for part in (levels[:, 1 : REACH - 2], levels[:, REACH + 3 : -1]))
    if outside < EVEN and inside > TEXTURED:
        return 1.0  # a photo does not end in one colour along its whole side
    return share if share >= SET_IN or max(inside, outside) > TEXTURED else None


def _texture(levels: Floats) -> float:
    """Mean difference in levels from the median along the side."""
    return float(np.abs(levels - np.median(levels, axis=0)).max(axis=2).mean())
