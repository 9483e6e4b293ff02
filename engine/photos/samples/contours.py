"""Cut agates and Julia sets: pictures of one field of numbers."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from engine.photos.samples.canvas import (
    Field,
    Size,
    axes,
    blots,
    colour_by,
    dim,
    enlarge,
    glow,
    grain,
    noise,
    ramp,
    shine,
    soft_mask,
)

STONES = (
    ("#1f0f14", "#7a2a1f", "#c8643a", "#f0c8a0", "#fff4e8", "#b85a3a", "#5a1f1a"),
    ("#0a1f2a", "#1f5a7a", "#5aa8c8", "#d0ecf4", "#ffffff", "#3a8ab0", "#123a5a"),
    ("#14240f", "#3a6a2a", "#8ab85a", "#e0f0c0", "#fffff0", "#5a8a3a", "#1f3a14"),
    ("#1f1430", "#5a3a8a", "#a07ac8", "#e8d8f4", "#ffffff", "#7a5aa8", "#2a1f4a"),
    ("#14110f", "#4a4440", "#9a948a", "#e8e4d8", "#c8a04a", "#6a625a", "#1f1c1a"),
)
LIGHTS = (
    ("#00010a", "#0a1f5a", "#2a8ae0", "#e8f8ff", "#ffb83a", "#7a1f0a", "#00010a"),
    ("#08000f", "#4a0f6a", "#e03a8a", "#ffe0a0", "#3ab8b0", "#0f2a4a", "#08000f"),
    ("#000a05", "#0f4a3a", "#4ad08a", "#f4ffd0", "#e0a02a", "#4a1f0a", "#000a05"),
    ("#0a0302", "#6a140a", "#f06a1f", "#fff0b8", "#7ac8e0", "#1f2a6a", "#0a0302"),
)
SEEDS = (
    -0.8 + 0.156j,
    -0.7269 + 0.1889j,
    0.285 + 0.01j,
    -0.4 + 0.6j,
    -0.70176 - 0.3842j,
    -0.835 - 0.2321j,
    0.355 + 0.355j,
    -0.74543 + 0.11301j,
)
ESCAPE_STEPS = 64


def paint_agate(rng: np.random.Generator, size: Size) -> Image.Image:
    """Bands of a cut stone around its crystal heart."""
    stone = STONES[rng.integers(len(STONES))]
    width, height = size
    x, y = axes(size)
    centre = (width * rng.uniform(0.3, 0.7), height * rng.uniform(0.3, 0.7))
    bend = noise(rng, size, 2.6, 5)
    away = np.hypot((x - centre[0]) / width, (y - centre[1]) / height * rng.uniform(0.6, 1.0))
    depth = np.clip(away * 1.05 + 0.42 * (bend - 0.5), 0, 1)
    image = colour_by(depth, _band_colours(rng, stone))
    heart = np.clip((0.13 - depth) * 30, 0, 1)
    crystals = blots(rng, size, 60, 2)
    image.paste((255, 255, 255), (0, 0), soft_mask(heart * enlarge(np.clip(crystals * 1.5 - 0.2, 0, 1), size)))
    image = shine(image, (255, 255, 255), dim(glow(size, (width * 0.25, height * 0.1), height * 0.3), 0.25))
    return grain(rng, image)


def paint_fractal(rng: np.random.Generator, size: Size) -> Image.Image:
    """A Julia set, coloured smoothly by how soon a point escapes."""
    third = (size[0] // 3, size[1] // 3)
    seed = SEEDS[rng.integers(len(SEEDS))] + complex(*rng.normal(0, 0.004, 2))
    turn, zoom = rng.uniform(-0.6, 0.6), float(rng.uniform(0.95, 1.35))
    x, y = axes(third)
    plane = ((x - third[0] / 2) + 1j * (y - third[1] / 2)) * (zoom * 2 / third[1]) * np.exp(1j * turn)
    steps = enlarge(_escape_steps(plane.astype(np.complex64), seed), size)
    colours = ramp(LIGHTS[rng.integers(len(LIGHTS))], 256)
    image = colour_by(np.sqrt(np.clip(steps, 0, ESCAPE_STEPS) / ESCAPE_STEPS), colours)
    return grain(rng, image, 3)


def _band_colours(rng: np.random.Generator, stone: tuple[str, ...]) -> NDArray[np.uint8]:
    """256 colours in bands of unequal width, each with a thin bright or dark seam."""
    base = ramp([stone[index] for index in rng.permutation(len(stone))], 256).astype(np.float32)
    place = 0
    while place < 256:
        wide = int(rng.integers(2, 13))
        base[place : place + wide] *= rng.uniform(0.72, 1.22)
        base[place : place + 1] = base[place : place + 1] * 0.4 + rng.choice([40, 215])
        place += wide
    return np.clip(base, 0, 255).astype(np.uint8)


def _escape_steps(plane: NDArray[np.complex64], seed: complex) -> Field:
    """Smooth number of steps (h, w) after which z -> z*z + seed leaves the disc, at most ESCAPE_STEPS."""
    steps = np.full(plane.size, ESCAPE_STEPS, np.float32)
    inside, z = np.arange(plane.size), plane.ravel()
    for step in range(ESCAPE_STEPS):
        z = z * z + np.complex64(seed)
        size = z.real**2 + z.imag**2
        out = size > 64
        steps[inside[out]] = step + 1 - np.log2(np.log2(size[out]) / 6)
        inside, z = inside[~out], z[~out]
    return steps.reshape(plane.shape)
