"""How one picture lies on another: an affine map, found from matched keypoints by random samples or known already."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.duplicates.verification.keypoints import Floats

Affine = NDArray[np.float64]  # (2, 3): x, y of the first picture to the second
LEAST_INLIERS, OF_FEW = 7, 5  # the second of pictures with few keypoints
LEAST_SHARE, FEW_SHARE = 0.3, 0.35  # of the matches that agree on the map, and of few keypoints
TOLERANCE_PX = 2.5
STRETCH = 1.7  # most that one axis may be scaled over the other
SCALES = (1 / 9, 9.0)


@dataclass(frozen=True, slots=True)
class Registration:
    """A map from the first picture to the second, and how many matches agree on it."""

    matrix: Affine
    inliers: int
    matches: int
    mirrored: bool = False


def register(first: Floats, second: Floats, keypoints: int) -> Registration | None:
    """The affine map that most matched places (m, 2) agree on (MAGSAC++, Barath et al., 2020); None without one.

    `keypoints`: how many the picture with fewer of them has.
    """
    least_inliers = min(LEAST_INLIERS, max(OF_FEW, FEW_SHARE * keypoints))
    if len(first) < least_inliers:
        return None
    matrix, chosen = cv2.estimateAffine2D(
        first, second, method=cv2.USAC_MAGSAC, ransacReprojThreshold=TOLERANCE_PX, maxIters=300, confidence=0.999
    )
    if matrix is None or not np.isfinite(matrix).all():
        return None
    inliers = chosen.ravel().astype(bool)
    least = max(least_inliers, LEAST_SHARE * len(first))
    if inliers.sum() < least or not is_plausible(matrix):
        return None
    count = count_places(first[inliers], second[inliers])
    if count < least:
        return None
    return Registration(np.asarray(matrix, np.float64), count, len(first))


def count_places(first: Floats, second: Floats) -> int:
    """Matches at distinct places of both pictures: one corner found twice counts once."""
    return min(len(np.unique(np.rint(places / 2), axis=0)) for places in (first, second)) if len(first) else 0


def is_plausible(matrix: Affine) -> bool:
    """Whether a map is one that a photo is edited by: no fold, no extreme scale, stretch or shear."""
    scales = np.linalg.svd(matrix[:, :2], compute_uv=False)
    return bool(SCALES[0] < scales[1] and scales[0] < SCALES[1] and scales[0] / scales[1] < STRETCH)


def box_map(width: float, height: float, box: tuple[float, float, float, float], wide: float, high: float) -> Affine:
    """The map of a whole picture (width, height) onto a box, in fractions, of another (wide, high)."""
    x, y, w, h = box
    across, along = w * wide / width, h * high / height
    # pixel centres lie at half numbers
    return np.array([[across, 0, x * wide + across / 2 - 0.5], [0, along, y * high + along / 2 - 0.5]])


def turn_map(width: int, height: int, number: int) -> Affine:
    """The map of a picture to its turn `number` (see `candidates.fingerprint.turn_pixels`)."""
    matrix = np.eye(3)
    if number & 4:
        matrix, width, height = np.array([[0.0, 1, 0], [1, 0, 0], [0, 0, 1]]), height, width
    if number & 2:
        matrix = np.array([[1.0, 0, 0], [0, -1, height - 1], [0, 0, 1]]) @ matrix
    if number & 1:
        matrix = np.array([[-1.0, 0, width - 1], [0, 1, 0], [0, 0, 1]]) @ matrix
    return matrix[:2]


def compose(second: Affine, first: Affine) -> Affine:
    """First the one map, then the other."""
    return np.asarray((np.vstack([second, [0, 0, 1]]) @ np.vstack([first, [0, 0, 1]]))[:2])


def invert(matrix: Affine) -> Affine:
    """The map back."""
    return np.asarray(np.linalg.inv(np.vstack([matrix, [0, 0, 1]]))[:2])
