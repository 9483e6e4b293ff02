"""Folders that belong to a system, a trash or a cache: never a place to keep a photo in, seldom one to clean up."""

from __future__ import annotations

import sys
from functools import lru_cache
from pathlib import PurePath

from engine.photos.scan.rules import is_system_folder

UNIX_TOPS = (
    *("bin", "boot", "dev", "etc", "lib", "lib32", "lib64", "proc", "sbin", "sys", "usr"),
    *("System", "Library", "Applications"),  # macOS
)
VAR = ("cache", "lib", "log", "spool")
WINDOWS_TOPS = ("windows", "program files", "program files (x86)", "programdata")


def find_system_folder(path: str) -> str | None:
    """The topmost system, trash or cache folder that a file lies in, by names; None: it lies in none."""
    return _find_above(PurePath(path).parent)


@lru_cache(maxsize=100_000)
def _find_above(folder: PurePath) -> str | None:
    if _is_system_top(folder):
        return str(folder)
    if folder == folder.parent:
        return None
    above = _find_above(folder.parent)
    if above is not None:
        return above
    is_trash = folder.name == "files" and folder.parent.name == "Trash"  # of a freedesktop home
    return str(folder) if is_trash or is_system_folder(folder.name, str(folder.parent)) else None


def _is_system_top(folder: PurePath) -> bool:
    names = folder.parts[1:]
    if sys.platform == "win32":
        return len(names) == 1 and names[0].lower() in WINDOWS_TOPS
    return (len(names) == 1 and names[0] in UNIX_TOPS) or (len(names) == 2 and names[0] == "var" and names[1] in VAR)
