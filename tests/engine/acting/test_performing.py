"""Acts as such: cancelled between two files, one at a time for a library, and hand-picked files as before."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from filelock import FileLock

from engine.acting import resolve_plan, trash_files, undo_act, undo_trash
from engine.acting.plan import Choice, Plan, make_plan
from engine.catalogue.journal import last_act, list_acts, list_entries
from engine.duplicates.groups import Group
from engine.progress import Cancelled
from tests.engine.acting.shelf import Shelf


def made_plan(shelf: Shelf, count: int) -> tuple[Plan, list[Group], list[str]]:
    """A plan on so many pairs, its groups and the files that go."""
    keep = [shelf.put(f"keep/{number}.jpg", bytes([number])) for number in range(count)]
    spare = [shelf.put(f"spare/{number}.jpg", bytes([number])) for number in range(count)]
    groups = [shelf.group(*pair) for pair in zip(keep, spare, strict=True)]
    return make_plan([Choice((k,), (s,)) for k, s in zip(keep, spare, strict=True)], groups), groups, spare


def test_a_cancel_leaves_what_was_done_undoable_and_the_rest_alone(shelf: Shelf) -> None:
    plan, groups, spare = made_plan(shelf, 5)

    def progress(done: int, total: int, note: str = "") -> None:
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        resolve_plan(shelf.catalogue, plan, groups, confirmed=True, progress=progress)
    (act,) = list_acts(shelf.catalogue)
    assert (act.done, act.failed) == (2, 3)
    assert {entry.reason for entry in list_entries(shelf.catalogue, act.id)} == {
        "", "It was not its turn yet when the work was stopped.",
    }  # fmt: skip
    assert [Path(path).exists() for path in spare] == [False, False, True, True, True]
    assert set(undo_act(shelf.catalogue, act.id).done) == set(spare[:2])


def test_an_undo_that_is_cancelled_can_be_finished(shelf: Shelf) -> None:
    plan, groups, spare = made_plan(shelf, 5)
    act = resolve_plan(shelf.catalogue, plan, groups, confirmed=True).act
    assert act is not None

    def progress(done: int, total: int, note: str = "") -> None:
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        undo_act(shelf.catalogue, act, progress)
    assert sum(Path(path).exists() for path in spare) == 2
    assert len(undo_act(shelf.catalogue, act).done) == 3
    assert all(Path(path).exists() for path in spare) and last_act(shelf.catalogue, None) is None


def test_acts_wait_for_one_another_and_say_so(shelf: Shelf) -> None:
    plan, groups, spare = made_plan(shelf, 1)
    lock = FileLock(str(shelf.catalogue.folder / "acting.lock"), thread_local=False)
    lock.acquire()
    notes: list[str] = []
    threading.Timer(0.8, lock.release).start()
    outcome = resolve_plan(shelf.catalogue, plan, groups, progress=lambda done, total, note="": notes.append(note))
    assert outcome.done == tuple(spare) and notes[0] == "wait" and notes[-1] == "acting"


def test_files_picked_by_hand_need_no_copy(shelf: Shelf) -> None:
    path = shelf.put("a.jpg")
    outcome = trash_files(shelf.catalogue, [path, path, str(shelf.folder / "unknown.jpg")])
    assert outcome.moved == (path,) and outcome.journal is not None
    assert [skipped.reason for skipped in outcome.failed] == ["It is not in the library, so it was left alone."]
    assert undo_trash(shelf.catalogue, outcome.journal).moved == (path,)
    assert trash_files(shelf.catalogue, []).journal is None
