"""What comes of acting on files, and why it may not begin."""

from __future__ import annotations

from dataclasses import dataclass

from engine.photos.photo import Skipped


@dataclass(frozen=True, slots=True)
class ActOutcome:
    """What became of each file: `done` are the paths acted on, or put back by an undo; companions are among them."""

    done: tuple[str, ...]
    failed: tuple[Skipped, ...]  # they are where they were, each with its reason
    act: int | None  # that undoes it; None where nothing was done
    notes: tuple[str, ...] = ()  # sentences on what came out other than expected


@dataclass(frozen=True, slots=True)
class TrashOutcome:
    """What became of files picked by hand; `journal` is the act that undoes it, None where nothing was done."""

    moved: tuple[str, ...]
    failed: tuple[Skipped, ...]
    journal: int | None


class CannotAct(Exception):
    """Nothing was done to any file; the text is one sentence for the user."""


class ConfirmationNeeded(CannotAct):
    """The plan would do something that is seldom meant; `warnings` say what, and the same call with a yes does it."""

    def __init__(self, warnings: tuple[str, ...]) -> None:
        super().__init__(" ".join([*warnings, "Confirm it if you mean it, on the command line with --yes."]))
        self.warnings = warnings
