"""Which of two copies is framed as the photo was taken shows at the edge of the one inside the other."""

from __future__ import annotations

import random

import pytest
from PIL import Image, ImageOps

from engine.duplicates.verification.judging import judge
from tests.benchmarks.duplicates.made_edits import EDITS, joined
from tests.engine.duplicates.pictures import look, photos, saved

MADE_AROUND = ("border", "meme", "screenshot", "collage")
NUMBERS = (1, 5, 8)


def edited(photo: Image.Image, kind: str) -> Image.Image:
    dice = random.Random(kind)
    made = joined(photo, photos()[2], dice) if kind == "collage" else EDITS[kind].make(photo, dice)
    return saved(made)


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("kind", [*MADE_AROUND, "crop10", "crop20", "crop40", "rot5"])
def test_the_photo_is_told_from_what_was_made_of_it(kind: str, number: int) -> None:
    photo = photos()[number]
    one, other = look(photo), look(edited(photo, kind))
    verdict, turned = judge(one, other), judge(other, one)
    assert (verdict.framed, turned.framed) == ("first", "second")
    assert ("set in something larger" in verdict.reason) == (kind in MADE_AROUND)


@pytest.mark.parametrize("number", range(10))
@pytest.mark.parametrize("share", [0.025, 0.03])
def test_a_thin_border_is_seen_though_the_whole_lies_on_the_whole(share: float, number: int) -> None:
    photo = photos()[number]
    bordered = saved(ImageOps.expand(photo, border=int(share * photo.width), fill="#202020"))
    assert judge(look(photo), look(bordered)).framed == "first"


@pytest.mark.parametrize("kind", ["flip", "rot90", "gray", "bright", "text", "resize50"])
def test_what_shows_all_of_it_is_framed_as_it_was(kind: str) -> None:
    photo = photos()[8]
    assert judge(look(photo), look(edited(photo, kind))).framed == "both"


def test_a_thumbnail_is_not_told_to_be_the_original_of_a_part_with_many_more_pixels() -> None:
    photo = photos()[8]
    part = photo.crop((40, 30, photo.width * 9 // 10, photo.height * 9 // 10))
    small = photo.resize((photo.width // 3, photo.height // 3))
    assert judge(look(photo), look(part)).framed == "first"
    assert judge(look(small), look(part)).framed == ""


def test_a_photo_on_a_page_of_its_own_colour_is_not_taken_for_a_part() -> None:
    """Nothing steps where white meets white, and nothing goes on either."""
    photo = Image.new("RGB", (480, 360), "white")
    photo.paste(photos()[8].resize((280, 210)), (100, 75))
    page = Image.new("RGB", (640, 480), "white")
    page.paste(photo, (80, 60))
    assert judge(look(photo), look(page)).framed == ""
