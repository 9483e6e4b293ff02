"""Fingerprints: the same for re-saved pictures, turned with them, of the pictures inside, kept as bytes."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageOps

from engine.duplicates.candidates.fingerprint import (
    LEAST_QUALITY,
    TURNS,
    Fingerprint,
    count_bits,
    take_fingerprint,
    turn_pixels,
)
from engine.duplicates.candidates.panels import find_panels
from tests.engine.duplicates.pictures import photos, saved

FEW = 24  # of 256 bits


def pixels(picture: Image.Image) -> np.ndarray:
    small = picture.copy()
    small.thumbnail((320, 320))
    return np.asarray(small)


def test_a_resaved_smaller_copy_keeps_its_bits_and_another_photo_does_not() -> None:
    first, other = (take_fingerprint(pixels(photo)) for photo in photos()[:2])
    copy = take_fingerprint(pixels(saved(photos()[0].resize((150, 200)), 40)))
    assert count_bits(first.turns[0], copy.turns[0]) <= FEW
    assert count_bits(first.turns[0], other.turns[0]) > 80


@pytest.mark.parametrize("number", range(TURNS))
def test_the_turns_are_those_of_the_turned_picture(number: int) -> None:
    picture = pixels(photos()[1])
    turned = take_fingerprint(turn_pixels(picture, number))
    assert count_bits(take_fingerprint(picture).turns[number], turned.turns[0]) <= 8


def test_a_plain_picture_has_no_quality() -> None:
    assert take_fingerprint(np.full((200, 300, 3), 120, np.uint8)).quality < LEAST_QUALITY


def test_the_picture_in_a_frame_is_a_panel_with_its_own_bits() -> None:
    photo = photos()[1]
    framed = ImageOps.expand(photo, (40, 40, 40, 120), "#d8d8d0")
    found = take_fingerprint(pixels(framed))
    assert len(found.panels)
    assert count_bits(found.panels, take_fingerprint(pixels(photo)).turns[:1]).min() <= FEW
    wanted = (40 / framed.width, 40 / framed.height, photo.width / framed.width, photo.height / framed.height)
    assert any(np.allclose(box, wanted, atol=0.02) for box in found.boxes)


def test_both_pictures_of_a_collage_are_panels() -> None:
    one, two = (ImageOps.fit(photo, (300, 300)) for photo in (photos()[1], photos()[8]))
    joined = Image.new("RGB", (600, 300))
    joined.paste(one, (0, 0))
    joined.paste(two, (300, 0))
    boxes = find_panels(pixels(joined))
    assert sorted(round(box[0], 1) for box in boxes)[:2] == [0.0, 0.5]


def test_bytes_bring_it_back() -> None:
    taken = take_fingerprint(pixels(ImageOps.expand(photos()[1], 50, "white")))
    again = Fingerprint.from_bytes(taken.to_bytes())
    assert again.quality == taken.quality
    assert (again.turns == taken.turns).all() and (again.panels == taken.panels).all()
    assert np.allclose(again.boxes, taken.boxes, atol=1e-4)
