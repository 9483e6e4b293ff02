"""Made photos that cost as much to decode as a camera's: soft shapes with fine grain."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image


def make_photo(path: Path, seed: int, size: tuple[int, int]) -> Path:
    """Write one JPEG of `size`, quality 88; about 0.25 bytes a pixel, as cameras give."""
    rng = np.random.default_rng(seed)
    soft = Image.fromarray(rng.integers(0, 256, (9, 12, 3), dtype=np.uint8)).resize(size, Image.Resampling.BICUBIC)
    grain = rng.integers(-10, 11, (size[1] // 2, size[0] // 2), dtype=np.int16).repeat(2, 0).repeat(2, 1)
    pixels = np.asarray(soft, np.int16)[: grain.shape[0], : grain.shape[1]] + grain[..., None]
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(pixels.clip(0, 255).astype(np.uint8)).save(path, quality=88, subsampling=2)
    return path
