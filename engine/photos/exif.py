"""When, where and with what a photo was taken; broken EXIF never fails the photo."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PIL import ExifTags, Image

_DATE = re.compile(r"\s*(\d{4})[:\-/. ](\d{1,2})[:\-/. ](\d{1,2})[ T](\d{1,2}):(\d{1,2})(?::(\d{1,2}))?")
_FRACTION = re.compile(r"(\d{1,6})\d*")
_FIRST_YEAR = 1826  # of the oldest photo


@dataclass(frozen=True, slots=True)
class ExifFacts:
    """What EXIF tells; None where it is silent or nonsense."""

    taken_at: str | None = None  # ISO 8601, local time, with the fraction of the second where the camera told it
    camera: str | None = None
    latitude: float | None = None  # degrees, north positive
    longitude: float | None = None  # degrees, east positive


def load_exif(image: Image.Image) -> Image.Exif:
    """Parse an image's EXIF while its file is open; what cannot be parsed is left out."""
    exif = Image.Exif()
    with suppress(Exception):  # any damage inside means: nothing known
        exif = image.getexif()
    for tag in (ExifTags.IFD.Exif, ExifTags.IFD.GPSInfo):
        read_directory(exif, tag)
    return exif


def read_orientation(exif: Image.Exif) -> int:
    """EXIF orientation 1..8; 1 for nonsense."""
    value = exif.get(ExifTags.Base.Orientation)
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def read_exif(exif: Image.Exif) -> ExifFacts:
    """Read the facts of parsed EXIF (an image's `getexif()`)."""
    details = read_directory(exif, ExifTags.IFD.Exif)
    latitude, longitude = read_position(read_directory(exif, ExifTags.IFD.GPSInfo))
    base = ExifTags.Base
    taken_at = (
        read_date(details.get(base.DateTimeOriginal), details.get(base.SubsecTimeOriginal))
        or read_date(details.get(base.DateTimeDigitized), details.get(base.SubsecTimeDigitized))
        or read_date(exif.get(base.DateTime), details.get(base.SubsecTime))
    )
    camera = name_camera(exif.get(ExifTags.Base.Make), exif.get(ExifTags.Base.Model))
    return ExifFacts(taken_at, camera, latitude, longitude)


def read_directory(exif: Image.Exif, tag: int) -> Mapping[int, Any]:
    """One of EXIF's sub-directories; empty if it is absent or broken."""
    with suppress(Exception):  # any damage inside means: nothing known
        return exif.get_ifd(tag)
    return {}


def read_date(value: object, fraction: object = None) -> str | None:
    """An EXIF date as ISO 8601; None for blanks, zeros and impossible dates.

    `fraction`: the digits of its second behind the point, as EXIF tells them; nonsense is left out.
    """
    match = _DATE.match(read_text(value) or "")
    if not match:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in match.groups())
    try:
        date = datetime(year, month, day, hour, minute, min(second, 59))
    except ValueError:
        return None
    digits = _FRACTION.fullmatch(read_text(fraction) or "")
    return date.isoformat() + (f".{digits[1]}" if digits else "") if year >= _FIRST_YEAR else None


def name_camera(make: object, model: object) -> str | None:
    """Maker and model in one name, the maker not said twice."""
    maker, name = read_text(make) or "", read_text(model) or ""
    first = maker.split(" ")[0].lower()
    if first and name.lower().startswith(first):
        maker = ""
    return f"{maker} {name}".strip() or None


def read_position(gps: Mapping[int, Any]) -> tuple[float | None, float | None]:
    """Latitude and longitude in degrees, or two Nones: half a position is none."""
    latitude = _read_angle(gps.get(ExifTags.GPS.GPSLatitude), gps.get(ExifTags.GPS.GPSLatitudeRef), "S", 90.0)
    longitude = _read_angle(gps.get(ExifTags.GPS.GPSLongitude), gps.get(ExifTags.GPS.GPSLongitudeRef), "W", 180.0)
    if latitude is None or longitude is None or latitude == longitude == 0.0:  # 0, 0 is what phones without a fix write
        return None, None
    return latitude, longitude


def read_number(value: object) -> float | None:
    """A finite number, be it a rational, a number or the first of several."""
    if isinstance(value, tuple | list):
        value = value[0] if value else None
    with suppress(TypeError, ValueError, ZeroDivisionError, OverflowError):
        number = float(value)  # type: ignore[arg-type]
        return number if math.isfinite(number) else None
    return None


def read_text(value: object) -> str | None:
    """Printable text without padding; None if nothing is left."""
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    if not isinstance(value, str):
        return None
    text = "".join(char for char in value.split("\0")[0] if char.isprintable())
    return " ".join(text.split()) or None


def _read_angle(parts: object, reference: object, negative: str, most: float) -> float | None:
    if not isinstance(parts, tuple | list) or not 1 <= len(parts) <= 3:
        return None
    numbers = [read_number(part) for part in parts]
    if None in numbers:
        return None
    angle = sum(number / 60**power for power, number in enumerate(numbers) if number is not None)
    sign = -1.0 if (read_text(reference) or "").upper().startswith(negative) else 1.0
    return sign * angle if 0.0 <= angle <= most else None
