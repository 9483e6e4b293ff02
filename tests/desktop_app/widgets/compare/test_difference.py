"""What differs between two pictures, whatever their sizes and however they lie."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from desktop_app.widgets.compare.difference import GAIN, difference, resample
from desktop_app.widgets.compare.placing import between, place_copies
from tests.desktop_app.widgets.compare.copies_of_a_photo import HEIGHT, WIDTH, save_copies


@pytest.fixture(scope="module")
def copies(tmp_path_factory) -> dict:
    return save_copies(tmp_path_factory.mktemp("copies"))


def compare(copies: dict, first: str, second: str, **options):
    pixels, sizes, alignments = [], [], []
    for kind in (first, second):
        path, alignment = copies[kind]
        pixels.append(np.asarray(Image.open(path).convert("RGB")))
        sizes.append((pixels[-1].shape[1], pixels[-1].shape[0]))
        alignments.append(alignment)
    return difference(*pixels, between(*place_copies(sizes, alignments)), **options)


def test_a_picture_differs_in_nothing_from_itself(copies):
    found = compare(copies, "photo", "photo")
    assert (found.largest, found.visible, found.covered) == (0, 0.0, 1.0)
    assert not found.pixels.any()
    assert found.pixels.shape == (HEIGHT, WIDTH, 3)


@pytest.mark.parametrize("kind", ["mirrored", "turned"])
def test_an_alignment_undoes_a_turn_exactly(copies, kind: str):
    assert compare(copies, "photo", kind).largest == 0


@pytest.mark.parametrize("kind", ["small", "squeezed"])
def test_another_size_is_no_visible_difference(copies, kind: str):
    found = compare(copies, "photo", kind)
    assert found.visible < 0.001
    assert found.covered == 1.0


def test_the_coarser_picture_sets_the_resolution(copies):
    assert compare(copies, "photo", "small").pixels.shape == (HEIGHT // 2, WIDTH // 2, 3)
    assert compare(copies, "small", "photo").pixels.shape == (HEIGHT // 2, WIDTH // 2, 3)
    assert compare(copies, "photo", "photo", longest_px=160).pixels.shape == (120, 160, 3)


def test_what_a_crop_leaves_out_is_striped_and_the_rest_is_the_same(copies):
    found = compare(copies, "photo", "cropped")
    assert found.covered == pytest.approx(0.25, abs=0.01)
    assert found.visible == 0.0
    middle = found.pixels[HEIGHT * 3 // 8 : HEIGHT * 5 // 8, WIDTH * 3 // 8 : WIDTH * 5 // 8]
    assert not middle.any()
    assert len(np.unique(found.pixels[: HEIGHT // 8].reshape(-1, 3), axis=0)) == 2


def test_it_tells_when_the_second_shows_more(copies):
    assert not compare(copies, "photo", "small").beyond
    assert not compare(copies, "photo", "cropped").beyond
    assert not compare(copies, "photo", "turned").beyond
    photo = np.asarray(Image.open(copies["photo"][0]))
    wide = np.hstack([photo, photo])
    beside = difference(photo, wide, np.diag([0.5, 1.0, 1.0]))
    assert (beside.largest, beside.beyond) == (0, True)


def test_a_mark_stands_out_alone(copies):
    found = compare(copies, "photo", "marked")
    assert found.visible == pytest.approx(1 / 16, abs=0.01)
    assert found.pixels[HEIGHT // 4, WIDTH // 4].max() == 255
    assert not found.pixels[HEIGHT // 2 :].any()


def test_a_faint_difference_is_made_stronger():
    grey = np.full((40, 60, 3), 100, np.uint8)
    found = difference(grey, grey + 3, np.eye(3))
    assert (found.pixels == 3 * GAIN).all()
    assert (found.largest, found.visible) == (3, 0.0)


def test_pictures_without_any_overlap_are_striped_all_over():
    grey = np.full((40, 60, 3), 100, np.uint8)
    away = np.array([[1, 0, 5], [0, 1, 0], [0, 0, 1]], float)
    found = difference(grey, grey, away)
    assert (found.covered, found.visible) == (0.0, 1.0)


@pytest.mark.parametrize("size", [(1, 1), (2, 3), (7, 501)])
def test_odd_sizes_are_no_trouble(size):
    tiny = np.full((*size, 3), 90, np.uint8)
    large = np.full((333, 257, 3), 90, np.uint8)
    assert difference(large, tiny, np.eye(3)).largest == 0
    assert difference(tiny, large, np.eye(3)).largest == 0


def test_reducing_keeps_every_pixel_in_the_mean(copies):
    photo = np.asarray(Image.open(copies["photo"][0]).convert("RGB"))
    reduced, covered = resample(photo, np.eye(3), (HEIGHT // 8, WIDTH // 8))
    assert covered.all()
    assert reduced.mean() == pytest.approx(photo.mean(), abs=0.01)
    assert reduced[3, 5] == pytest.approx(photo[24:32, 40:48].reshape(-1, 3).mean(axis=0), abs=0.01)


def test_a_real_photo_and_its_resaved_half_differ_little(shared: Path):
    images = shared / "data" / "duplicates" / "images"
    photo = Image.open(min(images.iterdir(), key=lambda path: path.name)).convert("RGB")
    half = photo.resize((photo.width // 2, photo.height // 2), Image.Resampling.BOX)
    found = difference(np.asarray(photo), np.asarray(half), np.eye(3))
    assert found.visible < 0.01
