"""Folders that are protected or left out: a role holds for everything below.

A folder that was renamed is known again by its inode, so that a protection does not end with a name.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from engine.catalogue.database import Catalogue
from engine.catalogue.places import INT64, signed

Role = Literal["normal", "protected", "left out"]
ROLES: tuple[Role, ...] = ("normal", "protected", "left out")
Identity = tuple[int, int]
NOWHERE: Identity = (0, 0)


@dataclass(frozen=True, slots=True)
class FolderRole:
    """One folder with a role, and which directory (device, inode) it was when the role was given."""

    path: str
    role: Role
    identity: Identity = NOWHERE


def list_roles(catalogue: Catalogue) -> tuple[FolderRole, ...]:
    """Every folder that has a role, by path."""
    with catalogue.reading() as db:
        rows = db.execute("SELECT path, role, device, inode FROM folder_role ORDER BY path").fetchall()
    return tuple(
        FolderRole(os.fsdecode(path), role, ((device or 0) % INT64, (inode or 0) % INT64))
        for path, role, device, inode in rows
    )


def set_role(catalogue: Catalogue, path: str, role: Role) -> None:
    """Give a folder a role; "normal" takes its own away, and one that holds from above stays. ValueError for others."""
    if role not in ROLES:
        raise ValueError(f"A folder is {', '.join(ROLES[:-1])} or {ROLES[-1]}, not {role}.")
    place = os.path.normpath(Path(path).absolute())
    device, inode = identify(place)
    with catalogue.writing() as db:
        if role == "normal":
            db.execute("DELETE FROM folder_role WHERE path = ?", (os.fsencode(place),))
        else:
            row = (os.fsencode(place), role, signed(device), signed(inode))
            db.execute("INSERT OR REPLACE INTO folder_role VALUES (?, ?, ?, ?)", row)


class RoleFinder:
    """Tells which role holds for files; looks at each folder of the disk once, so make a new one for each act.

    Any protected folder above a file protects it, whatever was said of the folders between them.
    """

    def __init__(self, roles: Iterable[FolderRole]) -> None:
        told = tuple(roles)
        self._protected = {role.path: role for role in told if role.role == "protected"}
        self._left_out = {role.path: role for role in told if role.role == "left out"}
        # an inode is given again to other folders once the first is gone, so it may protect, but not leave out
        self._by_identity = {role.identity: role for role in self._protected.values() if role.identity != NOWHERE}
        self._by_identity |= {identify(role.path): role for role in self._protected.values()}
        self._by_identity.pop(NOWHERE, None)
        self._protectors: dict[str, str | None] = {}

    def protector(self, path: str) -> str | None:
        """The protected folder that a file lies in, by the names above it or by what they lead to; None: in none."""
        folder = os.path.split(path)[0]
        if folder not in self._protectors:
            self._protectors[folder] = self._find_protector(folder) if self._protected else None
        return self._protectors[folder]

    def is_left_out(self, path: str) -> bool:
        """Whether a file lies in a folder that is left out."""
        return any(above in self._left_out for above in _with_parents(os.path.split(path)[0]))

    def _find_protector(self, folder: str) -> str | None:
        for above in (*_with_parents(folder), *_with_parents(os.path.realpath(folder))):
            role = self._protected.get(above) or self._by_identity.get(identify(above))
            if role is not None:
                return role.path
        return None


def identify(path: str) -> Identity:
    """Device and inode of what lies at a path now; NOWHERE when nothing does, or it may not be looked at."""
    try:
        status = Path(path).stat()
    except (OSError, ValueError):
        return NOWHERE
    return status.st_dev, status.st_ino


def _with_parents(folder: str) -> tuple[str, ...]:
    return (folder, *map(str, Path(folder).parents))
