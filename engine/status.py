"""How a library is: its folders, its size, its encoder and the state of its index."""

from __future__ import annotations

from dataclasses import dataclass

from engine.catalogue.roots import Root


@dataclass(frozen=True, slots=True)
class IndexState:
    """The saved index: "current", "behind" (it catches up at the next search) or "absent"."""

    state: str
    photos: int  # that it holds


@dataclass(frozen=True, slots=True)
class Status:
    """A library at one moment."""

    folder: str
    folders: tuple[Root, ...]
    photos: int
    skipped: int
    encoder: str | None  # id; None before the first photo
    encoder_name: str
    index: IndexState
    thumbnail_bytes: int
    recovered: str | None

    @property
    def offline(self) -> tuple[str, ...]:
        """The folders that are absent now."""
        return tuple(root.path for root in self.folders if not root.online)
