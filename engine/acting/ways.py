"""What can be done to one file that has been checked: to the trash, to a folder, or to a link; each result verified."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from engine.acting.checks import sign
from engine.catalogue.database import Catalogue
from engine.catalogue.files import Batch, write_batch
from engine.catalogue.journal import JournalEntry, record_aim, record_done, record_undone
from engine.catalogue.roots import is_inside, is_named_inside, list_roots
from engine.photos.fingerprint import hash_file
from engine.photos.moving import (
    ActRefused,
    free_name,
    name_along,
    part_name,
    put_exclusively,
    say_error,
    sync_folder,
)
from engine.photos.photo import FoundFile
from engine.photos.trash import TrashLost, is_still_there, move_to_trash


@dataclass(slots=True)
class Way:
    """One way to act. `act` does it to one checked entry, records it as done, and raises ActRefused or OSError."""

    what: str
    act: Callable[[JournalEntry], None]


def to_trash(catalogue: Catalogue) -> Way:
    """Into the trash of the system."""

    def act(entry: JournalEntry) -> None:
        kept_at = move_to_trash(entry.path).kept_at
        if kept_at is not None and Path(kept_at).lstat().st_ino != entry.inode and hash_file(kept_at) != entry.content:
            raise TrashLost("It is gone, and its copy in the trash is not the same: check the disk of the trash.")
        record_done(catalogue, entry.id, kept_at, gone=entry.path)

    return Way("trash", act)


def to_link(catalogue: Catalogue) -> Way:
    """Into a hard link to the keeper: the name stays, the room that its own bytes took is free."""

    def act(entry: JournalEntry) -> None:
        if entry.keeper is None or entry.keeper_content != entry.content:
            raise ActRefused("Only an exact copy can become a link, and this one differs from the copy to keep.")
        swap_for_link(Path(entry.path), Path(os.path.realpath(entry.keeper)), entry.content, part_name(entry.id))
        relist(catalogue, entry.path)
        record_done(catalogue, entry.id, None)

    return Way("link", act)


def swap_for_link(place: Path, keeper: Path, content: str, part: str) -> None:
    """Make a link under a temporary name, verify it, and only then swap it in, in one step."""
    before = place.lstat()
    if keeper.stat().st_dev != before.st_dev:
        raise ActRefused("It lies on another drive than the copy to keep, and no link leads from drive to drive.")
    link = place.with_name(part)
    link.unlink(missing_ok=True)
    try:
        try:
            os.link(keeper, link)
        except OSError as error:
            raise ActRefused(f"It could not be made a link: {say_error(error)}.") from error
        if not link.samefile(keeper) or hash_file(str(link)) != content:
            raise ActRefused("The link did not lead to the copy to keep, so the file was left alone.")
        if sign(place.lstat()) != sign(before):
            raise ActRefused("Another program is changing it just now, so it was left alone.")
        link.replace(place)
    finally:
        link.unlink(missing_ok=True)
    sync_folder(place.parent)
    if not place.samefile(keeper):
        raise ActRefused("It is no link to the copy to keep, although the system told so.")


@dataclass(slots=True)
class Mover:
    """Moves files to a folder, below which they lie as they lay below the library's folders."""

    catalogue: Catalogue
    folder: str
    targets: dict[int, tuple[str, str]] = field(default_factory=dict)  # of photos, for what goes with them

    def act(self, entry: JournalEntry) -> None:
        """Move one file, never over another; it leaves its place last."""
        source = Path(entry.path)
        target = Path(self._put(entry, self._aim(entry)))
        self.targets[entry.id] = (entry.path, str(target))
        try:
            source.unlink()
        except OSError as error:
            target.unlink(missing_ok=True)
            raise ActRefused(f"It could not be taken out of its folder: {say_error(error)}.") from error
        if is_still_there(entry.path):
            raise ActRefused(f"It is still in its place, although the system told otherwise; a copy is at {target}.")
        record_done(self.catalogue, entry.id, str(target), gone=entry.path)

    def _aim(self, entry: JournalEntry) -> str:
        if entry.companion_of in self.targets:
            photo, photo_now = self.targets[entry.companion_of]
            if Path(photo).parent == Path(entry.path).parent:
                return name_along(entry.path, photo, photo_now)
        return str(Path(self.folder) / relative_place(self.catalogue, entry.path))

    def _put(self, entry: JournalEntry, aim: str) -> str:
        Path(aim).parent.mkdir(parents=True, exist_ok=True)
        for number in count():
            target = free_name(aim, number)
            if os.path.lexists(target):
                continue
            record_aim(self.catalogue, entry.id, target)  # so that a crash leaves no riddle
            try:
                put_exclusively(Path(entry.path), Path(target), entry.content, part_name(entry.id))
            except FileExistsError:
                continue
            return target
        raise AssertionError("names never run out")


def to_folder(catalogue: Catalogue, folder: str) -> Way:
    """Into a folder of the user's choice."""
    return Way("move", Mover(catalogue, folder).act)


def relative_place(catalogue: Catalogue, path: str) -> str:
    """Where a file lies below the library's folder that holds it; below its drive where none does."""
    roots = [root.path for root in list_roots(catalogue) if is_named_inside(path, root.path)]
    top = max(roots, key=len, default=Path(path).anchor)
    return os.path.relpath(path, top)


def relist(catalogue: Catalogue, path: str) -> None:
    """Tell the library what a file whose content is the same looks like now."""
    status = Path(path).stat()
    file = FoundFile(path, status.st_size, status.st_mtime_ns, status.st_dev, status.st_ino)
    write_batch(catalogue, Batch(0, touched=[file]))


def note_back(catalogue: Catalogue, entry: JournalEntry, path: str) -> None:
    """Note that a file is back at `path`, and have the library list it again."""
    status = Path(path).stat()
    file = FoundFile(path, status.st_size, status.st_mtime_ns, status.st_dev, status.st_ino)
    root = next((root for root in list_roots(catalogue) if is_inside(path, root.path)), None)
    record_undone(catalogue, entry, path, file, None if root is None else root.id)
