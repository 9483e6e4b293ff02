"""Copies of a photo, each edited in one way, are found to be copies, under the right band."""

from __future__ import annotations

import random

import pytest
from PIL import Image, ImageDraw

from engine.duplicates.verification.judging import judge
from tests.benchmarks.duplicates.made_edits import EDITS, joined
from tests.engine.duplicates.pictures import look, photos, saved

SAME = ("resize50", "resize25", "jpeg30", "png", "webp")
SHOWN = (1, 8)  # a flower before a soft ground, glass: little structure and much


@pytest.mark.parametrize("kind", sorted(EDITS))
@pytest.mark.parametrize("number", SHOWN)
def test_an_edit_is_found(kind: str, number: int) -> None:
    photo, dice = photos()[number], random.Random(kind)
    edit = EDITS[kind]
    edited = joined(photo, photos()[2], dice) if kind == "collage" else edit.make(photo, dice)
    verdict = judge(look(photo), look(saved(edited, edit.quality)))
    assert verdict.band in (("same",) if kind in SAME else ("same", "edited")), verdict


@pytest.mark.parametrize(
    ("kind", "words"),
    [("flip", "mirrored"), ("rot90", "turned by 90 degrees"), ("crop20", "shows a part"), ("bright", "lighter")],
)
def test_the_reason_says_what_was_done(kind: str, words: str) -> None:
    photo = photos()[8]
    verdict = judge(look(photo), look(EDITS[kind].make(photo, random.Random(1))))
    assert verdict.band == "edited"
    assert words in verdict.reason


def test_a_mirrored_part_is_found() -> None:
    photo = photos()[8]
    part = photo.crop((0, 0, photo.width * 2 // 3, photo.height * 2 // 3)).transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    assert judge(look(photo), look(part)).band == "edited"


def test_two_parts_of_one_photo_are_copies_where_they_share_enough() -> None:
    photo = photos()[8]
    width, height = photo.size
    left, right = (photo.crop((x, 0, x + width * 7 // 10, height)) for x in (0, width * 3 // 10))
    assert judge(look(left), look(right)).band == "edited"


def test_words_over_a_drawing_on_white_do_not_make_it_another() -> None:
    drawing = Image.new("RGB", (480, 480), "white")
    draw = ImageDraw.Draw(drawing)
    for number in range(9):
        place = (120 + 24 * number, 90 + 30 * number)
        draw.ellipse((*place, place[0] + 110, place[1] + 70), fill=("#d04020", "#2060b0", "#e0b020")[number % 3])
    lettered = EDITS["text"].make(drawing, random.Random(4))
    assert judge(look(drawing), look(lettered)).band == "edited"
