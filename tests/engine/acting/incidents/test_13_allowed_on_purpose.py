"""Incident 13: a hard wall made users look for a "suicide mode": here it warns, counts, and then does it, undoably."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.acting import ConfirmationNeeded, resolve_plan, undo_act
from engine.acting.plan import Choice, find_warnings, make_plan
from engine.catalogue.journal import list_acts
from tests.engine.acting.shelf import Shelf


def test_a_whole_group_goes_only_after_an_extra_yes_and_comes_back(shelf: Shelf) -> None:
    paths = (shelf.put("a.jpg"), shelf.put("b.jpg"))
    group = shelf.group(*paths)
    plan = make_plan([Choice((), paths)], [group])
    with pytest.raises(ConfirmationNeeded, match="the pictures of 2 files: nothing of them stays") as asked:
        resolve_plan(shelf.catalogue, plan, [group])
    assert len(asked.value.warnings) == 1
    assert all(Path(path).exists() for path in paths) and list_acts(shelf.catalogue) == []

    outcome = resolve_plan(shelf.catalogue, plan, [group], confirmed=True)
    assert outcome.done == paths and outcome.act is not None
    assert set(undo_act(shelf.catalogue, outcome.act).done) == set(paths)
    assert all(Path(path).read_bytes() == b"a photo" for path in paths)


def test_more_than_half_of_a_folder_asks_first_and_says_how_much(shelf: Shelf) -> None:
    keep = [shelf.put(f"keep/{n}.jpg", bytes([n])) for n in range(4)]
    spare = [shelf.put(f"backup/{n}.jpg", bytes([n])) for n in range(4)]
    shelf.put("backup/own.jpg", b"its own")
    groups = [shelf.group(*pair) for pair in zip(keep, spare, strict=True)]
    choices = [Choice((kept,), (going,)) for kept, going in zip(keep, spare, strict=True)]
    few = make_plan(choices[:2], groups)
    assert find_warnings(shelf.catalogue, few.items) == ()
    (warning,) = find_warnings(shelf.catalogue, make_plan(choices, groups).items)
    assert "4 of the 5 photos in" in warning and "backup would go, more than half of the folder" in warning
    outcome = resolve_plan(shelf.catalogue, make_plan(choices, groups), groups, "hardlink")  # every name stays
    assert len(outcome.done) == 4


def test_shots_of_one_moment_ask_first(shelf: Shelf) -> None:
    keep, other = shelf.put("a.jpg", b"1"), shelf.put("b.jpg", b"2")
    group = shelf.group(keep, other, band="moment")
    plan = make_plan([Choice((keep,), (other,))], [group])
    with pytest.raises(ConfirmationNeeded, match="1 file would go that is no copy"):
        resolve_plan(shelf.catalogue, plan, [group])
    assert resolve_plan(shelf.catalogue, plan, [group], confirmed=True).done == (other,)


def test_a_plan_without_its_warnings_is_asked_about_all_the_same(shelf: Shelf) -> None:
    paths = (shelf.put("a.jpg"), shelf.put("b.jpg"))
    plan = make_plan([Choice((), paths)], [shelf.group(*paths)])
    assert plan.warnings == ()  # as a file could claim
    with pytest.raises(ConfirmationNeeded):
        resolve_plan(shelf.catalogue, plan, [shelf.group(*paths)])


def test_many_folders_are_told_in_few_sentences(shelf: Shelf) -> None:
    keep = [shelf.put(f"keep/{n}.jpg", bytes([n])) for n in range(24)]
    spare = [shelf.put(f"{n % 8}/{n}.jpg", bytes([n])) for n in range(24)]
    groups = [shelf.group(*pair) for pair in zip(keep, spare, strict=True)]
    choices = [Choice((kept,), (going,)) for kept, going in zip(keep, spare, strict=True)]
    warnings = find_warnings(shelf.catalogue, make_plan(choices, groups).items)
    assert len(warnings) == 6 and warnings[-1] == "The same holds for 3 more folders."


def test_an_only_raw_file_that_would_go_along_asks_first(shelf: Shelf) -> None:
    keep, spare = shelf.put("x/a.jpg"), shelf.put("a.jpg")
    raw, sidecar = shelf.put("a.cr2", b"sensor data"), shelf.put("a.xmp", b"stars", listed=False)
    other_raw = shelf.put("x/a.CR2", b"sensor data")
    pair = shelf.group(shelf.copy(keep, [other_raw]), shelf.copy(spare, [raw]))
    assert find_warnings(shelf.catalogue, make_plan([Choice((keep,), (spare,))], [pair]).items) == ()
    alone = shelf.group(shelf.copy(keep), shelf.copy(spare, [raw, sidecar]))
    plan = make_plan([Choice((keep,), (spare,))], [alone])
    with pytest.raises(ConfirmationNeeded, match=r"^2 files would go along .* nothing like it stays: a\.cr2"):
        resolve_plan(shelf.catalogue, plan, [alone])
