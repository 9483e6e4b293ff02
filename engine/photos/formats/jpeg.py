"""JPEG, reduced by the decoder itself (DCT scaling), whole or cut off."""

from __future__ import annotations

import io

import numpy as np
from PIL.JpegImagePlugin import JpegImageFile

from engine.photos.exif import load_exif, read_orientation
from engine.photos.formats.raster import Limits, Raster, Source, Wanted, check_size
from engine.photos.photo import UnreadablePhoto

_END = b"\xff\xd9"
_LEAST_ARRIVED = 0.5  # of a cut-off picture's height


def decode_jpeg(source: Source, wanted: Wanted, limits: Limits) -> Raster:
    """Decode at 1, 1/2, 1/4 or 1/8 of the size; of a cut-off file what arrived, if that is about half or more."""
    with source.open() as file:
        image = JpegImageFile(file)
        full_size = image.size
        _check_memory(image, source, wanted, limits)
        exif = load_exif(image)
        icc = image.info.get("icc_profile")
        if wanted.pixels:
            image = _load(image, source, wanted)
    return Raster(image, full_size, "JPEG", read_orientation(exif), icc, exif)


def _load(image: JpegImageFile, source: Source, wanted: Wanted) -> JpegImageFile:
    _draft(image, wanted)
    try:
        image.load()
    except OSError as error:
        if "truncated" not in str(error):
            raise
        return _load_cut_off(source, wanted)
    return image


def _draft(image: JpegImageFile, wanted: Wanted) -> None:
    factor = wanted.reduction(image.size)
    image.draft(None, (max(1, image.width // factor), max(1, image.height // factor)))


def _check_memory(image: JpegImageFile, source: Source, wanted: Wanted, limits: Limits) -> None:
    """Sequential files pass through row by row; progressive ones keep every coefficient (2 bytes) until the end."""
    scale = next(scale for scale in (8, 4, 2, 1) if scale <= wanted.reduction(image.size))
    per_pixel = 4.0 / scale**2
    if image.info.get("progressive") and image.layer:
        finest = max(layer[1] for layer in image.layer) * max(layer[2] for layer in image.layer)
        per_pixel += 2.0 * sum(layer[1] * layer[2] for layer in image.layer) / max(finest, 1)
    check_size(image.size, per_pixel, source, limits)


def _load_cut_off(source: Source, wanted: Wanted) -> JpegImageFile:
    """Decode with an end mark added: the decoder fills what is missing with the grey (128, 128, 128)."""
    image = JpegImageFile(io.BytesIO(source.read() + _END))
    _draft(image, wanted)
    image.load()
    missing = (np.asarray(image.convert("RGB")) == 128).all(axis=(1, 2))
    arrived = 1.0 - float(np.argmin(missing[::-1])) / image.height if not missing.all() else 0.0
    if arrived < _LEAST_ARRIVED:
        raise UnreadablePhoto(f"The file is cut off: only {arrived:.0%} of the picture is there.")
    return image
