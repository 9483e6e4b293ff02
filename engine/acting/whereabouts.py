"""Where a folder is now that lay elsewhere when something was done in it."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator
from pathlib import Path

from engine.acting.checks import readable
from engine.catalogue.database import Catalogue
from engine.catalogue.journal import JournalEntry
from engine.catalogue.roots import is_named_inside, list_roots
from engine.photos.moving import ActRefused

FOLDERS_AT_MOST = 20_000  # that are looked at for one that was renamed


class Whereabouts:
    """Finds the places to put files back to; every folder is looked for once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.notes: dict[str, None] = {}  # sentences, each once
        self._roots = [root.path for root in list_roots(catalogue)]
        self._found: dict[tuple[str, int], str | None] = {}
        self._maps: dict[str, dict[int, str]] = {}

    def place_for(self, entry: JournalEntry) -> str:
        """Where a file belongs now: its folder may have another name. Raises ActRefused while its drive is away."""
        folder, name = os.path.split(entry.path)
        if Path(folder).is_dir():
            return entry.path
        key = (folder, entry.folder_inode)
        if key not in self._found:
            self._found[key] = self._find_folder(folder, entry.device, entry.folder_inode)
        found = self._found[key]
        if found is not None:
            self.notes[f"{readable(folder)} is called {readable(found)} now, so its files were put back there."] = None
            return str(Path(found) / name)
        self._make_again(folder)
        return entry.path

    def _find_folder(self, folder: str, device: int, inode: int) -> str | None:
        if not inode:
            return None
        for start in self._starts(folder):
            if start not in self._maps:
                self._maps[start] = _map_folders(start)
            found = self._maps[start].get(inode)
            if found is not None and Path(found).is_dir() and Path(found).stat().st_dev == device:
                return found
        return None

    def _starts(self, folder: str) -> Iterator[str]:
        """Where to look: as near as there still is something, then in every folder of the library."""
        nearest = next(above for above in Path(folder).parents if above.is_dir() or above == above.parent)
        if nearest != nearest.parent:
            yield str(nearest)
        yield from (root for root in self._roots if Path(root).is_dir())

    def _make_again(self, folder: str) -> None:
        root = next((root for root in self._roots if is_named_inside(folder, root)), None)
        if root is not None and not Path(root).is_dir():
            raise ActRefused(f"The folder {readable(root)} is not there now: connect its drive and undo again.")
        Path(folder).mkdir(parents=True, exist_ok=True)
        self.notes[f"{readable(folder)} was gone and has been made again."] = None


def _map_folders(start: str) -> dict[int, str]:
    """The directories below `start` by inode, the nearest of them at first."""
    found: dict[int, str] = {}
    waiting = deque([start])
    while waiting and len(found) < FOLDERS_AT_MOST:
        try:
            with os.scandir(waiting.popleft()) as entries:
                folders = [entry for entry in entries if entry.is_dir(follow_symlinks=False)]
        except OSError:
            continue
        for entry in folders:
            found.setdefault(entry.inode(), entry.path)
        waiting.extend(entry.path for entry in folders)
    return found
