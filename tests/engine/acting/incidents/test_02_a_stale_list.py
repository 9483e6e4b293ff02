"""Incident 2: a stale list acted upon a week later removed both copies."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from engine.acting import resolve_plan
from engine.acting.plan import Choice, Plan, make_plan
from engine.catalogue.journal import list_acts
from tests.engine.acting.shelf import Shelf, reasons


@pytest.mark.parametrize("to", ["trash", "folder", "hardlink"])
@pytest.mark.parametrize(
    ("fate", "reason"),
    [
        ("deleted", "cannot be read"),
        ("edited", "has changed"),
        ("a folder now", "cannot be read"),
        ("swapped", "same file"),
    ],
)
def test_a_keeper_that_is_not_what_it_was_saves_the_other_copy(
    shelf: Shelf, tmp_path: Path, fate: str, reason: str, to: str
) -> None:
    keep, spare = shelf.put("a.jpg"), shelf.put("b.jpg")
    group = shelf.group(keep, spare)
    plan = make_plan([Choice((keep,), (spare,))], [group])
    Path(keep).unlink()
    if fate == "edited":
        Path(keep).write_bytes(b"a photo, cropped")
    elif fate == "a folder now":
        Path(keep).mkdir()
    elif fate == "swapped":
        Path(keep).symlink_to(spare)
    outcome = resolve_plan(shelf.catalogue, plan, [group], str(tmp_path / "out") if to == "folder" else to, True)
    assert reason in reasons(outcome)["b.jpg"] and outcome.done == ()
    assert Path(spare).read_bytes() == b"a photo"
    assert shelf.states() == {spare: "failed"}


def test_a_copy_that_was_edited_since_is_left_alone(shelf: Shelf) -> None:
    keep, spare = shelf.put("a.jpg"), shelf.put("b.jpg")
    group = shelf.group(keep, spare)
    plan = make_plan([Choice((keep,), (spare,))], [group])
    Path(spare).write_bytes(b"now it is one of a kind")
    assert "has changed" in reasons(resolve_plan(shelf.catalogue, plan, [group]))["b.jpg"]
    assert Path(spare).exists()


def test_a_plan_on_what_a_file_was_is_no_plan_on_what_it_is_now(shelf: Shelf) -> None:
    keep, spare = shelf.put("a.jpg"), shelf.put("b.jpg")
    plan = make_plan([Choice((keep,), (spare,))], [shelf.group(keep, spare)])
    Path(spare).write_bytes(b"cropped, and indexed again")
    outcome = resolve_plan(shelf.catalogue, plan, [shelf.group(keep, shelf.list(spare), band="edited")])
    assert "changed since the plan was made" in reasons(outcome)["b.jpg"]


def test_a_list_acted_upon_twice_from_both_ends_leaves_one_copy(shelf: Shelf) -> None:
    first, second = shelf.put("a.jpg"), shelf.put("b.jpg")
    group = shelf.group(first, second)
    one_way = make_plan([Choice((first,), (second,))], [group])
    other_way = make_plan([Choice((second,), (first,))], [group])
    assert resolve_plan(shelf.catalogue, one_way, [group]).done == (second,)
    assert resolve_plan(shelf.catalogue, other_way, [group]).done == ()  # the old list of groups even
    assert resolve_plan(shelf.catalogue, other_way, []).done == ()
    assert Path(first).exists()


def test_a_group_that_is_gone_or_told_apart_meanwhile_is_not_acted_upon(shelf: Shelf) -> None:
    keep, spare = shelf.put("a.jpg"), shelf.put("b.jpg")
    plan = make_plan([Choice((keep,), (spare,))], [shelf.group(keep, spare)])
    assert "in no group of duplicates any more" in reasons(resolve_plan(shelf.catalogue, plan, []))["b.jpg"]
    assert Path(spare).exists() and list_acts(shelf.catalogue) == []


@pytest.mark.parametrize(
    ("data", "reason"), [(b"edited", "changed since the plan was made"), (None, "cannot be found")]
)
def test_a_file_that_no_group_knows_any_more_is_looked_at_for_the_reason(
    shelf: Shelf, data: bytes | None, reason: str
) -> None:
    keep, spare = shelf.put("a.jpg"), shelf.put("b.jpg")
    plan = make_plan([Choice((keep,), (spare,))], [shelf.group(keep, spare)])
    Path(spare).unlink() if data is None else Path(spare).write_bytes(data)
    assert reason in reasons(resolve_plan(shelf.catalogue, plan, []))["b.jpg"]


def test_a_keeper_of_another_group_now_is_no_keeper(shelf: Shelf) -> None:
    keep, spare, other = shelf.put("a.jpg"), shelf.put("b.jpg"), shelf.put("c.jpg")
    plan = make_plan([Choice((keep,), (spare,))], [shelf.group(keep, spare)])
    outcome = resolve_plan(shelf.catalogue, plan, [shelf.group(spare, other)])
    assert "not there any more" in reasons(outcome)["b.jpg"]


def test_an_empty_selection_does_nothing(shelf: Shelf) -> None:
    keep, spare = shelf.put("a.jpg"), shelf.put("b.jpg")
    group = shelf.group(keep, spare)
    for choices in ([], [Choice((), ())], [Choice((keep, spare), ())]):
        plan = make_plan(choices, [group])
        assert plan == Plan((), 0, 0, ())
        outcome = resolve_plan(shelf.catalogue, plan, [group])
        assert (outcome.done, outcome.failed, outcome.act) == ((), (), None)
    assert Path(keep).exists() and Path(spare).exists() and list_acts(shelf.catalogue) == []


def test_choices_of_groups_that_vanished_come_to_nothing(shelf: Shelf) -> None:
    keep, spare, third = shelf.put("a.jpg"), shelf.put("b.jpg"), shelf.put("c.jpg")
    assert make_plan([Choice((keep,), (spare,))], []).items == ()
    # the copy that was chosen to be kept is gone: that others stay is not what was chosen
    assert make_plan([Choice((keep,), (spare,))], [shelf.group(spare, third)]).items == ()


def test_a_file_that_moved_meanwhile_is_not_hunted_down(shelf: Shelf) -> None:
    keep, spare = shelf.put("a.jpg"), shelf.put("b.jpg")
    group = shelf.group(keep, spare)
    plan = make_plan([Choice((keep,), (spare,))], [group])
    shutil.move(spare, shelf.folder / "moved.jpg")
    assert "cannot be found" in reasons(resolve_plan(shelf.catalogue, plan, [group]))["b.jpg"]
    assert (shelf.folder / "moved.jpg").exists()
