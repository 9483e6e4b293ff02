"""The journal: written before and after each act, every state reached once, all of it undoable."""

from __future__ import annotations

import pytest

from engine.catalogue import Catalogue
from engine.catalogue.journal import (
    last_act,
    list_entries,
    plan_act,
    record_done,
    record_failed,
    record_undone,
    undoable_entries,
    unfinished_entries,
)

FILES = [("/p/1.jpg", "aa"), ("/p/caf\udce9.jpg", "bb"), ("/p/3.jpg", "cc")]


def test_an_act_is_written_down_before_it_begins(catalogue: Catalogue) -> None:
    act = plan_act(catalogue, "trash", FILES)
    entries = list_entries(catalogue, act)
    assert [(entry.path, entry.content, entry.state, entry.kept_at) for entry in entries] == [
        (path, content, "planned", None) for path, content in FILES
    ]
    assert unfinished_entries(catalogue) == entries
    assert undoable_entries(catalogue, act) == [] and last_act(catalogue) is None


def test_what_was_done_can_be_undone_the_last_first(catalogue: Catalogue) -> None:
    act = plan_act(catalogue, "trash", FILES)
    first, second, third = list_entries(catalogue, act)
    record_done(catalogue, first.id, "/trash/caf\udce9")
    record_failed(catalogue, second.id, "It is still there.")
    record_done(catalogue, third.id, None)

    assert last_act(catalogue) == act
    undoable = undoable_entries(catalogue, act)
    assert [(entry.id, entry.kept_at) for entry in undoable] == [(third.id, None), (first.id, "/trash/caf\udce9")]
    assert unfinished_entries(catalogue) == []

    record_undone(catalogue, third, "/p/3.jpg")
    record_undone(catalogue, first, "/p/1 (2).jpg")

    assert last_act(catalogue) is None
    told = [(entry.state, entry.kept_at, entry.reason) for entry in list_entries(catalogue, act)]
    assert told == [("undone", "/p/1 (2).jpg", ""), ("failed", None, "It is still there."), ("undone", "/p/3.jpg", "")]


def test_a_state_is_reached_once_and_in_order(catalogue: Catalogue) -> None:
    (entry,) = list_entries(catalogue, plan_act(catalogue, "trash", FILES[:1]))
    with pytest.raises(LookupError):
        record_undone(catalogue, entry, "/p/1.jpg")
    record_done(catalogue, entry.id, None)
    with pytest.raises(LookupError):
        record_failed(catalogue, entry.id, "too late")
    with pytest.raises(LookupError):
        record_done(catalogue, entry.id + 1, None)


def test_the_newest_act_with_something_to_undo_is_the_last(catalogue: Catalogue) -> None:
    acts = [plan_act(catalogue, "trash", FILES[:1]) for _ in range(3)]
    for act in acts[:2]:
        record_done(catalogue, list_entries(catalogue, act)[0].id, None)
    assert last_act(catalogue) == acts[1]
    assert last_act(catalogue, "link") is None
