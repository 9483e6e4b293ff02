"""Statistics of the part of grey pictures (h, w) that lies `inside`."""

from __future__ import annotations

import cv2
import numpy as np

from engine.duplicates.verification.measuring.canvas import Floats, Mask


def measure_spread(picture: Floats, inside: Mask) -> float:
    """Standard deviation of levels."""
    return float(cv2.meanStdDev(picture, mask=inside.view(np.uint8))[1].item())


def mean_square(picture: Floats, inside: Mask) -> float:
    """Mean of the squares of levels."""
    mask = inside.view(np.uint8)
    return cv2.norm(picture, cv2.NORM_L2SQR, mask) / max(1, cv2.countNonZero(mask))


def correlate(one: Floats, two: Floats, inside: Mask) -> float:
    """Pearson's correlation of levels; 0 where one picture is even."""
    mask = inside.view(np.uint8)
    (mean, spread), (mean_of_other, spread_of_other) = (cv2.meanStdDev(each, mask=mask) for each in (one, two))
    spreads = spread.item() * spread_of_other.item()
    shared = cv2.mean(one * two, mask)[0] - mean.item() * mean_of_other.item()
    return shared / spreads if spreads > 1e-3 else 0.0
