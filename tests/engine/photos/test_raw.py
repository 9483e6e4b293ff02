"""RAW files show their preview where it is large enough, else they are developed; tags come from the file itself."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from engine.photos.decode import decode_full, decode_photo, read_header
from engine.photos.formats.raw import _read_canon_boxes
from engine.photos.photo import UnreadablePhoto
from tests.engine.photos.made_photos import BLUE, GREEN, RED, WHITE, assert_close, corners, make_quarters
from tests.engine.photos.made_raw import write_dng

COLOURS = [RED, GREEN, BLUE, WHITE]


def jpeg(image: Image.Image, orientation: int | None = None) -> bytes:
    exif = Image.Exif()
    if orientation is not None:
        exif[0x0112] = orientation
    file = io.BytesIO()
    image.save(file, "JPEG", quality=95, exif=exif)
    data = file.getvalue()
    return data[:2] + data[20:] if orientation is not None else data  # EXIF comes first in cameras' previews


def test_a_raw_file_without_preview_is_developed(tmp_path: Path) -> None:
    photo = decode_photo(str(write_dng(tmp_path / "a.dng", make_quarters(640, 480))))
    assert (photo.facts.format, photo.facts.width, photo.facts.height) == ("RAW", 640, 480)
    assert (photo.facts.camera, photo.facts.taken_at) == ("Lumen One", "2021-05-06T07:08:09")
    assert photo.pixels.size == (320, 240)
    red, green, blue, white = corners(photo.pixels)
    assert red[0] > 2 * max(red[1:]) and green[1] > max(green[::2]) and blue[2] > max(blue[:2]) and min(white) > 200


def test_a_large_preview_is_taken(tmp_path: Path) -> None:
    preview = make_quarters(600, 450)
    path = write_dng(tmp_path / "a.dng", Image.new("RGB", (640, 480), (0, 0, 0)), jpeg(preview))
    assert_close(corners(decode_photo(str(path)).pixels), COLOURS)
    assert decode_full(str(path)).size == (600, 450)


def test_a_small_preview_is_not_taken(tmp_path: Path) -> None:
    path = write_dng(tmp_path / "a.dng", make_quarters(1280, 960), jpeg(Image.new("RGB", (160, 120))))
    assert min(max(colour) for colour in corners(decode_photo(str(path)).pixels)) > 100


@pytest.mark.parametrize("preview_is_upright", [True, False])
def test_a_preview_is_turned_by_its_own_orientation_else_by_the_raw_files(
    preview_is_upright: bool, tmp_path: Path
) -> None:
    upright = make_quarters(450, 600)
    lying = upright.transpose(Image.Transpose.ROTATE_90)  # as the sensor sees it: orientation 6 brings it back
    preview = jpeg(upright, orientation=1) if preview_is_upright else jpeg(lying)
    path = write_dng(tmp_path / "a.dng", lying.resize((640, 480)), preview, orientation=6)
    photo = decode_photo(str(path))
    assert (photo.facts.width, photo.facts.height) == (480, 640)
    assert photo.pixels.height > photo.pixels.width
    assert_close(corners(photo.pixels), COLOURS)


def test_a_developed_file_is_upright(tmp_path: Path) -> None:
    lying = make_quarters(480, 640).transpose(Image.Transpose.ROTATE_90)
    path = write_dng(tmp_path / "a.dng", lying, orientation=6)
    photo = decode_photo(str(path))
    assert (photo.facts.width, photo.facts.height) == (480, 640)
    assert photo.pixels.height > photo.pixels.width
    assert read_header(str(path)).upright_size == (480, 640)


def test_raw_is_known_by_content_or_by_name(tmp_path: Path) -> None:
    path = write_dng(tmp_path / "a.dng", make_quarters(640, 480))
    path.rename(tmp_path / "a.tif")
    assert decode_photo(str(tmp_path / "a.tif")).facts.format == "RAW"


def test_damaged_raw_files_are_refused(tmp_path: Path) -> None:
    path = write_dng(tmp_path / "a.dng", make_quarters(640, 480))
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(UnreadablePhoto):
        decode_photo(str(path))


def test_canon_boxes_are_read() -> None:
    main, details = Image.Exif(), Image.Exif()
    main[0x010F], main[0x0110] = "Canon", "Canon EOS R5"
    details[0x9003] = "2022:01:02 03:04:05"
    boxes = b"\0\0\0\x18ftypcrx \0\0\0\1crx isom"
    for name, exif in ((b"CMT1", main), (b"CMT2", details)):
        body = exif.tobytes().removeprefix(b"Exif\0\0")
        boxes += (8 + len(body)).to_bytes(4, "big") + name + body
    exif = _read_canon_boxes(boxes)
    assert exif is not None
    assert exif[0x0110] == "Canon EOS R5"
    assert exif.get_ifd(0x8769)[0x9003] == "2022:01:02 03:04:05"
