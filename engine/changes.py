"""What a write to the library has changed, announced once so that every page can refresh itself."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """The kinds of things that are different now; `generation` is the library's after the write."""

    generation: int
    folders: bool = False  # which folders there are, their rules or state: indexing has work
    photos: bool = False
    settings: bool = False
    duplicates: bool = False  # what counts as one, or which copy to keep
    labels: bool = False
