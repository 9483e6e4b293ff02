"""What EXIF says of a photo, as rows to read in a preview pane."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from PIL import ExifTags, Image

from engine.photos.decode import read_header
from engine.photos.exif import name_camera, read_date, read_directory, read_number, read_position, read_text

Rows = tuple[tuple[str, str], ...]
_BASE = ExifTags.Base
_PROGRAMS = {
    1: "manual",
    2: "automatic",
    3: "aperture priority",
    4: "shutter priority",
    5: "creative",
    6: "action",
    7: "portrait",
    8: "landscape",
}


def describe_exif(path: str) -> Rows:
    """Name and value of everything worth reading, most asked for first; what is broken or absent is left out.

    Reads the header only. Raises UnreadablePhoto if the file is no photo.
    """
    header = read_header(path)
    exif = header.exif
    details = read_directory(exif, ExifTags.IFD.Exif)
    width, height = header.upright_size
    rows = [
        ("Taken", _say_date(exif, details)),
        ("Camera", name_camera(exif.get(_BASE.Make), exif.get(_BASE.Model))),
        ("Lens", name_camera(details.get(_BASE.LensMake), details.get(_BASE.LensModel))),
        ("Exposure", _say_exposure(details.get(_BASE.ExposureTime))),
        ("Aperture", _say_number(details.get(_BASE.FNumber), lambda value: f"f/{value:.3g}")),
        ("ISO", _say_number(details.get(_BASE.ISOSpeedRatings), lambda value: f"{value:.0f}")),
        ("Exposure bias", _say_bias(details.get(_BASE.ExposureBiasValue))),
        ("Focal length", _say_focal_length(details)),
        ("Flash", _say_flash(details.get(_BASE.Flash))),
        ("Program", _say_program(details.get(_BASE.ExposureProgram))),
        ("Position", say_position(*read_position(read_directory(exif, ExifTags.IFD.GPSInfo)))),
        ("Dimensions", f"{width} × {height}"),
        ("Megapixels", f"{width * height / 1e6:.1f}" if width * height >= 50_000 else None),
        ("Software", read_text(exif.get(_BASE.Software))),
        ("Artist", read_text(exif.get(_BASE.Artist))),
        ("Copyright", read_text(exif.get(_BASE.Copyright))),
        ("Description", read_text(exif.get(_BASE.ImageDescription))),
    ]
    return tuple((name, value) for name, value in rows if value)


def say_position(latitude: float | None, longitude: float | None) -> str | None:
    """A position in degrees, "52.51628° N, 13.37770° E"."""
    if latitude is None or longitude is None:
        return None
    north, east = "N" if latitude >= 0 else "S", "E" if longitude >= 0 else "W"
    return f"{abs(latitude):.5f}° {north}, {abs(longitude):.5f}° {east}"


def _say_date(exif: Image.Exif, details: Mapping[int, Any]) -> str | None:
    tags = (details.get(_BASE.DateTimeOriginal), details.get(_BASE.DateTimeDigitized), exif.get(_BASE.DateTime))
    date = next(filter(None, map(read_date, tags)), None)
    return date.replace("T", " ") if date else None


def _say_number(value: object, say: Callable[[float], str]) -> str | None:
    number = read_number(value)
    return say(number) if number is not None and number > 0 else None


def _say_exposure(value: object) -> str | None:
    def say(seconds: float) -> str:
        return f"1/{1 / seconds:.0f} s" if seconds < 0.3 else f"{seconds:.3g} s"

    return _say_number(value, say)


def _say_bias(value: object) -> str | None:
    number = read_number(value)
    return f"{number:+.2g} EV" if number and abs(number) < 100 else None


def _say_focal_length(details: Mapping[int, Any]) -> str | None:
    length = _say_number(details.get(_BASE.FocalLength), lambda value: f"{value:.3g} mm")
    small = _say_number(details.get(_BASE.FocalLengthIn35mmFilm), lambda value: f"{value:.0f} mm")
    return f"{length} (as {small} on 35 mm film)" if length and small else length


def _say_flash(value: object) -> str | None:
    number = read_number(value)
    return None if number is None else "fired" if int(number) & 1 else "off"


def _say_program(value: object) -> str | None:
    with suppress(TypeError, ValueError):
        return _PROGRAMS.get(int(read_number(value) or 0))
    return None
