"""Pictures inside a picture: what borders, captions, windows and collages leave, found by cuts along rows and columns.

Recursive XY cuts (Nagy and Seth, 1984): bands of one colour separate, and so does an edge straight across everything.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
Box = tuple[float, float, float, float]  # x, y, width, height in fractions of the picture
Span = tuple[int, int]

LEAST_SIDE = 0.28  # of the picture's side
LEAST_PX = 40
DEPTH = 4
STRIDE = 16  # pixels
EVEN = 14  # levels by which pixels of a separating line may differ from their median
STEP = 10  # levels across a seam
SEAM_SHARE = 0.66  # of the rows that must step at a seam


def find_panels(pixels: Pixels) -> list[Box]:
    """Boxes of the pictures inside `pixels` (height, width, 3), the largest first; none for a plain photo."""
    height, width = pixels.shape[:2]
    found: list[tuple[Span, Span]] = []
    _cut(pixels, (0, height), (0, width), DEPTH, found)
    whole = ((0, height), (0, width))
    panels = {part for part in found if part != whole}
    ordered = sorted(panels, key=lambda part: -(part[0][1] - part[0][0]) * (part[1][1] - part[1][0]))
    return [
        (left / width, top / height, (right - left) / width, (bottom - top) / height)
        for (top, bottom), (left, right) in ordered
    ]


def _cut(pixels: Pixels, rows: Span, columns: Span, depth: int, found: list[tuple[Span, Span]]) -> None:
    """Note this part, and go on with what its cuts leave."""
    found.append((rows, columns))
    if not depth:
        return
    part = np.ascontiguousarray(pixels[rows[0] : rows[1], columns[0] : columns[1]])
    least = [max(LEAST_PX, round(LEAST_SIDE * side)) for side in pixels.shape[:2]]
    across = [(first + rows[0], last + rows[0]) for first, last in _spans(part, least[0])]
    if across != [rows]:
        for span in across:
            _cut(pixels, span, columns, depth - 1, found)
        return
    turned = np.asarray(cv2.transpose(part), np.uint8)
    along = [(first + columns[0], last + columns[0]) for first, last in _spans(turned, least[1])]
    if along != [columns]:
        for span in along:
            _cut(pixels, rows, span, depth - 1, found)


def _spans(part: Pixels, least: int) -> list[Span]:
    """Runs of rows between lines of one colour and seams, at least `least` long; the whole when nothing separates."""
    plain = _plain_rows(part)
    edges = np.flatnonzero(np.diff(np.concatenate([[True], plain, [True]]).astype(np.int8)))
    runs = [(int(a), int(b)) for a, b in edges.reshape(-1, 2)]
    if len(runs) == 1:
        runs = _split_at_seam(part, runs[0], least)
    return [run for run in runs if run[1] - run[0] >= least] or [(0, len(part))]


def _plain_rows(part: Pixels) -> NDArray[np.bool_]:
    """Rows of one colour."""
    plain = _have_one_colour(part[:, ::STRIDE])  # few are so even at a few places
    plain[plain] = _have_one_colour(part[plain])
    return plain


def _have_one_colour(rows: Pixels) -> NDArray[np.bool_]:
    if not len(rows):
        return np.empty(0, np.bool_)
    rows = np.ascontiguousarray(rows)
    least, most = (cv2.reduce(rows, 1, kind)[:, 0] for kind in (cv2.REDUCE_MIN, cv2.REDUCE_MAX))
    return np.asarray((most - least <= 2 * EVEN).all(axis=1))


def _split_at_seam(part: Pixels, run: Span, least: int) -> list[Span]:
    """The run in two where one line steps across nearly its whole length, and its neighbours do not."""
    if run[1] - run[0] < 2 * least:
        return [run]
    steps = cv2.absdiff(part[run[0] + 1 : run[1]], part[run[0] : run[1] - 1])  # (rows - 1, columns, 3)
    large = cv2.max(cv2.max(steps[..., 0], steps[..., 1]), steps[..., 2]) > STEP
    share = large.mean(axis=1)
    inner = share[least - 1 : len(share) - least + 1]
    place = int(inner.argmax()) + least - 1
    around = np.median(share[max(0, place - 6) : place + 7])
    if share[place] < SEAM_SHARE or share[place] < around + 0.25:
        return [run]
    cut = run[0] + place + 1
    return [(run[0], cut), (cut, run[1])]
