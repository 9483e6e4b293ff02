"""Mountains by a lake, open sea, misty woods."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw

from engine.photos.samples.canvas import (
    Colour,
    Field,
    Size,
    axes,
    blots,
    colour_by,
    dim,
    enlarge,
    glow,
    grain,
    halve,
    mix,
    noise,
    paste_disc,
    profile,
    ramp,
    rgb,
    ripple,
    shine,
    soft_mask,
    spread,
    vertical_ramp,
)


@dataclass(frozen=True, slots=True)
class Daylight:
    """The colours of one time of day."""

    sky: tuple[str, ...]  # from the zenith to the horizon
    haze: str
    near: str
    sun: str
    sun_height: float  # 0 at the horizon, 1 at the top


DAYLIGHTS = (
    Daylight(("#274b8f", "#8a7fb5", "#f2a98a", "#ffdca8"), "#f0b495", "#2a2140", "#fff0c8", 0.56),  # dawn
    Daylight(("#2f7fd0", "#7fb8e8", "#d6ebf7"), "#bcd8ea", "#1f4a45", "#ffffff", 0.75),  # noon
    Daylight(("#3a2a5e", "#b0487a", "#ff7e4f", "#ffd27a"), "#f08a5d", "#2b1633", "#fff3b8", 0.52),  # sunset
    Daylight(("#0b1533", "#1b3566", "#4a78a8", "#9cc4d6"), "#6d9ab8", "#0a1626", "#eaf4ff", 0.55),  # blue hour
    Daylight(("#7d8a95", "#b4bdc2", "#e6e3da"), "#cfd3d1", "#27332f", "#fdf8e8", 0.6),  # mist
)


def paint_mountains(rng: np.random.Generator, size: Size) -> Image.Image:
    """Ridge behind ridge in the haze, conifers in front, all mirrored in a lake."""
    light = DAYLIGHTS[rng.integers(len(DAYLIGHTS))]
    width, height = size
    shore = round(height * rng.uniform(0.66, 0.8))
    image = _paint_sky(rng, size, light, shore)
    ridges = int(rng.integers(5, 8))
    for ridge in range(ridges):
        near = (ridge + 1) / ridges
        base = shore * (0.5 + 0.48 * near**0.9)
        tall = shore * (0.24 - 0.17 * near)
        line = base - tall * (0.4 + profile(rng, width, 2 + 2 * near, 7, 0.48))
        if ridge == ridges - 1:
            line = np.minimum(line, shore - height * 0.03) - _conifers(rng, width, height * 0.06)
        image = _paint_ridge(image, line, mix(rgb(light.haze), rgb(light.near), near**1.25), rgb(light.haze), shore)
    image = ripple(rng, image, shore, sway=height * 0.006)
    water = glow(size, (width / 2, height * 1.35), height * 0.75, 3.0)
    image.paste(rgb(light.near), (0, 0), dim(water, 0.65))
    return grain(rng, image)


def paint_sea(rng: np.random.Generator, size: Size) -> Image.Image:
    """Long waves under a wide sky, the sun's path on the water."""
    light = DAYLIGHTS[rng.integers(len(DAYLIGHTS))]
    width, height = size
    horizon = round(height * rng.uniform(0.36, 0.52))
    image = _paint_sky(rng, size, light, horizon, sun_at := float(rng.uniform(0.25, 0.75)))
    swell, depth = _paint_swell(rng, (width, height - horizon))
    low = mix(rgb(light.near), rgb("#0d3a4a"), 0.55)
    colours = np.concatenate(
        [ramp([_text(mix(low, (0, 0, 0), 0.35)), _text(low)], 110), ramp([_text(low), light.haze], 146)]
    )
    water = colour_by(np.clip(0.12 + 0.55 * swell + 0.5 * (1 - depth) ** 3, 0, 1), colours)
    x, _ = axes((width, height - horizon))
    path = np.exp(-(((x / width - sun_at) / (0.035 + 0.13 * depth)) ** 2))
    water = shine(water, rgb(light.sun), soft_mask(path * np.clip((swell - 0.5) * 5, 0, 1) * 0.95))
    image.paste(water, (0, horizon))
    return grain(rng, image, 4)


def paint_forest(rng: np.random.Generator, size: Size) -> Image.Image:
    """Trunks fading into the mist, leaves above and below, light between."""
    leaves, mist, bark = FOREST_COLOURS[rng.integers(len(FOREST_COLOURS))]
    width, height = size
    image = vertical_ramp(size, [mist, "#fbf7ea", mist, leaves[0]])
    sun = (width * rng.uniform(0.25, 0.75), height * rng.uniform(0.25, 0.45))
    image = shine(image, rgb("#fff6d8"), glow(size, sun, height * 0.28, 2.4))
    for near in (0.0, 0.5, 1.0):
        foot = 0.68 + 0.22 * near
        trunks = _trunks(rng, size, count=round(34 - 28 * near), thick=height * (0.008 + 0.03 * near), foot=foot)
        image.paste(mix(rgb(mist), rgb(bark), 0.2 + 0.8 * near), (0, 0), trunks)
        for leaf, cover in enumerate(_foliage(rng, size, near, foot)):
            tone = rgb(leaves[(leaf + round(near * 3)) % len(leaves)])
            image.paste(mix(rgb(mist), tone, 0.3 + 0.7 * near), (0, 0), cover)
    return grain(rng, shine(image, rgb("#ffeeb8"), glow(size, sun, height * 0.18, 2.2)), 6)


FOREST_COLOURS = (
    (("#7d9a4f", "#52773a", "#2f5a34"), "#cfdccb", "#231d18"),  # summer
    (("#e0a23c", "#c8642a", "#8c3b22"), "#ead9bf", "#2a1a14"),  # autumn
    (("#d9a7b5", "#e8c4cc", "#b87a8f"), "#efe3e4", "#33262b"),  # blossom
    (("#8fb3b8", "#4f7f88", "#25505c"), "#d3e2e4", "#101d22"),  # cold morning
)


def _paint_sky(
    rng: np.random.Generator, size: Size, light: Daylight, horizon: int, sun_at: float | None = None
) -> Image.Image:
    width, height = size
    image = Image.new("RGB", size, light.haze)
    image.paste(vertical_ramp((width, horizon), light.sky), (0, 0))
    cloud = blots(rng, (width, horizon), 3, 6, stretch=3.5)
    _, y = axes(halve((width, horizon)))
    veil = np.clip((cloud - 0.52) * 2.2, 0, 1) * (0.25 + 0.6 * y / len(y))
    image.paste(mix(rgb(light.haze), (255, 255, 255), 0.45), (0, 0), spread(veil, (width, horizon)))
    sun = (width * (rng.uniform(0.2, 0.8) if sun_at is None else sun_at), horizon * (1 - light.sun_height))
    image = shine(image, rgb(light.sun), glow(size, sun, height * 0.11, 2.3))
    paste_disc(image, mix(rgb(light.sun), (255, 255, 255), 0.5), sun, height * 0.032)
    return image


def _paint_ridge(image: Image.Image, line: Field, colour: Colour, haze: Colour, shore: int) -> Image.Image:
    """Fill below `line` (w,), paler towards its foot."""
    top = max(0, int(line.min()))
    size = (image.width, shore - top)
    _, y = axes(size)
    mask = soft_mask(y + top - line[None] + 0.5)
    foot = [_text(colour), _text(mix(colour, haze, 0.12)), _text(mix(colour, haze, 0.5))]
    image.paste(vertical_ramp(size, foot), (0, top), mask)
    return image


def _conifers(rng: np.random.Generator, width: int, tall: float) -> Field:
    """The heights (w,) of a row of pointed trees."""
    heights = np.zeros(width, np.float32)
    x = np.arange(width)
    for place in rng.uniform(0, width, width // 9):
        reach = tall * rng.uniform(0.35, 1.0)
        slope = np.abs(x - place) * rng.uniform(3.2, 5.0)
        heights = np.maximum(heights, reach - slope - (np.abs(x - place) % 4) * 1.2)
    return heights.astype(np.float32)


def _paint_swell(rng: np.random.Generator, size: Size) -> tuple[Field, Field]:
    """Wave heights 0..1 and nearness 0..1 (h, 1), in the perspective of an eye above the water."""
    width, height = size
    half = (width // 2, height // 2)
    x, y = axes(half)
    depth = (y + 1) / half[1]
    away = 1 / (depth + 0.035)
    side = (x / half[0] - 0.5) * away * 9
    total = np.zeros((half[1], half[0]), np.float32)
    for step in (1.0, 1.7, 2.9, 5.1, 9.7):
        turn = rng.normal(0, 0.3)
        total += (
            np.sin(side * step * np.sin(turn) + away * 4.2 * step * np.cos(turn) + rng.uniform(0, 6.3) + total)
            / step**0.6
        )
    field = enlarge(total, size)
    fine = noise(rng, size, 40, 3, stretch=5)
    _, full_y = axes(size)
    return np.clip(0.5 + 0.16 * field + 0.35 * (fine - 0.5), 0, 1), (full_y + 1) / height


def _trunks(rng: np.random.Generator, size: Size, count: int, thick: float, foot: float) -> Image.Image:
    """A mask of slightly slanted, tapering trunks, a few of them forked."""
    width, height = size
    mask = Image.new("L", (width * 2, height))
    draw = ImageDraw.Draw(mask)
    for place in rng.uniform(-0.02, 1.02, count) * width * 2:
        lean, wide = rng.normal(0, 0.05) * height, thick * rng.uniform(0.5, 1.3) * 2
        ground, fork = height * (foot + rng.uniform(-0.02, 0.04)), height * rng.uniform(0.15, 0.45)
        draw.polygon(_taper(place, ground, place + lean, 0, wide), fill=255)
        side = height * rng.choice([-0.3, 0.3])
        start = place + lean * (1 - fork / ground)
        draw.polygon(_taper(start, fork, start + side, fork - height * 0.45, wide * 0.5), fill=255)
    return mask.resize(size, Image.Resampling.BOX)


def _taper(x: float, y: float, end_x: float, end_y: float, wide: float) -> list[tuple[float, float]]:
    half, thin = wide / 2, wide / 5
    return [(x - half, y), (end_x - thin, end_y), (end_x + thin, end_y), (x + half, y)]


def _foliage(rng: np.random.Generator, size: Size, near: float, foot: float) -> list[Image.Image]:
    """Two masks of leaves: dense above and on the ground, in clumps that let the light through."""
    half = width, height = halve(size)
    clumps = noise(rng, halve(half), 5 - 2 * near, 3)
    _, y = axes(halve(half))
    y = y / len(y)
    crown, floor = np.clip(0.95 - y * (2.6 - 0.7 * near), 0, 1), np.clip((y - foot + 0.02) * 9, 0, 1.2)
    dense = enlarge(clumps * 0.9 + crown * 0.95 + floor, half)
    leaf = max(2, round(width / (260 - 140 * near)))  # pixels
    masks = []
    for limit in (1.12, 1.26):
        flecks = enlarge(rng.random((height // leaf, width // leaf), np.float32), half)
        masks.append(spread((dense + 0.75 * (flecks - 0.5) - limit) * 5, size))
    return masks


def _text(colour: Colour) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)
