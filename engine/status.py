"""How a library is: its folders, its size, its encoder and the state of its index."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from engine.catalogue.database import Catalogue
from engine.catalogue.encoders import encoder_in_use
from engine.catalogue.files import skipped_files
from engine.catalogue.photos import matching_ids
from engine.catalogue.roots import Root, list_roots
from engine.photos.thumbnail import measure_bytes
from engine.search import Searcher


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


def describe_status(catalogue: Catalogue, searcher: Searcher, thumbnails: Path) -> Status:
    """Look at everything once."""
    row = encoder_in_use(catalogue)
    return Status(
        folder=str(catalogue.folder),
        folders=list_roots(catalogue),
        photos=len(matching_ids(catalogue)),
        skipped=len(skipped_files(catalogue)),
        encoder=None if row is None else row.id,
        encoder_name="none yet" if row is None else row.name,
        index=IndexState(*searcher.live.snapshot_state()),
        thumbnail_bytes=measure_bytes(thumbnails),
        recovered=catalogue.recovered,
    )
