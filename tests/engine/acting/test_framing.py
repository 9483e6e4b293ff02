"""Edited copies without EXIF: what stands out by its framing is not the original."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from engine.acting.framing import find_usual_framing
from engine.acting.keeping import Rules, advise
from engine.catalogue.decisions.folder_roles import RoleFinder
from engine.duplicates.groups import Copy, Group

ORIGINAL = Copy("/p/original.jpg", 1, "aa", 300_000, 800, 600, "JPEG", None, None, 50.0, 10**18, 1, 1)


def edit(name: str, width: int, height: int, **changes: object) -> Copy:
    return replace(ORIGINAL, path=f"/p/{name}.jpg", width=width, height=height, bytes=100_000, **changes)  # type: ignore[arg-type]


GREY, TURNED, HALF, SIGNED = (
    edit("grey", 800, 600),
    edit("turned", 600, 800),
    edit("half", 400, 300),
    edit("a", 800, 600),
)
COLLAGE, SCREEN, BORDER = edit("collage", 1600, 600), edit("screen", 880, 1200), edit("border", 880, 680)


def kept(*copies: Copy) -> str:
    orders = (list(copies), random.Random(1).sample(copies, len(copies)))
    advised = [order[advise(Group("edited", tuple(order), 0.8, ""), Rules(), RoleFinder(())).keep] for order in orders]
    assert advised[0] == advised[1]  # whatever their order
    return advised[0].path


@pytest.mark.parametrize("odd", [(COLLAGE,), (SCREEN,), (BORDER,), (COLLAGE, BORDER)])
def test_a_larger_copy_that_is_framed_unlike_most_is_not_kept(odd: tuple[Copy, ...]) -> None:
    assert kept(ORIGINAL, GREY, TURNED, SIGNED, HALF, *odd) == ORIGINAL.path


def test_a_border_around_a_square_is_told_by_the_size_that_most_have() -> None:
    square = [replace(copy, width=348, height=348) for copy in (ORIGINAL, GREY, SIGNED)]
    assert kept(*square, edit("border", 382, 382)) == ORIGINAL.path
    assert kept(*square, edit("large", 696, 696)) == "/p/large.jpg"


def test_a_much_larger_picture_is_the_original_of_crops_however_many() -> None:
    crops = [edit(name, 1080, 1080) for name in ("one", "two", "three")]
    assert kept(edit("whole", 4032, 3024), *crops) == "/p/whole.jpg"


def test_two_or_three_copies_of_as_many_framings_tell_nothing() -> None:
    assert find_usual_framing((ORIGINAL, COLLAGE)) == frozenset()
    assert find_usual_framing((ORIGINAL, COLLAGE, SCREEN)) == frozenset()
    assert find_usual_framing((edit("empty", 0, 0), edit("thin", 1, 9000))) == frozenset()


def framed(copy: Copy, framing: int) -> Copy:
    return replace(copy, framing=framing)


@pytest.mark.parametrize("made", [COLLAGE, SCREEN, BORDER])
def test_of_two_copies_the_one_that_their_pixels_say_is_framed_as_taken_is_kept(made: Copy) -> None:
    assert kept(framed(ORIGINAL, 1), framed(made, -1)) == ORIGINAL.path
    assert kept(framed(GREY, 1), framed(HALF, 1), framed(made, 0), framed(COLLAGE, -1)) == GREY.path


def test_a_border_around_one_of_few_squares_is_told_by_pixels() -> None:
    square = [replace(copy, width=348, height=348) for copy in (ORIGINAL, GREY)]
    assert kept(framed(square[0], 1), framed(square[1], 1), framed(edit("border", 382, 382), -1)) == ORIGINAL.path


def test_what_is_said_of_one_does_not_beat_many_of_which_nothing_is_known() -> None:
    crop = framed(edit("crop", 720, 540), 1)
    assert kept(ORIGINAL, GREY, TURNED, SIGNED, HALF, crop, framed(COLLAGE, -1)) == ORIGINAL.path


def test_the_reason_says_so() -> None:
    group = Group("edited", (COLLAGE, ORIGINAL, GREY, HALF), 0.8, "")
    advice = advise(group, Rules(), RoleFinder(()))
    assert (advice.keep, advice.reason.split("; ")[0]) == (1, "framed as most copies are")
    few = advise(replace(group, copies=(framed(COLLAGE, -1), framed(ORIGINAL, 1))), Rules(), RoleFinder(()))
    assert (few.keep, few.reason.split("; ")[0]) == (1, "neither cut nor set in something larger")
    unlike = advise(replace(group, band="same"), Rules(), RoleFinder(()))
    assert unlike.keep == 0
