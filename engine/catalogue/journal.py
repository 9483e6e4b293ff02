"""The journal of what is done to the user's files: written before and after each act, so that all can be undone."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from engine.catalogue.database import Catalogue
from engine.catalogue.files import attach_file, drop_file
from engine.catalogue.places import INT64, refresh_contents, signed, storable
from engine.photos.photo import FoundFile

State = Literal["planned", "done", "failed", "undone"]
What = Literal["trash", "move", "link"]

COLUMNS = (
    "id, act_id, path, kept_at, hash, state, reason, changed_at,"
    " keeper, keeper_hash, companion_of, mtime_ns, device, inode, folder_inode"
)
PLAN = (
    "INSERT INTO journal (act_id, path, hash, state, changed_at, keeper, keeper_hash, companion_of, mtime_ns, device,"
    " inode, folder_inode) VALUES (?, ?, ?, 'planned', ?, ?, ?, ?, ?, ?, ?, ?)"
)
ACTS = """
SELECT act.id, what, begun_at, folder, count(*), sum(state = 'done'), sum(state = 'failed'), sum(state = 'undone')
FROM act JOIN journal ON act_id = act.id GROUP BY act.id ORDER BY act.id DESC
"""
# An act may be told once, and undone once: a state never goes back.
BEFORE: dict[State, State] = {"done": "planned", "failed": "planned", "undone": "done"}


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """One file to act on, `keeper` being the copy that stays; the numbers are those before the act, 0 = unknown."""

    path: str
    content: str  # hexadecimal hash; empty: to be learned when its turn comes
    keeper: str | None = None
    keeper_content: str | None = None
    companion_of: int | None = None  # place in the plan of the photo that this goes with
    mtime_ns: int = 0
    device: int = 0
    inode: int = 0
    folder_inode: int = 0


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
    keeper: str | None = None  # the copy that stays
    keeper_content: str | None = None
    companion_of: int | None = None  # the entry that this one went with
    mtime_ns: int = 0
    device: int = 0
    inode: int = 0
    folder_inode: int = 0


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that was done to files, and how many of them; `done` of them can be undone."""

    id: int
    what: What
    begun_at: str  # ISO 8601, local time
    folder: str | None  # where a move went to
    files: int
    done: int
    failed: int
    undone: int


def plan_act(
    catalogue: Catalogue, what: str, files: Iterable[PlannedFile | tuple[str, str]], folder: str | None = None
) -> int:
    """Write down an act on files, or on (path, content hash), before it begins; returns the act."""
    now = _now()
    place = None if folder is None else os.fsencode(folder)
    with catalogue.writing() as db:
        query = "INSERT INTO act (what, begun_at, folder) VALUES (?, ?, ?)"
        act = int(db.execute(query, (what, now, place)).lastrowid or 0)
        ids: list[int] = []
        for file in files:
            planned = file if isinstance(file, PlannedFile) else PlannedFile(*file)
            ids.append(int(db.execute(PLAN, _plan_row(planned, act, now, ids)).lastrowid or 0))
    return act


def record_aim(catalogue: Catalogue, entry_id: int, kept_at: str) -> None:
    """Note where a file is about to go, so that a crash leaves no riddle."""
    with catalogue.writing() as db:
        db.execute(
            "UPDATE journal SET kept_at = ? WHERE id = ? AND state = 'planned'", (os.fsencode(kept_at), entry_id)
        )


def record_content(catalogue: Catalogue, entry_id: int, content: str) -> None:
    """Note the content of a file that the library did not know, just before its turn."""
    query = "UPDATE journal SET hash = ? WHERE id = ? AND state = 'planned'"
    with catalogue.writing() as db:
        db.execute(query, (content, entry_id))


def record_done(catalogue: Catalogue, entry_id: int, kept_at: str | None, gone: str | None = None) -> None:
    """Note that an act on a file is done and where that is kept, as far as is known.

    `gone` is the path that the library must not list any more, in the same commit.
    """
    with catalogue.writing() as db:
        _record(db, entry_id, "done", kept_at)
        if gone is not None:
            refresh_contents(db, drop_file(db, gone))


def record_failed(catalogue: Catalogue, entry_id: int, reason: str, gone: str | None = None) -> None:
    """Note that a file was not acted on, and why; `gone` as in `record_done`, for one that its drive has lost."""
    with catalogue.writing() as db:
        _record(db, entry_id, "failed", reason=reason)
        if gone is not None:
            refresh_contents(db, drop_file(db, gone))


def record_undone(
    catalogue: Catalogue, entry: JournalEntry, restored_to: str, back: FoundFile | None = None, root: int | None = None
) -> None:
    """Note that a file is back, and under which name; in a root it is listed again, where its content is a photo's."""
    with catalogue.writing() as db:
        _record(db, entry.id, "undone", restored_to)
        if back is not None and root is not None:
            refresh_contents(db, attach_file(db, root, back, entry.content))


def list_acts(catalogue: Catalogue) -> list[Act]:
    """Every act, the newest first."""
    with catalogue.reading() as db:
        rows = db.execute(ACTS).fetchall()
    return [
        Act(act, what, begun_at, None if folder is None else os.fsdecode(folder), *counts)
        for act, what, begun_at, folder, *counts in rows
    ]


def list_entries(catalogue: Catalogue, act: int) -> list[JournalEntry]:
    """Every file of an act, in the order of the plan."""
    return _entries(catalogue, "act_id = ? ORDER BY id", act)


def undoable_entries(catalogue: Catalogue, act: int) -> list[JournalEntry]:
    """The files of an act that were acted on and are not back yet, the last first."""
    return _entries(catalogue, "act_id = ? AND state = 'done' ORDER BY id DESC", act)


def unfinished_entries(catalogue: Catalogue) -> list[JournalEntry]:
    """Files of acts that were cut short: planned, with nothing noted since."""
    return _entries(catalogue, "state = 'planned' ORDER BY id")


def what_was_done(catalogue: Catalogue, act: int) -> What | None:
    """The kind of an act; None when there is no such act."""
    with catalogue.reading() as db:
        row = db.execute("SELECT what FROM act WHERE id = ?", (act,)).fetchone()
    found: What | None = None if row is None else row[0]
    return found


def last_act(catalogue: Catalogue, what: str | None = "trash") -> int | None:
    """The newest act, of one kind or (None) of any, that has something to undo."""
    query = (
        "SELECT max(act.id) FROM act JOIN journal ON act_id = act.id WHERE what = coalesce(?, what) AND state = 'done'"
    )
    with catalogue.reading() as db:
        found: int | None = db.execute(query, (what,)).fetchone()[0]
    return found


def _plan_row(file: PlannedFile, act: int, now: str, ids: list[int]) -> tuple[object, ...]:
    keeper = None if file.keeper is None else os.fsencode(file.keeper)
    companion_of = None if file.companion_of is None else ids[file.companion_of]
    numbers = (file.mtime_ns, signed(file.device), signed(file.inode), signed(file.folder_inode))
    return (act, os.fsencode(file.path), file.content, now, keeper, file.keeper_content, companion_of, *numbers)


def _record(db: sqlite3.Connection, entry_id: int, state: State, kept_at: str | None = None, reason: str = "") -> None:
    query = (
        "UPDATE journal SET state = ?1, kept_at = CASE ?1 WHEN 'failed' THEN NULL ELSE coalesce(?2, kept_at) END,"
        " reason = ?3, changed_at = ?4 WHERE id = ?5 AND state = ?6"
    )
    place = None if kept_at is None else os.fsencode(kept_at)
    row = (state, place, storable(reason), _now(), entry_id, BEFORE[state])
    if db.execute(query, row).rowcount == 0:
        raise LookupError(f"journal entry {entry_id} is not {BEFORE[state]}")


def _entries(catalogue: Catalogue, condition: str, *values: int) -> list[JournalEntry]:
    with catalogue.reading() as db:
        rows: list[sqlite3.Row] = db.execute(f"SELECT {COLUMNS} FROM journal WHERE {condition}", values).fetchall()
    return [_entry(*row) for row in rows]


def _entry(entry: int, act: int, *columns: Any) -> JournalEntry:
    path, kept_at, content, state, reason, changed_at, keeper, keeper_content, companion_of, mtime_ns, *numbers = (
        columns
    )
    kept, keeper = (None if place is None else os.fsdecode(place) for place in (kept_at, keeper))
    known = (os.fsdecode(path), kept, content, state, reason, changed_at, keeper, keeper_content, companion_of)
    return JournalEntry(entry, act, *known, mtime_ns or 0, *((number or 0) % INT64 for number in numbers))


def _now() -> str:
    return datetime.now().isoformat(timespec="seconds")
