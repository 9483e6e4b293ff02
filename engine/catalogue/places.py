"""Paths as the catalogue keeps and orders them, and content rows kept in step with their files."""

from __future__ import annotations

import os
import re
import sqlite3
import unicodedata
from collections.abc import Iterable
from datetime import datetime

DIGITS = re.compile("[0-9]+")
INT64 = 1 << 64

PLACES = "SELECT path, mtime_ns FROM file WHERE content_id = ? ORDER BY path LIMIT 1"
REFRESH = """
UPDATE content SET place = ?2, taken_key = coalesce(taken_at, ?3), name_key = ?4, folder_key = ?5,
  changed = CASE present WHEN 1 THEN changed ELSE (SELECT generation + 1 FROM state) END, present = 1
WHERE id = ?1
"""
LEAVE = "UPDATE content SET present = 0, changed = (SELECT generation + 1 FROM state) WHERE id = ? AND present = 1"


def base_name(path: str) -> str:
    """The last part of a path; the whole of it for a root like '/'."""
    return path.rstrip(os.sep).rpartition(os.sep)[2] or path


def fold_name(name: str) -> str:
    """A name as it is compared: composed, without case, and free of what SQLite cannot hold as text."""
    return storable(unicodedata.normalize("NFC", name).casefold())


def storable(text: str) -> str:
    """Text without lone surrogates, which SQLite refuses."""
    return text.encode("utf-8", "replace").decode("utf-8")


def natural_key(name: str) -> bytes:
    """A key that sorts names as people do: case aside, and numbers by their value."""
    folded = unicodedata.normalize("NFC", name).casefold()
    return DIGITS.sub(lambda digits: digits.group().zfill(12), folded).encode("utf-8", "surrogatepass")


def folder_key(path: str) -> bytes:
    """A key that sorts by folder and then by name, a folder's own files before those of its subfolders."""
    folder, name = os.path.split(path)
    return natural_key(folder).replace(os.sep.encode(), b"\x01") + b"\x00" + natural_key(name)


def local_time(mtime_ns: int) -> str:
    """A file time as ISO 8601 local time; empty when the system cannot tell."""
    try:
        return datetime.fromtimestamp(mtime_ns // 1_000_000_000).isoformat(timespec="seconds")
    except (OSError, OverflowError, ValueError):
        return ""


def below(folder: str) -> tuple[bytes, bytes]:
    """The half-open range of stored paths that lie below `folder`: '/a/b' holds '/a/b/c' and not '/a/bc'."""
    prefix = os.fsencode(folder.rstrip(os.sep) + os.sep)
    return prefix, prefix[:-1] + bytes([prefix[-1] + 1])


def signed(number: int) -> int:
    """A device or inode number as the signed 64 bits that SQLite holds."""
    number %= INT64
    return number - INT64 if number >= INT64 // 2 else number


def refresh_contents(db: sqlite3.Connection, content_ids: Iterable[int]) -> None:
    """Bring presence, the first place and the order keys of contents in step with their file rows."""
    for content_id in content_ids:
        first = db.execute(PLACES, (content_id,)).fetchone()
        if first is None:
            db.execute(LEAVE, (content_id,))
            continue
        path = os.fsdecode(first[0])
        name = natural_key(base_name(path))
        db.execute(REFRESH, (content_id, first[0], local_time(first[1]), name, folder_key(path)))
