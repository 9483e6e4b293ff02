"""Acts that a crash or a cancel cut short: finished or rolled back by looking where each file is now."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from engine.acting.ways import note_back, relist
from engine.catalogue.database import Catalogue
from engine.catalogue.journal import (
    JournalEntry,
    list_entries,
    record_done,
    record_failed,
    undoable_entries,
    unfinished_entries,
    what_was_done,
)
from engine.catalogue.settings import get_setting, set_setting
from engine.photos.fingerprint import hash_file
from engine.photos.moving import part_name
from engine.photos.trash import find_in_trash, forget_trashed
from engine.photos.trash_places import can_be_listed
from engine.progress import Progress, silent

LOCK = "acting.lock"
WAIT_S = 0.5
UNDOING = "undoing"  # setting: the act that is being undone, while it is
CUT_SHORT = "The program ended before the file was moved."


@contextmanager
def turn_to_act(catalogue: Catalogue, progress: Progress = silent) -> Iterator[None]:
    """Held while files are acted on: by one process at a time, and never while the journal is completed."""
    lock = FileLock(str(catalogue.folder / LOCK))
    while True:
        try:
            lock.acquire(timeout=WAIT_S)
            break
        except Timeout:
            progress(0, 0, "wait")
    try:
        yield
    finally:
        lock.release()


def settle_unfinished(catalogue: Catalogue) -> None:
    """Complete the journal of everything that was cut short, and clear up what it left behind."""
    if not unfinished_entries(catalogue) and get_setting(catalogue, UNDOING) is None:
        return
    # taken: another process is acting just now
    with suppress(Timeout), FileLock(str(catalogue.folder / LOCK), timeout=0):
        for act in dict.fromkeys(entry.act for entry in unfinished_entries(catalogue)):
            settle_act(catalogue, act, CUT_SHORT)
        undoing = get_setting(catalogue, UNDOING)
        if undoing is not None:
            settle_undo(catalogue, int(undoing))


def settle_act(catalogue: Catalogue, act: int, reason: str) -> None:
    """Complete the journal of one act; `reason` is noted of the files that stayed."""
    settle = {"move": _settle_move, "link": _settle_link}.get(what_was_done(catalogue, act) or "", _settle_trash)
    for entry in list_entries(catalogue, act):
        if entry.state == "planned":
            clear_up(entry)
            settle(catalogue, entry, reason)


def settle_undo(catalogue: Catalogue, act: int) -> None:
    """Note what is back already of an act whose undoing was cut short; the rest can still be undone."""
    linked = what_was_done(catalogue, act) == "link"
    for entry in undoable_entries(catalogue, act):
        clear_up(entry)
        if is_empty(entry.path) and has_content(entry.kept_at or "", entry.content):
            Path(entry.path).unlink()  # a name taken for what was to be copied there
        if linked and is_same_file(entry.path, entry.keeper or ""):
            continue
        if has_content(entry.path, entry.content):
            if not linked and has_content(entry.kept_at or "", entry.content):
                forget_trashed(entry.kept_at or "", entry.path)
            note_back(catalogue, entry, entry.path)
    set_setting(catalogue, UNDOING, None)


def clear_up(entry: JournalEntry) -> None:
    """Remove what a piece of work under a temporary name may have left."""
    for place in {entry.path, entry.kept_at or entry.path}:
        with suppress(OSError):
            Path(place).with_name(part_name(entry.id)).unlink(missing_ok=True)


def has_content(path: str, content: str) -> bool:
    """Whether a plain file with this hash lies at a path."""
    try:
        return Path(path).is_file() and not Path(path).is_symlink() and hash_file(path) == content
    except (OSError, ValueError):
        return False


def is_same_file(path: str, other: str) -> bool:
    """Whether two names lead to one file now."""
    try:
        return Path(path).samefile(other)
    except (OSError, ValueError):
        return False


def _settle_trash(catalogue: Catalogue, entry: JournalEntry, reason: str) -> None:
    if os.path.lexists(entry.path):
        record_failed(catalogue, entry.id, reason)
        return
    kept = find_in_trash(entry.path, entry.content)
    if kept is None and can_be_listed(entry.path):
        record_failed(catalogue, entry.id, "It is neither in its place nor in the trash.", gone=entry.path)
    else:
        record_done(catalogue, entry.id, kept, gone=entry.path)


def _settle_move(catalogue: Catalogue, entry: JournalEntry, reason: str) -> None:
    """Take back a copy while the file is still in its place; else see that it arrived."""
    target = entry.kept_at
    if target is not None and not os.path.lexists(entry.path) and has_content(target, entry.content):
        record_done(catalogue, entry.id, target, gone=entry.path)
        return
    if target is not None and has_content(entry.path, entry.content):
        # the name was free when it was noted, so what is there now is this program's own
        ours = is_same_file(target, entry.path) or has_content(target, entry.content) or is_empty(target)
        if ours:
            Path(target).unlink()
    record_failed(catalogue, entry.id, reason)


def _settle_link(catalogue: Catalogue, entry: JournalEntry, reason: str) -> None:
    if entry.keeper is not None and is_same_file(entry.path, entry.keeper):
        relist(catalogue, entry.path)
        record_done(catalogue, entry.id, None)
    else:
        record_failed(catalogue, entry.id, reason)


def is_empty(path: str) -> bool:
    """Whether a file without any content lies at a path."""
    try:
        return Path(path).lstat().st_size == 0
    except OSError:
        return False
