"""Flowers and butterflies: one clear thing before a soft ground."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageOps

from engine.photos.samples.canvas import (
    Field,
    Size,
    axes,
    blots,
    colour_by,
    dim,
    enlarge,
    grain,
    mix,
    noise,
    ramp,
    rgb,
    shine,
    soft_mask,
    spread,
    vertical_ramp,
)

Box = tuple[float, float, float]  # centre x, centre y, half the side in pixels

BLOSSOMS = (
    ("#7a0f3a", "#d9306a", "#ff8fb0", "#ffd9e0"),
    ("#8a2a0a", "#e8641a", "#ffb04a", "#ffe6a8"),
    ("#3a1a6a", "#7a4ac8", "#b894f0", "#ece0ff"),
    ("#b89a6a", "#efe0c8", "#fffaf0", "#ffffff"),
    ("#8a6a0a", "#f0b81a", "#ffdf5a", "#fff6c0"),
    ("#7a0a0a", "#c81e1e", "#ff5a48", "#ffb8a0"),
)
LEAVES = (
    ("#0c2416", "#1f4a2a", "#4f8a48", "#a8c878"),
    ("#0f1f24", "#1f4048", "#3f7a78", "#a8c8b0"),
    ("#241f0c", "#4a4a1f", "#8a8a48", "#d8d090"),
)
WINGS = (
    ("#1a0a04", "#c8500f", "#ff9a2a", "#ffd98a"),
    ("#040a1f", "#1238a0", "#3f8af0", "#a8e0ff"),
    ("#0a140a", "#1f7a4a", "#58d08a", "#e0ffd0"),
    ("#140a1a", "#6a2a8a", "#c078e0", "#ffe0ff"),
    ("#1a1408", "#c8a80f", "#ffe65a", "#fffbe0"),
)
PAPERS = (("#f6efe0", "#e0d0b0"), ("#dfeaf0", "#a8c4d4"), ("#e6f0dc", "#b0cc98"), ("#f4e2e2", "#d8b0b4"))
STAMENS = 190
GOLDEN_ANGLE = 2.39996  # radians


def paint_flower(rng: np.random.Generator, size: Size) -> Image.Image:
    """One full blossom, petal over petal, before blurred leaves."""
    image = _paint_leaves(rng, size)
    petals = BLOSSOMS[rng.integers(len(BLOSSOMS))]
    width, height = size
    reach = min(size) * float(rng.uniform(0.36, 0.46))
    centre = (width * float(rng.uniform(0.42, 0.58)), height * float(rng.uniform(0.44, 0.56)))
    count = int(rng.choice([5, 8, 13, 16, 21]))
    layers = int(rng.integers(3, 7)) if count > 5 else 2
    for layer in range(layers):
        radius = reach * (1 - 0.78 * layer / layers)
        turn = np.pi * layer / count + rng.uniform(-0.05, 0.05)
        _paint_petals(image, (*centre, radius), count, float(turn), petals, dark=1 - 0.5 * layer / layers)
    _paint_heart(rng, image, (*centre, reach * (0.16 if count > 5 else 0.2)), petals)
    return grain(rng, image)


def paint_butterfly(rng: np.random.Generator, size: Size) -> Image.Image:
    """Two pairs of wings, mirrored to the pixel, on coloured paper."""
    paper = PAPERS[rng.integers(len(PAPERS))]
    image = vertical_ramp(size, paper)
    image.paste((255, 255, 255), (0, 0), spread(blots(rng, size, 6, 4) * 0.35, size))
    width, height = size
    reach = min(width * 0.46, height * 0.5) * float(rng.uniform(0.86, 1.0))
    side = (int(reach), int(reach * 1.9))
    wing, cover = _paint_wings(rng, side, WINGS[rng.integers(len(WINGS))])
    top = round(height / 2 - side[1] / 2)
    shadow = dim(cover.resize((side[0] // 8, side[1] // 8)).resize(side), 0.25)
    for flip, left in ((False, width // 2), (True, width // 2 - side[0])):
        part, mask, shade = (ImageOps.mirror(layer) if flip else layer for layer in (wing, cover, shadow))
        image.paste((30, 24, 20), (left + 10, top + 16), shade)
        image.paste(part, (left, top), mask)
    _draw_body(image, (width / 2, height / 2, reach))
    return grain(rng, image)


def _polar(side: int) -> tuple[Field, Field]:
    """Distance from the centre (1 at the side's middle) and angle, both (side, side)."""
    x, y = axes((side, side))
    across, down = (x - side / 2) / (side / 2), (y - side / 2) / (side / 2)
    return np.hypot(across, down), np.arctan2(down, across)


def _paste_centred(image: Image.Image, part: Image.Image, box: Box, mask: Image.Image) -> None:
    image.paste(part, (round(box[0] - part.width / 2), round(box[1] - part.height / 2)), mask)


def _paint_leaves(rng: np.random.Generator, size: Size) -> Image.Image:
    """Green out of focus, with round lights."""
    small = (size[0] // 8, size[1] // 8)
    image = colour_by(noise(rng, small, 3, 3), ramp(LEAVES[rng.integers(len(LEAVES))], 256))
    lights = Image.new("L", small)
    draw = ImageDraw.Draw(lights)
    for x, y in rng.uniform((0, 0), small, (26, 2)):
        reach = rng.uniform(2, 9)
        draw.ellipse((x - reach, y - reach, x + reach, y + reach), fill=int(rng.uniform(15, 75)))
    lit = shine(image, rgb("#f4ffd0"), lights.filter(ImageFilter.GaussianBlur(0.8)))
    return lit.resize(size, Image.Resampling.BICUBIC)


def _paint_petals(image: Image.Image, box: Box, count: int, turn: float, petals: tuple[str, ...], dark: float) -> None:
    """One ring of petals with veins, lighter towards their tips, and the shadow that it throws."""
    side = int(box[2] * 2)
    away, angle = _polar(side)
    wave = np.abs(np.cos((angle + turn) * (count / 2)))
    edge = 0.5 + 0.47 * np.sqrt(wave)
    inside = edge - away
    cover = soft_mask(inside * side / 2.5)
    shadow = dim(soft_mask((inside + 0.05) * 8 - 0.05), 0.4)
    _paste_centred(image, Image.new("RGB", (side, side), mix(rgb(petals[0]), (0, 0, 0), 0.6)), box, shadow)
    tip = 0.75 * (away / edge) ** 1.6 * (1.15 - 0.35 * dark)
    veins = 0.05 * np.cos((angle + turn) * count * 9) * away
    tone = np.clip(0.08 + tip + veins - 0.35 * (1 - wave) ** 3, 0, 1)
    _paste_centred(image, colour_by(tone, ramp(petals, 256)), box, cover)


def _paint_heart(rng: np.random.Generator, image: Image.Image, box: Box, petals: tuple[str, ...]) -> None:
    """Stamens in the spiral of the golden angle."""
    draw = ImageDraw.Draw(image)
    middle_x, middle_y, radius = box
    ground = mix(rgb("#3a2408"), rgb(petals[0]), 0.3)
    draw.ellipse((middle_x - radius, middle_y - radius, middle_x + radius, middle_y + radius), fill=ground)
    for seed in range(STAMENS):
        away, angle = radius * np.sqrt(seed / STAMENS), seed * GOLDEN_ANGLE
        x, y = middle_x + away * np.cos(angle), middle_y + away * np.sin(angle)
        reach = radius * 0.05 * rng.uniform(0.8, 1.3)
        tone = mix(rgb("#ffe27a"), rgb("#b8640f"), float(rng.random()) * 0.6 + 0.3 * (1 - seed / STAMENS))
        draw.ellipse((x - reach, y - reach, x + reach, y + reach), fill=tone)


def _paint_wings(rng: np.random.Generator, side: Size, colours: tuple[str, ...]) -> tuple[Image.Image, Image.Image]:
    """The right pair of wings and its mask; the body lies at the left edge."""
    half = (side[0] // 2, side[1] // 2)
    x, y = axes(half)
    across, down = x / half[0], y / half[0] - 0.95
    upper = _wing(rng, across, down, lift=-0.62, wide=1.05, tall=0.55)
    lower = _wing(rng, across, down, lift=0.72, wide=0.78, tall=0.52)
    inside = enlarge(np.maximum(upper[0], lower[0]), side)
    front = upper[0] > -0.02
    away, angle = np.where(front, upper[1], lower[1]), np.where(front, upper[2], lower[2])
    count = int(rng.integers(7, 12))
    veins = np.abs(np.sin(angle * count)) ** 0.35
    spots = np.clip(1.4 - np.hypot((away - 0.86) * 14, np.sin(angle * count) * 2.2 - 2.0), 0, 1)
    eye = np.clip(1.2 - np.abs(np.hypot(away - 0.55, (angle - rng.uniform(0.1, 0.4)) * 0.7) * 13 - 1.6), 0, 1)
    band = 0.5 + 0.5 * np.cos(away * rng.uniform(7, 12) + rng.uniform(0, 6))
    tone = (0.42 + 0.32 * band * (1 - away) + 0.2 * away) * veins
    tone = np.where(away > 0.8, tone * np.clip((0.93 - away) * 8, 0, 1), tone)
    tone = np.clip(tone + 0.9 * spots - 0.4 * eye, 0, 1)
    wing = colour_by(np.clip(enlarge(tone, side), 0, 1), ramp(colours, 256))
    return wing, soft_mask(inside * side[0] / 2 + 0.5)


def _wing(
    rng: np.random.Generator, across: Field, down: Field, lift: float, wide: float, tall: float
) -> tuple[Field, Field, Field]:
    """Signed inside distance, distance along the wing 0..1 and angle of a scalloped wing that starts at the body."""
    angle = np.arctan2(down, across + 0.02)
    away = np.hypot(across, down)
    spread = np.clip(1 - np.abs((angle - lift) / (tall * 1.75)) ** 2.2, 0, 1)
    reach = wide * (spread**0.6) * (0.97 + 0.03 * np.cos(angle * rng.integers(14, 22))) + 0.02
    return reach - away, np.clip(away / reach, 0, 1), angle - lift


def _draw_body(image: Image.Image, box: Box) -> None:
    draw = ImageDraw.Draw(image)
    x, y, reach = box
    dark = rgb("#1c130d")
    for top, foot, wide in ((-0.42, -0.1, 0.034), (-0.16, 0.46, 0.026), (-0.5, -0.38, 0.03)):
        draw.ellipse((x - reach * wide, y + reach * top, x + reach * wide, y + reach * foot), fill=dark)
    for side in (-1, 1):
        curve = [(x + side * reach * 0.26 * t, y - reach * (0.48 + 0.34 * t**0.7)) for t in np.linspace(0, 1, 14)]
        draw.line(curve, fill=dark, width=3, joint="curve")
        draw.ellipse((curve[-1][0] - 5, curve[-1][1] - 5, curve[-1][0] + 5, curve[-1][1] + 5), fill=dark)
