"""Pictures as the judge sees them, from real small photos made on the spot."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from PIL import Image

from engine.duplicates.candidates.fingerprint import take_fingerprint
from engine.duplicates.verification.look import Facts, Look
from engine.photos.samples import make_samples

LONGEST_PX = 320


@cache
def photos() -> tuple[Image.Image, ...]:
    """Ten of the sample photos, 640 px long at most."""
    with TemporaryDirectory() as folder:
        opened = [Image.open(path).convert("RGB") for path in make_samples(Path(folder) / "photos", count=12)[:10]]
    for photo in opened:
        photo.thumbnail((640, 640))
    return tuple(opened)


def saved(picture: Image.Image, quality: int = 85) -> Image.Image:
    """What is left after saving it as a JPEG."""
    buffer = io.BytesIO()
    picture.convert("RGB").save(buffer, "JPEG", quality=quality)
    return Image.open(buffer).convert("RGB")


def look(picture: Image.Image, taken_at: str | None = None, camera: str | None = None) -> Look:
    """The picture at 320 px, with more pixels for reading where it has them."""
    small = picture.copy()
    small.thumbnail((LONGEST_PX, LONGEST_PX))
    pixels, full = np.asarray(small), np.asarray(picture)
    facts = Facts(picture.width, picture.height, taken_at, camera)
    return Look(take_fingerprint(pixels), facts, lambda: pixels, lambda: full if full.shape != pixels.shape else None)
