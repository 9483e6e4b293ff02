"""Real files in a real library, listed without an encoder: what acting needs to know of photos is path and content."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from engine.acting import ActOutcome, resolve_plan
from engine.acting.plan import Choice, make_plan
from engine.catalogue import Catalogue
from engine.catalogue.files import Batch, IndexedFile, write_batch
from engine.catalogue.journal import list_acts, list_entries
from engine.catalogue.photos import photo_by_path
from engine.catalogue.roots import add_root
from engine.duplicates.groups import Band, Copy, Group
from engine.photos.fingerprint import hash_file
from engine.photos.photo import FoundFile, PhotoFacts

TIME_NS = 1_600_000_000_000_000_000


class Shelf:
    """A library and its folder of photos."""

    def __init__(self, catalogue: Catalogue, folder: Path) -> None:
        self.catalogue = catalogue
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.root = add_root(catalogue, str(folder))

    def put(self, name: str, data: bytes = b"a photo", listed: bool = True) -> str:
        """Write a file below the folder, and list it as a photo."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        os.utime(path, ns=(TIME_NS, TIME_NS))
        return self.list(path) if listed else str(path)

    def list(self, path: Path | str) -> str:
        """List a file that is there as a photo."""
        write_batch(self.catalogue, Batch(self.root.id, [self._row(Path(path))]))
        return str(path)

    def put_many(self, names: Sequence[str], data: Sequence[bytes]) -> list[str]:
        """Many files in one commit."""
        paths = [self.put(name, content, listed=False) for name, content in zip(names, data, strict=True)]
        write_batch(self.catalogue, Batch(self.root.id, [self._row(Path(path)) for path in paths]))
        return paths

    def _row(self, path: Path) -> IndexedFile:
        status = path.stat()
        file = FoundFile(str(path), status.st_size, status.st_mtime_ns, status.st_dev, status.st_ino)
        content = hash_file(str(path))
        return IndexedFile(file, content, status.st_size, PhotoFacts(40, 30, "JPEG"), "made.0", None)

    def copy(self, path: str, companions: Sequence[str] = (), **facts: object) -> Copy:
        """A listed file as a copy of a group."""
        photo = photo_by_path(self.catalogue, path)
        assert photo is not None
        status = Path(path).stat()
        known = dict(
            width=40, height=30, format="JPEG", taken_at=None, camera=None, sharpness=None, bytes=photo.bytes,
            modified_ns=status.st_mtime_ns,
        )  # fmt: skip
        return Copy(
            path=path,
            photo=photo.id,
            content=photo.content,
            device=status.st_dev,
            inode=status.st_ino,
            companions=tuple(companions),
            **{**known, **facts},  # type: ignore[arg-type]
        )

    def group(self, *copies: str | Copy, band: Band = "exact") -> Group:
        """A group of listed files."""
        made = tuple(copy if isinstance(copy, Copy) else self.copy(copy) for copy in copies)
        return Group(band, made, 1.0, "Made.")

    def resolve(
        self, choices: Sequence[Choice], groups: Sequence[Group], to: str = "trash", confirmed: bool = True
    ) -> ActOutcome:
        """Plan and act at once."""
        return resolve_plan(self.catalogue, make_plan(choices, groups), groups, to, confirmed)

    def is_listed(self, path: str) -> bool:
        """Whether the library lists a photo there."""
        return photo_by_path(self.catalogue, path) is not None

    def states(self) -> dict[str, str]:
        """State of every journalled file of every act, the newest counting."""
        acts = reversed(list_acts(self.catalogue))
        return {entry.path: entry.state for act in acts for entry in list_entries(self.catalogue, act.id)}


def reasons(outcome: ActOutcome) -> dict[str, str]:
    """Why files were left alone, by name."""
    return {Path(skipped.path).name: skipped.reason for skipped in outcome.failed}
