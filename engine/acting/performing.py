"""Acting on files: journalled before and after each, checked just before; failures keep their reason."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from engine.acting.checks import Checks, read_content
from engine.acting.outcome import ActOutcome
from engine.acting.settling import settle_act, turn_to_act
from engine.acting.ways import Way
from engine.catalogue.database import Catalogue
from engine.catalogue.journal import JournalEntry, PlannedFile, list_entries, plan_act, record_content, record_failed
from engine.photos.moving import ActRefused, look_at_file, say_error
from engine.photos.photo import Skipped
from engine.photos.trash import TrashLost
from engine.progress import Progress, silent, track

STAGE = "acting"


def perform(
    catalogue: Catalogue, way: Way, files: Sequence[PlannedFile], folder: str | None = None, progress: Progress = silent
) -> ActOutcome:
    """Do one thing to every file; raises Cancelled between two files, with the journal complete."""
    if not files:
        return ActOutcome((), (), None)
    with turn_to_act(catalogue, progress):
        act = plan_act(catalogue, way.what, [_look_ahead(file) for file in files], folder)
        entries = list_entries(catalogue, act)
        run = _Run(catalogue, way, Checks(catalogue, entries))
        try:
            for entry in track(entries, len(entries), progress, STAGE):
                run.do(entry)
        except BaseException:  # a cancel too, which may come at any moment
            settle_act(catalogue, act, "It was not its turn yet when the work was stopped.")
            raise
    return ActOutcome(tuple(run.done), tuple(run.failed), act if run.done else None)


class _Run:
    """The files of one act, one after the other."""

    def __init__(self, catalogue: Catalogue, way: Way, checks: Checks) -> None:
        self.done: list[str] = []
        self.failed: list[Skipped] = []
        self._catalogue = catalogue
        self._way = way
        self._checks = checks
        self._left: set[int] = set()  # photos that were left alone, with what belongs to them
        self._losing: set[int] = set()  # drives whose trash keeps nothing

    def do(self, entry: JournalEntry) -> None:
        """Check, act, and note what came of it."""
        try:
            if entry.companion_of in self._left:
                raise ActRefused("It belongs to a photo that was left alone.")
            if entry.device in self._losing:
                raise ActRefused("Its drive deletes at once what is put into the trash, so it was left alone.")
            if entry.companion_of is not None:
                self._checks.look_beside(entry)
            known = entry if entry.content else self._learn(entry)
            self._checks.look(known)
            self._way.act(known)
        except (ActRefused, OSError) as error:
            self._fail(entry, error)
        else:
            self.done.append(entry.path)

    def _learn(self, entry: JournalEntry) -> JournalEntry:
        """Note the content of what the library does not know, a sidecar, so that undo can tell it again."""
        look_at_file(entry.path)
        content = read_content(entry.path)
        record_content(self._catalogue, entry.id, content)
        return replace(entry, content=content)

    def _fail(self, entry: JournalEntry, error: Exception) -> None:
        reason = str(error) if isinstance(error, ActRefused) else f"It was left alone: {say_error(error)}."
        lost = isinstance(error, TrashLost)
        record_failed(self._catalogue, entry.id, reason, gone=entry.path if lost else None)
        self.failed.append(Skipped(entry.path, reason))
        self._left.add(entry.id)
        if lost:
            self._losing.add(entry.device)


def _look_ahead(file: PlannedFile) -> PlannedFile:
    """Note what the file is before anything begins; what cannot be looked at is refused when its turn comes."""
    with suppress(ActRefused, OSError):
        status = look_at_file(file.path)
        folder = Path(os.path.split(file.path)[0]).stat()
        return replace(
            file,
            mtime_ns=status.st_mtime_ns,
            device=status.st_dev,
            inode=status.st_ino,
            folder_inode=folder.st_ino,
        )
    return file
