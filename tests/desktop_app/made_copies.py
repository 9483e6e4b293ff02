"""A folder of photos in which some lie several times: byte for byte, saved again, and edited."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageDraw, ImageEnhance, ImageOps

from engine.photos.samples import make_samples

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


def make_copies(folder: Path, photos: int = 24, tripled: int = 3) -> list[Path]:
    """Sample photos in `folder`, with copies of every third of them; returns the originals that have copies.

    Albums: the originals. Backup: the same bytes. Phone: smaller or other formats. Edited: changed pictures.
    """
    made = make_samples(folder / "Albums", count=photos)
    originals = [Path(path) for path in sorted(map(str, made))][::3]
    names = list(EDITS)
    for number, original in enumerate(originals):
        with Image.open(original) as opened:
            photo = opened.convert("RGB")
        if number % 2 == 0:
            copy_bytes(original, folder / "Backup" / "2021" / original.name)
        if number % 4 == 0:
            copy_bytes(original, folder / "Downloads" / f"{original.stem} (1).jpg")
        save(photo.resize((photo.width // 2, photo.height // 2)), folder / "Phone" / f"IMG_{2040 + number}.jpg")
        if number < tripled:
            save(photo, folder / "Phone" / f"{original.stem}.png")
        name = names[number % len(names)]
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
