"""Every format comes out as the same upright RGB picture, small where smallness is enough."""

from __future__ import annotations

import io
import subprocess
import sys
import warnings
from pathlib import Path

import numpy as np
import pillow_heif
import pytest
from PIL import Image

from engine.photos.decode import DECODERS, crop_region, decode_full, decode_photo, decode_pixels, read_header
from engine.photos.formats.raster import Limits
from engine.photos.photo import UnreadablePhoto
from tests.engine.photos.made_photos import BLUE, GREEN, RED, WHITE, assert_close, corners, make_quarters

SAVED_AS = {
    "JPEG": ("a.jpg", {"quality": 95}),
    "PNG": ("a.png", {}),
    "GIF": ("a.gif", {}),
    "BMP": ("a.bmp", {}),
    "TIFF": ("a.tif", {"compression": "tiff_lzw"}),
    "WEBP": ("a.webp", {"quality": 95}),
    "AVIF": ("a.avif", {"quality": 95, "speed": 10}),
    "JPEG2000": ("a.jp2", {}),
    "ICO": ("a.ico", {"sizes": [(120, 80)]}),
    "PCX": ("a.pcx", {}),
    "PPM": ("a.ppm", {}),
    "TGA": ("a.tga", {}),
}


def save_heif(image: Image.Image, path: Path, **options: object) -> Path:
    pillow_heif.from_pillow(image).save(path, quality=95, **options)
    return path


@pytest.mark.parametrize("kind", SAVED_AS)
def test_every_pillow_format_is_read(kind: str, tmp_path: Path) -> None:
    name, options = SAVED_AS[kind]
    make_quarters(120, 80).save(tmp_path / name, **options)
    photo = decode_photo(str(tmp_path / name))
    assert (photo.facts.format, photo.facts.width, photo.facts.height) == (kind, 120, 80)
    assert photo.pixels.mode == "RGB"
    assert_close(corners(photo.pixels), [RED, GREEN, BLUE, WHITE])


def test_heif_is_read(tmp_path: Path) -> None:
    photo = decode_photo(str(save_heif(make_quarters(128, 80), tmp_path / "a.heic")))
    assert (photo.facts.format, photo.pixels.size) == ("HEIF", (128, 80))
    assert_close(corners(photo.pixels), [RED, GREEN, BLUE, WHITE])


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_heif_is_turned_upright_once(orientation: int, tmp_path: Path) -> None:
    turn = {3: Image.Transpose.ROTATE_180, 6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270}.get(orientation)
    image = make_quarters(128, 64)
    exif = Image.Exif()
    exif[0x0112] = orientation
    path = save_heif(image if turn is None else image.transpose(turn), tmp_path / "a.heic", exif=exif.tobytes())
    photo = decode_photo(str(path))
    assert (photo.facts.width, photo.facts.height) == photo.pixels.size == (128, 64)
    assert_close(corners(photo.pixels), [RED, GREEN, BLUE, WHITE])


def test_each_decoder_but_raw_and_photoshop_is_tested_here() -> None:
    assert {*SAVED_AS, "HEIF", "RAW", "PSD"} == set(DECODERS)


def test_content_decides_not_the_name(tmp_path: Path) -> None:
    make_quarters(60, 40).save(tmp_path / "a.png", "JPEG")
    assert decode_photo(str(tmp_path / "a.png")).facts.format == "JPEG"


def test_bytes_read_before_are_not_read_again(tmp_path: Path) -> None:
    saved = io.BytesIO()
    make_quarters(60, 40).save(saved, "PNG")
    assert decode_photo(str(tmp_path / "absent.png"), data=saved.getvalue()).facts.width == 60


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.tif", "a.webp", "a.jp2", "a.avif"])
def test_large_pictures_are_reduced_but_not_too_far(name: str, tmp_path: Path) -> None:
    make_quarters(1600, 1000).save(tmp_path / name)
    photo = decode_photo(str(tmp_path / name), shortest_px=100, longest_px=200)
    assert (photo.facts.width, photo.facts.height) == (1600, 1000)
    assert 200 <= photo.pixels.width < 800
    assert 100 <= photo.pixels.height < 500
    assert_close(corners(photo.pixels), [RED, GREEN, BLUE, WHITE])


def test_large_heif_is_reduced(tmp_path: Path) -> None:
    path = save_heif(make_quarters(1280, 800), tmp_path / "a.heic")
    assert 200 <= decode_photo(str(path), shortest_px=100, longest_px=200).pixels.width < 800


@pytest.mark.parametrize("size", [(1, 20000), (20000, 1), (1, 1), (3, 2)])
def test_thin_and_tiny_pictures_keep_at_least_a_pixel(size: tuple[int, int], tmp_path: Path) -> None:
    Image.new("RGB", size, RED).save(tmp_path / "a.png")
    photo = decode_photo(str(tmp_path / "a.png"))
    assert min(photo.pixels.size) >= 1
    assert (photo.facts.width, photo.facts.height) == size


def test_only_the_first_of_several_frames_or_pages_counts(tmp_path: Path) -> None:
    pages = [make_quarters(60, 40), Image.new("RGB", (60, 40), BLUE)]
    for name in ("a.gif", "a.tif", "a.webp", "a.png"):
        pages[0].save(tmp_path / name, save_all=True, append_images=pages[1:])
        assert_close(corners(decode_photo(str(tmp_path / name)).pixels), [RED, GREEN, BLUE, WHITE], tolerance=40)


def test_a_phone_burst_jpeg_counts_as_jpeg(tmp_path: Path) -> None:
    first = make_quarters(1600, 1200)
    first.save(tmp_path / "a.jpg", "MPO", save_all=True, append_images=[Image.new("RGB", (60, 40), BLUE)])
    photo = decode_photo(str(tmp_path / "a.jpg"))
    assert photo.facts.format == "JPEG"
    assert photo.pixels.size == (400, 300)


def test_the_header_is_read_without_pixels(tmp_path: Path) -> None:
    make_quarters(1600, 1200).save(tmp_path / "a.jpg")
    cut = tmp_path / "cut.jpg"
    cut.write_bytes((tmp_path / "a.jpg").read_bytes()[:700])
    assert read_header(str(cut)).upright_size == (1600, 1200)


def test_full_pictures_are_as_long_as_asked(tmp_path: Path) -> None:
    make_quarters(1600, 1000).save(tmp_path / "a.jpg")
    assert decode_full(str(tmp_path / "a.jpg")).size == (1600, 1000)
    assert decode_full(str(tmp_path / "a.jpg"), 700).size == (700, 438)
    assert decode_full(str(tmp_path / "a.jpg"), 5000).size == (1600, 1000)


def test_pixels_in_memory_are_taken_as_they_are() -> None:
    pixels = np.asarray(make_quarters(60, 40))
    photo = decode_pixels(pixels)
    assert (photo.facts.width, photo.facts.height) == (60, 40)
    assert np.array_equal(np.asarray(photo.pixels), pixels)


def test_a_region_is_cut_from_the_upright_picture_finely_enough(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # stored lying on its left side
    make_quarters(1600, 1200).transpose(Image.Transpose.ROTATE_90).save(tmp_path / "a.jpg", exif=exif, quality=95)
    region = crop_region(str(tmp_path / "a.jpg"), (0.5, 0.0, 0.5, 0.5), shortest_px=300)
    assert min(region.size) >= 300
    assert_close(corners(region), [GREEN] * 4)
    assert crop_region(make_quarters(60, 40), (0.0, 0.5, 0.5, 0.5)).size == (30, 20)


@pytest.mark.parametrize("box", [(0.0, 0.0, 0.0, 1.0), (1.0, 0.0, 0.5, 0.5), (-0.1, 0.0, 0.5, 0.5)])
def test_a_region_outside_is_refused(box: tuple[float, float, float, float]) -> None:
    with pytest.raises(UnreadablePhoto, match="outside"):
        crop_region(make_quarters(60, 40), box)


def test_warnings_of_decoders_stay_inside(tmp_path: Path) -> None:
    palette = make_quarters(60, 40).quantize(4)
    palette.save(tmp_path / "a.png", transparency=b"\0\x80\xff\xff")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        decode_photo(str(tmp_path / "a.png"))


def test_naming_a_photo_loads_no_decoder() -> None:
    code = "import sys, engine.photos.scan, engine.photos.photo; print('PIL' in sys.modules, 'numpy' in sys.modules)"
    output = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert output.split() == ["False", "False"]


def test_limits_are_told_in_words(tmp_path: Path) -> None:
    make_quarters(200, 100).save(tmp_path / "a.png")
    path = str(tmp_path / "a.png")
    with pytest.raises(UnreadablePhoto, match="claims 0 megapixels, more than the limit"):
        decode_photo(path, limits=Limits(pixels=1000))
    with pytest.raises(UnreadablePhoto, match="fit into memory"):
        decode_photo(path, limits=Limits(memory_bytes=50_000))
    with pytest.raises(UnreadablePhoto, match="more than the limit of"):
        decode_photo(path, limits=Limits(file_bytes=10))
