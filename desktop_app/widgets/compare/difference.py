"""The difference of two pictures, laid onto the framing of the first and made stronger."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

GAIN = 8
VISIBLE = 24  # levels of 255 from which a difference is seen in a photo
LONGEST_PX = 1600
STRIPE_PX = 6


@dataclass(frozen=True, slots=True, eq=False)
class Difference:
    """pixels (h, w, 3) uint8; shares 0..1 of what differs visibly, and of the first that the second covers at all.

    largest: the greatest difference in levels of 255.
    """

    pixels: np.ndarray
    visible: float
    covered: float
    largest: int


def difference(first: np.ndarray, second: np.ndarray, onto: np.ndarray, longest_px: int = LONGEST_PX) -> Difference:
    """The absolute difference of RGB pictures (h, w, 3), at the resolution of the coarser one.

    onto: (3, 3) from fractions of the first to fractions of the second; what the second does not cover is striped.
    """
    height, width = _shape(first, second, onto, longest_px)
    here, _ = resample(first, np.eye(3), (height, width))
    there, covered = resample(second, onto, (height, width))
    apart = np.abs(here - there)
    strongest = apart.max(axis=2)[covered]
    shown = np.clip(apart * GAIN, 0, 255)
    shown[~covered] = _stripes(height, width)[~covered]
    return Difference(
        np.round(shown).astype(np.uint8),
        float((strongest >= VISIBLE).mean()) if strongest.size else 1.0,
        float(covered.mean()),
        round(float(strongest.max())) if strongest.size else 255,
    )


def resample(pixels: np.ndarray, onto: np.ndarray, shape: tuple[int, int]) -> tuple[np.ndarray, np.ndarray]:
    """Pixels (h, w, 3) as float32 seen through `onto` (fractions of the result to fractions of the picture).

    Returns the result of that shape and where (h, w) the picture covers it.
    """
    height, width = shape
    steps = np.abs(onto[:2, :2]) / (width, height) * [[pixels.shape[1]], [pixels.shape[0]]]
    pixels = _reduce(pixels, max(1, int(steps[0].max() + 0.01)), max(1, int(steps[1].max() + 0.01)))
    x = (np.arange(width) + 0.5)[None, :] / width
    y = (np.arange(height) + 0.5)[:, None] / height
    across = onto[0, 0] * x + onto[0, 1] * y + onto[0, 2]
    down = onto[1, 0] * x + onto[1, 1] * y + onto[1, 2]
    covered = (across >= 0) & (across <= 1) & (down >= 0) & (down <= 1)
    return _sample(pixels, across * pixels.shape[1] - 0.5, down * pixels.shape[0] - 0.5), covered


def _shape(first: np.ndarray, second: np.ndarray, onto: np.ndarray, longest_px: int) -> tuple[int, int]:
    height, width = first.shape[:2]
    rows, columns = second.shape[:2]
    finest = np.sqrt(abs(np.linalg.det(onto[:2, :2])) * rows * columns / (height * width))
    scale = min(1.0, longest_px / max(height, width), finest)
    return max(1, round(height * scale)), max(1, round(width * scale))


def _reduce(pixels: np.ndarray, across: int, down: int) -> np.ndarray:
    """Means of whole blocks; what is left over at the right and lower edge is a block of its own."""
    for axis, factor in ((0, down), (1, across)):
        count = pixels.shape[axis]
        if factor > 1 and count >= factor:
            starts = np.round(np.linspace(0, count, count // factor + 1)).astype(np.intp)
            lengths = np.diff(starts).reshape([-1 if at == axis else 1 for at in range(3)]).astype(np.float32)
            pixels = np.add.reduceat(pixels, starts[:-1], axis=axis, dtype=np.float32) / lengths
    return pixels.astype(np.float32)


def _sample(pixels: np.ndarray, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Bilinear, the edge repeated."""
    height, width = pixels.shape[:2]
    x, y = np.clip(x, 0, width - 1).astype(np.float32), np.clip(y, 0, height - 1).astype(np.float32)
    left, top = x.astype(np.int32), y.astype(np.int32)
    right, bottom = np.minimum(left + 1, width - 1), np.minimum(top + 1, height - 1)
    across, down = (x - left)[..., None], (y - top)[..., None]
    above = pixels[top, left] * (1 - across) + pixels[top, right] * across
    below = pixels[bottom, left] * (1 - across) + pixels[bottom, right] * across
    return np.asarray(above * (1 - down) + below * down)


def _stripes(height: int, width: int) -> np.ndarray:
    diagonal = (np.arange(height)[:, None] + np.arange(width)[None, :]) // STRIPE_PX % 2
    return np.where(diagonal[..., None] > 0, [70.0, 74.0, 92.0], [38.0, 40.0, 52.0]).astype(np.float32)
