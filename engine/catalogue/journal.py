"""The journal of what is done to the user's files: written before and after each act, so that all can be undone."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from engine.catalogue.database import Catalogue
from engine.catalogue.places import storable

State = Literal["planned", "done", "failed", "undone"]

ENTRIES = "SELECT id, act_id, path, kept_at, hash, state, reason, changed_at FROM journal WHERE"
# An act may be told once, and undone once: a state never goes back.
BEFORE: dict[State, State] = {"done": "planned", "failed": "planned", "undone": "done"}


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One file of an act. `planned` after a crash means: look whether the file is still there."""

    id: int
    act: int
    path: str
    kept_at: str | None  # where the file went, once known
    content: str  # hexadecimal hash
    state: State
    reason: str
    changed_at: str  # ISO 8601, local time


def plan_act(catalogue: Catalogue, what: str, files: Iterable[tuple[str, str]]) -> int:
    """Write down an act ("trash") on files (path, content hash) before it begins; returns the act."""
    now = _now()
    with catalogue.writing() as db:
        act = db.execute("INSERT INTO act (what, begun_at) VALUES (?, ?)", (what, now)).lastrowid
        rows = [(act, os.fsencode(path), content, now) for path, content in files]
        db.executemany(
            "INSERT INTO journal (act_id, path, hash, state, changed_at) VALUES (?, ?, ?, 'planned', ?)", rows
        )
    return int(act or 0)


def record_done(catalogue: Catalogue, entry_id: int, kept_at: str | None) -> None:
    """Note that a file was moved, and where it is kept as far as that is known."""
    _record(catalogue, entry_id, "done", kept_at=None if kept_at is None else os.fsencode(kept_at))


def record_failed(catalogue: Catalogue, entry_id: int, reason: str) -> None:
    """Note that a file stayed where it was, and why."""
    _record(catalogue, entry_id, "failed", reason=reason)


def record_undone(catalogue: Catalogue, entry_id: int, restored_to: str) -> None:
    """Note that a file is back, and under which name."""
    _record(catalogue, entry_id, "undone", kept_at=os.fsencode(restored_to))


def list_entries(catalogue: Catalogue, act: int) -> list[JournalEntry]:
    """Every file of an act, in the order of the plan."""
    return _entries(catalogue, "act_id = ? ORDER BY id", act)


def undoable_entries(catalogue: Catalogue, act: int) -> list[JournalEntry]:
    """The files of an act that were moved and are not back yet, the last first."""
    return _entries(catalogue, "act_id = ? AND state = 'done' ORDER BY id DESC", act)


def unfinished_entries(catalogue: Catalogue) -> list[JournalEntry]:
    """Files of acts that were cut short: planned, with nothing noted since."""
    return _entries(catalogue, "state = 'planned' ORDER BY id")


def last_act(catalogue: Catalogue, what: str = "trash") -> int | None:
    """The newest act that has something to undo."""
    query = "SELECT max(act.id) FROM act JOIN journal ON act_id = act.id WHERE what = ? AND state = 'done'"
    with catalogue.reading() as db:
        found: int | None = db.execute(query, (what,)).fetchone()[0]
    return found


def _record(catalogue: Catalogue, entry_id: int, state: State, kept_at: bytes | None = None, reason: str = "") -> None:
    query = (
        "UPDATE journal SET state = ?, kept_at = coalesce(?, kept_at), reason = ?, changed_at = ?"
        " WHERE id = ? AND state = ?"
    )
    with catalogue.writing() as db:
        row = (state, kept_at, storable(reason), _now(), entry_id, BEFORE[state])
        if db.execute(query, row).rowcount == 0:
            raise LookupError(f"journal entry {entry_id} is not {BEFORE[state]}")


def _entries(catalogue: Catalogue, condition: str, *values: int) -> list[JournalEntry]:
    with catalogue.reading() as db:
        rows: list[sqlite3.Row] = db.execute(f"{ENTRIES} {condition}", values).fetchall()
    return [
        JournalEntry(entry, act, os.fsdecode(path), None if kept is None else os.fsdecode(kept), *rest)
        for entry, act, path, kept, *rest in rows
    ]


def _now() -> str:
    return datetime.now().isoformat(timespec="seconds")
