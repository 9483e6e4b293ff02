"""What a scan found against what the catalogue knows: nothing is read that has not changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from engine.catalogue.files import KnownFile
from engine.photos.photo import FoundFile, Skipped


@dataclass(slots=True)
class FolderChanges:
    """The work one folder asks for."""

    found: int = 0
    unchanged: int = 0
    work: list[FoundFile] = field(default_factory=list)
    moved: list[tuple[FoundFile, str, str]] = field(default_factory=list)  # now there, old path, content
    skipped: list[Skipped] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)


def compare_folder(
    files: Iterable[FoundFile],
    known: dict[str, KnownFile],
    is_hidden_by_problem: Callable[[str], bool],
) -> FolderChanges:
    """Sort `files` into what is unchanged, new, moved and gone.

    `is_hidden_by_problem` tells of a path whether it lies where the scan could not look: it does not count as gone.
    """
    changes = FolderChanges()
    fresh: list[FoundFile] = []
    seen: set[str] = set()
    for file in files:
        changes.found += 1
        seen.add(file.path)
        _sort_one(file, known.get(file.path), changes, fresh)
    gone = {path: row for path, row in known.items() if path not in seen and not is_hidden_by_problem(path)}
    _match_moves(fresh, gone, changes)
    changes.removed = list(gone)
    return changes


def _sort_one(file: FoundFile, known: KnownFile | None, changes: FolderChanges, fresh: list[FoundFile]) -> None:
    if known is None:
        fresh.append(file)
    elif (known.size, known.mtime_ns) != (file.size, file.mtime_ns):
        changes.work.append(file)
    elif known.skip_reason is not None:
        changes.skipped.append(Skipped(file.path, known.skip_reason))
    elif known.content_id is not None and known.has_feature:
        changes.unchanged += 1
    else:
        changes.work.append(file)


def _match_moves(fresh: list[FoundFile], gone: dict[str, KnownFile], changes: FolderChanges) -> None:
    """A new name for a vanished file of the same inode, size and time is the same photo, moved."""
    by_place = {(row.device, row.inode, row.size, row.mtime_ns): row for row in gone.values() if row.inode}
    for file in fresh:
        row = by_place.get((file.device, file.inode, file.size, file.mtime_ns))
        if row is not None and row.path in gone and row.content is not None and row.has_feature:
            changes.moved.append((file, row.path, row.content))
            del gone[row.path]
        else:
            changes.work.append(file)
