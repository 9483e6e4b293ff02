"""What the decoders of all formats take and give."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from PIL import Image

from engine.photos.formats.signature import HEAD_BYTES
from engine.photos.photo import UnreadablePhoto

_WHOLE_BYTES = 256 << 20  # larger files are read piece by piece by their decoder


@dataclass(frozen=True, slots=True)
class Limits:
    """What a decode may cost; the rest is refused from the header, before any pixel is decoded."""

    pixels: int = 1_000_000_000  # that a file may claim
    memory_bytes: int = 600 << 20  # that a decode may take, estimated for each format
    file_bytes: int = 2 << 30


STANDARD_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Wanted:
    """How small a decoder may make the picture on the way: neither side below these, if it has that many pixels."""

    shortest_px: int
    longest_px: int
    pixels: bool = True  # False: the header is enough, the image need not be loaded

    def reduction(self, size: tuple[int, int]) -> int:
        """By what whole number both sides may be divided."""
        return max(1, min(min(size) // max(1, self.shortest_px), max(size) // max(1, self.longest_px)))


@dataclass(frozen=True, slots=True)
class Source:
    """A file to decode, its bytes in memory unless it is very large."""

    path: str
    head: bytes
    data: bytes | None

    def open(self) -> BinaryIO:
        """Open for reading from the start."""
        return open(self.path, "rb") if self.data is None else io.BytesIO(self.data)

    def read(self) -> bytes:
        """All bytes of the file."""
        if self.data is not None:
            return self.data
        with self.open() as file:
            return file.read()


@dataclass(frozen=True, slots=True)
class Raster:
    """A picture as its decoder gives it: perhaps reduced, not yet upright, in the file's own colours."""

    image: Image.Image
    size: tuple[int, int]  # as stored, before reduction and turning
    format: str
    orientation: int = 1  # EXIF 1..8, still to be applied
    icc: bytes | None = None
    exif: Image.Exif = field(default_factory=Image.Exif)

    @property
    def upright_size(self) -> tuple[int, int]:
        """Width and height of the whole picture once turned upright."""
        width, height = self.size
        return (height, width) if self.orientation >= 5 else (width, height)


def open_source(path: str, data: bytes | None, limits: Limits) -> Source:
    """Read a file, or take its bytes if they were read before; refuses empty and oversized ones."""
    size = len(data) if data is not None else Path(path).stat().st_size
    if size == 0:
        raise UnreadablePhoto("The file is empty.")
    if size > limits.file_bytes:
        raise UnreadablePhoto(
            f"The file has {size / 2**30:,.1f} GB, more than the limit of {limits.file_bytes / 2**30:,.1f}."
        )
    if data is None:
        with open(path, "rb") as file:
            data = file.read(size if size <= _WHOLE_BYTES else HEAD_BYTES)
    return Source(path, data[:HEAD_BYTES], data if size <= _WHOLE_BYTES else None)


def check_size(size: tuple[int, int], memory_per_pixel: float, limits: Limits) -> None:
    """Refuse a picture by what its header claims; `memory_per_pixel` in bytes is what decoding it takes."""
    width, height = size
    megapixels = width * height / 1e6
    if width < 1 or height < 1:
        raise UnreadablePhoto("It has no pixels.")
    if width * height > limits.pixels:
        raise UnreadablePhoto(
            f"It claims {megapixels:,.0f} megapixels, more than the limit of {limits.pixels / 1e6:,.0f}."
        )
    most = limits.memory_bytes / memory_per_pixel
    if width * height > most:
        raise UnreadablePhoto(
            f"It has {megapixels:,.0f} megapixels; of its kind at most {most / 1e6:,.0f} fit into memory."
        )
