"""Walk a folder and yield what may be a photo."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from errno import ELOOP, ENOENT
from pathlib import Path

from engine.photos.formats.signature import holds_photo
from engine.photos.photo import FoundFile, Skipped
from engine.photos.scan.rules import (
    OWN_FILES,
    STANDARD_RULES,
    ScanRules,
    extension_of,
    is_hidden,
    is_system_folder,
    matches,
    may_be_photo,
)


def ignore_problem(skipped: Skipped) -> None:
    """Take note of nothing."""


def scan_folder(
    root: str, rules: ScanRules = STANDARD_RULES, on_problem: Callable[[Skipped], None] = ignore_problem
) -> Iterator[FoundFile]:
    """Yield every file under `root` that may be a photo, folder by folder, names in order.

    A folder is entered once, whatever links lead to it, by its own path rather than by a link's. `on_problem` gets
    each folder that cannot be read: nothing below it may count as removed. What vanishes meanwhile is not told.
    """
    walk = _Walk(os.path.normpath(Path(root).absolute()), rules, on_problem)
    while folder := walk.next_folder():
        yield from _scan_entries(walk, folder)


@dataclass(slots=True)
class _Walk:
    root: str
    rules: ScanRules
    on_problem: Callable[[Skipped], None]
    folders: list[str] = field(default_factory=list)
    linked: list[str] = field(default_factory=list)  # entered last, so that real places win over links
    visited: set[tuple[int, int]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.folders.append(self.root)

    def next_folder(self) -> str | None:
        """Take the next folder that was not visited yet under another name."""
        while self.folders or self.linked:
            path = self.folders.pop() if self.folders else self.linked.pop(0)
            try:
                status = Path(path).stat()
            except OSError as error:
                self.report(path, error)
                continue
            identity = (status.st_dev, status.st_ino or hash(path))  # some network drives number nothing
            if identity not in self.visited:
                self.visited.add(identity)
                return path
        return None

    def report(self, path: str, error: OSError) -> None:
        """Tell a folder or file that cannot be looked at; the root's absence is told too, a vanished part is not."""
        if path == self.root or error.errno not in (ENOENT, ELOOP):
            reason = (error.strerror or str(error)).rstrip(".")
            self.on_problem(Skipped(path, f"It cannot be read: {reason}."))

    def relative(self, path: str) -> str:
        """The path below the root, with forward slashes, as patterns expect it."""
        return path[len(self.root) :].lstrip(os.sep).replace(os.sep, "/")


def _scan_entries(walk: _Walk, folder: str) -> Iterator[FoundFile]:
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        walk.report(folder, error)
        return
    if {entry.name for entry in entries} >= OWN_FILES:
        return
    below: list[str] = []
    for entry in entries:
        try:
            found = _look_at(walk, folder, entry, below)
        except OSError as error:
            walk.report(entry.path, error)
            continue
        if found:
            yield found
    walk.folders.extend(reversed(below))


def _look_at(walk: _Walk, folder: str, entry: os.DirEntry[str], below: list[str]) -> FoundFile | None:
    """Turn an entry into a found file; note folders in `below` or among the links."""
    link = entry.is_symlink()
    if link and not walk.rules.follow_links:
        return None
    if entry.is_dir():
        if _enters(walk, folder, entry):
            (walk.linked if link else below).append(entry.path)
        return None
    if not entry.is_file() or not _may_be_photo(walk, entry):
        return None
    status = _stat(entry)
    if not walk.rules.hidden and is_hidden(entry.name, status):
        return None
    return FoundFile(entry.path, status.st_size, status.st_mtime_ns, status.st_dev, status.st_ino)


def _enters(walk: _Walk, folder: str, entry: os.DirEntry[str]) -> bool:
    if is_system_folder(entry.name, folder):
        return False
    if walk.rules.exclude and matches(walk.rules.exclude, entry.name, walk.relative(entry.path)):
        return False
    return walk.rules.hidden or not is_hidden(entry.name, entry.stat())


def _may_be_photo(walk: _Walk, entry: os.DirEntry[str]) -> bool:
    name = entry.name
    if not may_be_photo(name):
        return False
    rules = walk.rules
    if rules.include or rules.exclude:
        texts = (name, walk.relative(entry.path))
        if matches(rules.exclude, *texts) or (rules.include and not matches(rules.include, *texts)):
            return False
    return bool(extension_of(name)) or _starts_like_photo(entry.path)


def _starts_like_photo(path: str) -> bool:
    try:
        with open(path, "rb", buffering=0) as file:
            return holds_photo(file.read(32))
    except OSError:
        return False


def _stat(entry: os.DirEntry[str]) -> os.stat_result:
    """Stat an entry; on Windows the entry's own answer lacks device and inode."""
    status = entry.stat()
    return status if status.st_ino else Path(entry.path).stat()
