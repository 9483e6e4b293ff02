"""EXIF gives what can be believed and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PIL.TiffImagePlugin import IFDRational

from engine.photos.decode import decode_photo
from engine.photos.exif import name_camera, read_date, read_exif, read_orientation, read_position
from engine.photos.exif_rows import describe_exif, say_position

DETAILS, GPS = 0x8769, 0x8825
DATE, DIGITIZED, ORIGINAL = 0x0132, 0x9004, 0x9003
NORTH = {1: "N", 2: (52.0, 30.0, 58.6), 3: "E", 4: (13.0, 22.0, 39.7)}


def make_exif(main: dict[int, object] | None = None, details: dict[int, object] | None = None) -> Image.Exif:
    exif = Image.Exif()
    exif.update(main or {})
    if details:
        exif.get_ifd(DETAILS).update(details)
    return exif


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019:07:04 12:30:05", "2019-07-04T12:30:05"),
        ("2019-07-04T12:30:05", "2019-07-04T12:30:05"),
        ("2019:07:04 12:30:05.123+02:00", "2019-07-04T12:30:05"),
        (b"2019:07:04 12:30:05\0\0", "2019-07-04T12:30:05"),
        ("2016:12:31 23:59:60", "2016-12-31T23:59:59"),
        ("2019:07:04 12:30", "2019-07-04T12:30:00"),
        ("0000:00:00 00:00:00", None),
        ("    :  :     :  :  ", None),
        ("2019:02:30 12:00:00", None),
        ("2019:13:01 12:00:00", None),
        ("0001:01:01 00:00:00", None),
        ("yesterday", None),
        (2019, None),
        (None, None),
    ],
)
def test_dates_are_believed_only_if_they_exist(text: object, expected: str | None) -> None:
    assert read_date(text) == expected


@pytest.mark.parametrize(
    ("fraction", "expected"),
    [("25", ".25"), ("007", ".007"), (b"5 ", ".5"), ("123456789", ".123456"), ("-1", ""), ("", ""), (25, "")],
)
def test_the_fraction_of_a_second_is_kept_where_it_is_one(fraction: object, expected: str) -> None:
    assert read_date("2019:07:04 12:30:05", fraction) == f"2019-07-04T12:30:05{expected}"


def test_each_date_has_its_own_fraction() -> None:
    exif = make_exif({DATE: "2020:01:01 00:00:00"}, {ORIGINAL: "2019:07:04 12:30:05", 0x9290: "11", 0x9291: "22"})
    assert read_exif(exif).taken_at == "2019-07-04T12:30:05.22"


def test_the_moment_of_the_shot_is_preferred_and_nonsense_passed_over() -> None:
    later, blank = "2020:01:01 00:00:00", "0000:00:00 00:00:00"
    assert read_exif(make_exif({DATE: later}, {ORIGINAL: "2019:07:04 12:30:05"})).taken_at == "2019-07-04T12:30:05"
    assert read_exif(make_exif({DATE: later}, {ORIGINAL: blank, DIGITIZED: "2018:01:01 01:01:01"})).taken_at == (
        "2018-01-01T01:01:01"
    )
    assert read_exif(make_exif({DATE: later}, {ORIGINAL: blank})).taken_at == "2020-01-01T00:00:00"


@pytest.mark.parametrize(
    ("make", "model", "expected"),
    [
        ("Canon", "Canon EOS 70D", "Canon EOS 70D"),
        ("NIKON CORPORATION", "NIKON D800", "NIKON D800"),
        ("Apple", "iPhone 13", "Apple iPhone 13"),
        ("Jolla\0\0", "Jolla\0", "Jolla"),
        (" SONY ", None, "SONY"),
        (None, "EX-M2", "EX-M2"),
        ("", "  ", None),
        (7, b"\xff\xfe", "��"),
    ],
)
def test_cameras_do_not_say_their_maker_twice(make: object, model: object, expected: str | None) -> None:
    assert name_camera(make, model) == expected


def test_positions_are_signed_degrees() -> None:
    latitude, longitude = read_position(NORTH)
    assert latitude == pytest.approx(52.51628, abs=1e-5) and longitude == pytest.approx(13.37769, abs=1e-5)
    latitude, longitude = read_position(NORTH | {1: "S", 3: "W"})
    assert latitude == pytest.approx(-52.51628, abs=1e-5) and longitude == pytest.approx(-13.37769, abs=1e-5)


@pytest.mark.parametrize(
    "change",
    [
        {2: (IFDRational(52, 0), IFDRational(30, 1), IFDRational(0, 1))},
        {2: (99.0, 0.0, 0.0)},
        {4: (181.0, 0.0, 0.0)},
        {4: (-13.0, 0.0, 0.0)},
        {4: ("a", "b", "c")},
        {4: ()},
        {4: None},
        {4: 13.4},
        {2: (0.0, 0.0, 0.0), 4: (0.0, 0.0, 0.0)},
    ],
)
def test_half_or_impossible_positions_are_none(change: dict[int, object]) -> None:
    assert read_position(NORTH | change) == (None, None)


@pytest.mark.parametrize(("value", "expected"), [(1, 1), (8, 8), (0, 1), (9, 1), ("6", 1), ((6, 6), 1), (6.0, 1)])
def test_orientations_are_one_to_eight(value: object, expected: int) -> None:
    assert read_orientation(make_exif({0x0112: value})) == expected


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "a.avif"])
def test_facts_come_with_the_decoded_photo(name: str, tmp_path: Path) -> None:
    exif = make_exif({0x010F: "Canon", 0x0110: "Canon EOS 70D"}, {ORIGINAL: "2019:07:04 12:30:05"})
    exif.get_ifd(GPS).update(NORTH)
    Image.new("RGB", (64, 48)).save(tmp_path / name, exif=exif)
    facts = decode_photo(str(tmp_path / name)).facts
    assert (facts.taken_at, facts.camera) == ("2019-07-04T12:30:05", "Canon EOS 70D")
    assert facts.latitude == pytest.approx(52.51628, abs=1e-4)


def test_exif_of_a_tiff_is_read(tmp_path: Path) -> None:
    exif = make_exif({0x0110: "Scanner"}, {ORIGINAL: "2019:07:04 12:30:05"})
    Image.new("RGB", (64, 48)).save(tmp_path / "a.tif", exif=exif.tobytes())
    facts = decode_photo(str(tmp_path / "a.tif")).facts
    assert (facts.taken_at, facts.camera) == ("2019-07-04T12:30:05", "Scanner")


@pytest.mark.parametrize(
    "block", [b"", b"Exif\0\0", b"Exif\0\0II*\0", b"Exif\0\0MM\0*\0\0\0\x08\xff\xff", b"noise" * 20]
)
def test_broken_exif_fails_no_photo(block: bytes, tmp_path: Path) -> None:
    Image.new("RGB", (64, 48)).save(tmp_path / "a.jpg", exif=block)
    facts = decode_photo(str(tmp_path / "a.jpg")).facts
    assert (facts.taken_at, facts.camera, facts.latitude) == (None, None, None)
    assert dict(describe_exif(str(tmp_path / "a.jpg"))) == {"Dimensions": "64 × 48"}


def test_rows_are_readable(tmp_path: Path) -> None:
    details = {
        ORIGINAL: "2019:07:04 12:30:05",
        0x829A: IFDRational(1, 125),
        0x829D: IFDRational(28, 10),
        0x8827: 400,
        0x9204: IFDRational(-2, 3),
        0x920A: IFDRational(50, 1),
        0xA405: 75,
        0x9209: 1,
        0x8822: 3,
        0xA434: "EF 50mm f/1.8",
    }
    exif = make_exif({0x010F: "Canon", 0x0110: "Canon EOS 70D", 0x0131: "Editor 1.0"}, details)
    exif.get_ifd(GPS).update(NORTH)
    Image.new("RGB", (1200, 800)).save(tmp_path / "a.jpg", exif=exif)
    assert describe_exif(str(tmp_path / "a.jpg")) == (
        ("Taken", "2019-07-04 12:30:05"),
        ("Camera", "Canon EOS 70D"),
        ("Lens", "EF 50mm f/1.8"),
        ("Exposure", "1/125 s"),
        ("Aperture", "f/2.8"),
        ("ISO", "400"),
        ("Exposure bias", "-0.67 EV"),
        ("Focal length", "50 mm (as 75 mm on 35 mm film)"),
        ("Flash", "fired"),
        ("Program", "aperture priority"),
        ("Position", "52.51628° N, 13.37769° E"),
        ("Dimensions", "1200 × 800"),
        ("Megapixels", "1.0"),
        ("Software", "Editor 1.0"),
    )


def test_rows_with_broken_values_are_left_out(tmp_path: Path) -> None:
    details = {
        0x829A: IFDRational(1, 0),
        0x829D: IFDRational(0, 0),
        0x9204: IFDRational(5, 0),
        0x920A: IFDRational(0, 1),
    }
    Image.new("RGB", (64, 48)).save(tmp_path / "a.jpg", exif=make_exif({0x0131: " \0"}, details))
    assert dict(describe_exif(str(tmp_path / "a.jpg"))) == {"Dimensions": "64 × 48"}


def test_southern_and_western_places() -> None:
    assert say_position(-33.86, -151.2) == "33.86000° S, 151.20000° W"
