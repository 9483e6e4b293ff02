"""The index in step with the catalogue: a saved snapshot, and what has been committed since."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from threading import RLock

from engine.catalogue.database import Catalogue
from engine.catalogue.encoders import EncoderRow, encoder_in_use, list_encoders
from engine.catalogue.features import changes_since, count_features, knows_generation, load_features
from engine.embedding.head import Head
from engine.index import NeighbourIndex
from engine.index.neighbours import index_path
from engine.progress import Progress, silent

RELOAD_FROM = (
    4_000  # vectors waiting to be linked; past these a snapshot that a job has saved meanwhile is worth loading
)


class LiveIndex:
    """Vectors of every present photo by the encoder in use; `refresh` before each search."""

    def __init__(self, catalogue: Catalogue, folder: Path) -> None:
        self._catalogue = catalogue
        self._folder = folder
        self._lock = RLock()
        self._loaded_at = 0  # mtime of the snapshot in memory, ns
        self._changed = False  # since the snapshot was loaded or saved
        self.row: EncoderRow | None = None
        self.head: Head | None = None
        self.index: NeighbourIndex | None = None
        self.generation = -1

    def refresh(self, progress: Progress = silent) -> NeighbourIndex | None:
        """Bring the index in step and return it; None while the library has no photo."""
        with self._lock:
            if self.index is not None and self._catalogue.generation() == self.generation:
                return self.index
            self._follow_encoder()
            self._catch_up(progress)
            return self.index

    def save(self, progress: Progress = silent) -> None:
        """Link what waits, write the snapshot if it lacks anything, and delete those of encoders that are gone."""
        with self._lock:
            index = self.refresh()
            if index is None or self.row is None or (not self._changed and self._snapshot_time()):
                return
            index.link(progress)
            self._folder.mkdir(exist_ok=True)
            index.save(self._folder, self.row.id, self.generation)
            self._changed, self._loaded_at = False, self._snapshot_time()
            kept = {index_path(self._folder, row.id) for row in list_encoders(self._catalogue)}
            for path in set(self._folder.glob("*.index")) - kept:
                with suppress(OSError):
                    path.unlink()

    def rebuild(self, progress: Progress = silent) -> None:
        """Forget the index and its snapshot, make both anew."""
        with self._lock:
            if self.row is not None:
                index_path(self._folder, self.row.id).unlink(missing_ok=True)
            self.row = self.head = self.index = None
            self.save(progress)

    def prepare(self, row: EncoderRow, progress: Progress = silent) -> None:
        """Make the index of an encoder that is not in use yet, so that searches never wait for it."""
        if index_path(self._folder, row.id).exists():
            return
        head, generation = Head.from_bytes(row.head), self._catalogue.generation()
        index = NeighbourIndex(head.dims)
        total, done = count_features(self._catalogue, row.backbone), 0
        for ids, features in load_features(self._catalogue, row.backbone):
            index.add(ids, head.project(features))
            done += len(ids)
            progress(done, total, "index")
        index.link(progress)
        self._folder.mkdir(exist_ok=True)
        index.save(self._folder, row.id, generation)

    def snapshot_state(self) -> tuple[str, int]:
        """ "current", "behind" or "absent", and how many photos the saved file holds."""
        row = encoder_in_use(self._catalogue)
        saved = None if row is None else NeighbourIndex.load(self._folder, row.id)
        if row is None or saved is None or not knows_generation(self._catalogue, saved[1]):
            return "absent", 0
        present, gone, _ = changes_since(self._catalogue, saved[1], row.backbone)
        return "behind" if len(present) or len(gone) else "current", len(saved[0])

    def _follow_encoder(self) -> None:
        """Start over from the snapshot when the encoder is another one, or a job has saved a better one."""
        row = encoder_in_use(self._catalogue)
        if row is None:
            self.row = self.head = self.index = None
            return
        same = self.row is not None and self.row.id == row.id
        if same and not self._is_snapshot_better():
            return
        self.row, self.head = row, Head.from_bytes(row.head)
        self._loaded_at = self._snapshot_time()
        loaded = NeighbourIndex.load(self._folder, row.id)
        if loaded is not None and knows_generation(self._catalogue, loaded[1]):
            self.index, self.generation = loaded
            self._changed = False
        elif not same:
            self.index, self.generation = NeighbourIndex(self.head.dims), 0
            self._changed = True

    def _is_snapshot_better(self) -> bool:
        waiting = 0 if self.index is None else self.index.waiting
        return waiting > RELOAD_FROM and self._snapshot_time() != self._loaded_at

    def _snapshot_time(self) -> int:
        if self.row is None:
            return 0
        try:
            return index_path(self._folder, self.row.id).stat().st_mtime_ns
        except OSError:
            return 0

    def _catch_up(self, progress: Progress) -> None:
        if self.index is None or self.row is None or self.head is None:
            return
        present, gone, now = changes_since(self._catalogue, self.generation, self.row.backbone)
        self.index.remove(gone)
        done = 0
        for ids, features in load_features(self._catalogue, self.row.backbone, present):
            self.index.add(ids, self.head.project(features))
            done += len(ids)
            progress(done, len(present), "index")
        self._changed |= bool(len(present) or len(gone))
        self.generation = now
