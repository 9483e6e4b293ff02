"""Photos to the trash and back: journalled before and after each file, verified, undoable."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from engine.photos.photo import Skipped


@dataclass(frozen=True, slots=True)
class TrashOutcome:
    """What became of each file; `journal` is the entry that undoes it."""

    moved: tuple[str, ...]
    failed: tuple[Skipped, ...]
    journal: int | None
