"""What the painters share: sizes, colours, gradients, noise, light and soft masks.

Fields are floats (h, w), mostly within 0..1; pictures are Pillow RGB images.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageColor

Field = NDArray[np.floating[Any]]
Size = tuple[int, int]  # width, height in pixels
Colour = tuple[int, int, int]
Painter = Callable[[np.random.Generator, Size], Image.Image]

GLOW_SCALE = 8  # light is soft: it is computed this many times smaller


def rgb(name: str) -> Colour:
    """The colour of a "#rrggbb" text."""
    red, green, blue = ImageColor.getrgb(name)[:3]
    return red, green, blue


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """`first` at share 0, `second` at share 1."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue


def ramp(colours: Sequence[str], length: int) -> NDArray[np.uint8]:
    """(length, 3): the colours evenly spread and blended."""
    stops = np.array([rgb(colour) for colour in colours], np.float32)
    places = np.linspace(0, len(stops) - 1, length)
    channels = [np.interp(places, np.arange(len(stops)), stops[:, channel]) for channel in range(3)]
    return np.stack(channels, 1).round().astype(np.uint8)


def vertical_ramp(size: Size, colours: Sequence[str]) -> Image.Image:
    """The colours from top to bottom."""
    column = Image.fromarray(ramp(colours, size[1])[:, None])
    return column.resize(size, Image.Resampling.NEAREST)


def colour_by(field: Field, colours: NDArray[np.uint8]) -> Image.Image:
    """The field 0..1 in up to 256 colours (n, 3)."""
    steps = np.clip(field * (len(colours) - 1), 0, len(colours) - 1).astype(np.uint8)
    image = Image.fromarray(steps)
    image.putpalette(colours.tobytes())
    return image.convert("RGB")


def blots(rng: np.random.Generator, size: Size, cells: float, octaves: int = 4, stretch: float = 1.0) -> Field:
    """`noise` at half of `size`, for what is soft enough to be enlarged later by `spread`."""
    return noise(rng, halve(size), cells, octaves, stretch)


def halve(size: Size) -> Size:
    """Half of each side."""
    return size[0] // 2, size[1] // 2


def spread(field: Field, size: Size) -> Image.Image:
    """A mask of `size` from a smaller field 0..1."""
    return soft_mask(field).resize(size, Image.Resampling.BICUBIC)


def soft_mask(field: Field) -> Image.Image:
    """An 8-bit mask of a field, cut to 0..1."""
    return Image.fromarray((np.clip(field, 0, 1) * 255).astype(np.uint8))


def dim(mask: Image.Image, share: float) -> Image.Image:
    """The mask at a share of its strength."""
    return mask.point([round(level * share) for level in range(256)])


def axes(size: Size) -> tuple[Field, Field]:
    """x (1, w) and y (h, 1) in pixels."""
    width, height = size
    return np.arange(width, dtype=np.float32)[None], np.arange(height, dtype=np.float32)[:, None]


def enlarge(field: Field, size: Size) -> Field:
    """The field resampled smoothly to `size`."""
    image = Image.fromarray(np.ascontiguousarray(field, np.float32))
    enlarged: Field = np.asarray(image.resize(size, Image.Resampling.BICUBIC))
    return enlarged


def noise(rng: np.random.Generator, size: Size, cells: float, octaves: int = 4, stretch: float = 1.0) -> Field:
    """Smooth noise 0..1, `cells` blots across the width; `stretch` above 1 draws them out sideways."""
    width, height = size
    total: Field | None = None
    for octave in range(octaves):
        across = max(3, round(cells * 2**octave) + 2)
        down = max(3, round(cells * 2**octave * stretch * height / width) + 2)
        layer = rng.standard_normal((down, across)).astype(np.float32) / 2**octave
        total = layer if total is None else enlarge(total, (across, down)) + layer
    assert total is not None
    field = enlarge(total, size)
    low, high = np.percentile(field[::8, ::8], [1, 99])
    return np.asarray(np.clip((field - low) / (high - low), 0, 1), np.float32)


def profile(rng: np.random.Generator, width: int, cells: float, octaves: int = 6, roughness: float = 0.5) -> Field:
    """One-dimensional noise (w,), about -1..1."""
    total = np.zeros(width, np.float32)
    places = np.linspace(0, 1, width)
    for octave in range(octaves):
        knots = round(cells * 2**octave) + 2
        heights = rng.uniform(-1, 1, knots) * roughness**octave
        total += np.interp(places, np.linspace(0, 1, knots), heights).astype(np.float32)
    return total


def glow(size: Size, centre: tuple[float, float], radius: float, fall: float = 2.0) -> Image.Image:
    """A mask of light: full at `centre` (pixels), half at `radius`, falling with the power `fall`."""
    small = (max(2, size[0] // GLOW_SCALE), max(2, size[1] // GLOW_SCALE))
    x, y = axes(small)
    sides = size[0] / small[0], size[1] / small[1]
    away = np.hypot((x + 0.5) * sides[0] - centre[0], (y + 0.5) * sides[1] - centre[1]) / radius
    return soft_mask(1 / (1 + away**fall)).resize(size, Image.Resampling.BICUBIC)


def paste_disc(image: Image.Image, colour: Colour, centre: tuple[float, float], radius: float) -> None:
    """A round patch with a smooth edge."""
    left, top = int(centre[0] - radius - 1), int(centre[1] - radius - 1)
    x, y = axes((int(2 * radius) + 4, int(2 * radius) + 4))
    away = np.hypot(x + left - centre[0], y + top - centre[1])
    image.paste(colour, (left, top), soft_mask(radius - away + 0.5))


def shine(image: Image.Image, colour: Colour, mask: Image.Image) -> Image.Image:
    """Light of this colour added where the mask is bright."""
    light = Image.composite(Image.new("RGB", image.size, colour), Image.new("RGB", image.size), mask)
    return ImageChops.screen(image, light)


def bloom(image: Image.Image, radius: float) -> Image.Image:
    """The picture with its own lights spilling over."""
    small = image.reduce(GLOW_SCALE // 2)
    lights = small.point([max(0, level - 90) for level in range(256)] * 3)
    tiny = max(2, round(small.width / radius)), max(2, round(small.height / radius))
    spilt = lights.resize(tiny, Image.Resampling.BOX)
    return ImageChops.screen(image, spilt.resize(image.size, Image.Resampling.BICUBIC))


def ripple(rng: np.random.Generator, image: Image.Image, horizon: int, sway: float) -> Image.Image:
    """All below the row `horizon` as water that mirrors what is above; `sway` in pixels at the lower edge."""
    pixels = np.array(image)
    depth = np.arange(len(pixels) - horizon)
    near = (depth + 1) / depth.size
    waves = sum(np.sin(depth / (near * step + 1.2) + rng.uniform(0, 6.3)) for step in (9.0, 17.0, 31.0))
    rows = horizon - 1 - np.abs(depth * 0.92 + waves * near * sway)
    water = pixels[np.clip(rows, 0, horizon - 1).astype(int)]
    for row, shift in enumerate(np.round(waves * near * sway * 0.5).astype(int)):
        pixels[horizon + row] = np.roll(water[row], shift, axis=0)
    return Image.fromarray(pixels)


def grain(rng: np.random.Generator, image: Image.Image, strength: float = 5.0) -> Image.Image:
    """The picture with a little film grain, which also hides the steps of gradients."""
    side = 256
    tile = rng.normal(128, strength, (side, side)).clip(0, 255).astype(np.uint8)
    width, height = image.size
    repeated = np.tile(tile, (height // side + 1, width // side + 1))[:height, :width]
    layer = Image.fromarray(np.ascontiguousarray(repeated)).convert("RGB")
    return ImageChops.add(image, layer, offset=-128)
