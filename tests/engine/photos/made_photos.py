"""Small pictures of which it is known what must come out, and the means to compare."""

from __future__ import annotations

import numpy as np
from PIL import Image

RED, GREEN, BLUE, WHITE = (220, 30, 30), (30, 200, 40), (40, 50, 210), (245, 245, 245)


def make_quarters(width: int, height: int) -> Image.Image:
    """Red, green (above), blue, white (below): tells every turn and mirror image apart."""
    pixels = np.empty((height, width, 3), np.uint8)
    pixels[: height // 2, : width // 2] = RED
    pixels[: height // 2, width // 2 :] = GREEN
    pixels[height // 2 :, : width // 2] = BLUE
    pixels[height // 2 :, width // 2 :] = WHITE
    return Image.fromarray(pixels)


def corners(image: Image.Image) -> list[tuple[int, int, int]]:
    """The colours in the middles of the four quarters, rows first."""
    places = [(x, y) for y in (0.25, 0.75) for x in (0.25, 0.75)]
    rgb = image.convert("RGB")
    return [rgb.getpixel((int(x * rgb.width), int(y * rgb.height))) for x, y in places]


def assert_close(found: list[tuple[int, ...]], expected: list[tuple[int, ...]], tolerance: int = 12) -> None:
    """Compare lists of colours channel by channel."""
    assert len(found) == len(expected)
    difference = np.abs(np.array(found, int) - np.array(expected, int)).max()
    assert difference <= tolerance, f"{found} against {expected}"
