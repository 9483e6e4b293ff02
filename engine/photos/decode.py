"""Files to pixels, decoded once for everything that looks at them."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from engine.photos.exif import read_exif
from engine.photos.formats.colour import reduce_plain, to_srgb, turn_upright
from engine.photos.formats.heif import decode_heif
from engine.photos.formats.jpeg import decode_jpeg
from engine.photos.formats.pictures import READERS, decode_picture
from engine.photos.formats.raster import STANDARD_LIMITS, Limits, Raster, Source, Wanted, open_source
from engine.photos.formats.raw import decode_raw
from engine.photos.formats.signature import holds_sensor_data, identify
from engine.photos.photo import PhotoFacts, UnreadablePhoto

Decoder = Callable[[Source, Wanted, Limits], Raster]
DECODERS: dict[str, Decoder] = {
    "JPEG": decode_jpeg,
    "HEIF": decode_heif,
    "RAW": decode_raw,
    **{kind: partial(decode_picture, kind) for kind in READERS},
}
Image.MAX_IMAGE_PIXELS = None  # our own limits know what each format costs


@dataclass(frozen=True, slots=True)
class DecodedPhoto:
    """Upright RGB pixels in sRGB, perhaps reduced, and the facts of the whole photo."""

    pixels: Image.Image
    facts: PhotoFacts


def decode_photo(
    path: str,
    *,
    shortest_px: int = 224,
    longest_px: int = 320,
    limits: Limits = STANDARD_LIMITS,
    data: bytes | None = None,
) -> DecodedPhoto:
    """Decode a file, as small as `shortest_px` and `longest_px` allow; `data` are its bytes if they were read already.

    Raises UnreadablePhoto, and nothing else.
    """
    with _only_unreadable():
        raster = _decode(path, data, Wanted(shortest_px, longest_px), limits)
        pixels = _finish(raster)
        return DecodedPhoto(pixels, _read_facts(raster))


def decode_full(path: str, longest_px: int | None = None, limits: Limits = STANDARD_LIMITS) -> Image.Image:
    """Decode for looking at: upright RGB, at most `longest_px` long where given. Raises UnreadablePhoto."""
    with _only_unreadable():
        wanted = Wanted(1, longest_px or 1 << 30)
        pixels = _finish(_decode(path, None, wanted, limits))
        if longest_px and max(pixels.size) > longest_px:
            pixels.thumbnail((longest_px, longest_px), Image.Resampling.BICUBIC)
        return pixels


def decode_pixels(pixels: NDArray[np.uint8]) -> DecodedPhoto:
    """Take pixels that are in memory, as from a clipboard: uint8 (height, width, 3) upright RGB."""
    image = Image.fromarray(np.ascontiguousarray(pixels[..., :3], dtype=np.uint8))
    return DecodedPhoto(image, PhotoFacts(image.width, image.height, "pixels"))


def crop_region(
    photo: str | Image.Image, box: tuple[float, float, float, float], shortest_px: int = 224
) -> Image.Image:
    """Cut out (x, y, width, height) in fractions of the upright photo, decoded finely enough for `shortest_px`."""
    x, y, width, height = box
    if not (0 <= x < 1 and 0 <= y < 1 and width > 0 and height > 0):
        raise UnreadablePhoto("The chosen region lies outside the photo.")
    image = decode_finely(photo, shortest_px / min(width, height, 1.0)) if isinstance(photo, str) else photo
    left, top = int(x * image.width), int(y * image.height)
    right = max(left + 1, round(min(1.0, x + width) * image.width))
    bottom = max(top + 1, round(min(1.0, y + height) * image.height))
    return image.crop((left, top, right, bottom))


def decode_finely(path: str, shortest_px: float) -> Image.Image:
    """Decode with at least so many pixels on the short side, as far as the photo has them."""
    return decode_photo(path, shortest_px=round(shortest_px), longest_px=round(shortest_px)).pixels


def read_header(path: str, limits: Limits = STANDARD_LIMITS) -> Raster:
    """Read all but the pixels: size, orientation, EXIF, profile. Raises UnreadablePhoto."""
    with _only_unreadable():
        return _read(path, None, Wanted(1, 1, pixels=False), limits)


def _decode(path: str, data: bytes | None, wanted: Wanted, limits: Limits) -> Raster:
    raster = _read(path, data, wanted, limits)
    return replace(raster, image=reduce_plain(raster.image, wanted.averaging(raster.image.size)))


def _read(path: str, data: bytes | None, wanted: Wanted, limits: Limits) -> Raster:
    source = open_source(path, data, limits)
    kind = identify(source.head, path)
    if kind == "TIFF" and holds_sensor_data(source.read_at):
        kind = "RAW"
    decoder = DECODERS.get(kind)
    if decoder is None:
        raise UnreadablePhoto(f"This is not a photo that can be read: it holds {kind}.")
    return decoder(source, wanted, limits)


def _finish(raster: Raster) -> Image.Image:
    upright = turn_upright(to_srgb(raster.image, raster.icc), raster.orientation)
    return upright if type(upright) is Image.Image else upright.copy()  # lets go of the file behind it


def _read_facts(raster: Raster) -> PhotoFacts:
    width, height = raster.upright_size
    exif = read_exif(raster.exif)
    return PhotoFacts(width, height, raster.format, exif.taken_at, exif.camera, exif.latitude, exif.longitude)


@contextmanager
def _only_unreadable() -> Iterator[None]:
    """Turn whatever a decoder raises into UnreadablePhoto, and keep Pillow's warnings to ourselves."""
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", module=r"PIL\.")
            yield
    except UnreadablePhoto:
        raise
    except MemoryError as error:
        raise UnreadablePhoto("It needs more memory than there is.") from error
    except FileNotFoundError as error:
        raise UnreadablePhoto("The file is not there any more.") from error
    except OSError as error:
        if error.strerror is None:  # Pillow's own, about the contents
            raise UnreadablePhoto(_say_damaged(error)) from error
        raise UnreadablePhoto(f"The file cannot be read: {error.strerror}.") from error
    except SyntaxError as error:
        raise UnreadablePhoto("The file is damaged: it begins like a photo, but goes on differently.") from error
    except Exception as error:
        raise UnreadablePhoto(_say_damaged(error)) from error


def _say_damaged(error: Exception) -> str:
    return f"The file is damaged: {str(error).rstrip('.') or type(error).__name__}."
