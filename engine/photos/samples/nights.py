"""City skylines after sunset and planets among the stars."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw

from engine.photos.samples.canvas import (
    Field,
    Size,
    axes,
    bloom,
    blots,
    colour_by,
    dim,
    enlarge,
    glow,
    grain,
    mix,
    noise,
    paste_disc,
    ramp,
    rgb,
    ripple,
    shine,
    soft_mask,
    vertical_ramp,
)

EVENINGS = (
    ("#070b24", "#1b1d52", "#5a2f78", "#d9607a", "#ffb070"),
    ("#02040f", "#081233", "#12305e", "#2f6a8f"),
    ("#120a2a", "#2c1450", "#6a1f6e", "#ff5f8f"),
    ("#0a1420", "#1e3a4a", "#4f7a7a", "#e8b070"),
)
LAMPS = ("#ffd98a", "#ffe9b8", "#ffc061", "#cfe8ff", "#fff4d8")
WORLDS = (
    ("#3b1f14", "#a8683a", "#e8c592", "#b5743f", "#f4e3c3", "#8a4a2a"),
    ("#0a1a3a", "#2858a0", "#78b4e0", "#e0f0f8", "#3f78b8"),
    ("#1f3a2a", "#4f9a78", "#c8e8b0", "#2f6a5a", "#a8d8c0"),
    ("#2a0f1f", "#8a2f4a", "#e07a5f", "#f4c095", "#a8443f"),
    ("#2a2340", "#6a5fa0", "#c8b8e8", "#8f7fc0", "#f0e0f4"),
)
NEBULAE = (
    ("#000004", "#1a0f3a", "#6a2f8a", "#e88fb0"),
    ("#000206", "#041a33", "#0f5a7a", "#7fd8d0"),
    ("#030101", "#2a0f14", "#8a3a1f", "#f4b060"),
)


def paint_skyline(rng: np.random.Generator, size: Size) -> Image.Image:
    """Towers with lit windows before the last light, mirrored in the river."""
    width, height = size
    evening = EVENINGS[rng.integers(len(EVENINGS))]
    bank = round(height * rng.uniform(0.7, 0.82))
    image = Image.new("RGB", size, evening[0])
    image.paste(vertical_ramp((width, bank), evening), (0, 0))
    _scatter_stars(rng, image, (0, 0, width, bank // 2), 120)
    moon = (width * rng.uniform(0.1, 0.9), height * rng.uniform(0.1, 0.25))
    image = shine(image, rgb("#c8d4ff"), glow(size, moon, height * 0.05, 2.2))
    paste_disc(image, rgb("#fbf6e4"), moon, height * 0.03)
    for near in (0.1, 0.5, 1.0):
        wall = mix(rgb(evening[-1]), rgb("#05060f"), 0.5 + 0.5 * near)
        _raise_towers(rng, image, bank, near, wall)
    image = ripple(rng, bloom(image, 4), bank, sway=height * 0.02)
    water = image.crop((0, bank, width, height))
    smear = water.resize((width // 3, max(2, water.height // 16)), Image.Resampling.BOX).resize(water.size)
    image.paste(Image.blend(Image.blend(water, smear, 0.7), Image.new("RGB", water.size, evening[1]), 0.3), (0, bank))
    return grain(rng, image)


def paint_planet(rng: np.random.Generator, size: Size) -> Image.Image:
    """A banded planet, now and then with rings, before a nebula and its stars."""
    width, height = size
    cloud = blots(rng, size, 2.5, 6) * blots(rng, size, 1.5, 2)
    nebula = colour_by(cloud, ramp(NEBULAE[rng.integers(len(NEBULAE))], 256))
    image = nebula.resize(size, Image.Resampling.BICUBIC)
    _scatter_stars(rng, image, (0, 0, width, height), 900)
    image = bloom(image, 2)
    radius = min(size) * float(rng.uniform(0.2, 0.33))
    centre = (width * float(rng.uniform(0.35, 0.65)), height * float(rng.uniform(0.4, 0.6)))
    world = WORLDS[rng.integers(len(WORLDS))]
    rings = _paint_rings(rng, size, centre, radius) if rng.random() < 0.55 else None
    tone = mix(rgb(world[2]), (255, 255, 255), 0.25)
    if rings:
        image.paste(tone, (0, 0), rings[0])
    image = shine(
        image,
        mix(rgb(world[1]), rgb(world[2]), 0.5),
        dim(glow(size, centre, radius * 1.02, 14.0), 0.45),
    )
    _paint_world(rng, image, centre, radius, world)
    if rings:
        image.paste(tone, (0, 0), rings[1])
    return grain(rng, image, 4)


def _scatter_stars(rng: np.random.Generator, image: Image.Image, box: tuple[int, int, int, int], count: int) -> None:
    draw = ImageDraw.Draw(image)
    places = rng.uniform(box[:2], box[2:], (count, 2))
    for (x, y), light in zip(places, rng.random(count) ** 5, strict=True):
        tone = mix(rgb("#5a6488"), rgb("#ffffff"), light)
        reach = 0.4 + 2.0 * light
        draw.ellipse((x - reach, y - reach, x + reach, y + reach), fill=tone)


def _raise_towers(
    rng: np.random.Generator, image: Image.Image, bank: int, near: float, wall: tuple[int, int, int]
) -> None:
    """One row of towers from left to right, windows and all."""
    draw = ImageDraw.Draw(image)
    width, height = image.size
    left = -rng.uniform(0, 40)
    while left < width:
        wide = width * rng.uniform(0.03, 0.075) * (0.6 + 0.5 * near)
        tall = (
            bank
            * rng.uniform(0.25, 0.72)
            * (1.12 - 0.55 * near)
            * (0.6 + 0.4 * np.sin(np.pi * (left + wide / 2) / width))
        )
        top = bank - tall
        draw.rectangle((left, top, left + wide, bank), fill=wall)
        _crown_tower(rng, draw, (left, top, wide), wall)
        _light_windows(rng, draw, (left, top, left + wide, bank), near, height)
        left += wide * rng.uniform(0.85, 1.25)


def _crown_tower(
    rng: np.random.Generator, draw: ImageDraw.ImageDraw, tower: tuple[float, float, float], wall: tuple[int, int, int]
) -> None:
    """A roof: flat, stepped, pointed or with a mast."""
    left, top, wide = tower
    kind = rng.integers(5)
    if kind == 1:
        draw.rectangle((left + wide * 0.2, top - wide * 0.3, left + wide * 0.8, top), fill=wall)
    elif kind == 2:
        draw.polygon([(left, top), (left + wide / 2, top - wide * 0.7), (left + wide, top)], fill=wall)
    elif kind == 3:
        draw.line((left + wide / 2, top - wide * 0.9, left + wide / 2, top), fill=wall, width=3)
        draw.ellipse(
            (left + wide / 2 - 2, top - wide * 0.9 - 2, left + wide / 2 + 2, top - wide * 0.9 + 2), fill=rgb("#ff5a4a")
        )


def _light_windows(
    rng: np.random.Generator,
    draw: ImageDraw.ImageDraw,
    tower: tuple[float, float, float, float],
    near: float,
    height: int,
) -> None:
    left, top, right, foot = tower
    pitch = height * (0.007 + 0.007 * near)
    pane = pitch * rng.uniform(0.4, 0.62)
    lamp = rgb(LAMPS[rng.integers(len(LAMPS))])
    tones = [mix((10, 10, 25), lamp, (0.35 + 0.65 * near) * share) for share in (0.45, 0.6, 0.75, 0.88, 1.0)]
    columns = np.arange(left + pitch * 0.5, right - pane - pitch * 0.3, pitch)
    rows = np.arange(top + pitch * 0.6, foot - pitch, pitch * 1.25)
    lit = np.argwhere(rng.random((rows.size, columns.size)) < rng.uniform(0.2, 0.6))
    for (row, column), tone in zip(lit, rng.integers(len(tones), size=len(lit)), strict=True):
        x, y = columns[column], rows[row]
        draw.rectangle((x, y, x + pane, y + pitch * 0.7), fill=tones[tone])


def _paint_world(
    rng: np.random.Generator, image: Image.Image, centre: tuple[float, float], radius: float, world: tuple[str, ...]
) -> None:
    """A lit sphere with bands that storms have bent."""
    side = int(radius) * 2 + 4
    x, y = axes((side, side))
    across, down = (x - side / 2) / radius, (y - side / 2) / radius
    away = across**2 + down**2
    out = np.sqrt(np.clip(1 - away, 0, 1))
    tilt = rng.uniform(-0.5, 0.5)
    latitude = down * np.cos(tilt) + across * np.sin(tilt)
    storms = noise(rng, (side, side), 4, 5, stretch=2.5) - 0.5
    bands = np.interp(np.linspace(-1.6, 1.6, 256), np.linspace(-1.6, 1.6, 22), rng.random(22)).astype(np.float32)
    places = np.clip((latitude * (1.05 - 0.1 * out) + 0.22 * storms) * 80 + 128, 0, 255).astype(np.uint8)
    surface = colour_by(np.clip(bands[places] + 0.25 * storms, 0, 1), ramp(world, 256))
    sun = np.array([-0.62, -0.42, 0.66]) if rng.random() < 0.5 else np.array([0.65, -0.35, 0.67])
    lit = np.clip(across * sun[0] + down * sun[1] + out * sun[2] + 0.06, 0, 1) ** 0.85
    night = Image.new("RGB", surface.size, rgb("#03040a"))
    sphere = Image.composite(surface, night, soft_mask(lit.astype(np.float32)))
    edge = soft_mask((1 - np.sqrt(away)) * radius + 0.5)
    image.paste(sphere, (round(centre[0] - side / 2), round(centre[1] - side / 2)), edge)


def _paint_rings(
    rng: np.random.Generator, size: Size, centre: tuple[float, float], radius: float
) -> tuple[Image.Image, Image.Image]:
    """Masks of the rings' far half and near half."""
    half = (size[0] // 2, size[1] // 2)
    x, y = axes(half)
    turn, squeeze = rng.uniform(-0.4, 0.4), rng.uniform(0.18, 0.34)
    dx, dy = x * 2 - centre[0], y * 2 - centre[1]
    along, across = dx * np.cos(turn) + dy * np.sin(turn), (dy * np.cos(turn) - dx * np.sin(turn))
    away = np.hypot(along, across / squeeze) / radius
    grooves = np.interp(np.linspace(1.3, 2.3, 400), np.linspace(1.3, 2.3, 40), rng.random(40) ** 0.7)
    shade = grooves[np.clip((away - 1.3) * 400, 0, 399).astype(np.int16)]
    edge = np.clip((away - 1.32) * 20, 0, 1) * np.clip((2.25 - away) * 20, 0, 1)
    ring: Field = enlarge((shade * edge * 0.85).astype(np.float32), size)
    full_x, full_y = axes(size)
    front = ((full_y - centre[1]) * np.cos(turn) - (full_x - centre[0]) * np.sin(turn)) > 0
    return soft_mask(np.where(front, 0, ring)), soft_mask(np.where(front, ring, 0))
