"""What is lacking is said in sentences with a way out."""

from __future__ import annotations

import numpy as np
import pytest

from engine.tasks.lacking import Lack, find_lacks

NAMES = ("cat", "dog", "horse", "newt", "owl", "rat", "yak")


def lacks_of(counts: list[int], groups: list[int] | None = None, away: int = 0) -> dict[str, Lack]:
    labels = np.repeat(np.arange(len(counts)), counts)
    grouped = np.arange(len(labels)) if groups is None else np.array(groups, np.int64)
    return {lack.kind: lack for lack in find_lacks(labels, NAMES[: len(counts)], grouped, away)}


def test_enough_of_everything_lacks_nothing() -> None:
    assert lacks_of([10, 12, 30]) == {}


@pytest.mark.parametrize(
    ("counts", "kind", "words"),
    [
        ([], "no labels", "No photo has a label yet"),
        ([9], "one label", "cat is the only label: give a second label"),
        ([1, 1, 1], "single photos", "No label has two different photos"),
    ],
)
def test_what_keeps_from_teaching_blocks(counts: list[int], kind: str, words: str) -> None:
    found = lacks_of(counts)[kind]
    assert found.blocks and found.sentence.startswith(words)


def test_labels_of_one_photo_are_named() -> None:
    found = lacks_of([10, 1, 10, 1])["single photos"]
    assert not found.blocks and found.labels == ("dog", "newt")
    assert found.sentence == "dog and newt have only one photo: label at least two of each."
    many = lacks_of([1, 1, 1, 1, 1, 1, 9])["single photos"]
    assert many.sentence.startswith("cat, dog, horse, newt, owl and 1 other label have")


def test_few_and_uneven_photos_are_told() -> None:
    assert lacks_of([10, 3])["few photos"].sentence.startswith("dog has fewer than 5 different photos")
    uneven = lacks_of([900, 10, 10, 10])["imbalance"]
    assert uneven.labels == ("cat",) and "900 photos and others 10" in uneven.sentence
    assert "imbalance" not in lacks_of([20, 10, 10])


def test_copies_count_as_one() -> None:
    found = lacks_of([3, 6], [0, 0, 0, 1, 2, 3, 4, 5, 5])
    assert found["only copies"].labels == ("cat",)
    assert found["copies"].sentence.startswith("3 labelled photos are nearly copies of others")
    assert lacks_of([2, 1], [0, 0, 1])["single photos"].blocks


def test_photos_that_are_away_are_told() -> None:
    assert lacks_of([5, 5], away=1)["away"].sentence.startswith("1 labelled photo is not in the library now")
