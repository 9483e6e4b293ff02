"""Photos picked by hand to the system's trash and back."""

from __future__ import annotations

from collections.abc import Sequence

from engine.acting.outcome import TrashOutcome
from engine.acting.performing import perform
from engine.acting.undoing import undo_act
from engine.acting.ways import to_trash
from engine.catalogue.database import Catalogue
from engine.catalogue.journal import PlannedFile
from engine.catalogue.photos import photo_by_path
from engine.photos.photo import Skipped


def trash_files(catalogue: Catalogue, paths: Sequence[str]) -> TrashOutcome:
    """Move files of the library to the trash; each is checked by content just before and verified after."""
    known: list[PlannedFile] = []
    failed: list[Skipped] = []
    for path in dict.fromkeys(paths):
        photo = photo_by_path(catalogue, path)
        if photo is None:
            failed.append(Skipped(path, "It is not in the library, so it was left alone."))
        else:
            known.append(PlannedFile(path, photo.content))
    outcome = perform(catalogue, to_trash(catalogue), known)
    return TrashOutcome(outcome.done, (*failed, *outcome.failed), outcome.act)


def undo_trash(catalogue: Catalogue, act: int) -> TrashOutcome:
    """Put back what an act moved; a name that is taken meanwhile is not overwritten, the file gets another."""
    outcome = undo_act(catalogue, act)
    return TrashOutcome(outcome.done, outcome.failed, act)
