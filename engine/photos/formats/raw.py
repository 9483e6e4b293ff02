"""Camera RAW: the preview that the camera put in, else a quick development at half size."""

from __future__ import annotations

from contextlib import suppress

import rawpy
from PIL import Image

from engine.photos.formats.jpeg import decode_jpeg
from engine.photos.formats.raster import Limits, Raster, Source, Wanted, check_size
from engine.photos.photo import UnreadablePhoto

_ORIENTATION_OF_FLIP = {0: 1, 3: 3, 5: 8, 6: 6}  # LibRaw's flip to EXIF's orientation
_MEMORY_PER_PIXEL = 5.0  # bytes: the sensor's values and a half-size development


def decode_raw(source: Source, wanted: Wanted, limits: Limits) -> Raster:
    """Decode the embedded preview if it is large enough, else develop at half size."""
    try:
        with rawpy.imread(source.open() if source.data is not None else source.path) as raw:
            size = (raw.sizes.width, raw.sizes.height)
            check_size(size, _MEMORY_PER_PIXEL, limits)
            preview = _decode_preview(raw, source, wanted, limits)
            if preview is None or max(preview.image.size) < min(wanted.longest_px, max(size)):
                preview = _develop(raw, preview)
    except rawpy.LibRawError as error:
        raise UnreadablePhoto(f"The RAW file cannot be read: {_say(error)}.") from error
    return Raster(preview.image, size, "RAW", preview.orientation, preview.icc, _read_tags(source) or preview.exif)


def _decode_preview(raw: rawpy.RawPy, source: Source, wanted: Wanted, limits: Limits) -> Raster | None:
    """The largest embedded picture, with the orientation still to be applied; None if there is none that works."""
    flip = _ORIENTATION_OF_FLIP.get(raw.sizes.flip, 1)
    try:
        thumb = raw.extract_thumb()
        if not isinstance(thumb.data, bytes):
            image = Image.fromarray(thumb.data)
            return Raster(image, image.size, "RAW", flip)
        jpeg = decode_jpeg(Source(source.path, b"", thumb.data), wanted, limits)
    except (rawpy.LibRawError, UnreadablePhoto, OSError, SyntaxError, ValueError):
        return None
    return Raster(jpeg.image, jpeg.size, "RAW", jpeg.orientation if 0x0112 in jpeg.exif else flip, jpeg.icc, jpeg.exif)


def _develop(raw: rawpy.RawPy, preview: Raster | None) -> Raster:
    pixels = raw.postprocess(half_size=True, use_camera_wb=True, output_bps=8)  # upright already
    return Raster(Image.fromarray(pixels), (0, 0), "RAW", exif=preview.exif if preview else Image.Exif())


def _read_tags(source: Source) -> Image.Exif | None:
    """The tags of RAW files that are TIFF files inside."""
    exif = Image.Exif()
    with suppress(SyntaxError, OSError, ValueError, KeyError), source.open() as file:
        exif.load_from_fp(file)
        exif.get_ifd(0x8769)
        return exif if len(exif) else None
    return None


def _say(error: Exception) -> str:
    reason = error.args[0] if error.args else "unknown reason"
    return reason.decode("ascii", "replace") if isinstance(reason, bytes) else str(reason)
