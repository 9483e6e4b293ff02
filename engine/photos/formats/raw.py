"""Camera RAW: the preview that the camera put in, else a quick development."""

from __future__ import annotations

import io
from contextlib import suppress
from dataclasses import replace

import rawpy
from PIL import ExifTags, Image

from engine.photos.exif import read_directory
from engine.photos.formats.jpeg import decode_jpeg
from engine.photos.formats.raster import Limits, Raster, Source, Wanted, check_size
from engine.photos.photo import UnreadablePhoto

_ORIENTATION_OF_FLIP = {0: 1, 3: 3, 5: 8, 6: 6}  # LibRaw's flip to EXIF's orientation
_MEMORY_PER_PIXEL = 5.0  # bytes: the sensor's values and a half-size development
_SMALL_PIXELS = 4_000_000  # sensors up to this are developed in full where wanted: half of it would show
_TAGS_WITHIN = 4 << 20  # bytes of the file among which its tags lie


def decode_raw(source: Source, wanted: Wanted, limits: Limits) -> Raster:
    """Decode the embedded preview if it is large enough, else develop, at half size if that is large enough."""
    try:
        with rawpy.imread(source.path if source.data is None else source.open()) as raw:
            size = (raw.sizes.width, raw.sizes.height)
            check_size(size, _MEMORY_PER_PIXEL, source, limits)
            orientation = _ORIENTATION_OF_FLIP.get(raw.sizes.flip, 1)
            raster = _decode_preview(raw, source, wanted, limits)
            exif = _read_tags(source) or (raster.exif if raster else Image.Exif())
            if not wanted.pixels:
                return Raster(Image.new("L", (1, 1)), size, "RAW", orientation, None, exif)
            if raster is None or max(raster.size) < min(wanted.longest_px, max(size) // 2):
                raster = _develop(raw, wanted)
    except rawpy.LibRawError as error:
        raise UnreadablePhoto(f"The RAW file cannot be read: {_say(error)}.") from error
    full_size = size if (raster.orientation >= 5) == (orientation >= 5) else size[::-1]
    return replace(raster, size=full_size, format="RAW", exif=exif)


def _decode_preview(raw: rawpy.RawPy, source: Source, wanted: Wanted, limits: Limits) -> Raster | None:
    """The largest embedded picture, with the orientation still to be applied; None if there is none that works."""
    orientation = _ORIENTATION_OF_FLIP.get(raw.sizes.flip, 1)
    try:
        thumb = raw.extract_thumb()
        if not isinstance(thumb.data, bytes):
            image = Image.fromarray(thumb.data)
            return Raster(image, image.size, "RAW", orientation)
        jpeg = decode_jpeg(Source(source.path, b"", thumb.data), wanted, limits)
    except (rawpy.LibRawError, UnreadablePhoto, OSError, SyntaxError, ValueError):
        return None
    return jpeg if ExifTags.Base.Orientation in jpeg.exif else replace(jpeg, orientation=orientation)


def _develop(raw: rawpy.RawPy, wanted: Wanted) -> Raster:
    size = (raw.sizes.width, raw.sizes.height)
    half = size[0] * size[1] > _SMALL_PIXELS or wanted.reduction(size) >= 2
    pixels = raw.postprocess(half_size=half, use_camera_wb=True, output_bps=8)  # comes out upright
    image = Image.fromarray(pixels)
    return Raster(image, image.size, "RAW")


def _read_tags(source: Source) -> Image.Exif | None:
    """The camera's tags: of files that are TIFF inside under whatever mark, and of Canon's CR3 boxes."""
    with source.open() as file:
        data = file.read(_TAGS_WITHIN)
    if data[4:8] == b"ftyp":
        return _read_canon_boxes(data)
    if data[:2] not in (b"II", b"MM"):
        return None
    mark = b"*\0" if data[:2] == b"II" else b"\0*"
    return _parse_tags(data[:2] + mark + data[4:])


def _read_canon_boxes(data: bytes) -> Image.Exif | None:
    """CR3 keeps the main, the EXIF and the GPS directory as a small TIFF file each: boxes CMT1, CMT2, CMT4."""
    exif = _parse_tags(_find_box(data, b"CMT1"))
    for box, tag in ((b"CMT2", ExifTags.IFD.Exif), (b"CMT4", ExifTags.IFD.GPSInfo)):
        inner = _parse_tags(_find_box(data, box))
        if exif is not None and inner is not None:
            exif.get_ifd(tag).update(inner)
    return exif


def _find_box(data: bytes, name: bytes) -> bytes:
    at = data.find(name)
    return data[at + 4 : at - 4 + int.from_bytes(data[at - 4 : at], "big")] if at >= 4 else b""


def _parse_tags(tiff: bytes) -> Image.Exif | None:
    exif = Image.Exif()
    with suppress(Exception):  # any damage inside means: nothing known
        exif.load_from_fp(io.BytesIO(tiff))
    for tag in (ExifTags.IFD.Exif, ExifTags.IFD.GPSInfo):
        read_directory(exif, tag)
    return exif if len(exif) else None


def _say(error: Exception) -> str:
    reason = error.args[0] if error.args else "unknown reason"
    return reason.decode("ascii", "replace") if isinstance(reason, bytes) else str(reason)
