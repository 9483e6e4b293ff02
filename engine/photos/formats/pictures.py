"""Every format that Pillow reads besides JPEG."""

from __future__ import annotations

import re
from collections.abc import Callable

from PIL import Image

from engine.photos.exif import load_exif, read_orientation
from engine.photos.formats.colour import reduce_plain
from engine.photos.formats.raster import Limits, Raster, Source, Wanted, check_size
from engine.photos.photo import UnreadablePhoto

PILLOW_FORMATS: dict[str, tuple[str, ...]] = {
    "PNG": ("PNG",),
    "GIF": ("GIF",),
    "BMP": ("BMP", "DIB"),
    "TIFF": ("TIFF",),
    "WEBP": ("WEBP",),
    "AVIF": ("AVIF",),
    "JPEG2000": ("JPEG2000",),
    "PSD": ("PSD",),
    "ICO": ("ICO",),
    "QOI": ("QOI",),
    "PCX": ("PCX",),
    "PPM": ("PPM",),
    "TGA": ("TGA",),
}
# Bytes of memory that a pixel takes while it is decoded; the rest takes what Pillow's mode takes, and a quarter more.
_MEMORY_PER_PIXEL: dict[str, Callable[[Image.Image], float]] = {
    "WEBP": lambda image: 12.0,
    "AVIF": lambda image: 12.0,
    "GIF": lambda image: 9.0,
}
_MODE_BYTES = {"1": 1, "L": 1, "P": 1, "I;16": 2, "I;16B": 2, "I;16L": 2, "LA": 4}
_MOST_ICON_PX = 4096


def decode_picture(kind: str, source: Source, wanted: Wanted, limits: Limits) -> Raster:
    """Decode the first frame of a file of that kind (a key of `PILLOW_FORMATS`)."""
    with source.open() as file:
        if kind == "ICO":
            _check_icon(source.read())
        image = Image.open(file, formats=PILLOW_FORMATS[kind])
        full_size = image.size
        reduced = _reduce_early(image, source, wanted)
        check_size(full_size, _memory_per_pixel(kind, image) / reduced**2, limits)
        exif = load_exif(image)
        orientation = 1 if kind == "TIFF" else read_orientation(exif)  # Pillow turns TIFF itself while loading
        plain: Image.Image = image
        if wanted.pixels:
            image.load()
            plain = reduce_plain(image, wanted.reduction(image.size))
    return Raster(plain, full_size, kind, orientation, image.info.get("icc_profile"), exif)


def _memory_per_pixel(kind: str, image: Image.Image) -> float:
    if kind in _MEMORY_PER_PIXEL:
        return _MEMORY_PER_PIXEL[kind](image)
    return 1.25 * _MODE_BYTES.get(image.mode, 4)


def _reduce_early(image: Image.Image, source: Source, wanted: Wanted) -> int:
    """Let JPEG 2000 leave out its finest resolutions; returns by how much both sides shrink."""
    if image.format != "JPEG2000":
        return 1
    match = re.search(rb"\xff\x52..(?:.){5}(.)", source.head, re.DOTALL)  # coding style: number of resolutions
    levels = match[1][0] if match else 0
    power = min(levels, wanted.reduction(image.size).bit_length() - 1)
    image.reduce = power  # type: ignore[method-assign, assignment]
    return 1 << power


def _check_icon(data: bytes) -> None:
    """Icons may hold a whole PNG each, which claims its size only there."""
    for match in re.finditer(rb"\x89PNG\r\n\x1a\n.{4}IHDR(.{4})(.{4})", data, re.DOTALL):
        if max(int.from_bytes(match[1], "big"), int.from_bytes(match[2], "big")) > _MOST_ICON_PX:
            raise UnreadablePhoto("It is an icon that claims to be larger than icons are.")
