"""Woven tartans and stained glass."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from engine.photos.samples.canvas import (
    Field,
    Size,
    axes,
    blots,
    dim,
    enlarge,
    glow,
    grain,
    noise,
    rgb,
    shine,
    soft_mask,
    spread,
)

YARNS = (
    ("#7a1420", "#12301f", "#14203f", "#e8c860", "#f4f0e4"),
    ("#14304f", "#1f4a3a", "#0a0f18", "#c83a3a", "#e8e4d8"),
    ("#c8a878", "#2a2420", "#f0e8d8", "#a82a2a", "#4a3a30"),
    ("#3a1f4f", "#6a8a9a", "#1a1428", "#d8b0d0", "#e8e8f0"),
    ("#d8701f", "#4a2a18", "#f4d8a0", "#1f3a3a", "#8a3a1a"),
)
GLASSES = (
    ("#0f2f8a", "#1f6ad8", "#7ac0f4", "#d83a2a", "#f4b82a"),
    ("#8a0f1f", "#d8401f", "#f4a02a", "#ffe08a", "#3a5ab8"),
    ("#0f5a3a", "#3aa86a", "#b8e07a", "#f4e06a", "#1f7a9a"),
    ("#4a1f7a", "#8a4ad0", "#e08ad8", "#f4c8e0", "#2a8ab0"),
)


def paint_tartan(rng: np.random.Generator, size: Size) -> Image.Image:
    """Twill of coloured threads: stripes along, the same stripes across, lit as a cloth in soft folds."""
    width, height = size
    yarns = np.array([rgb(yarn) for yarn in YARNS[rng.integers(len(YARNS))]], np.uint8)
    sett = _choose_sett(rng, len(yarns), scale=width / float(rng.uniform(3.0, 6.5)))
    thread = 3
    x, y = np.arange(width) // thread, np.arange(height) // thread
    over = ((x[None] + y[:, None]) % 4) < 2
    warp, weft = sett[np.arange(width) % sett.size][None], sett[np.arange(height) % sett.size][:, None]
    cloth = Image.fromarray(np.where(over, warp, weft).astype(np.uint8))
    cloth.putpalette(yarns.tobytes())
    image = cloth.convert("RGB")
    folds = noise(rng, (width // 8, height // 8), 2.2, 2, stretch=0.5)
    image.paste((6, 5, 10), (0, 0), spread(0.3 * folds, size))
    image = shine(image, (70, 66, 58), spread(0.45 * (1 - folds), size))
    weave = 0.11 * ((np.arange(width)[None] % thread == 0) | (np.arange(height)[:, None] % thread == 0))
    image.paste((0, 0, 0), (0, 0), soft_mask(weave))
    return grain(rng, image, 7)


def paint_glass(rng: np.random.Generator, size: Size) -> Image.Image:
    """Panes between lead: a rose window or free shards, lit from behind."""
    width, height = size
    small = (width // 4, height // 4)
    points = _rose_points(rng, small) if rng.random() < 0.6 else _free_points(rng, small)
    nearest, gap = _divide_plane(points, small)
    panes = np.array([rgb(pane) for pane in GLASSES[rng.integers(len(GLASSES))]], np.float32)
    chosen = panes[_pane_colours(rng, points, len(panes))] * rng.uniform(0.75, 1.15, (len(points), 1))
    colours = np.clip(chosen, 0, 255).astype(np.uint8)[nearest]
    image = Image.fromarray(colours).resize(size, Image.Resampling.NEAREST)
    image = shine(image, (120, 110, 90), spread(blots(rng, size, 18, 4) * 0.55, size))
    image = shine(image, (255, 240, 200), dim(glow(size, (width / 2, height / 2), height * 0.35, 2.5), 0.4))
    edge = enlarge(gap, size) * 4
    lead = min(size) / 170
    image.paste((8, 7, 9), (0, 0), soft_mask((lead * 2.4 - edge) / 3))
    image = shine(image, (70, 68, 72), soft_mask(0.8 - np.abs(edge - lead * 0.4) / lead * 1.4))
    return grain(rng, image)


def _choose_sett(rng: np.random.Generator, yarns: int, scale: float) -> NDArray[np.intp]:
    """The yarn (w,) of each pixel across one symmetric repeat of the stripes."""
    widths: list[float] = []
    choice: list[int] = []
    for _ in range(int(rng.integers(4, 8))):
        widths.append(float(rng.choice([0.4, 1.2, 3.0, 7.0])))
        fresh = [yarn for yarn in range(yarns) if not choice or yarn != choice[-1]]
        choice.append(int(rng.choice(fresh, p=_favour_first(len(fresh)))))
    pixels = np.maximum(3, np.round(np.array(widths) / sum(widths) * scale / 2)).astype(int)
    half = np.repeat(choice, pixels)
    return np.concatenate([half, half[::-1]])


def _favour_first(count: int) -> NDArray[np.float64]:
    weights = 1 / np.arange(1, count + 1)
    return np.asarray(weights / weights.sum())


def _rose_points(rng: np.random.Generator, size: Size) -> NDArray[np.float32]:
    """Centres (n, 2) of panes in rings about the middle."""
    petals = int(rng.choice([6, 8, 10, 12]))
    points = [(size[0] / 2, size[1] / 2)]
    for ring in range(1, 8):
        count = petals * (1 if ring < 3 else 2)
        away = min(size) * 0.105 * ring * (1 + 0.03 * ring)
        angles = (np.arange(count) + 0.5 * (ring % 2)) / count * 2 * np.pi
        points += [(size[0] / 2 + away * np.cos(a), size[1] / 2 + away * np.sin(a)) for a in angles]
    return np.array(points, np.float32)


def _free_points(rng: np.random.Generator, size: Size) -> NDArray[np.float32]:
    """Centres (n, 2) of panes on a shaken grid."""
    across, down = 11, max(2, round(11 * size[1] / size[0]))
    grid = np.stack(np.meshgrid(np.arange(across), np.arange(down)), -1).reshape(-1, 2)
    shaken = grid + rng.uniform(0.1, 0.9, grid.shape)
    return (shaken * [size[0] / across, size[1] / down]).astype(np.float32)


def _pane_colours(rng: np.random.Generator, points: NDArray[np.float32], count: int) -> NDArray[np.intp]:
    """One colour for each pane, the same around a ring."""
    away = np.hypot(*(points - points.mean(0)).T).round(0)
    rings = np.unique(away)
    if len(rings) > len(points) / 2:
        return rng.integers(count, size=len(points))
    return np.asarray(rng.integers(count, size=len(rings))[np.searchsorted(rings, away)])


def _divide_plane(points: NDArray[np.float32], size: Size) -> tuple[NDArray[np.intp], Field]:
    """The nearest point (h, w) of each pixel, and how much nearer it is than the next (pixels)."""
    x, y = axes(size)
    first, second = np.full((2, size[1], size[0]), np.inf, np.float32)
    nearest = np.zeros((size[1], size[0]), np.intp)
    for index, (across, down) in enumerate(points):
        away = (x - across) ** 2 + (y - down) ** 2
        closer = away < first
        second = np.where(closer, first, np.minimum(second, away))
        nearest[closer] = index
        first = np.minimum(first, away)
    return nearest, np.sqrt(second) - np.sqrt(first)
