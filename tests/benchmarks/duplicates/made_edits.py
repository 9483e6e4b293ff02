"""Edits of a photo as people and programs make them, each by its kind, with amounts drawn at random."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageFont, ImageOps

Picture = Image.Image
WORDS = (
    *("summer", "winter", "holiday", "friends", "family", "sunday", "market", "garden"),
    *("river", "mountain", "copy", "original", "summit", "harbour"),
)


@dataclass(frozen=True)
class Edit:
    """One kind: its tier, how it is made, and how the file is written."""

    tier: str
    make: Callable[[Picture, random.Random], Picture]
    suffix: str = ".jpg"
    quality: int = 90


def font(size: float) -> ImageFont.FreeTypeFont:
    """Pillow's own typeface."""
    return ImageFont.load_default(size=max(8, size))  # type: ignore[return-value]


def unchanged(photo: Picture, dice: random.Random) -> Picture:
    """Only the file differs."""
    return photo


def scaled(share: float) -> Callable[[Picture, random.Random], Picture]:
    """Smaller by a share of each side."""
    return lambda photo, dice: photo.resize(
        (max(8, round(photo.width * share)), max(8, round(photo.height * share))), Image.Resampling.LANCZOS
    )


def enhanced(way: type, low: float, high: float) -> Callable[[Picture, random.Random], Picture]:
    """Brightness, contrast or colour by a factor."""
    return lambda photo, dice: way(photo).enhance(dice.uniform(low, high))


def cropped(share: float) -> Callable[[Picture, random.Random], Picture]:
    """A part that lacks `share` of each side, anywhere."""

    def make(photo: Picture, dice: random.Random) -> Picture:
        width, height = round(photo.width * (1 - share)), round(photo.height * (1 - share))
        left, top = dice.randint(0, photo.width - width), dice.randint(0, photo.height - height)
        return photo.crop((left, top, left + width, top + height))

    return make


def tilted(degrees: float) -> Callable[[Picture, random.Random], Picture]:
    """Turned by a few degrees to either side, the corners cut off."""

    def make(photo: Picture, dice: random.Random) -> Picture:
        turned = photo.rotate(degrees * dice.choice((-1, 1)), Image.Resampling.BICUBIC)
        cut = 0.5 * abs(degrees) / 57 * max(photo.size) * 1.05
        return turned.crop((round(cut), round(cut), round(photo.width - cut), round(photo.height - cut)))

    return make


def stretched(photo: Picture, dice: random.Random) -> Picture:
    """Another aspect ratio."""
    share = dice.uniform(0.75, 0.9)
    sides = (share, 1.0) if dice.random() < 0.5 else (1.0, share)
    return photo.resize((round(photo.width * sides[0]), round(photo.height * sides[1])), Image.Resampling.BICUBIC)


def written_on(photo: Picture, dice: random.Random) -> Picture:
    """A line of text across it."""
    edited = photo.copy()
    size = photo.height * dice.uniform(0.06, 0.1)
    place = (photo.width * 0.04, photo.height * dice.choice((0.05, 0.45, 0.85)))
    text = " ".join(dice.sample(WORDS, 3))
    ImageDraw.Draw(edited).text(place, text, "white", font(size), stroke_width=2, stroke_fill="black")
    return edited


def with_logo(photo: Picture, dice: random.Random) -> Picture:
    """A half-transparent badge in a corner."""
    layer = Image.new("RGBA", photo.size)
    side = min(photo.size) * dice.uniform(0.25, 0.4)
    left = dice.choice((0.05, 0.9)) * (photo.width - side)
    top = dice.choice((0.05, 0.6, 0.9)) * (photo.height - side)
    draw = ImageDraw.Draw(layer)
    colour = tuple(dice.randrange(256) for _ in range(3))
    draw.ellipse((left, top, left + side, top + side), fill=(*colour, 190))
    draw.text((left + side * 0.25, top + side * 0.25), "(c)", "white", font(side * 0.45))
    return Image.alpha_composite(photo.convert("RGBA"), layer).convert("RGB")


def bordered(photo: Picture, dice: random.Random) -> Picture:
    """An even border of one colour."""
    colour = dice.choice(["white", "black", "#804020", "#d0d0d0"])
    return ImageOps.expand(photo, round(min(photo.size) * dice.uniform(0.03, 0.09)), colour)


def shifted(photo: Picture, dice: random.Random) -> Picture:
    """The camera moved a little: a few per cent to the side, slightly other light."""
    width, height = round(photo.width * 0.97), round(photo.height * 0.97)
    left, top = dice.randint(0, photo.width - width), dice.randint(0, photo.height - height)
    moved = photo.crop((left, top, left + width, top + height)).resize(photo.size, Image.Resampling.BICUBIC)
    return ImageEnhance.Brightness(moved.rotate(dice.uniform(-0.5, 0.5), Image.Resampling.BICUBIC)).enhance(1.05)


def captioned(photo: Picture, dice: random.Random) -> Picture:
    """A white strip with words above, or above and below."""
    strip = round(photo.height * dice.uniform(0.15, 0.25))
    below = strip if dice.random() < 0.5 else 0
    made = Image.new("RGB", (photo.width, photo.height + strip + below), "white")
    made.paste(photo, (0, strip))
    text = " ".join(dice.sample(WORDS, 4)).upper()
    ImageDraw.Draw(made).text((photo.width * 0.03, strip * 0.2), text, "black", font(strip * 0.45))
    return made


def on_a_screen(photo: Picture, dice: random.Random) -> Picture:
    """Seen in an application: a bar above, lines of text below."""
    share = dice.uniform(0.8, 1.0)
    inner = photo.resize((round(photo.width * share), round(photo.height * share)), Image.Resampling.BICUBIC)
    bar, margin = round(inner.height * 0.1), round(inner.width * dice.uniform(0.03, 0.08))
    made = Image.new("RGB", (inner.width + 2 * margin, inner.height + 5 * bar), (246, 246, 250))
    draw = ImageDraw.Draw(made)
    draw.rectangle((0, 0, made.width, bar), fill=(34, 40, 50))
    draw.text((bar * 0.4, bar * 0.25), "9:41  Pictures", "white", font(bar * 0.5))
    made.paste(inner, (margin, round(bar * 1.8)))
    for line in range(3):
        top = inner.height + bar * (2.4 + line * 0.8)
        length = made.width * dice.uniform(0.3, 0.8)
        draw.rectangle((margin, top, margin + length, top + bar * 0.25), fill=(200, 200, 204))
    return made


def joined(photo: Picture, other: Picture, dice: random.Random) -> Picture:
    """Beside another picture."""
    fitted = ImageOps.fit(other, photo.size)
    aside = dice.random() < 0.6
    size = (photo.width * 2, photo.height) if aside else (photo.width, photo.height * 2)
    made = Image.new("RGB", size)
    first, second = (photo, fitted) if dice.random() < 0.5 else (fitted, photo)
    made.paste(first, (0, 0))
    made.paste(second, (photo.width, 0) if aside else (0, photo.height))
    return made


EDITS: dict[str, Edit] = {
    "resize50": Edit("easy", scaled(0.5)),
    "resize25": Edit("easy", scaled(0.25)),
    "jpeg30": Edit("easy", unchanged, quality=30),
    "jpeg10": Edit("medium", unchanged, quality=10),
    "png": Edit("easy", unchanged, ".png"),
    "webp": Edit("easy", unchanged, ".webp", 80),
    "exif6": Edit("easy", unchanged),
    "gray": Edit("easy", lambda photo, dice: ImageOps.grayscale(photo).convert("RGB")),
    "bright": Edit("easy", enhanced(ImageEnhance.Brightness, 1.25, 1.5)),
    "dark": Edit("easy", enhanced(ImageEnhance.Brightness, 0.55, 0.75)),
    "contrast": Edit("easy", enhanced(ImageEnhance.Contrast, 1.3, 1.6)),
    "saturate": Edit("easy", enhanced(ImageEnhance.Color, 1.5, 2.0)),
    "blur": Edit("easy", lambda photo, dice: photo.filter(ImageFilter.GaussianBlur(max(photo.size) / 130))),
    "crop5": Edit("medium", cropped(0.05)),
    "crop10": Edit("medium", cropped(0.10)),
    "crop20": Edit("hard", cropped(0.20)),
    "crop40": Edit("hard", cropped(0.40)),
    "rot2": Edit("medium", tilted(2)),
    "rot5": Edit("hard", tilted(5)),
    "aspect": Edit("medium", stretched),
    "text": Edit("medium", written_on),
    "logo": Edit("medium", with_logo),
    "border": Edit("medium", bordered),
    "burst": Edit("medium", shifted),
    "meme": Edit("hard", captioned),
    "screenshot": Edit("hard", on_a_screen, ".png"),
    "collage": Edit("hard", unchanged),  # `joined` with another photo
    "rot90": Edit("geom", lambda photo, dice: photo.transpose(Image.Transpose.ROTATE_270)),
    "flip": Edit("geom", lambda photo, dice: ImageOps.mirror(photo)),
}


def encode(picture: Picture, edit: Edit, kind: str) -> bytes:
    """The bytes of the edited file; "exif6" lies on its side with the tag that turns it upright."""
    options: dict[str, object] = {} if edit.suffix == ".png" else {"quality": edit.quality}
    if kind == "exif6":
        exif = Image.Exif()
        exif[0x0112] = 6
        picture, options["exif"] = picture.transpose(Image.Transpose.ROTATE_90), exif
    buffer = io.BytesIO()
    picture.save(buffer, {".jpg": "JPEG", ".png": "PNG", ".webp": "WEBP"}[edit.suffix], **options)
    return buffer.getvalue()
