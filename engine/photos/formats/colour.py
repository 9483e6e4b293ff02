"""Any pixel kind to plain upright RGB in sRGB."""

from __future__ import annotations

import io
from functools import lru_cache

import numpy as np
from PIL import Image, ImageCms

_GREY = (128, 128, 128)  # what shows through where a picture is transparent
_STRIP_PIXELS = 1 << 22  # wide pictures are flattened in strips of so many pixels, to bound the memory
_PROFILE_MODES = ("RGB", "L", "CMYK", "LAB")  # what an embedded profile can be applied to
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def turn_upright(image: Image.Image, orientation: int) -> Image.Image:
    """Undo an EXIF orientation; nonsense values mean upright."""
    turn = _TURNS.get(orientation)
    return image if turn is None else image.transpose(turn)


def reduce_plain(image: Image.Image, factor: int, strip_pixels: int = _STRIP_PIXELS) -> Image.Image:
    """Flatten to a plain mode and average blocks of `factor` x `factor` pixels, strip by strip.

    Plain modes: RGB, L, CMYK, LAB (profiles apply to them); alpha is laid on neutral grey.
    """
    scale = _value_range(image)
    if factor == 1 and image.mode in _PROFILE_MODES and not _has_transparency(image):
        return image
    width, height = image.size
    rows = max(factor, strip_pixels // max(width, 1) // factor * factor)
    if rows >= height:
        return _shrink(_flatten(image, scale), factor)
    reduced: Image.Image | None = None
    for top in range(0, height, rows):
        strip = image.crop((0, top, width, min(top + rows, height)))
        strip.info = image.info
        strip = _shrink(_flatten(strip, scale), factor)
        if reduced is None:
            reduced = Image.new(strip.mode, (strip.width, -(-height // factor)))
        reduced.paste(strip, (0, top // factor))
    assert reduced is not None
    return reduced


def to_srgb(image: Image.Image, icc: bytes | None) -> Image.Image:
    """Convert a plain image by its profile; a broken or unfitting profile is ignored."""
    if image.mode == "LAB" or icc:
        transform = _srgb_transform(icc if image.mode != "LAB" else None, image.mode)
        if transform is not None:
            image = ImageCms.applyTransform(image, transform) or image
    return image if image.mode == "RGB" else image.convert("RGB")


def _shrink(image: Image.Image, factor: int) -> Image.Image:
    return image if factor == 1 else image.reduce(factor)


def _flatten(image: Image.Image, scale: tuple[float, float] | None) -> Image.Image:
    if scale is not None:
        return _deep_to_grey(image, scale)
    if _has_transparency(image):
        return _on_grey(image)
    if image.mode in _PROFILE_MODES:
        return image
    return image.convert("L" if image.mode == "1" else "RGB")


def _has_transparency(image: Image.Image) -> bool:
    return image.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in image.info


def _on_grey(image: Image.Image) -> Image.Image:
    if image.mode in ("La", "LA"):
        image = image.convert("LA")
    rgba = image if image.mode == "RGBA" else image.convert("RGBA")
    flat = Image.new("RGB", rgba.size, _GREY)
    flat.paste(rgba, mask=rgba.getchannel("A"))
    return flat


def _value_range(image: Image.Image) -> tuple[float, float] | None:
    """The values of a deep grey image that are to become 0 and 255; None for 8-bit modes."""
    if image.mode.startswith("I;16"):
        return 0.0, 65535.0
    if image.mode not in ("I", "F"):
        return None
    extrema = np.array(image.getextrema(), np.float64)
    if not np.isfinite(extrema).all():
        return 0.0, 1.0
    low, high = float(extrema[0]), float(extrema[1])
    usual_tops = (1.0, 255.0) if image.mode == "F" else (255.0, 65535.0)
    top = next((top for top in usual_tops if low >= 0.0 and high <= top), None)
    return (0.0, top) if top else (low, max(high, low + 1e-6))


def _deep_to_grey(image: Image.Image, scale: tuple[float, float]) -> Image.Image:
    low, high = scale
    values = np.asarray(image).astype(np.float32)
    grey = np.nan_to_num((values - low) * (255.0 / (high - low)), posinf=255.0)
    return Image.fromarray(np.clip(grey + 0.5, 0, 255).astype(np.uint8))


@lru_cache(maxsize=16)
def _srgb_transform(icc: bytes | None, mode: str) -> ImageCms.ImageCmsTransform | None:
    """The way from a profile (None: CIE Lab) to sRGB; None if it is sRGB already or of no use."""
    try:
        if icc is None:
            profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
        else:
            profile = ImageCms.ImageCmsProfile(io.BytesIO(icc))
            if "sRGB" in ImageCms.getProfileDescription(profile):
                return None
        target = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
        return ImageCms.buildTransform(profile, target, mode, "RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None
