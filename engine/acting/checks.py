"""The last look before an act, in the one place that acts: protection, content, and the copy that stays."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path, PurePath

from engine.catalogue.database import Catalogue
from engine.catalogue.decisions.folder_roles import RoleFinder, list_roles
from engine.catalogue.journal import JournalEntry
from engine.photos.fingerprint import hash_file
from engine.photos.formats.signature import PHOTO_EXTENSIONS
from engine.photos.moving import ActRefused, look_at_file, say_error
from engine.photos.scan.rules import extension_of

Identity = tuple[int, int]
Signature = tuple[int, int, int, int, int]


class Checks:
    """Checks every file of one act at the moment that it is acted on."""

    def __init__(self, catalogue: Catalogue, going: Iterable[JournalEntry]) -> None:
        self._roles = RoleFinder(list_roles(catalogue))
        entries = list(going)
        self._going = {(entry.device, entry.inode) for entry in entries if entry.inode}
        self._going_names = {entry.path for entry in entries}
        self._stems: dict[str, dict[str, list[str]]] = {}
        self._seen: dict[str, tuple[Signature, str]] = {}  # keepers stay for several files: read again if changed

    def look(self, entry: JournalEntry) -> os.stat_result:
        """Make sure that the file and its keeper are what the plan was made on; raises ActRefused."""
        protection = find_protection(self._roles, entry.path)
        if protection is not None:
            raise ActRefused(protection)
        status = look_at_file(entry.path)
        if read_content(entry.path) != entry.content:
            raise ActRefused("It has changed since it was indexed, so it was left alone: index its folder again.")
        if entry.keeper is not None:
            self._look_at_keeper(entry, entry.keeper, status)
        if sign(look_at_file(entry.path)) != sign(status):
            raise ActRefused("Another program is changing it just now, so it was left alone.")
        return status

    def look_beside(self, entry: JournalEntry) -> None:
        """Make sure that a companion belongs to no photo that stays; raises ActRefused."""
        folder, name = os.path.split(entry.path)
        if folder not in self._stems:
            self._stems[folder] = _photos_by_stem(folder)
        for photo in self._stems[folder].get(PurePath(name).stem.casefold(), ()):
            path = os.path.join(folder, photo)  # noqa: PTH118
            if path not in self._going_names and os.path.lexists(path):
                raise ActRefused(f"It belongs to {readable(path)} too, which stays.")

    def _look_at_keeper(self, entry: JournalEntry, keeper: str, status: os.stat_result) -> None:
        name = readable(keeper)
        try:
            kept = Path(keeper).stat()
            content = self._content_of_keeper(keeper, sign(kept))
        except OSError as error:
            reason = f"The copy to keep, {name}, cannot be read ({say_error(error)}), so this one was left alone."
            raise ActRefused(reason) from error
        if (kept.st_dev, kept.st_ino) == (status.st_dev, status.st_ino) or Path(keeper).samefile(entry.path):
            raise ActRefused(f"It is the same file as the copy to keep, {name}, under another name.")
        if keeper in self._going_names or (kept.st_dev, kept.st_ino) in self._going:
            raise ActRefused(f"The copy to keep, {name}, is to go as well, so this one was left alone.")
        if content != entry.keeper_content:
            raise ActRefused(f"The copy to keep, {name}, has changed, so this one was left alone.")

    def _content_of_keeper(self, keeper: str, signature: Signature) -> str:
        known = self._seen.get(keeper)
        if known is None or known[0] != signature:
            known = self._seen[keeper] = (signature, hash_file(keeper))
        return known[1]


def _photos_by_stem(folder: str) -> dict[str, list[str]]:
    """The photos in a folder by what a sidecar of theirs is called without its suffix: "a" for both a.jpg and a.cr2."""
    found: dict[str, list[str]] = defaultdict(list)
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if extension_of(entry.name) in PHOTO_EXTENSIONS:
                found[PurePath(entry.name).stem.casefold()].append(entry.name)
    return found


def find_protection(roles: RoleFinder, path: str) -> str | None:
    """Why a file may not be touched; None: it may."""
    protector = roles.protector(path)
    return None if protector is None else f"It lies in {readable(protector)}, which you protect, so it was left alone."


def read_content(path: str) -> str:
    """The content hash of a file as it is now; raises ActRefused."""
    try:
        return hash_file(path)
    except OSError as error:
        raise ActRefused(f"It could not be read ({say_error(error)}), so it was left alone.") from error


def sign(status: os.stat_result) -> Signature:
    """What changes with every writing to a file."""
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns


def readable(path: str) -> str:
    """A path as part of a sentence: its last two parts, whatever bytes they hold."""
    tail = os.path.join(*PurePath(path).parts[-2:])  # noqa: PTH118
    return os.fsencode(tail).decode("utf-8", "replace")
