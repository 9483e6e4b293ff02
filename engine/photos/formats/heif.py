"""HEIF and HEIC through libheif, which turns the picture upright itself."""

from __future__ import annotations

import pillow_heif
from PIL import Image

from engine.photos.formats.colour import reduce_plain
from engine.photos.formats.raster import Limits, Raster, Source, Wanted, check_size

_MEMORY_PER_PIXEL = 12.0  # bytes: planes, interleaved copy and Pillow's own


def decode_heif(source: Source, wanted: Wanted, limits: Limits) -> Raster:
    """Decode the primary picture."""
    heif = pillow_heif.open_heif(source.read(), convert_hdr_to_8bit=True)
    check_size(heif.size, _MEMORY_PER_PIXEL, limits)
    image = heif.to_pillow()
    exif = Image.Exif()
    if block := image.info.get("exif"):
        exif.load(block)
    plain = reduce_plain(image, wanted.reduction(image.size))
    return Raster(plain, image.size, "HEIF", 1, image.info.get("icc_profile"), exif)
