"""Local features of a picture: SIFT (Lowe, 2004) as RootSIFT (Arandjelovic and Zisserman, 2012), and their matches."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

MOST = 160
LOOKED_AT_PX = 176
CONTRAST = 0.012  # below OpenCV's own 0.04: soft pictures have few corners
LIKENESS = 0.80  # cosine of two descriptors that may be one place
RATIO = 0.85  # of angles: how much nearer the best must be than the second
FEW = 100  # of the strongest are matched first
AT_ONE = 3  # of those matches that one of them explains; two other pictures have fewer, as a rule
TURNED, ASIDE, ASIDE_PX = 0.5, 0.15, 6.0  # by how much a match may depart from the map of another
Floats = NDArray[np.float32]
Pairs = NDArray[np.int64]


@dataclass(frozen=True)
class Keypoints:
    """Of one picture, the strongest first, in pixels of the thumbnail; descriptors are rows of 8-bit numbers."""

    places: Floats  # (n, 2) x, y
    arrows: Floats  # (n, 2) x, y: as long as the keypoint is large, in its direction
    descriptors: NDArray[np.uint8]  # (n, 128)
    width: int
    height: int

    def __len__(self) -> int:
        return len(self.places)

    @cached_property
    def units(self) -> Floats:
        """Descriptors at length 1."""
        rows = self.descriptors.astype(np.float32)
        return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6), np.float32)


def find_keypoints(luma: NDArray[np.uint8]) -> Keypoints:
    """The strongest keypoints of a grey picture (height, width), looked for at `LOOKED_AT_PX`, told in its pixels."""
    height, width = luma.shape
    scale = min(1.0, LOOKED_AT_PX / max(height, width))
    small = cv2.resize(luma, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else luma
    points, raw = _detector().detectAndCompute(small, None)
    if not points:
        none = np.empty((0, 2), np.float32)
        return Keypoints(none, none, np.empty((0, 128), np.uint8), width, height)
    strongest = np.argsort([-point.response for point in points], kind="stable")
    rooted = np.sqrt(raw / np.maximum(raw.sum(axis=1, keepdims=True), 1e-6))
    descriptors = np.minimum(np.rint(rooted * 400), 255).astype(np.uint8)
    ratios = np.array([width / small.shape[1], height / small.shape[0]], np.float32)
    found = np.array([(*point.pt, point.size, np.deg2rad(point.angle)) for point in points], np.float32)[strongest]
    places = (found[:, :2] + 0.5) * ratios - 0.5
    arrows = found[:, 2:3] * np.stack([np.cos(found[:, 3]), np.sin(found[:, 3])], axis=1) * ratios
    return Keypoints(places, arrows, descriptors[strongest], width, height)


def mirror(points: Keypoints) -> Keypoints:
    """The keypoints of the picture mirrored left to right, without looking at its pixels."""
    places, arrows = points.places.copy(), points.arrows.copy()
    places[:, 0] = points.width - 1 - places[:, 0]
    arrows[:, 0] *= -1
    descriptors = np.ascontiguousarray(points.descriptors[:, MIRRORED])
    return Keypoints(places, arrows, descriptors, points.width, points.height)


def match(first: Keypoints, second: Keypoints) -> Pairs:
    """The pairs of `match_rows`; none where those of the strongest keypoints do not fit together."""
    pairs = match_rows(first.units[:FEW], second.units[:FEW])
    if count_at_one(first, second, pairs) < AT_ONE:
        return np.empty((0, 2), np.int64)
    return pairs if max(len(first), len(second)) <= FEW else match_rows(first.units, second.units)


def match_rows(first: Floats, second: Floats) -> Pairs:
    """Pairs (m, 2) of descriptors (n, 128) that are each other's best and clearly better than the next."""
    if min(len(first), len(second)) < 3:
        return np.empty((0, 2), np.int64)
    likeness = first @ second.T
    best = likeness.argmax(axis=1)
    rows = np.arange(len(first))
    chosen = np.flatnonzero((likeness.argmax(axis=0)[best] == rows) & (likeness[rows, best] > LIKENESS))
    best = best[chosen]
    rest = likeness[chosen]
    top = rest[rows[: len(chosen)], best]
    rest[rows[: len(chosen)], best] = -1
    clear = np.arccos(np.minimum(top, 1)) < RATIO * np.arccos(np.minimum(rest.max(axis=1, initial=-1), 1))
    return np.stack([chosen[clear], best[clear]], axis=1)


def count_at_one(first: Keypoints, second: Keypoints, pairs: Pairs) -> int:
    """The most of some matches (m, 2) that lie as one of them says, which turns and scales as its arrows do."""
    if len(pairs) < AT_ONE:
        return len(pairs)
    ours, theirs = _complex(first.places)[pairs[:, 0]], _complex(second.places)[pairs[:, 1]]
    turns = _complex(second.arrows)[pairs[:, 1]] / _complex(first.arrows)[pairs[:, 0]]
    expected = turns[:, None] * (ours - ours[:, None])
    aside = np.abs(theirs - theirs[:, None] - expected)
    near = aside <= ASIDE * np.abs(expected) + ASIDE_PX * np.maximum(1, np.abs(turns))[:, None]
    alike = np.abs(turns - turns[:, None]) <= TURNED * np.abs(turns)[:, None]
    return int((near & alike).sum(axis=1).max())


def _complex(rows: Floats) -> NDArray[np.complex64]:
    """Places or arrows (n, 2) as numbers (n,) x + iy."""
    return np.ascontiguousarray(rows).view(np.complex64)[:, 0]


@cache
def _detector() -> Any:
    return cv2.SIFT_create(  # type: ignore[attr-defined]
        nfeatures=MOST, contrastThreshold=CONTRAST
    )


def _mirrored_order() -> NDArray[np.int64]:
    """Where each number of a descriptor (4 rows, 4 columns, 8 directions) lies once the picture is mirrored."""
    rows, columns, directions = np.meshgrid(np.arange(4), np.arange(4), np.arange(8), indexing="ij")
    return np.asarray(((3 - rows) * 32 + columns * 8 + (-directions) % 8).ravel(), np.int64)


MIRRORED = _mirrored_order()
