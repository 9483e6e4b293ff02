"""Undo: every file back in its place, never over another one, and a link a file of its own again."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from engine.acting.outcome import ActOutcome, CannotAct
from engine.acting.settling import UNDOING, clear_up, has_content, is_same_file, settle_undo, turn_to_act
from engine.acting.ways import note_back
from engine.acting.whereabouts import Whereabouts
from engine.catalogue.database import Catalogue
from engine.catalogue.journal import JournalEntry, undoable_entries, what_was_done
from engine.catalogue.settings import set_setting
from engine.photos.moving import (
    ActRefused,
    copy_exclusively,
    copy_verified,
    name_along,
    part_name,
    put_beside,
    say_error,
    sync_folder,
)
from engine.photos.photo import Skipped
from engine.photos.trash import find_in_trash, forget_trashed
from engine.progress import Progress, silent, track

STAGE = "undoing"


def undo_act(catalogue: Catalogue, act: int, progress: Progress = silent) -> ActOutcome:
    """Put back what an act did; what cannot be put back stays undoable. Raises CannotAct, Cancelled."""
    what = what_was_done(catalogue, act)
    if what is None:
        raise CannotAct(f"There is no act {act} in the journal.")
    with turn_to_act(catalogue, progress):
        undo = _Undo(catalogue, what)
        entries = sorted(undoable_entries(catalogue, act), key=_photos_before_companions)
        set_setting(catalogue, UNDOING, act)
        try:
            for entry in track(entries, len(entries), progress, STAGE):
                undo.undo(entry)
        finally:
            settle_undo(catalogue, act)
    return ActOutcome(tuple(undo.done), tuple(undo.failed), act, tuple(undo.whereabouts.notes))


def _photos_before_companions(entry: JournalEntry) -> tuple[int, int]:
    """The last photo first, each before what went with it."""
    return -(entry.companion_of or entry.id), entry.id


class _Undo:
    """The undoing of one act."""

    def __init__(self, catalogue: Catalogue, what: str) -> None:
        self.done: list[str] = []
        self.failed: list[Skipped] = []
        self.whereabouts = Whereabouts(catalogue)
        self._catalogue = catalogue
        self._put_back: Callable[[JournalEntry, str], str] = {
            "move": _back_from_folder,
            "link": _back_from_link,
        }.get(what, _back_from_trash)
        self._places: dict[int, tuple[str, str]] = {}  # of photos, for what goes with them

    def undo(self, entry: JournalEntry) -> None:
        """Put one file back and note it."""
        try:
            clear_up(entry)
            back = self._put_back(entry, self._wanted(entry))
        except (ActRefused, OSError) as error:
            reason = str(error) if isinstance(error, ActRefused) else f"It could not be put back: {say_error(error)}."
            self.failed.append(Skipped(entry.path, reason))
            return
        note_back(self._catalogue, entry, back)
        self._places[entry.id] = (entry.path, back)
        self.done.append(back)

    def _wanted(self, entry: JournalEntry) -> str:
        place = self.whereabouts.place_for(entry)
        if entry.companion_of not in self._places:
            return place
        photo, photo_now = self._places[entry.companion_of]
        return (
            name_along(entry.path, photo, photo_now)
            if os.path.split(place)[0] == os.path.split(photo_now)[0]
            else place
        )


def _back_from_trash(entry: JournalEntry, wanted: str) -> str:
    kept = find_in_trash(entry.path, entry.content, entry.kept_at)
    if kept is None:
        raise ActRefused("It is not in the trash any more, or its disk is not connected, so it stays away.")
    return _bring_back(kept, wanted, entry)


def _back_from_folder(entry: JournalEntry, wanted: str) -> str:
    kept = entry.kept_at or ""
    if not has_content(kept, entry.content):
        raise ActRefused(f"It is not at {kept} any more, or has changed there, so it was left alone.")
    return _bring_back(kept, wanted, entry)


def _bring_back(kept: str, wanted: str, entry: JournalEntry) -> str:
    """Have a file at its place and no longer where it was kept; one that is back already is not brought twice."""
    back = wanted
    if not has_content(wanted, entry.content):
        back = put_beside(kept, wanted, entry.content, part_name(entry.id))
    forget_trashed(kept, back)
    return back


def _back_from_link(entry: JournalEntry, wanted: str) -> str:
    """Make a name of its own file again, with the time that the file had."""
    place, part = Path(wanted), part_name(entry.id)
    if not os.path.lexists(wanted):
        if entry.keeper is None or not has_content(entry.keeper, entry.content):
            raise ActRefused("Neither it nor the file that it was linked to is there, so it stays away.")
        copy_exclusively(Path(entry.keeper), place, entry.content, part)
    elif not has_content(wanted, entry.content):
        raise ActRefused("It has changed since it was made a link, so it was left alone.")
    elif place.stat().st_nlink > 1 or (entry.keeper is not None and is_same_file(wanted, entry.keeper)):
        own = place.with_name(part)
        copy_verified(place, own, entry.content)
        own.replace(place)
    if entry.mtime_ns:
        os.utime(place, ns=(place.stat().st_atime_ns, entry.mtime_ns))
    sync_folder(place.parent)
    return wanted
