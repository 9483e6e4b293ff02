"""A photo on the disk and edited copies of it, each with the way from the first to it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

from desktop_app.widgets.compare.copies import Alignment, ComparedCopy, State

WIDTH, HEIGHT = 640, 480
IDENTITY: Alignment = ((1, 0, 0), (0, 1, 0))
MIRRORED: Alignment = ((-1, 0, 1), (0, 1, 0))
TURNED: Alignment = ((0, 1, 0), (-1, 0, 1))  # a quarter against the clock
MIDDLE: Alignment = ((2, 0, -0.5), (0, 2, -0.5))  # half the width and height, cut from the middle


def paint_photo(width: int = WIDTH, height: int = HEIGHT) -> Image.Image:
    """Soft coloured patches with some grain, no two places alike."""
    rng = np.random.default_rng(4)
    patches = Image.fromarray(rng.integers(30, 225, (9, 12, 3)).astype(np.uint8))
    smooth = np.asarray(patches.resize((width, height), Image.Resampling.BICUBIC), np.int16)
    return Image.fromarray(np.clip(smooth + rng.integers(-6, 7, smooth.shape), 0, 255).astype(np.uint8))


def save_copies(folder: Path) -> dict[str, tuple[Path, Alignment | None]]:
    """The photo and its copies by kind."""
    photo = paint_photo()
    middle = (WIDTH // 4, HEIGHT // 4, WIDTH * 3 // 4, HEIGHT * 3 // 4)
    kinds = {
        "photo": (photo, None),
        "small": (photo.resize((WIDTH // 2, HEIGHT // 2), Image.Resampling.LANCZOS), None),
        "mirrored": (photo.transpose(Image.Transpose.FLIP_LEFT_RIGHT), MIRRORED),
        "turned": (photo.transpose(Image.Transpose.ROTATE_90), TURNED),
        "cropped": (photo.crop(middle), MIDDLE),
        "squeezed": (photo.resize((WIDTH // 2, HEIGHT), Image.Resampling.LANCZOS), IDENTITY),
        "marked": (mark(photo), None),
    }
    for kind, (image, _) in kinds.items():
        image.save(folder / f"{kind}.png")
    return {kind: (folder / f"{kind}.png", alignment) for kind, (_, alignment) in kinds.items()}


def mark(photo: Image.Image) -> Image.Image:
    """The photo with a white box in the upper left quarter: a sixteenth of its area."""
    marked = photo.copy()
    marked.paste((255, 255, 255), (WIDTH // 8, HEIGHT // 8, WIDTH * 3 // 8, HEIGHT * 3 // 8))
    return marked


def describe(path: Path, state: State = "open", alignment: Alignment | None = None, **facts: str) -> ComparedCopy:
    """The copy as the page hands it over."""
    size = (0, 0)
    if path.exists():
        with Image.open(path) as image:
            size = image.size
    rows = {"Dimensions": f"{size[0]} × {size[1]}", "Format": path.suffix[1:].upper(), **facts}
    return ComparedCopy(str(path), path.name, str(path.parent), tuple(rows.items()), state, size, alignment)
