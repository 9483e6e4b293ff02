"""HEIF and HEIC through libheif, which turns the picture upright itself."""

from __future__ import annotations

from contextlib import suppress

import pillow_heif
from PIL import Image

from engine.photos.formats.colour import reduce_plain
from engine.photos.formats.raster import Limits, Raster, Source, Wanted, check_size

_MEMORY_PER_PIXEL = 12.0  # bytes: planes, interleaved copy and Pillow's own


def decode_heif(source: Source, wanted: Wanted, limits: Limits) -> Raster:
    """Decode the primary picture."""
    heif = pillow_heif.open_heif(source.read(), convert_hdr_to_8bit=True)
    check_size(heif.size, _MEMORY_PER_PIXEL, limits)
    exif = Image.Exif()
    with suppress(Exception):  # any damage inside means: nothing known
        exif.load(heif.info.get("exif") or b"")
    icc = heif.info.get("icc_profile")
    if not wanted.pixels:
        return Raster(Image.new("L", (1, 1)), heif.size, "HEIF", 1, icc, exif)
    image = heif.to_pillow()
    plain = reduce_plain(image, wanted.reduction(image.size))
    return Raster(plain, image.size, "HEIF", 1, icc, exif)
