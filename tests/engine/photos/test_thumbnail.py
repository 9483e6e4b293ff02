"""Thumbnails are small, whole or absent, and go when their photo goes; sharp pictures measure sharper."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageFilter

from engine.photos.fingerprint import hash_bytes, hash_file
from engine.photos.thumbnail import measure_bytes, remove_orphans, sharpness, thumbnail_path, write_thumbnail
from tests.engine.photos.made_photos import BLUE, GREEN, RED, WHITE, assert_close, corners, make_quarters

CONTENT = hash_bytes(b"a")


def make_noise(width: int, height: int) -> Image.Image:
    return Image.fromarray(np.random.default_rng(0).integers(0, 256, (height, width, 3), dtype=np.uint8))


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((1600, 1000), (320, 200)),
        ((1000, 1600), (200, 320)),
        ((100, 60), (100, 60)),
        ((1, 20000), (1, 320)),
        ((1, 1),) * 2,
    ],
)
def test_thumbnails_are_320_long_and_never_larger_than_the_photo(
    size: tuple[int, int], expected: tuple[int, int], tmp_path: Path
) -> None:
    path = write_thumbnail(Image.new("RGB", size), tmp_path, CONTENT)
    assert path == thumbnail_path(tmp_path, CONTENT)
    with Image.open(path) as thumbnail:
        assert thumbnail.size == expected


def test_thumbnails_look_like_the_photo(tmp_path: Path) -> None:
    with Image.open(write_thumbnail(make_quarters(1600, 1000), tmp_path, CONTENT)) as thumbnail:
        assert_close(corners(thumbnail), [RED, GREEN, BLUE, WHITE])


def test_writing_again_replaces_and_leaves_nothing_behind(tmp_path: Path) -> None:
    for colour in (RED, BLUE):
        path = write_thumbnail(Image.new("RGB", (50, 50), colour), tmp_path, CONTENT)
    assert list(path.parent.iterdir()) == [path]
    with Image.open(path) as thumbnail:
        assert_close(corners(thumbnail), [BLUE] * 4)


def test_what_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    thumbnail_path(tmp_path, CONTENT).mkdir(parents=True)  # in the way of the thumbnail
    with pytest.raises(OSError):
        write_thumbnail(Image.new("RGB", (50, 50)), tmp_path, CONTENT)
    assert [path.name for path in tmp_path.glob("??/*")] == [f"{CONTENT}.jpg"]


def test_orphans_and_unfinished_files_are_removed(tmp_path: Path) -> None:
    contents = [hash_bytes(bytes([number])) for number in range(4)]
    paths = [write_thumbnail(Image.new("RGB", (9, 9)), tmp_path, content) for content in contents]
    unfinished = paths[0].with_suffix(".123-abc.part")
    unfinished.write_bytes(b"x")
    assert remove_orphans(tmp_path, keep=set(contents[:2])) == 3
    assert [path.exists() for path in paths] == [True, True, False, False]
    assert not unfinished.exists()
    assert measure_bytes(tmp_path) == sum(path.stat().st_size for path in paths[:2])


def test_an_absent_folder_holds_nothing(tmp_path: Path) -> None:
    assert measure_bytes(tmp_path / "absent") == 0
    assert remove_orphans(tmp_path / "absent", keep=()) == 0


def test_sharpness_falls_with_blur_and_is_zero_on_plain_or_tiny_pictures() -> None:
    noise = make_noise(100, 80)
    blurs = [sharpness(noise.filter(ImageFilter.GaussianBlur(radius))) for radius in (0, 0.5, 1, 2, 4)]
    assert blurs == sorted(blurs, reverse=True)
    assert sharpness(Image.new("RGB", (50, 50), RED)) == 0.0
    assert sharpness(Image.new("RGB", (2, 500), RED)) == 0.0


def test_sharpness_is_the_variance_of_the_laplacian() -> None:
    luma = np.random.default_rng(3).integers(0, 256, (12, 9)).astype(np.uint8)
    kernel = {(0, 0): -4, (0, 1): 1, (0, -1): 1, (1, 0): 1, (-1, 0): 1}
    slow = [
        sum(weight * int(luma[y + dy, x + dx]) for (dy, dx), weight in kernel.items())
        for y in range(1, 11)
        for x in range(1, 8)
    ]
    assert sharpness(Image.fromarray(luma)) == pytest.approx(np.var(slow))


def test_a_file_and_its_bytes_have_one_hash(tmp_path: Path) -> None:
    data = np.random.default_rng(0).bytes(3_000_001)
    (tmp_path / "a").write_bytes(data)
    (tmp_path / "empty").write_bytes(b"")
    assert hash_file(str(tmp_path / "a")) == hash_bytes(data)
    assert hash_file(str(tmp_path / "empty")) == hash_bytes(b"")
    assert len(hash_bytes(data)) == 40
    assert hash_bytes(data) != hash_bytes(data[:-1] + b"\0")
