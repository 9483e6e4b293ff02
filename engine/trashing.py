"""Photos to the system's trash and back: journalled before and after each file, checked, undoable."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from engine.catalogue.database import Catalogue
from engine.catalogue.files import Batch, write_batch
from engine.catalogue.journal import (
    JournalEntry,
    last_act,
    list_entries,
    plan_act,
    record_done,
    record_failed,
    record_undone,
    undoable_entries,
    unfinished_entries,
)
from engine.catalogue.photos import photo_by_path
from engine.catalogue.roots import is_inside, list_roots
from engine.photos.fingerprint import hash_file
from engine.photos.photo import FoundFile, Skipped
from engine.photos.trash import TrashRefused, move_to_trash, restore_from_trash


@dataclass(frozen=True, slots=True)
class TrashOutcome:
    """What became of each file; `journal` is the act that undoes it, None where nothing was done."""

    moved: tuple[str, ...]
    failed: tuple[Skipped, ...]
    journal: int | None


def trash_files(catalogue: Catalogue, paths: Sequence[str]) -> TrashOutcome:
    """Move files of the library to the trash; each is checked by content just before and verified after."""
    known, failed = _find_contents(catalogue, paths)
    if not known:
        return TrashOutcome((), tuple(failed), None)
    with _turn_to_act(catalogue):
        act = plan_act(catalogue, "trash", known)
        moved = _perform(list_entries(catalogue, act), lambda entry: _trash_one(catalogue, entry), failed)
        write_batch(catalogue, Batch(0, removed=moved))
    return TrashOutcome(tuple(moved), tuple(failed), act if moved else None)


def undo_trash(catalogue: Catalogue, act: int) -> TrashOutcome:
    """Put back what an act moved; a name that is taken meanwhile is not overwritten, the file gets another."""
    failed: list[Skipped] = []
    with _turn_to_act(catalogue):
        moved = _perform(undoable_entries(catalogue, act), lambda entry: _restore_one(catalogue, entry), failed)
    return TrashOutcome(tuple(moved), tuple(failed), act)


def last_trash(catalogue: Catalogue) -> int | None:
    """The newest act that has something to put back."""
    return last_act(catalogue, "trash")


def settle_unfinished(catalogue: Catalogue) -> None:
    """Complete the journal of acts that a crash cut short, by looking where each file is now."""
    if not unfinished_entries(catalogue):
        return
    with suppress(Timeout), _turn_to_act(catalogue, patience_s=0):  # taken: another process is acting just now
        for entry in unfinished_entries(catalogue):
            if Path(entry.path).exists():
                record_failed(catalogue, entry.id, "The program ended before the file was moved.")
            else:
                record_done(catalogue, entry.id, None)
                write_batch(catalogue, Batch(0, removed=[entry.path]))


def _turn_to_act(catalogue: Catalogue, patience_s: float = -1) -> FileLock:
    """Held while files are moved: by one process at a time, and never while the journal is completed."""
    return FileLock(str(catalogue.folder / "acting.lock"), timeout=patience_s)


def _perform(entries: Sequence[JournalEntry], act: Callable[[JournalEntry], str], failed: list[Skipped]) -> list[str]:
    """Do `act` to each entry; what cannot be done goes into `failed`, with its reason."""
    done = []
    for entry in entries:
        try:
            done.append(act(entry))
        except TrashRefused as refused:
            failed.append(Skipped(entry.path, str(refused)))
    return done


def _find_contents(catalogue: Catalogue, paths: Sequence[str]) -> tuple[list[tuple[str, str]], list[Skipped]]:
    known: list[tuple[str, str]] = []
    failed: list[Skipped] = []
    for path in dict.fromkeys(paths):
        photo = photo_by_path(catalogue, path)
        if photo is None:
            failed.append(Skipped(path, "It is not in the library, so it was left alone."))
        else:
            known.append((path, photo.content))
    return known, failed


def _trash_one(catalogue: Catalogue, entry: JournalEntry) -> str:
    try:
        _check_content(entry)
        trashed = move_to_trash(entry.path)
    except TrashRefused as refused:
        record_failed(catalogue, entry.id, str(refused))
        raise
    record_done(catalogue, entry.id, trashed.kept_at)
    return entry.path


def _check_content(entry: JournalEntry) -> None:
    try:
        content = hash_file(entry.path)
    except OSError as error:
        raise TrashRefused(f"It could not be read ({error.strerror or error}), so it was left alone.") from error
    if content != entry.content:
        raise TrashRefused("It has changed since it was indexed, so it was left alone: index its folder again.")


def _restore_one(catalogue: Catalogue, entry: JournalEntry) -> str:
    path = restore_from_trash(entry.path, entry.content, entry.kept_at)
    record_undone(catalogue, entry.id, path)
    status = Path(path).stat()
    file = FoundFile(path, status.st_size, status.st_mtime_ns, status.st_dev, status.st_ino)
    for root in list_roots(catalogue):
        if is_inside(path, root.path):
            write_batch(catalogue, Batch(root.id, attached=[(file, entry.content)]))
    return path
