"""Arrays as images, and images at the size they are seen."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

LEAST_WIDTH = 64  # smaller images are not halved

HEAT_STOPS = np.array(
    # position, red, green, blue, opacity: from nothing over violet and orange to a pale yellow (readable on any photo)
    [(0.0, 40, 20, 90, 0.35), (0.35, 110, 35, 150, 0.45), (0.65, 235, 100, 60, 0.55), (1.0, 255, 235, 130, 0.68)]
)


def image_of(pixels: np.ndarray) -> QImage:
    """RGB uint8 (h, w, 3) as an image of its own."""
    rgb = np.ascontiguousarray(pixels, np.uint8)
    height, width, _ = rgb.shape
    return QImage(rgb.data, width, height, 3 * width, QImage.Format.Format_RGB888).convertToFormat(
        QImage.Format.Format_RGB32
    )


def heat_image(heat: np.ndarray, limit: float | None = None) -> QImage:
    """A map of shares (h, w) as a small translucent image to be drawn smoothly over a photo.

    `limit` is the share drawn as hottest (default: the map's own maximum); what is below zero counts as nothing.
    """
    top = float(heat.max()) if limit is None else limit
    level = np.clip(np.asarray(heat, np.float64) / top, 0, 1) if top > 0 else np.zeros(heat.shape)
    position, colours = HEAT_STOPS[:, 0], HEAT_STOPS[:, 1:]
    red, green, blue, opacity = (np.interp(level, position, colours[:, channel]) for channel in range(4))
    premultiplied = np.stack([blue * opacity, green * opacity, red * opacity, 255 * opacity], axis=-1)
    bgra = np.ascontiguousarray(np.round(premultiplied).astype(np.uint8))
    height, width, _ = bgra.shape
    return QImage(bgra.data, width, height, 4 * width, QImage.Format.Format_ARGB32_Premultiplied).copy()


def smooth_map(heat: np.ndarray, factor: int = 12) -> np.ndarray:
    """A coarse map (h, w) made finer by `factor`, without the facets of linear interpolation."""
    heat = np.asarray(heat, np.float64)
    fine = _stretch(_stretch(heat, factor, 0), factor, 1)
    window = np.hanning(factor + 2)[1:-1]
    for axis in (0, 1):
        fine = _blur(fine, window / window.sum(), axis)
    return fine


def _stretch(values: np.ndarray, factor: int, axis: int) -> np.ndarray:
    count = values.shape[axis]
    at = (np.arange(count * factor) + 0.5) / factor - 0.5
    return np.apply_along_axis(lambda line: np.interp(at, np.arange(count), line), axis, values)


def _blur(values: np.ndarray, window: np.ndarray, axis: int) -> np.ndarray:
    before = len(window) // 2
    widths = [(0, 0), (0, 0)]
    widths[axis] = (before, len(window) - 1 - before)
    padded = np.pad(values, widths, mode="edge")
    return np.apply_along_axis(lambda line: np.convolve(line, window, mode="valid"), axis, padded)


class Halvings:
    """An image and its halves, quarters and so on, each made when first needed."""

    def __init__(self, image: QImage | None = None) -> None:
        self._levels = [] if image is None or image.isNull() else [image]

    def __bool__(self) -> bool:
        return bool(self._levels)

    def size(self) -> QSize:
        """The size of the image itself; empty without one."""
        return self._levels[0].size() if self._levels else QSize(0, 0)

    def for_width(self, width_px: float) -> QImage:
        """The smallest that still has `width_px`: drawing from it neither flickers nor costs much."""
        n = 0
        while self._levels[n].width() >= 2 * width_px and self._levels[n].width() > LEAST_WIDTH:
            if n + 1 == len(self._levels):
                self._levels.append(halved(self._levels[n]))
            n += 1
        return self._levels[n]


def halved(image: QImage) -> QImage:
    """The image at half its width and height."""
    return image.scaled(
        image.size() / 2, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
