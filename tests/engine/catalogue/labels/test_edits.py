"""Every change of labels can be taken back and made again, exactly, in any order of changes."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest

from engine.catalogue import Catalogue
from engine.catalogue.check import verify_catalogue
from engine.catalogue.files import Batch, write_batch
from engine.catalogue.labels import (
    LabelCount,
    LabelEdit,
    UnusableLabel,
    add_labels,
    annotate,
    answer_pairs,
    clear_numbers,
    count_labels,
    delete_labels,
    forget_pairs,
    listing,
    merge_labels,
    redo_edit,
    reject_label,
    remove_labels,
    rename_label,
    set_numbers,
    set_primary,
    undo_edit,
    unreject_label,
)
from engine.catalogue.photos import load_photos
from engine.catalogue.recovery.annotations import Annotation
from engine.catalogue.recovery.label_file import is_label_file_true
from tests.engine.catalogue.made_rows import found, put_photos

IDS = (1, 2, 3, 4, 5)
NAMES = ("cat", "dog", "猫", "a b")


@pytest.fixture
def five(catalogue: Catalogue) -> Catalogue:
    """Five photos without a label."""
    put_photos(catalogue, "/p", [f"{number}.jpg" for number in IDS])
    return catalogue


def tell(catalogue: Catalogue) -> dict[str, Any]:
    """All that is said of all photos."""
    pairs, same = listing.answered_pairs(catalogue)
    return {
        "labels": [photo.labels for photo in load_photos(catalogue, IDS)],
        "counts": count_labels(catalogue),
        "rejected": {name: listing.rejected_ids(catalogue, name).tolist() for name in NAMES},
        "pairs": list(zip(pairs.tolist(), same.tolist(), strict=True)),
        "numbers": listing.list_numbers(catalogue),
        "primary": listing.primary_labels(catalogue),
    }


def labels_of(catalogue: Catalogue, photo: int) -> tuple[str, ...]:
    return load_photos(catalogue, [photo])[0].labels


def test_the_first_label_is_the_primary_one_until_another_is_chosen(five: Catalogue) -> None:
    add_labels(five, [1], "dog")
    add_labels(five, [1], "cat")
    add_labels(five, [1], "bird")
    assert labels_of(five, 1) == ("dog", "bird", "cat")
    set_primary(five, [1, 2], "cat")
    assert labels_of(five, 1) == ("cat", "bird", "dog")
    assert labels_of(five, 2) == ("cat",)
    remove_labels(five, [1], "cat")
    assert labels_of(five, 1) == ("bird", "dog")
    assert listing.primary_labels(five) == {1: "bird", 2: "cat"}


def test_merging_keeps_what_was_primary_and_what_was_rejected(five: Catalogue) -> None:
    add_labels(five, [1, 2], "cat")
    add_labels(five, [2, 3], "kitten")
    add_labels(five, [4], "dog")
    add_labels(five, [4], "kitten")
    reject_label(five, [5], "kitten")
    reject_label(five, [3], "cat")  # takes nothing: 3 is no cat, but a kitten
    edit = merge_labels(five, ["cat", "kitten"], "feline")
    assert [labels_of(five, photo) for photo in IDS] == [
        ("feline",),
        ("feline",),
        ("feline",),
        ("dog", "feline"),
        (),
    ]
    assert listing.rejected_ids(five, "feline").tolist() == [5]
    assert [label.name for label in count_labels(five)] == ["dog", "feline"]
    assert sorted(edit.photos) == [1, 2, 3, 4, 5]


def test_renaming_to_a_label_that_is_there_merges(five: Catalogue) -> None:
    add_labels(five, [1], "cat")
    add_labels(five, [2], "Cat")
    rename_label(five, "Cat", "cat")
    assert count_labels(five) == [LabelCount("cat", 2, 2, 0, 0)]
    assert not rename_label(five, "cat", " cat ")
    with pytest.raises(UnusableLabel, match="no label called dog"):
        rename_label(five, "dog", "cat")


def test_a_rejection_takes_the_label_and_giving_it_forgets_the_rejection(five: Catalogue) -> None:
    add_labels(five, [1, 2], "cat")
    reject_label(five, [1, 3], "cat")
    assert labels_of(five, 1) == ()
    assert listing.rejected_ids(five, "cat").tolist() == [1, 3]
    add_labels(five, [1], "cat")
    assert listing.rejected_ids(five, "cat").tolist() == [3]
    unreject_label(five, [3], "cat")
    assert count_labels(five) == [LabelCount("cat", 2, 2, 0, 0)]


def test_pairs_are_one_in_either_order_and_the_last_answer_counts(five: Catalogue) -> None:
    answer_pairs(five, [(2, 1, True), (3, 4, False)])
    answer_pairs(five, [(1, 2, False)])
    pairs, same = listing.answered_pairs(five)
    assert pairs.tolist() == [[1, 2], [3, 4]] and same.tolist() == [False, False]
    forget_pairs(five, [(4, 3)])
    assert listing.answered_pairs(five)[0].tolist() == [[1, 2]]
    with pytest.raises(UnusableLabel, match="two different photos"):
        answer_pairs(five, [(1, 1, True)])


@pytest.mark.parametrize("value", ["four", None, float("nan"), float("inf")])
def test_numbers_are_numbers(five: Catalogue, value: Any) -> None:
    set_numbers(five, "rating", {1: 4, 2: 0.5})
    with pytest.raises(UnusableLabel, match="rating must be a number"):
        set_numbers(five, "rating", {3: value})
    assert listing.list_numbers(five) == {"rating": {1: 4.0, 2: 0.5}}


def test_much_at_once_adds_and_takes_nothing_away(five: Catalogue) -> None:
    add_labels(five, [1], "cat")
    reject_label(five, [2], "dog")
    edit = annotate(five, {
        1: Annotation(labels=("dog", "brown"), numbers={"rating": 3}),
        2: Annotation(labels=("brown", "dog"), rejected=("cat",)),
        3: Annotation(rejected=("dog",)),
    }, pairs=[(5, 4, True)])  # fmt: skip
    assert labels_of(five, 1) == ("cat", "brown", "dog")
    assert labels_of(five, 2) == ("brown", "dog")
    assert tell(five)["rejected"] == {"cat": [2], "dog": [3], "猫": [], "a b": []}
    assert sorted(edit.photos) == [1, 2, 3, 4, 5]
    undo_edit(five, edit)
    assert labels_of(five, 1) == ("cat",) and listing.rejected_ids(five, "dog").tolist() == [2]


def test_an_undo_leaves_what_was_done_to_other_photos_meanwhile(five: Catalogue) -> None:
    add_labels(five, [1, 2], "cat")
    gone = delete_labels(five, ["cat"])
    add_labels(five, [3], "cat")
    undo_edit(five, gone)
    assert [labels_of(five, photo) for photo in (1, 2, 3)] == [("cat",)] * 3
    redo_edit(five, gone)  # the label is still that of photo 3
    assert [labels_of(five, photo) for photo in (1, 2, 3)] == [(), (), ("cat",)]


def test_a_new_primary_label_meanwhile_does_not_keep_an_undo_from_working(five: Catalogue) -> None:
    add_labels(five, [1], "cat")
    taken = remove_labels(five, [1], "cat")
    add_labels(five, [1], "dog")
    undo_edit(five, taken)
    assert labels_of(five, 1) == ("cat", "dog")


def test_labels_follow_a_photo_that_moves(five: Catalogue) -> None:
    add_labels(five, [1], "cat")
    answer_pairs(five, [(1, 2, True)])
    set_numbers(five, "rating", {1: 5})
    before = tell(five)
    write_batch(five, Batch(1, attached=[(found("/p/moved/x.jpg"), "content of 1.jpg")], removed=["/p/1.jpg"]))
    assert load_photos(five, [1])[0].paths == ("/p/moved/x.jpg",)
    assert tell(five) == before


Change = Callable[[Catalogue, random.Random], LabelEdit]


def some(chance: random.Random) -> list[int]:
    return chance.sample(IDS, chance.randint(1, 3))


CHANGES: dict[str, Change] = {
    "give": lambda c, r: add_labels(c, some(r), r.choice(NAMES)),
    "take": lambda c, r: remove_labels(c, some(r), r.choice(NAMES)),
    "primary": lambda c, r: set_primary(c, some(r), r.choice(NAMES)),
    "rename": lambda c, r: rename_label(c, r.choice([label.name for label in count_labels(c)]), r.choice(NAMES)),
    "merge": lambda c, r: merge_labels(c, r.sample([label.name for label in count_labels(c)], 1), r.choice(NAMES)),
    "delete": lambda c, r: delete_labels(c, [r.choice([label.name for label in count_labels(c)])]),
    "reject": lambda c, r: reject_label(c, some(r), r.choice(NAMES)),
    "unreject": lambda c, r: unreject_label(c, some(r), r.choice(NAMES)),
    "answer": lambda c, r: answer_pairs(c, [(*r.sample(IDS, 2), r.random() < 0.5)]),
    "forget": lambda c, r: forget_pairs(c, [tuple(r.sample(IDS, 2))]),  # type: ignore[list-item]
    "number": lambda c, r: set_numbers(c, r.choice(("rating", "year")), dict.fromkeys(some(r), r.random())),
    "clear": lambda c, r: clear_numbers(c, "rating", some(r)),
}


@pytest.mark.parametrize("seed", range(6))
def test_any_run_of_changes_goes_back_and_forth_step_by_step(five: Catalogue, seed: int) -> None:
    chance = random.Random(seed)
    for name in NAMES:
        add_labels(five, [1], name)
    states, edits = [tell(five)], []
    for _ in range(25):
        edits.append(CHANGES[chance.choice([*CHANGES])](five, chance))
        states.append(tell(five))
        if not count_labels(five):
            break
    for edit, state in zip(reversed(edits), reversed(states[:-1]), strict=True):
        undo_edit(five, edit)
        assert tell(five) == state
    for edit, state in zip(edits, states[1:], strict=True):
        redo_edit(five, edit)
        assert tell(five) == state
    with five.reading() as db:
        assert is_label_file_true(db, five.folder)
    assert verify_catalogue(five) == []
