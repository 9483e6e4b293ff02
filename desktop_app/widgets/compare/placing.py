"""Copies of one picture in one shared plane: where a place of one copy lies in another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QSize, QSizeF

from desktop_app.widgets.compare.copies import Alignment
from desktop_app.widgets.photos.viewing.zoom import Zoom, keep_inside

SAME_SHAPE = 0.02  # copies whose aspect ratios differ by less are rounded copies of one framing
SMALLEST_AREA = 1e-6  # of a copy: an alignment that shrinks more than this is none


@dataclass(frozen=True, slots=True, eq=False)
class Placement:
    """A copy in the plane: its own width and height in plane units, and (3, 3) from its fractions to the plane."""

    width: float
    height: float
    matrix: np.ndarray


def place_copies(sizes: Sequence[tuple[int, int]], alignments: Sequence[Alignment | None]) -> list[Placement]:
    """Places for copies of these sizes (width, height), the first in the corner of the plane.

    The largest copy has one plane unit for each of its pixels; the others are enlarged to its framing.
    """
    base = max(sizes, key=lambda size: size[0] * size[1])
    width, height = _inside(sizes[0], base)
    first = Placement(width, height, _box(0, 0, width, height))
    rest = (_place(size, base, alignment, first) for size, alignment in zip(sizes[1:], alignments[1:], strict=True))
    return [first, *rest]


def between(source: Placement, target: Placement) -> np.ndarray:
    """(3, 3) from fractions of one copy to fractions of another."""
    return np.asarray(np.linalg.inv(target.matrix) @ source.matrix)


def follow(zoom: Zoom, source: Placement, target: Placement, view: QSizeF) -> Zoom:
    """The look at `target` that shows what `zoom` shows of `source`, at the same scale."""
    fraction = (zoom.centre.x() / zoom.photo.width(), zoom.centre.y() / zoom.photo.height(), 1.0)
    x, y, _ = between(source, target) @ np.array(fraction)
    photo = QSizeF(target.width, target.height)
    return keep_inside(Zoom(photo, view, zoom.scale, QPointF(x * target.width, y * target.height), False))


def _place(size: tuple[int, int], base: tuple[int, int], alignment: Alignment | None, first: Placement) -> Placement:
    onto = None if alignment is None else np.vstack([np.asarray(alignment, np.float64), [0.0, 0.0, 1.0]])
    if onto is not None and np.isfinite(onto).all() and abs(np.linalg.det(onto)) > SMALLEST_AREA:
        matrix = first.matrix @ np.linalg.inv(onto)
        scale = np.sqrt(abs(np.linalg.det(matrix)) / (size[0] * size[1]))
        return Placement(round(size[0] * scale), round(size[1] * scale), matrix)
    width, height = _inside(size, base)
    if abs(width * first.height / (height * first.width) - 1) < SAME_SHAPE:
        return Placement(width, height, first.matrix)
    return Placement(width, height, _box((first.width - width) / 2, (first.height - height) / 2, width, height))


def _inside(size: tuple[int, int], box: tuple[int, int]) -> tuple[int, int]:
    scale = min(box[0] / size[0], box[1] / size[1])
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _box(left: float, top: float, width: float, height: float) -> np.ndarray:
    return np.array([[width, 0, left], [0, height, top], [0, 0, 1]], np.float64)


def true_size(told: tuple[int, int], read: QSize) -> tuple[int, int]:
    """The size of a copy in pixels: what was told, in the shape of what was read; the latter where nothing was told."""
    width, height = read.width(), read.height()
    if not all(told):
        return width, height
    if abs(told[0] * height / (told[1] * width) - 1) < SAME_SHAPE:
        return told
    scale = max(told) / max(width, height)
    return round(width * scale), round(height * scale)
