"""What pairs say of framing, gathered for each photo of a group."""

from __future__ import annotations

from engine.catalogue.perceptual import PairRow
from engine.duplicates.frames import tell_frames


def pair(first: int, second: int, framed: str) -> PairRow:
    return PairRow(first, second, "edited", 0.9, "The same picture.", framed)


def test_one_is_framed_as_taken_and_the_others_are_not() -> None:
    assert tell_frames([pair(1, 2, "first"), pair(1, 3, "first"), pair(2, 3, "")]) == {1: 1, 2: -1, 3: -1}


def test_what_was_set_in_something_larger_and_holds_a_part_is_neither() -> None:
    assert tell_frames([pair(1, 2, "first"), pair(2, 3, "first"), pair(1, 3, "first")]) == {1: 1, 2: 0, 3: -1}


def test_those_that_are_framed_alike_share_what_is_said_of_each() -> None:
    assert tell_frames([pair(1, 2, "both"), pair(2, 3, "second"), pair(3, 4, "both")]) == {1: -1, 2: -1, 3: 1, 4: 1}


def test_one_pair_that_says_otherwise_does_not_outweigh_many() -> None:
    pairs = [pair(1, other, "first") for other in range(2, 12)]
    assert tell_frames([*pairs, pair(1, 12, "second")])[1] == 1
    assert tell_frames([*pairs[:3], pair(1, 12, "second")])[1] == 0


def test_nothing_is_said_of_what_cannot_be_told() -> None:
    assert tell_frames([pair(1, 2, "")]) == {1: 0, 2: 0}
    assert tell_frames([]) == {}
