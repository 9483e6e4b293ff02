"""What people do to photos: the edited copies that a search or a duplicate hunt should tie to their originals."""

from __future__ import annotations

from collections.abc import Callable

from PIL import Image, ImageEnhance, ImageOps

Edit = Callable[[Image.Image], Image.Image]


def crop_tighter(image: Image.Image) -> Image.Image:
    """The middle, four fifths of each side."""
    width, height = image.size
    return image.crop((width // 10, height // 12, width * 9 // 10, height * 11 // 12))


def make_smaller(image: Image.Image) -> Image.Image:
    """Half of each side, as sent by a messenger."""
    return image.resize((image.width // 2, image.height // 2), Image.Resampling.LANCZOS)


def brighten(image: Image.Image) -> Image.Image:
    """Lighter and more colourful."""
    return ImageEnhance.Color(ImageEnhance.Brightness(image).enhance(1.18)).enhance(1.25)


def frame(image: Image.Image) -> Image.Image:
    """A white border all around."""
    return ImageOps.expand(image, image.width // 24, (255, 255, 255))


def leave_alone(image: Image.Image) -> Image.Image:
    """Nothing: it is only saved again."""
    return image


EDITS: dict[str, Edit] = {
    "cropped": crop_tighter,
    "smaller": make_smaller,
    "mirrored": ImageOps.mirror,
    "saved again": leave_alone,
    "brighter": brighten,
    "framed": frame,
}
