"""Made pictures of an object whose angle and size are known: a rod with a knob at one end, never twice the same."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
SIDE = 28  # pixels
STEP_DEG, STEP_SIZE = 10.0, 0.05  # one unit of each label
WIDEST_DEG, SIZES = 180.0, (0.5, 1.0)  # angles from 0, sizes as share of the largest
SOFTNESS = 0.06  # of an edge, in half sides
NOISE = 0.08


@dataclass(frozen=True)
class Objects:
    """Pictures (n, 1, 28, 28) around 0 with two labels (n, 2): angle in steps of 10 degrees, size in steps of 5 %."""

    pictures: npt.NDArray[np.float32]
    labels: Floats

    @property
    def degrees(self) -> Floats:
        """Angles (n,)."""
        return np.asarray(self.labels[:, 0] * STEP_DEG)

    def put_in_bins(self, angles: int, sizes: int) -> npt.NDArray[np.int64]:
        """Class numbers (n,) of equal ranges of both labels: what a method for names has to make do with."""
        widths = WIDEST_DEG / STEP_DEG / angles, (SIZES[1] - SIZES[0]) / STEP_SIZE / sizes
        first, second = (
            np.minimum((column / width).astype(np.int64), count - 1)
            for column, width, count in zip(self.labels.T, widths, (angles, sizes), strict=True)
        )
        return np.asarray(first * sizes + second)


def make_objects(count: int, seed: int) -> Objects:
    """Objects at random angles and sizes; thickness, knob, place, shades and noise are random and mean nothing."""
    rng = np.random.default_rng(seed)
    angles = rng.uniform(0, WIDEST_DEG, count)
    sizes = rng.uniform(*SIZES, count)
    pictures = draw_rods(np.radians(angles), sizes, rng)
    labels = np.stack([angles / STEP_DEG, (sizes - SIZES[0]) / STEP_SIZE], axis=1)
    return Objects(pictures[:, None].astype(np.float32), labels)


def draw_rods(angles: Floats, sizes: Floats, rng: np.random.Generator) -> Floats:
    """Pictures (n, 28, 28) of rods at angles (radians) with sizes (n,)."""
    count = len(angles)

    def vary(low: float, high: float) -> Floats:
        return rng.uniform(low, high, (count, 1, 1))

    steps = np.linspace(-1, 1, SIDE)
    across, down = steps - vary(-0.12, 0.12), steps[:, None] - vary(-0.12, 0.12)
    cos, sin, half = (part[:, None, None] for part in (np.cos(angles), np.sin(angles), 0.75 * sizes))
    along, beside = across * cos + down * sin, down * cos - across * sin
    rod = np.hypot(along - np.clip(along, -half, half), beside) - vary(0.05, 0.12)
    knob = np.hypot(along - half, beside) - vary(0.16, 0.3) * half / 0.75
    ink = 1 / (1 + np.exp(np.minimum(rod, knob) / SOFTNESS * 4))
    light = vary(-0.3, 0.3) * across + vary(-0.3, 0.3) * down + vary(-0.3, 0.3)
    shade = vary(0.6, 1.2) * np.where(vary(0, 1) < 0.5, -1, 1)  # darker or brighter than what is behind
    return np.asarray(light + shade * ink + NOISE * rng.normal(size=ink.shape))
