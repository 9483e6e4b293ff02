"""What the decoders of all formats take and give."""

from __future__ import annotations

import io
import math
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from PIL import Image

from engine.photos.formats.signature import HEAD_BYTES
from engine.photos.photo import UnreadablePhoto

_HELD_BYTES = 64 << 20  # larger files are read piece by piece by their decoder, if it can
_WHOLE_BYTES = 256 << 20  # the most that is read at once for decoders that cannot
_MOST_PIXELS = 50_000_000  # that anybody is given, however much was asked for


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
        """By what whole number both sides may be divided; more than wanted if the picture would be enormous."""
        allowed = min(min(size) // max(1, self.shortest_px), max(size) // max(1, self.longest_px))
        return max(1, allowed, math.ceil(math.sqrt(size[0] * size[1] / _MOST_PIXELS)))

    def averaging(self, size: tuple[int, int]) -> int:
        """By what whole number to average blocks of pixels: half of what is allowed, so that no softness shows."""
        return max(1, self.reduction(size) // 2, math.ceil(math.sqrt(size[0] * size[1] / _MOST_PIXELS)))


@dataclass(frozen=True, slots=True)
class Source:
    """A file to decode, its bytes in memory unless it is very large."""

    path: str
    head: bytes
    data: bytes | None

    @property
    def held_bytes(self) -> int:
        """The memory that the file itself takes."""
        return len(self.data or b"")

    def open(self) -> BinaryIO:
        """Open for reading from the start."""
        return open(self.path, "rb") if self.data is None else io.BytesIO(self.data)

    def read_at(self, offset: int, count: int) -> bytes:
        """Some bytes of the file; fewer or none at its end."""
        with self.open() as file:
            file.seek(offset)
            return file.read(count)

    def read(self) -> bytes:
        """All bytes of the file, for decoders that cannot do with less."""
        if self.data is not None:
            return self.data
        with self.open() as file:
            data = file.read(_WHOLE_BYTES + 1)
        if len(data) > _WHOLE_BYTES:
            raise UnreadablePhoto(f"The file is larger than {_WHOLE_BYTES >> 20} MB, too much for its kind.")
        return data


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
        most = limits.file_bytes / 2**30
        raise UnreadablePhoto(f"The file has {size / 2**30:,.1f} GB, more than the limit of {most:,.1f}.")
    if data is None:
        with open(path, "rb") as file:
            if size > _HELD_BYTES:
                return Source(path, file.read(HEAD_BYTES), None)
            data = file.read()
    return Source(path, data[:HEAD_BYTES], data)


def check_size(size: tuple[int, int], memory_per_pixel: float, source: Source, limits: Limits) -> None:
    """Refuse a picture by what its header claims; a pixel takes `memory_per_pixel` bytes, and the file its own."""
    width, height = size
    megapixels = width * height / 1e6
    if width < 1 or height < 1:
        raise UnreadablePhoto("It has no pixels.")
    if width * height > limits.pixels:
        most = limits.pixels / 1e6
        raise UnreadablePhoto(f"It claims {megapixels:,.0f} megapixels, more than the limit of {most:,.0f}.")
    if width * height * memory_per_pixel + source.held_bytes > limits.memory_bytes:
        most = max(0, limits.memory_bytes - source.held_bytes) / memory_per_pixel / 1e6
        raise UnreadablePhoto(f"It has {megapixels:,.0f} megapixels; of its kind at most {most:,.0f} fit into memory.")
