"""Digits drawn as Omniglot's characters are: cropped to their ink, of one size, with strokes of one pen's width."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn import functional

Inks = npt.NDArray[np.bool_]
Pictures = npt.NDArray[np.uint8]
PEN = 5  # pixels


def redraw(images: Pictures, side: int, box: int) -> Inks:
    """Inks (n, side, side) of digits (n, h, w): the longer side of the ink about `box` pixels, its box in the middle.

    Strokes are thinned to a line and drawn anew with a pen as wide as Omniglot's; the line's size counts, so that a
    thick pen makes no smaller digit.
    """
    parts = [redraw_lines(part, box) for part in split_rows(images)]
    margin = side - parts[0].shape[1]
    around = (margin // 2, margin - margin // 2)
    return draw_lines(np.pad(np.concatenate(parts), ((0, 0), around, around)))


def redraw_lines(images: Pictures, box: int) -> Inks:
    """Lines (n, box, box) as long as the box less the pen; a look at half the size tells how thick strokes are."""
    half = box // 2
    lengths = measure_box(thin_all(images, np.full(len(images), half), half))
    wanted = half * (box - PEN) / np.maximum(lengths - 1, half // 4)
    return thin_all(images, wanted, box)


def thin_all(images: Pictures, lengths: npt.NDArray[Any], side: int) -> Inks:
    """Lines (n, side, side) of digits (n, h, w) whose ink is made so long."""
    return thin(np.stack([place(image, side, length) for image, length in zip(images, lengths, strict=True)]))


def split_rows(images: Pictures, block: int = 1000) -> list[Pictures]:
    """So many at a time, for memory."""
    return [images[start : start + block] for start in range(0, len(images), block)]


def place(image: Pictures, side: int, box: float) -> Inks:
    """Ink (side, side) of one digit (h, w), cropped and enlarged; a blank one stays blank."""
    ink = image > 127
    placed = np.zeros((side, side), bool)
    if not ink.any():
        return placed
    top, bottom = np.flatnonzero(ink.any(axis=1))[[0, -1]]
    left, right = np.flatnonzero(ink.any(axis=0))[[0, -1]]
    cut = np.pad(image, 1)[top : bottom + 3, left : right + 3]  # with one pixel around, for a smooth border
    scale = box / max(bottom - top + 1, right - left + 1)
    size = [max(1, round(length * scale)) for length in cut.shape]
    tensor = torch.from_numpy(cut.astype(np.float32))[None, None]
    large = functional.interpolate(tensor, size, mode="bicubic", align_corners=False)[0, 0].numpy() > 127
    placed_at, cut_at = zip(*(centre(length, side) for length in large.shape), strict=True)
    placed[placed_at] = large[cut_at]
    return placed


def centre(length: int, side: int) -> tuple[slice, slice]:
    """Where something so long lies in the middle of a side, and which part of it does."""
    shown = min(length, side)
    return slice((side - shown) // 2, (side - shown) // 2 + shown), slice(
        (length - shown) // 2, (length - shown) // 2 + shown
    )


def thin(inks: Inks) -> Inks:
    """Strokes (n, h, w) worn down to lines one pixel wide that keep their ends and links (Zhang, Suen 1984)."""
    lines = functional.pad(torch.from_numpy(inks).to(torch.uint8), (1, 1, 1, 1))
    moving = torch.arange(len(lines))
    while len(moving):
        before = lines[moving]
        after = wear(wear(before, first=True), first=False)
        lines[moving] = after
        moving = moving[(after != before).flatten(1).any(dim=1)]
    return np.asarray(lines[:, 1:-1, 1:-1].bool().numpy())


def wear(lines: Tensor, first: bool) -> Tensor:
    """One half-round: border pixels (n, h, w) on the south-east (first) or north-west side that are no ends go."""
    ring = list_ring(lines)
    north, _, east, _, south, _, west, _ = ring.unbind()
    neighbours = ring.sum(dim=0)
    rises = ((ring == 0) & (ring.roll(-1, 0) == 1)).sum(dim=0)
    across, down = east * west, north * south
    kept = east * down + south * across if first else north * across + west * down
    gone = (neighbours >= 2) & (neighbours <= 6) & (rises == 1) & (kept == 0)
    return lines * (~gone)


def list_ring(lines: Tensor) -> Tensor:
    """The eight neighbours (8, n, h, w) of every pixel (n, h, w), clockwise from the north; outside is no ink."""
    wide = functional.pad(lines, (1, 1, 1, 1))
    height, width = lines.shape[1:]
    places = ((0, 1), (0, 2), (1, 2), (2, 2), (2, 1), (2, 0), (1, 0), (0, 0))
    return torch.stack([wide[:, row : row + height, column : column + width] for row, column in places])


def draw_lines(lines: Inks) -> Inks:
    """Lines (n, h, w) drawn with a round pen five pixels wide."""
    ink = functional.max_pool2d(torch.from_numpy(lines)[:, None].float(), 3, 1, 1)
    upright, level = (functional.max_pool2d(ink, size, 1, pad) for size, pad in (((3, 1), (1, 0)), ((1, 3), (0, 1))))
    return np.asarray(torch.maximum(upright, level)[:, 0].bool().numpy())


def measure_box(inks: Inks) -> npt.NDArray[np.int64]:
    """Longer sides (n,) of the boxes around the ink of (n, h, w); 0 for blank ones."""
    lengths = []
    for axis in (-2, -1):
        touched: Inks = np.logical_or.reduce(inks, axis=axis)
        first, last = touched.argmax(axis=1), touched.shape[1] - 1 - touched[:, ::-1].argmax(axis=1)
        lengths.append(np.where(touched.any(axis=1), last - first + 1, 0))
    return np.asarray(np.maximum(*lengths))
