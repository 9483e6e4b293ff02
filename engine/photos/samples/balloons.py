"""Hot-air balloons above rolling hills."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw

from engine.photos.samples.canvas import (
    Size,
    axes,
    blots,
    grain,
    mix,
    profile,
    rgb,
    soft_mask,
    spread,
    vertical_ramp,
)

Box = tuple[float, float, float]  # centre x, centre y, radius in pixels

CLOTHS = ("#d9352a", "#f4b01e", "#1f7ac8", "#f8f4e8", "#2f9a58", "#7a3a9a", "#ff7a2a", "#16324f")
SKIES = (("#3f8fd8", "#9acdf0", "#eaf6fb"), ("#4a5aa8", "#e89ab0", "#ffdcb0"), ("#2f6fb0", "#8ac0d8", "#fdf0d0"))


def paint_balloons(rng: np.random.Generator, size: Size) -> Image.Image:
    """Striped hot-air balloons above rolling hills."""
    width, height = size
    image = vertical_ramp(size, SKIES[rng.integers(len(SKIES))])
    cloud = blots(rng, size, 3, 6, stretch=3)
    image.paste((255, 255, 255), (0, 0), spread(np.clip((cloud - 0.55) * 2.2, 0, 0.85), size))
    for near in (0.3, 0.65, 1.0):
        line = height * (0.78 + 0.1 * near) - height * 0.06 * profile(rng, width, 2, 5)
        _, y = axes(size)
        top = max(0, int(line.min()))
        hill = mix(rgb("#a8c8c0"), rgb("#2f5a38"), near)
        image.paste(hill, (0, top), soft_mask(y[top:] - line[None] + 0.5))
    count = int(rng.integers(1, 6))
    for place in sorted(rng.uniform(0.4, 1.0, count)):
        radius = min(size) * 0.2 * float(place) * (1.25 if count < 3 else 0.9)
        centre = (float(rng.uniform(0.14, 0.86)) * width, float(rng.uniform(0.2, 0.55)) * height)
        _paint_balloon(rng, image, (*centre, radius))
    return grain(rng, image, 4)


def _paint_balloon(rng: np.random.Generator, image: Image.Image, box: Box) -> None:
    """Gores of cloth around a lit envelope, ropes and a basket."""
    radius = box[2]
    side = (int(radius * 2) + 2, int(radius * 2.5))
    x, y = axes(side)
    across, down = (x - side[0] / 2) / radius, y / radius - 1.02
    low = np.clip(down, 0, None)
    half = np.where(down < 0, np.sqrt(np.clip(1 - down**2, 0, 1)), np.clip(1 - 0.18 * low - 0.36 * low**2, 0, 1))
    half = np.where(down > 1.42, 0, half)
    cloth = [rgb(CLOTHS[index]) for index in rng.choice(len(CLOTHS), 3, replace=False)]
    gores = int(rng.choice([8, 12, 16]))
    turn = np.arcsin(np.clip(across / np.maximum(half, 0.01), -1, 1)) / np.pi * gores + rng.uniform(0, 2)
    pattern = (np.floor(turn) + (np.floor(down * rng.uniform(2, 5)) if rng.random() < 0.4 else 0)).astype(int) % 2
    pattern = np.where(np.abs(down - 0.12) < 0.13, 2, pattern) if rng.random() < 0.6 else pattern
    picture = Image.fromarray(np.array(cloth, np.uint8)[pattern])
    bulge = np.sqrt(np.clip(1 - (across + 0.3) ** 2 - (down + 0.3) ** 2 * 0.6, 0, 1))
    light = 0.62 + 0.45 * bulge - 0.06 * np.cos(turn * 2 * np.pi)
    shade = Image.new("RGB", side, mix(cloth[0], (10, 8, 20), 0.75))
    _hang_basket(image, box)
    corner = (round(box[0] - side[0] / 2), round(box[1] + radius * 0.25 - side[1] / 2))
    mask = soft_mask((half - np.abs(across)) * radius)
    image.paste(Image.composite(picture, shade, soft_mask(light)), corner, mask)


def _hang_basket(image: Image.Image, box: Box) -> None:
    draw = ImageDraw.Draw(image)
    x, y, radius = box
    mouth, deck = y + radius * 1.38, y + radius * 1.66
    rope = rgb("#4a3420")
    for side in (-1, 1):
        draw.line((x + side * radius * 0.15, mouth, x + side * radius * 0.1, deck), fill=rope, width=2)
    draw.rectangle((x - radius * 0.12, deck, x + radius * 0.12, deck + radius * 0.17), fill=rgb("#8a5a2a"))
    draw.rectangle((x - radius * 0.13, deck, x + radius * 0.13, deck + radius * 0.04), fill=rope)
