"""Files as their owner sees them: a photo with its RAW twin, its film and its sidecars is one; a link is no second."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path, PurePath

from engine.catalogue.perceptual import FileRow
from engine.duplicates.groups import Copy
from engine.photos.formats.signature import RAW_EXTENSIONS

RENDERED = ("JPEG", "HEIF", "AVIF", "PNG", "TIFF", "WEBP")  # beside a RAW of the same name they are its picture
SIDECAR_SUFFIXES = frozenset({".xmp", ".aae", ".thm", ".pp3", ".dop"})
FILM_SUFFIXES = frozenset({".mov", ".mp4"})
MOST_LISTED = 50_000  # entries of one folder


def make_copies(rows: Iterable[FileRow], is_left_out: Callable[[str], bool]) -> dict[int, list[Copy]]:
    """The live copies of each content, by content id; what is gone, changed, left out or a second name is none."""
    folders = FolderLists()
    seen: set[tuple[int, int]] = set()
    copies: dict[int, list[Copy]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (_is_link(row.path), row.path)):
        path = os.fsdecode(row.path)
        if is_left_out(path):
            continue
        status = _live_status(path, row)
        if status is None or _is_seen(status, seen) or folders.is_companion(path, row.format):
            continue
        copies[row.content_id].append(_copy(row, path, status, folders.companions(path, row.format)))
    return copies


def _is_link(path: bytes) -> bool:
    return Path(os.fsdecode(path)).is_symlink()


def _live_status(path: str, row: FileRow) -> os.stat_result | None:
    """How the file is now; None when it is not what was indexed."""
    try:
        status = Path(path).stat()
    except (OSError, ValueError):
        return None
    return status if (status.st_size, status.st_mtime_ns) == (row.bytes, row.modified_ns) else None


def _is_seen(status: os.stat_result, seen: set[tuple[int, int]]) -> bool:
    """Whether the same file came by another name; where the system gives no inodes, never."""
    identity = (status.st_dev, status.st_ino)
    if not status.st_ino:
        return False
    known = identity in seen
    seen.add(identity)
    return known


def _copy(row: FileRow, path: str, status: os.stat_result, companions: tuple[str, ...]) -> Copy:
    return Copy(
        path=path,
        photo=row.content_id,
        content=row.content,
        bytes=row.bytes,
        width=row.width,
        height=row.height,
        format=row.format,
        taken_at=row.taken_at,
        camera=row.camera,
        sharpness=row.sharpness,
        modified_ns=status.st_mtime_ns,
        device=status.st_dev,
        inode=status.st_ino,
        companions=companions,
    )


class FolderLists:
    """What lies beside a photo under its own name; each folder is listed once."""

    def __init__(self) -> None:
        self._by_stem: dict[str, dict[str, list[str]]] = {}

    def companions(self, path: str, kind: str) -> tuple[str, ...]:
        """Paths that belong to the photo at `path`: sidecars, the film of a Live Photo, the RAW of a picture."""
        wanted = SIDECAR_SUFFIXES | FILM_SUFFIXES | (RAW_EXTENSIONS if kind in RENDERED else frozenset())
        folder, name = os.path.split(path)
        stem = PurePath(name).stem.casefold()
        found = []
        for other in self._names(folder).get(stem, []):
            base, suffix = PurePath(other.casefold()).stem, PurePath(other.casefold()).suffix
            if other == name or suffix not in wanted:
                continue
            # a.jpg.xmp belongs to a.jpg alone, a.xmp to every picture of that name
            if base in (stem, name.casefold()):
                found.append(str(Path(folder) / other))
        return tuple(sorted(found))

    def is_companion(self, path: str, kind: str) -> bool:
        """Whether the RAW at `path` has its picture beside it, which speaks for both."""
        if kind != "RAW":
            return False
        folder, name = os.path.split(path)
        stem = PurePath(name).stem.casefold()
        pictures = (".jpg", ".jpeg", ".heic", ".heif", ".hif")
        return any(
            other.casefold() in {stem + suffix for suffix in pictures} for other in self._names(folder).get(stem, [])
        )

    def _names(self, folder: str) -> dict[str, list[str]]:
        """Names by what comes before their first suffix and by the name of the picture they stand to."""
        if folder not in self._by_stem:
            names: dict[str, list[str]] = defaultdict(list)
            try:
                listed = [entry.name for entry in islice(os.scandir(folder), MOST_LISTED)]
            except OSError:
                listed = []
            for name in listed:
                stem = PurePath(name).stem.casefold()
                names[stem].append(name)
                if PurePath(stem).suffix:
                    names[PurePath(stem).stem].append(name)
            self._by_stem[folder] = names
        return self._by_stem[folder]
