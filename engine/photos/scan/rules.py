"""What a scan leaves out: system places, hidden names, and what the user's patterns say."""

from __future__ import annotations

import re
import stat
from dataclasses import dataclass
from fnmatch import translate
from functools import lru_cache
from os import stat_result
from pathlib import Path

from engine.photos.formats.signature import PHOTO_EXTENSIONS

OWN_FILES = frozenset(("catalogue.db", "thumbnails"))  # together they mark this program's own library

# Folders that hold no photos of the user's own: trash, caches, thumbnails of other programs, program parts.
_FOLDERS = """@eadir @recycle @recently-snapshot #recycle #snapshot .trash* .trashes $recycle.bin recycler recycled
    .thumbnails .thumb .thumbs .picasaoriginals .git .hg .svn .cache .spotlight-v100 .fseventsd .documentrevisions-v100
    .temporaryitems .@__thumb .synologyworkingdirectory .dtrash .dropbox.cache .stversions lost+found node_modules
    __macosx __pycache__ *.lrdata *.lrcat-data *.app $windows.~*"""
_FILES = "thumbs.db .ds_store ._* desktop.ini .picasa.ini ~$* *.tmp *.part *.crdownload"
_SYSTEM_FOLDERS = (*_FOLDERS.split(), "system volume information")
_SYSTEM_FILES = tuple(_FILES.split())
_PHOTOS_LIBRARY = (".photoslibrary", ".migratedphotolibrary", ".aplibrary")
_LIBRARY_ORIGINALS = ("originals", "masters")  # the rest of such a bundle is previews and bookkeeping
_WINDOWS_HIDDEN = getattr(stat, "FILE_ATTRIBUTE_HIDDEN", 2)
_MACOS_HIDDEN = getattr(stat, "UF_HIDDEN", 0x8000)


@dataclass(frozen=True, slots=True)
class ScanRules:
    """Which files of a folder count; the patterns are globs on names and on paths relative to the root, in any case.

    `include` empty means all; `exclude` wins, and leaves out whole folders. System places are always left out.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    hidden: bool = False  # True scans hidden files and folders too
    follow_links: bool = True


STANDARD_RULES = ScanRules()


def is_system_folder(name: str, parent: str) -> bool:
    """Tell whether a folder is left out under any rules; `parent` is the path that holds it."""
    if parent.lower().endswith(_PHOTOS_LIBRARY):
        return name.lower() not in _LIBRARY_ORIGINALS
    return matches(_SYSTEM_FOLDERS, name)


def may_be_photo(name: str) -> bool:
    """Tell by the name alone whether a file may be a photo: a known extension or none, and no system file."""
    extension = extension_of(name)
    return (not extension or extension in PHOTO_EXTENSIONS) and not matches(_SYSTEM_FILES, name)


def extension_of(name: str) -> str:
    """The part from the last dot on, in small letters; empty for names that only begin with a dot."""
    stem, dot, extension = name.rpartition(".")
    return dot + extension.lower() if stem.strip(".") else ""


def is_own_library(folder: Path) -> bool:
    """Tell whether a folder is a library of this program, whose thumbnails are no photos."""
    return all((folder / name).exists() for name in OWN_FILES)


def is_hidden(name: str, status: stat_result) -> bool:
    """Tell whether a name or its attributes (Windows, macOS) hide it; of links, those of the target."""
    if name.startswith("."):
        return True
    windows = getattr(status, "st_file_attributes", 0) & _WINDOWS_HIDDEN
    return bool(windows or getattr(status, "st_flags", 0) & _MACOS_HIDDEN)


def matches(patterns: tuple[str, ...], *texts: str) -> bool:
    """Tell whether any pattern fits any of the texts whole, upper and lower case being the same."""
    if not patterns:
        return False
    fits = _compile(patterns).match
    return any(fits(text) for text in texts)


@lru_cache(maxsize=64)
def _compile(patterns: tuple[str, ...]) -> re.Pattern[str]:
    globs = (translate(pattern.replace("\\", "/").strip("/")) for pattern in patterns)
    return re.compile("|".join(globs), re.IGNORECASE)
