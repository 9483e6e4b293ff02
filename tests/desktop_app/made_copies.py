"""A folder of photos in which some lie several times: byte for byte, saved again, and edited."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageDraw, ImageEnhance, ImageOps

from engine.photos.samples import make_samples
from engine.photos.samples.make import COPIES

Edit = Callable[[Image.Image], Image.Image]

EDITS: dict[str, Edit] = {
    "cropped": lambda photo: photo.crop((photo.width // 10, photo.height // 12, photo.width * 9 // 10, photo.height)),
    "framed": lambda photo: ImageOps.expand(photo, photo.width // 16, "white"),
    "signed": lambda photo: sign(photo, "Summer 2019"),
    "grey": lambda photo: ImageOps.grayscale(photo).convert("RGB"),
    "bright": lambda photo: ImageEnhance.Brightness(photo).enhance(1.35),
    "mirrored": ImageOps.mirror,
}


def sign(photo: Image.Image, words: str) -> Image.Image:
    """A line of text in the corner."""
    signed = photo.copy()
    size = max(14, photo.height // 12)
    ImageDraw.Draw(signed).text((size, photo.height - 2 * size), words, "white", font_size=size)
    return signed


def make_copies(folder: Path, photos: int = 24) -> list[Path]:
    """Sample photos in Albums, with copies of every third of them; returns the originals that have copies.

    By turns: the same bytes in Backup and Downloads; smaller and as PNG in Phone; changed, in Edited; once in Backup.
    """
    made = make_samples(folder / "Albums", count=photos)
    originals = sorted(path for path in made if path.parent.name != COPIES)[::3]
    for number, original in enumerate(originals):
        with Image.open(original) as opened:
            photo = opened.convert("RGB")
        if number % 4 in (0, 3):
            copy_bytes(original, folder / "Backup" / "2021" / original.name)
        if number % 4 == 0:
            copy_bytes(original, folder / "Downloads" / f"{original.stem} (1){original.suffix}")
        if number % 4 == 1:
            save(photo.resize((photo.width // 2, photo.height // 2)), folder / "Phone" / f"IMG_{2040 + number}.jpg")
            save(photo, folder / "Phone" / f"{original.stem}.png")
        if number % 4 == 2:
            name = list(EDITS)[number // 4 % len(EDITS)]
            save(EDITS[name](photo), folder / "Edited" / f"{original.stem} {name}.jpg")
    return originals


def copy_bytes(source: Path, target: Path) -> None:
    """The same file once more, its times too."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(source, target)


def save(photo: Image.Image, path: Path) -> None:
    """Write a picture."""
    path.parent.mkdir(parents=True, exist_ok=True)
    photo.save(path, quality=88)
