"""Every format that Pillow reads besides JPEG."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, BinaryIO

from PIL import (
    AvifImagePlugin,
    BmpImagePlugin,
    GifImagePlugin,
    IcoImagePlugin,
    Image,
    Jpeg2KImagePlugin,
    PcxImagePlugin,
    PngImagePlugin,
    PpmImagePlugin,
    PsdImagePlugin,
    TgaImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)
from PIL.ImageFile import ImageFile

from engine.photos.exif import load_exif, read_orientation
from engine.photos.formats.raster import Limits, Raster, Source, Wanted, check_size
from engine.photos.photo import UnreadablePhoto

_BITS_PER_SAMPLE, _COMPRESSION, _ROWS_PER_STRIP, _TILE_WIDTH, _TILE_HEIGHT = 258, 259, 278, 322, 323  # TIFF tags
READERS: dict[str, Callable[[BinaryIO], ImageFile]] = {
    "PNG": PngImagePlugin.PngImageFile,
    "GIF": GifImagePlugin.GifImageFile,
    "BMP": BmpImagePlugin.BmpImageFile,
    "TIFF": TiffImagePlugin.TiffImageFile,
    "WEBP": WebPImagePlugin.WebPImageFile,
    "AVIF": AvifImagePlugin.AvifImageFile,
    "JPEG2000": Jpeg2KImagePlugin.Jpeg2KImageFile,
    "PSD": PsdImagePlugin.PsdImageFile,
    "ICO": IcoImagePlugin.IcoImageFile,
    "PCX": PcxImagePlugin.PcxImageFile,
    "PPM": PpmImagePlugin.PpmImageFile,
    "TGA": TgaImagePlugin.TgaImageFile,
}
_MODE_BYTES = {"1": 1, "L": 1, "P": 1, "I;16": 2, "I;16B": 2, "I;16L": 2}  # Pillow's memory for a pixel, else 4
# What the decoder itself takes for a pixel, besides Pillow's image and the file (measured).
_DECODER_BYTES: dict[str, float] = {"WEBP": 12.5, "AVIF": 8.0, "JPEG2000": 16.0, "GIF": 1.0}
_MOST_ICON_PX = 4096
PngImagePlugin.MAX_TEXT_CHUNK = 32 << 20  # bytes: editors write more than Pillow's 1 MB beside the picture


def decode_picture(kind: str, source: Source, wanted: Wanted, limits: Limits) -> Raster:
    """Decode the first frame of a file of that kind (a key of `READERS`)."""
    with source.open() as file:
        if kind == "ICO":
            _check_icon(source.read())
        image = READERS[kind](file)
        full_size = image.size
        per_pixel = _memory_per_pixel(kind, image)
        if kind == "JPEG2000":
            per_pixel /= _leave_out_resolutions(image, source, wanted, per_pixel, limits) ** 2
        check_size(full_size, per_pixel, source, limits)
        exif = load_exif(image)
        orientation = 1 if kind == "TIFF" else read_orientation(exif)  # Pillow turns TIFF itself while loading
        if wanted.pixels:
            image.load()
    return Raster(image, full_size, kind, orientation, image.info.get("icc_profile"), exif)


def _memory_per_pixel(kind: str, image: Image.Image) -> float:
    per_pixel = _MODE_BYTES.get(image.mode, 4) + _DECODER_BYTES.get(kind, 0.25)
    if kind == "TIFF":
        per_pixel += _strip_bytes(image) / max(1, image.width * image.height)
    return per_pixel


def _strip_bytes(image: Image.Image) -> int:
    """What one compressed strip or tile of a TIFF takes unpacked: all of the picture, if it has one strip only."""
    tags: Mapping[int, Any] = getattr(image, "tag_v2", {})
    if tags.get(_COMPRESSION, 1) == 1:
        return 0
    width, height = image.size
    columns, rows = tags.get(_TILE_WIDTH, width), tags.get(_TILE_HEIGHT, tags.get(_ROWS_PER_STRIP, height))
    bits = tags.get(_BITS_PER_SAMPLE, (8,))
    return min(int(columns), width) * min(int(rows), height) * int(sum(bits)) // 8


def _leave_out_resolutions(image: Image.Image, source: Source, wanted: Wanted, per_pixel: float, limits: Limits) -> int:
    """Let JPEG 2000 leave out its finest resolutions, as wanted and as memory needs; returns by what it divides."""
    match = re.search(rb"\xff\x52..(?:.){5}(.)", source.head, re.DOTALL)  # coding style: number of resolutions
    levels = match[1][0] if match else 0
    power = wanted.reduction(image.size).bit_length() - 1
    while power < levels and image.width * image.height * per_pixel > limits.memory_bytes << (2 * power):
        power += 1
    power = min(power, levels)
    image.reduce = power  # type: ignore[method-assign, assignment]
    return 1 << power


def _check_icon(data: bytes) -> None:
    """Icons may hold a whole PNG each, which claims its size only there."""
    for match in re.finditer(rb"\x89PNG\r\n\x1a\n.{4}IHDR(.{4})(.{4})", data, re.DOTALL):
        if max(int.from_bytes(match[1], "big"), int.from_bytes(match[2], "big")) > _MOST_ICON_PX:
            raise UnreadablePhoto("It is an icon that claims to be larger than icons are.")
