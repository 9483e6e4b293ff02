"""All that is done to the user's files: judged, planned, checked at the moment of acting, journalled, undoable."""

from engine.acting.outcome import ActOutcome, CannotAct, ConfirmationNeeded, TrashOutcome
from engine.acting.resolving import resolve_plan
from engine.acting.settling import settle_unfinished
from engine.acting.trashing import trash_files, undo_trash
from engine.acting.undoing import undo_act

__all__ = [
    "ActOutcome",
    "CannotAct",
    "ConfirmationNeeded",
    "TrashOutcome",
    "resolve_plan",
    "settle_unfinished",
    "trash_files",
    "undo_act",
    "undo_trash",
]
