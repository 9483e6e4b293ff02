"""The difference of two pictures, laid onto the framing of the first and made stronger."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

GAIN = 8
VISIBLE = 24  # levels of 255 from which a difference is seen in a photo
LONGEST_PX = 1600
STRIPE_PX = 6
EDGE = 0.01  # of a picture's side: less is no more than rounding


@dataclass(frozen=True, slots=True, eq=False)
class Difference:
    """pixels (h, w, 3) uint8; shares 0..1 of what differs visibly, and of the first that the second covers at all.

    largest: the greatest difference in levels of 255; beyond: whether the second shows more than the first.
    """

    pixels: np.ndarray
    visible: float
    covered: float
    largest: int
    beyond: bool


def difference(first: np.ndarray, second: np.ndarray, onto: np.ndarray, longest_px: int = LONGEST_PX) -> Difference:
    """The absolute difference of RGB pictures (h, w, 3), at the resolution of the coarser one.

    onto: (3, 3) from fractions of the first to fractions of the second; what the second does not cover is striped.
    """
    height, width = _shape(first, second, onto, longest_px)
    here, _ = resample(first, np.eye(3), (height, width))
    there, covered = resample(second, onto, (height, width))
    if first.shape != second.shape:  # scaled by two ways, edges differ a little though the picture is the same
        here, there = soften(here), soften(there)
    apart = here - there
    seen = np.abs(soften(apart)).max(axis=2)[covered]  # grain of one pixel is not seen
    apart = np.abs(apart)
    shown = np.clip(apart * GAIN, 0, 255)
    shown[~covered] = _stripes(height, width)[~covered]
    return Difference(
        np.round(shown).astype(np.uint8),
        float((seen >= VISIBLE).mean()) if seen.size else 1.0,
        float(covered.mean()),
        round(float(apart[covered].max())) if seen.size else 255,
        is_beyond(np.linalg.inv(onto)),
    )


def is_beyond(onto: np.ndarray) -> bool:
    """Whether a picture, laid by (3, 3) from its fractions to another's, goes beyond the other's edges."""
    corners = onto @ np.array([[0, 1, 0, 1], [0, 0, 1, 1], [1, 1, 1, 1]])
    return bool((np.abs(corners[:2] - 0.5) > 0.5 + EDGE).any())


def resample(pixels: np.ndarray, onto: np.ndarray, shape: tuple[int, int]) -> tuple[np.ndarray, np.ndarray]:
    """Pixels (h, w, 3) as float32 seen through `onto` (fractions of the result to fractions of the picture).

    Returns the result of that shape and where (h, w) the picture covers it.
    """
    if onto[0, 0] == 0 and onto[1, 1] == 0:  # a quarter turn: lay the picture down first
        pixels, onto = pixels.transpose(1, 0, 2), onto[[1, 0, 2]]
    height, width = shape
    rows, columns = pixels.shape[:2]
    steps = np.abs(onto[:2, :2]) / (width, height) * [[columns], [rows]]
    across, down = max(1, int(steps[0].max() + 0.01)), max(1, int(steps[1].max() + 0.01))
    pixels = _reduce(pixels, across, down)
    x = (np.arange(width) + 0.5)[None, :] / width
    y = (np.arange(height) + 0.5)[:, None] / height
    at_x = onto[0, 0] * x + onto[0, 1] * y + onto[0, 2]
    at_y = onto[1, 0] * x + onto[1, 1] * y + onto[1, 2]
    covered = (at_x >= 0) & (at_x <= 1) & (at_y >= 0) & (at_y <= 1)
    at_x, at_y = at_x * (columns / across) - 0.5, at_y * (rows / down) - 0.5
    if onto[0, 1] == 0 and onto[1, 0] == 0:
        return _between_columns(_between_rows(pixels, at_y[:, 0]), at_x[0]), covered
    return _between_all(pixels, at_x, at_y), covered


def soften(pixels: np.ndarray) -> np.ndarray:
    """Each pixel mixed with its neighbours (1 2 1), the edge repeated."""
    for axis in (0, 1):
        count = pixels.shape[axis]
        before, after = (np.clip(np.arange(count) + by, 0, count - 1) for by in (-1, 1))
        pixels = (pixels.take(before, axis) + 2 * pixels + pixels.take(after, axis)) / np.float32(4)
    return pixels


def _shape(first: np.ndarray, second: np.ndarray, onto: np.ndarray, longest_px: int) -> tuple[int, int]:
    height, width = first.shape[:2]
    rows, columns = second.shape[:2]
    finest = np.sqrt(abs(np.linalg.det(onto[:2, :2])) * rows * columns / (height * width))
    scale = min(1.0, longest_px / max(height, width), finest)
    return max(1, round(height * scale)), max(1, round(width * scale))


def _reduce(pixels: np.ndarray, across: int, down: int) -> np.ndarray:
    """Means of whole blocks as float32; what does not fill a block at the right and lower edge is left out."""
    rows, columns = max(1, pixels.shape[0] // down), max(1, pixels.shape[1] // across)
    across, down = min(across, pixels.shape[1]), min(down, pixels.shape[0])
    pixels = pixels[: rows * down, : columns * across]
    if across == 1 and down == 1:
        return pixels.astype(np.float32)
    total = np.zeros((rows, columns, 3), np.float32)
    for row in range(down):
        for column in range(across):
            total += pixels[row::down, column::across]
    return total / np.float32(across * down)


def _neighbours(at: np.ndarray, count: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Index below and above of fractional places, the edge repeated, and how far on the place is."""
    at = np.clip(at, 0, count - 1).astype(np.float32)
    below = at.astype(np.int32)
    return below, np.minimum(below + 1, count - 1), at - below


def _between_rows(pixels: np.ndarray, at: np.ndarray) -> np.ndarray:
    below, above, on = _neighbours(at, pixels.shape[0])
    share = on[:, None, None]
    return np.asarray(pixels[below] * (1 - share) + pixels[above] * share)


def _between_columns(pixels: np.ndarray, at: np.ndarray) -> np.ndarray:
    below, above, on = _neighbours(at, pixels.shape[1])
    share = on[None, :, None]
    return np.asarray(pixels[:, below] * (1 - share) + pixels[:, above] * share)


def _between_all(pixels: np.ndarray, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Bilinear at places (h, w) that lie anyhow."""
    left, right, across = _neighbours(x, pixels.shape[1])
    top, bottom, down = _neighbours(y, pixels.shape[0])
    across, down = across[..., None], down[..., None]
    upper = pixels[top, left] * (1 - across) + pixels[top, right] * across
    lower = pixels[bottom, left] * (1 - across) + pixels[bottom, right] * across
    return np.asarray(upper * (1 - down) + lower * down)


def _stripes(height: int, width: int) -> np.ndarray:
    diagonal = (np.arange(height)[:, None] + np.arange(width)[None, :]) // STRIPE_PX % 2
    return np.where(diagonal[..., None] > 0, [70.0, 74.0, 92.0], [38.0, 40.0, 52.0]).astype(np.float32)
