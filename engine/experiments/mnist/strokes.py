"""Digits drawn as Omniglot's characters are: cropped to their ink, of one size, with strokes of one pen's width."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn import functional

Inks = npt.NDArray[np.bool_]
Pictures = npt.NDArray[np.uint8]


def redraw(images: Pictures, side: int, box: int) -> Inks:
    """Inks (n, side, side) of digits (n, h, w): the longer side of the ink `box` pixels long, its box in the middle.

    Strokes are thinned to a line and drawn anew with a pen of 3 x 3 pixels.
    """
    placed = np.stack([place(image, side, box) for image in images])
    return widen(thin(placed))


def place(image: Pictures, side: int, box: int) -> Inks:
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
    rows, columns = (min(length, side) for length in size)
    first_row, first_column = (side - rows) // 2, (side - columns) // 2
    placed[first_row : first_row + rows, first_column : first_column + columns] = large[:rows, :columns]
    return placed


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


def widen(inks: Inks) -> Inks:
    """Strokes (n, h, w) one pixel wider on every side."""
    grown = functional.max_pool2d(torch.from_numpy(inks)[:, None].float(), 3, 1, 1)
    return np.asarray(grown[:, 0].bool().numpy())


def ink_box(inks: Inks) -> npt.NDArray[np.int64]:
    """Longer sides (n,) of the boxes around the ink of (n, h, w); 0 for blank ones."""
    lengths = []
    for axis in (-2, -1):
        touched: Inks = np.logical_or.reduce(inks, axis=axis)
        first, last = touched.argmax(axis=1), touched.shape[1] - 1 - touched[:, ::-1].argmax(axis=1)
        lengths.append(np.where(touched.any(axis=1), last - first + 1, 0))
    return np.asarray(np.maximum(*lengths))
