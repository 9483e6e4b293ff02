"""Orientation, transparency, profiles and pixel depths all end as upright sRGB."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms, TiffImagePlugin

from engine.photos.decode import decode_photo
from engine.photos.formats.colour import reduce_plain
from tests.engine.photos.made_photos import BLUE, GREEN, RED, WHITE, assert_close, corners, make_quarters

GREY = (128, 128, 128)
INVERSE = {1: None, 2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}  # the Image.Transpose that makes what is stored


def save_turned(path: Path, orientation: int) -> None:
    turn = INVERSE.get(orientation)
    image = make_quarters(96, 64)
    stored = image if turn is None else image.transpose(Image.Transpose(turn))
    exif = Image.Exif()
    exif[0x0112] = orientation
    stored.save(path, exif=exif, **({"quality": 95} if path.suffix != ".png" else {}))


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.tif", "a.webp", "a.avif"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_all_orientations_come_out_upright(orientation: int, name: str, tmp_path: Path) -> None:
    save_turned(tmp_path / name, orientation)
    photo = decode_photo(str(tmp_path / name))
    assert (photo.facts.width, photo.facts.height) == photo.pixels.size == (96, 64)
    assert_close(corners(photo.pixels), [RED, GREEN, BLUE, WHITE])


@pytest.mark.parametrize("orientation", [0, 9, 99, 65535])
def test_nonsense_orientation_means_upright(orientation: int, tmp_path: Path) -> None:
    save_turned(tmp_path / "a.jpg", orientation)
    assert_close(corners(decode_photo(str(tmp_path / "a.jpg")).pixels), [RED, GREEN, BLUE, WHITE])


@pytest.mark.parametrize(("mode", "name"), [("RGBA", "a.png"), ("LA", "a.png"), ("RGBA", "a.webp"), ("RGBA", "a.tif")])
def test_what_is_transparent_shows_neutral_grey(mode: str, name: str, tmp_path: Path) -> None:
    image = Image.new("RGBA", (40, 40), (255, 255, 255, 255))
    image.paste((10, 10, 10, 0), (0, 0, 20, 40))
    image.convert(mode).save(tmp_path / name)
    assert_close(corners(decode_photo(str(tmp_path / name)).pixels), [GREY, (255,) * 3, GREY, (255,) * 3], 3)


def test_half_transparent_pixels_are_mixed_with_grey(tmp_path: Path) -> None:
    Image.new("RGBA", (40, 40), (255, 0, 0, 128)).save(tmp_path / "a.png")
    assert_close(corners(decode_photo(str(tmp_path / "a.png")).pixels), [(192, 64, 64)] * 4, 2)


@pytest.mark.parametrize("name", ["a.png", "a.gif"])
def test_a_transparent_palette_colour_shows_grey(name: str, tmp_path: Path) -> None:
    palette = make_quarters(60, 40).quantize(8)
    palette.save(tmp_path / name, transparency=palette.getpixel((5, 5)))
    assert_close(corners(decode_photo(str(tmp_path / name)).pixels), [GREY, GREEN, BLUE, WHITE])


def test_a_transparent_rgb_colour_shows_grey(tmp_path: Path) -> None:
    make_quarters(60, 40).save(tmp_path / "a.png", transparency=RED)
    assert_close(corners(decode_photo(str(tmp_path / "a.png")).pixels), [GREY, GREEN, BLUE, WHITE])


def test_sixteen_bit_grey_is_scaled_not_clipped(tmp_path: Path) -> None:
    ramp = np.tile(np.linspace(0, 65535, 256).astype(np.uint16), (64, 1))
    for name in ("a.png", "a.tif", "a.pgm"):
        Image.fromarray(ramp).save(tmp_path / name)
        pixels = np.asarray(decode_photo(str(tmp_path / name)).pixels)[:, :, 0]
        assert np.abs(pixels[5].astype(int) - np.arange(256)).max() <= 1, name


def test_sixteen_bit_colour_is_scaled_not_clipped(tmp_path: Path) -> None:
    """Pillow cannot write this, so the TIFF is put together here: 2 x 1 pixels of three 16-bit values."""
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    tags.update({256: 2, 257: 1, 258: (16, 16, 16), 259: 1, 262: 2, 273: 0, 277: 3, 278: 1, 279: 12, 284: 1})
    with open(tmp_path / "a.tif", "wb") as file:
        tags.save(file)
        file.write(np.array([65535, 32768, 0, 257 * 10, 257 * 200, 65535], "<u2").tobytes())
    pixels = np.asarray(decode_photo(str(tmp_path / "a.tif")).pixels)
    assert np.abs(pixels[0].astype(int) - [[255, 128, 0], [10, 200, 255]]).max() <= 1


@pytest.mark.parametrize(("low", "high"), [(0.0, 1.0), (-5.0, 20.0), (0.0, 3000.0)])
def test_float_pictures_are_scaled_to_their_range(low: float, high: float, tmp_path: Path) -> None:
    ramp = np.tile(np.linspace(low, high, 256, dtype=np.float32), (64, 1))
    Image.fromarray(ramp).save(tmp_path / "a.tif")
    pixels = np.asarray(decode_photo(str(tmp_path / "a.tif")).pixels)[:, :, 0]
    assert np.abs(pixels[5].astype(int) - np.arange(256)).max() <= 1


def test_float_pictures_with_holes_are_read(tmp_path: Path) -> None:
    values = np.full((40, 40), 0.5, np.float32)
    values[:20, :20], values[:20, 20:] = np.nan, np.inf
    Image.fromarray(values).save(tmp_path / "a.tif")
    assert_close(corners(decode_photo(str(tmp_path / "a.tif")).pixels)[2:], [GREY, GREY], 1)


def test_one_bit_pictures_are_black_and_white(tmp_path: Path) -> None:
    image = Image.new("1", (40, 40))
    image.paste(1, (20, 0, 40, 40))
    image.save(tmp_path / "a.png")
    assert_close(corners(decode_photo(str(tmp_path / "a.png")).pixels), [(0,) * 3, (255,) * 3] * 2, 0)


@pytest.mark.parametrize("name", ["a.jpg", "a.tif"])
def test_cmyk_is_not_inverted(name: str, tmp_path: Path) -> None:
    make_quarters(64, 48).convert("CMYK").save(tmp_path / name)
    assert_close(corners(decode_photo(str(tmp_path / name)).pixels), [RED, GREEN, BLUE, WHITE], 15)


def test_cie_lab_is_converted(tmp_path: Path) -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    image = ImageCms.profileToProfile(make_quarters(64, 48), srgb, lab, outputMode="LAB")
    assert image is not None
    image.save(tmp_path / "a.tif")
    assert_close(corners(decode_photo(str(tmp_path / "a.tif")).pixels), [RED, GREEN, BLUE, WHITE])


def test_ycbcr_tiff_is_converted(tmp_path: Path) -> None:
    make_quarters(64, 48).convert("YCbCr").save(tmp_path / "a.tif")
    assert_close(corners(decode_photo(str(tmp_path / "a.tif")).pixels), [RED, GREEN, BLUE, WHITE])


def swap_profile() -> bytes:
    """An sRGB profile whose red and blue colorants are exchanged: what it does cannot be overlooked."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    entries = [128 + 4 + 12 * index for index in range(int.from_bytes(profile[128:132], "big"))]
    places = {bytes(profile[at : at + 4]): at for at in entries}
    red, blue = places[b"rXYZ"], places[b"bXYZ"]
    profile[red + 4 : red + 12], profile[blue + 4 : blue + 12] = (
        profile[blue + 4 : blue + 12],
        profile[red + 4 : red + 12],
    )
    return bytes(profile).replace("sRGB".encode("utf-16-be"), "swap".encode("utf-16-be"))


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.tif", "a.webp"])
def test_embedded_profiles_are_applied(name: str, tmp_path: Path) -> None:
    make_quarters(64, 48).save(
        tmp_path / name, icc_profile=swap_profile(), **({"quality": 95} if name[2] != "p" else {})
    )
    found = corners(decode_photo(str(tmp_path / name)).pixels)
    assert_close(found, [RED[::-1], GREEN[::-1], BLUE[::-1], WHITE], 20)


def test_broken_and_unfitting_profiles_are_ignored(tmp_path: Path) -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    for profile in (b"no profile at all", swap_profile()[:200], bytes(300), lab):
        make_quarters(64, 48).save(tmp_path / "a.png", icc_profile=profile)
        assert_close(corners(decode_photo(str(tmp_path / "a.png")).pixels), [RED, GREEN, BLUE, WHITE], 2)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "P", "I;16", "CMYK"])
def test_reduction_in_strips_equals_reduction_at_once(mode: str) -> None:
    noise = np.random.default_rng(1).integers(0, 256, (97, 83, 3), dtype=np.uint8)
    image = Image.fromarray(noise)
    image = Image.fromarray(noise[..., 0].astype(np.uint16) * 257) if mode == "I;16" else image.convert(mode)
    at_once = reduce_plain(image, 4)
    in_strips = reduce_plain(image, 4, strip_pixels=83 * 10)
    assert at_once.size == in_strips.size == (21, 25)
    assert np.array_equal(np.asarray(at_once), np.asarray(in_strips))
