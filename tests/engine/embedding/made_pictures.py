"""Pictures to encode, made on the spot."""

from __future__ import annotations

import numpy as np


def make_pictures(count: int, side: int, seed: int = 0) -> np.ndarray:
    """Soft colour fields with hard-edged shapes and a little noise, uint8 (count, side, side, 3)."""
    rng = np.random.default_rng(seed)
    y, x = np.mgrid[0:side, 0:side] / side
    pictures = []
    for _ in range(count):
        waves = rng.normal(size=(3, 4)) * 3
        field = np.stack([np.sin(a * x + b * y + c) * d for a, b, c, d in waves], axis=-1) * 40 + 127
        for _ in range(rng.integers(1, 6)):
            inside = (x - rng.random()) ** 2 + (y - rng.random()) ** 2 < rng.uniform(0.01, 0.1)
            field[inside] = rng.integers(0, 256, 3)
        pictures.append(np.clip(field + rng.normal(size=field.shape) * 5, 0, 255))
    return np.stack(pictures).astype(np.uint8)
