"""Photos that exist only in tests, and small pictures."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QColor, QImage

from engine import Photo, PhotoFacts


def make_picture(path: Path, colour: str = "#4080c0", width: int = 64, height: int = 48) -> Path:
    """Write a small picture of one colour."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    assert image.save(str(path))
    return path


def make_photo(photo_id: int, **changes: object) -> Photo:
    """A photo of a library that exists only in the test."""
    values: dict = {
        "id": photo_id,
        "content": f"{photo_id:040x}",
        "paths": (f"/photos/IMG_{photo_id:06}.jpg",),
        "bytes": 2_500_000,
        "modified_at": 1.5e9,
        "facts": PhotoFacts(4032, 3024, "JPEG", "2019-07-04T12:30:05", "Canon EOS 5D"),
    }
    return Photo(**{**values, **changes})


def run_now(work: Callable, done: Callable, failed: Callable | None = None) -> None:
    """Do background work at once."""
    done(work())
