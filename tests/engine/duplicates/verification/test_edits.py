"""Copies of a photo, each edited in one way, are found to be copies, under the right band."""

from __future__ import annotations

import random

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter

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


def dark_wood() -> Image.Image:
    """Thin trunks in the light before what is dark, but not black."""
    rng = np.random.default_rng(3)
    leaves = Image.fromarray(rng.integers(0, 256, (480, 640)).astype(np.uint8)).filter(ImageFilter.GaussianBlur(2))
    made = Image.fromarray(np.clip(24 + 0.35 * (np.asarray(leaves, np.float32) - 128), 0, 255).astype(np.uint8))
    draw = ImageDraw.Draw(made)
    for _ in range(60):
        x, y = rng.uniform(0, 640), rng.uniform(0, 400)
        draw.line((x, y, x + rng.uniform(-10, 10), y + 80), fill=int(rng.integers(60, 200)), width=3)
    return made.convert("RGB")


@pytest.mark.parametrize("kind", ["text", "logo", "jpeg10", "crop20"])
def test_a_dark_wood_is_no_page(kind: str) -> None:
    wood, dice = dark_wood(), random.Random(kind)
    edited = EDITS[kind].make(wood, dice)
    assert judge(look(wood), look(saved(edited, EDITS[kind].quality))).band in ("same", "edited")


def on_cloth() -> Image.Image:
    """Something shiny on fine cloth: a blur takes the cloth away."""
    rng = np.random.default_rng(3)
    cloth = Image.fromarray(rng.integers(60, 130, (480, 640)).astype(np.uint8)).filter(ImageFilter.GaussianBlur(0.7))
    made = Image.merge("RGB", [cloth.point(lambda level, share=share: int(level * share)) for share in (0.2, 1.2, 1.2)])
    draw = ImageDraw.Draw(made)
    for number in range(4):
        draw.line((80, 120 + 70 * number, 560, 300 - 40 * number), "#e8e8e8", 7)
        draw.ellipse((60 + 130 * number, 60, 130 + 130 * number, 150), outline="#d8d8d0", width=9)
    return made


@pytest.mark.parametrize("blur_px", [3, 5, 6.5])
def test_a_blur_that_takes_the_ground_away_makes_no_other_picture(blur_px: float) -> None:
    blurred = saved(on_cloth().filter(ImageFilter.GaussianBlur(blur_px)))
    assert judge(look(on_cloth()), look(blurred)).band in ("same", "edited")
    assert judge(look(blurred), look(on_cloth())).band in ("same", "edited")


@pytest.mark.parametrize("number", [3, 7, 8])
@pytest.mark.parametrize("by_px", [6, 9])
def test_a_bend_of_the_whole_makes_no_other_picture(number: int, by_px: float) -> None:
    photo = np.asarray(photos()[number])
    rows, columns = np.indices(photo.shape[:2]).astype(np.float32)
    across, along = columns / photo.shape[1] - 0.5, rows / photo.shape[0] - 0.5
    places = columns + by_px * across * (along - across), rows + by_px * along**2
    bent = Image.fromarray(cv2.remap(photo, *places, cv2.INTER_CUBIC))
    part = bent.crop((30, 30, bent.width - 30, bent.height - 30))
    assert judge(look(photos()[number]), look(saved(part))).band == "edited"


def test_a_darker_copy_is_found_from_either_side() -> None:
    soft = photos()[1].filter(ImageFilter.GaussianBlur(3))
    dark = saved(soft.point(lambda level: level // 4))
    assert judge(look(soft), look(dark)).band == "edited"
    assert judge(look(dark), look(soft)).band == "edited"


def test_words_over_a_drawing_on_white_do_not_make_it_another() -> None:
    drawing = Image.new("RGB", (480, 480), "white")
    draw = ImageDraw.Draw(drawing)
    for number in range(9):
        place = (120 + 24 * number, 90 + 30 * number)
        draw.ellipse((*place, place[0] + 110, place[1] + 70), fill=("#d04020", "#2060b0", "#e0b020")[number % 3])
    lettered = EDITS["text"].make(drawing, random.Random(4))
    assert judge(look(drawing), look(lettered)).band == "edited"


def soft_waves(seed: int) -> Image.Image:
    """A coloured ground of soft faint waves: enough to match places by, too little to tell a drift by."""
    noise = np.random.default_rng(seed).normal(size=(480, 640))
    waves = cv2.GaussianBlur(noise, (0, 0), 14)
    levels = np.clip(120 + 11 * waves / waves.std(), 0, 255)
    return Image.fromarray(np.stack([0.5 * levels, levels, 1.3 * levels], axis=2).astype(np.uint8))


@pytest.mark.parametrize("kind", ["gray", "bright", "dark", "saturate"])
def test_a_soft_picture_is_found_in_other_tones_by_its_places(kind: str) -> None:
    other_tones = saved(EDITS[kind].make(soft_waves(1), random.Random(2)))
    assert judge(look(soft_waves(1)), look(other_tones)).band == "edited"
    assert judge(look(soft_waves(3)), look(other_tones)).band == "none"
