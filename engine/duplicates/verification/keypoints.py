"""Local features of a picture: SIFT (Lowe, 2004) as RootSIFT (Arandjelovic and Zisserman, 2012), and their matches."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

MOST = 240
LOOKED_AT_PX = 176
CONTRAST = 0.012  # below OpenCV's own 0.04: soft pictures have few corners
LIKENESS = 0.80  # cosine of two descriptors that may be one place
RATIO = 0.85  # of angles: how much nearer the best must be than the second
FEW, FEW_MATCHES = 120, 7  # of the strongest are matched first; two other pictures have 4 matches, as a rule
Floats = NDArray[np.float32]
Pairs = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Keypoints:
    """Of one picture, the strongest first; places are pixels of the thumbnail, descriptors rows as 8-bit numbers."""

    places: Floats  # (n, 2) x, y
    descriptors: NDArray[np.uint8]  # (n, 128)
    width: int
    height: int

    def __len__(self) -> int:
        return len(self.places)


def find_keypoints(luma: NDArray[np.uint8]) -> Keypoints:
    """The strongest keypoints of a grey picture (height, width), looked for at `LOOKED_AT_PX`, told in its pixels."""
    height, width = luma.shape
    scale = min(1.0, LOOKED_AT_PX / max(height, width))
    small = cv2.resize(luma, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else luma
    points, raw = _detector().detectAndCompute(small, None)
    if not points:
        return Keypoints(np.empty((0, 2), np.float32), np.empty((0, 128), np.uint8), width, height)
    strongest = np.argsort([-point.response for point in points], kind="stable")
    rooted = np.sqrt(raw / np.maximum(raw.sum(axis=1, keepdims=True), 1e-6))
    descriptors = np.minimum(np.rint(rooted * 400), 255).astype(np.uint8)
    ratios = np.array([width / small.shape[1], height / small.shape[0]], np.float32)
    places = (np.array([point.pt for point in points], np.float32) + 0.5) * ratios - 0.5
    return Keypoints(places[strongest].astype(np.float32), descriptors[strongest], width, height)


def mirror(points: Keypoints) -> Keypoints:
    """The keypoints of the picture mirrored left to right, without looking at its pixels."""
    places = points.places.copy()
    places[:, 0] = points.width - 1 - places[:, 0]
    return Keypoints(places, np.ascontiguousarray(points.descriptors[:, MIRRORED]), points.width, points.height)


def unit_descriptors(points: Keypoints) -> Floats:
    """Descriptors (n, 128) at length 1."""
    rows = points.descriptors.astype(np.float32)
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6), np.float32)


def match(first: Floats, second: Floats) -> Pairs:
    """The pairs of `match_rows`; none where a part of the descriptors shows that there are hardly any."""
    if max(len(first), len(second)) > FEW and len(match_rows(first[:FEW], second[:FEW])) < FEW_MATCHES:
        return np.empty((0, 2), np.int64)
    return match_rows(first, second)


def match_rows(first: Floats, second: Floats) -> Pairs:
    """Pairs (m, 2) of descriptors (n, 128) that are each other's best and clearly better than the next."""
    if min(len(first), len(second)) < 3:
        return np.empty((0, 2), np.int64)
    likeness = first @ second.T
    best = likeness.argmax(axis=1)
    rows = np.arange(len(first))
    top = likeness[rows, best]
    mutual = (likeness.argmax(axis=0)[best] == rows) & (top > LIKENESS)
    chosen = rows[mutual]
    rest = likeness[chosen]
    rest[np.arange(len(chosen)), best[chosen]] = -1
    angles = np.arccos(np.clip(top[chosen], -1, 1)) < RATIO * np.arccos(np.clip(rest.max(axis=1), -1, 1))
    kept = chosen[angles] if len(chosen) else chosen
    return np.stack([kept, best[kept]], axis=1)


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
