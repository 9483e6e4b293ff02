"""Pictures that look alike and are no copies are told apart: templates, frames, screens, gradients, skies, shots."""

from __future__ import annotations

import random
from itertools import combinations

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter

from engine.duplicates.verification.judging import judge
from tests.benchmarks.duplicates.made_lookalikes import LOOKALIKES
from tests.engine.duplicates.pictures import look, photos, saved

COPY = ("same", "edited")


@pytest.mark.parametrize("kind", sorted(LOOKALIKES))
def test_two_of_one_look_are_told_apart(kind: str) -> None:
    dice = random.Random(kind)
    inside = iter(photos())
    made = [saved(LOOKALIKES[kind](random.Random(7), dice, [next(inside)])) for _ in range(4)]
    for first, second in combinations(made, 2):
        assert judge(look(first), look(second)).band not in COPY


@pytest.mark.parametrize("kind", sorted(set(LOOKALIKES) - {"hn_stars"}))
def test_each_is_still_found_saved_again(kind: str) -> None:
    made = LOOKALIKES[kind](random.Random(7), random.Random(kind), [photos()[0]])
    assert judge(look(made), look(saved(made, 60))).band == "same"


def test_a_form_with_another_number_is_another_form() -> None:
    made = LOOKALIKES["hn_table"](random.Random(1), random.Random(2), [])
    changed = made.copy()
    draw = ImageDraw.Draw(changed)
    for row in range(12):
        draw.rectangle((395, 66 + row * 31, 470, 90 + row * 31), fill="white")
        draw.text((400, 70 + row * 31), f"{717.17 - row:.2f}", "black", font_size=14)
    assert judge(look(made), look(saved(changed))).band not in COPY


def scan(page: Image.Image, seed: int) -> Image.Image:
    """The page with the grain of a sheet and a scanner."""
    grain = np.random.default_rng(seed).normal(0, 16, (page.height, page.width, 1))
    return Image.fromarray(np.clip(0.95 * np.asarray(page.convert("RGB")) + grain, 0, 255).astype(np.uint8))


@pytest.mark.parametrize("kind", ["hn_page", "hn_table"])
def test_two_scans_of_one_template_are_two_pages_and_one_scan_written_on_is_one(kind: str) -> None:
    first, second = (LOOKALIKES[kind](random.Random(7), random.Random(words), []) for words in (1, 2))
    scanned = scan(first, 1)
    assert judge(look(saved(scanned)), look(saved(scan(second, 2)))).band not in COPY
    written = scanned.copy()
    ImageDraw.Draw(written).text((200, 200), "PAID", "#a02020", font_size=48)
    assert judge(look(saved(scanned)), look(saved(written))).band == "edited"


def faint(seed: int) -> Image.Image:
    """A wall of one colour with a structure that hardly shows."""
    noise = Image.fromarray(np.random.default_rng(seed).integers(0, 256, (480, 480)).astype(np.uint8))
    soft = np.asarray(noise.filter(ImageFilter.GaussianBlur(6)), np.float32)
    return Image.fromarray((128 + 0.45 * (soft - soft.mean())).astype(np.uint8)).convert("RGB")


def test_faint_structures_of_one_colour_are_told_apart() -> None:
    assert judge(look(faint(1)), look(saved(faint(1)))).band == "same"
    assert judge(look(faint(1)), look(saved(faint(2)))).band not in COPY


def test_a_few_small_words_make_a_blank_page_another() -> None:
    blank = Image.new("RGB", (480, 480), "white")
    written = blank.copy()
    ImageDraw.Draw(written).text((60, 40), "HIGH QUALITY", "#f08020", font_size=14)
    assert judge(look(blank), look(saved(written))).band not in COPY
    assert judge(look(saved(written)), look(blank)).band not in COPY


def shot(shift: float) -> Image.Image:
    """A scene in depth: each of three layers moves by another amount when the camera does."""
    rng = np.random.default_rng(5)
    made = Image.new("RGB", (480, 360), "#9db8cc")
    draw = ImageDraw.Draw(made)
    for layer in range(3):
        for _ in range(70):
            x, y = rng.uniform(-40, 520), rng.uniform(40, 370)
            size = rng.uniform(8, 30) * (1 + layer)
            colour = tuple(int(each) for each in rng.integers(20, 235, 3))
            x += shift * (layer + 1)
            draw.ellipse((x, y, x + size, y + size * 0.8), fill=colour, outline="#202020")
    return made


def test_a_scene_from_another_place_is_no_copy() -> None:
    still, moved = look(saved(shot(0))), look(saved(shot(4)))
    assert judge(still, moved).band not in COPY


@pytest.mark.parametrize("number", [1, 5, 8])
@pytest.mark.parametrize("by_px", [0.4, 0.6])
def test_a_small_soft_picture_that_stirred_is_another_shot(number: int, by_px: float) -> None:
    """What is soft and small agrees nearly everywhere, however it has moved."""
    still = photos()[number].resize((184, 224)).filter(ImageFilter.GaussianBlur(1.2))
    rows, columns = np.indices((224, 184)).astype(np.float32)
    places = columns + by_px * np.sin(rows / 17 + columns / 23), rows + by_px * np.cos(columns / 15 - rows / 29)
    stirred = cv2.remap(np.asarray(still), *places, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REFLECT)
    first, second = (look(saved(each.resize((92, 112)))) for each in (still, Image.fromarray(stirred)))
    assert judge(first, second).band not in COPY


def test_shots_seconds_apart_are_one_moment() -> None:
    first = look(shot(0), "2024-05-01T10:00:00", "Made 1")
    second = look(shot(3), "2024-05-01T10:00:03", "Made 1")
    verdict = judge(first, second)
    assert (verdict.band, verdict.reason) == ("moment", "Taken 3 s apart by the same camera.")


def test_the_same_view_at_another_time_is_another_exposure() -> None:
    first = look(photos()[8], "2024-05-01T10:00:00", "Made 1")
    assert judge(first, look(saved(photos()[8]), "2024-05-01T10:00:02", "Made 1")).band == "moment"
    assert judge(first, look(saved(photos()[8]), "2024-05-03T10:00:02", "Made 1")).band == "none"


def test_an_edit_keeps_its_time() -> None:
    first = look(photos()[8], "2024-05-01T10:00:00", "Made 1")
    assert judge(first, look(saved(photos()[8]), "2024-05-01T10:00:00", "Made 1")).band == "same"


def test_shots_of_one_second_are_told_apart_by_its_fraction_which_an_edit_may_lose() -> None:
    first = look(photos()[8], "2024-05-01T10:00:00.25", "Made 1")
    verdict = judge(first, look(saved(photos()[8]), "2024-05-01T10:00:00.5", "Made 1"))
    assert (verdict.band, verdict.reason) == ("moment", "Taken 0.2 s apart by the same camera.")
    for time in ("2024-05-01T10:00:00.250", "2024-05-01T10:00:00"):
        assert judge(first, look(saved(photos()[8]), time, "Made 1")).band == "same"
