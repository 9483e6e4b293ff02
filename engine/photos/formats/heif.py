"""HEIF and HEIC through libheif, which turns the picture upright itself."""

from __future__ import annotations

import io

from pillow_heif import HeifImageFile

from engine.photos.exif import load_exif
from engine.photos.formats.raster import Limits, Raster, Source, Wanted, check_size
from engine.photos.photo import UnreadablePhoto

_MEMORY_PER_PIXEL = 11.0  # bytes: planes, interleaved copy and Pillow's own


def decode_heif(source: Source, wanted: Wanted, limits: Limits) -> Raster:
    """Decode the primary picture; of one too large for memory the small version inside the file, if it suffices."""
    image = HeifImageFile(io.BytesIO(source.read()))  # type: ignore[no-untyped-call]
    full_size = image.size
    try:
        check_size(full_size, _MEMORY_PER_PIXEL, source, limits)
    except UnreadablePhoto:
        factor = wanted.reduction(full_size)
        if full_size[0] * full_size[1] > limits.pixels or factor == 1:
            raise
        if image.draft(None, (full_size[0] // factor, full_size[1] // factor)) is None:
            raise
    exif = load_exif(image)
    if wanted.pixels:
        image.load()  # type: ignore[no-untyped-call]
    return Raster(image, full_size, "HEIF", 1, image.info.get("icc_profile"), exif)
