"""labels.jsonl beside the catalogue: all that the user said of photos as plain text, so that it outlives the database.

One line for each content, {"content", "path", "labels", "rejected", "numbers"}, the primary label first and the last
two only where there are any; and one for each answered pair, {"pair", "same"}. Of several lines on the same content or
pair the last one holds: a small change is added at the end, so that it costs the same however many labels there are.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from engine.catalogue.recovery.annotations import (
    Annotation,
    PairAnswer,
    Said,
    from_line,
    put_said,
    read_annotations,
    read_pairs,
    read_said,
    to_line,
)

LABEL_FILE = "labels.jsonl"
TABLES = ("content_label", "rejection", "pair_answer", "content_number")
SMALL = 200  # contents; a change of more writes the file anew
SPARE_BYTES = 1 << 16  # that lines which hold no more may take, besides as much as the file had when written anew


@dataclass(frozen=True, slots=True)
class FileStamp:
    """How the file was left; only a file that is still so is added to."""

    size: int  # bytes
    mtime_ns: int
    whole_size: int  # bytes, when it was last written anew


def save_change(
    db: sqlite3.Connection, folder: Path, stamp: FileStamp | None, contents: Collection[int], pairs_gone: bool
) -> FileStamp:
    """Bring the file in step with the open transaction, which has changed what is said of `contents` (ids)."""
    target = folder / LABEL_FILE
    if stamp is None or pairs_gone or len(contents) > SMALL or not _is_as_left(target, stamp):
        write_label_file(db, folder)
        return _stamp(target)
    told = {each.content: each for each in read_annotations(db, contents)}
    said: list[Said] = [told.get(row[0], Annotation(row[0])) for row in db.execute(*_hashes_of(contents))]
    said += read_pairs(db, contents)
    _append(target, "".join(map(to_line, said)), stamp.size)
    return _stamp(target, stamp.whole_size)


def write_label_file(db: sqlite3.Connection, folder: Path) -> None:
    """Write all of it anew, whole or not at all."""
    target = folder / LABEL_FILE
    unfinished = target.with_suffix(".part")
    try:
        with unfinished.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(map(to_line, read_said(db)))
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(target)
    except OSError:
        with suppress(OSError):
            unfinished.unlink()
        raise


def is_label_file_true(db: sqlite3.Connection, folder: Path) -> bool:
    """Whether the file tells the same as the catalogue; paths in it may be old ones."""
    rows, whole = read_label_file(folder)
    told = {to_line(_without_path(said)) for said in rows}
    held = {to_line(_without_path(said)) for said in read_said(db)}
    return (whole or not held) and told == held


def read_label_text(folder: Path) -> str:
    """The label file as it is; empty when there is none."""
    try:
        return (folder / LABEL_FILE).read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return ""


def read_label_file(folder: Path) -> tuple[list[Said], bool]:
    """What the label file says, and whether every line of it could be read."""
    rows, whole = [], (folder / LABEL_FILE).exists()
    for line in read_label_text(folder).splitlines():
        said = from_line(line)
        if said is None or (isinstance(said, Annotation) and said.content is None):
            whole = False
        else:
            rows.append(said)
    return last_words(rows), whole


def import_label_file(db: sqlite3.Connection, folder: Path) -> int:
    """Take what the file says into the open transaction, in place of all else when the file is whole.

    Labels of contents not met yet wait for them. Returns the number of labelled contents.
    """
    rows, whole = read_label_file(folder)
    for table in TABLES if whole else ():
        db.execute(f"DELETE FROM {table}")
    for said in rows:
        put_said(db, said)
    return sum(isinstance(said, Annotation) and bool(said.labels) for said in rows)


def _without_path(said: Said) -> Said:
    return replace(said, path=None) if isinstance(said, Annotation) else said


def last_words(rows: Iterable[Said]) -> list[Said]:
    """The last line on each content and pair, without those that say nothing any more."""
    last: dict[object, Said] = {}
    for said in rows:
        key = said.content if isinstance(said, Annotation) else frozenset((said.first, said.second))
        last[key] = said
    return [said for said in last.values() if isinstance(said, PairAnswer) or not said.is_empty()]


def _is_as_left(target: Path, stamp: FileStamp) -> bool:
    try:
        status = target.stat()
    except OSError:
        return False
    grown = stamp.size > 2 * stamp.whole_size + SPARE_BYTES
    return not grown and (status.st_size, status.st_mtime_ns) == (stamp.size, stamp.mtime_ns)


def _stamp(target: Path, whole_size: int | None = None) -> FileStamp:
    status = target.stat()
    return FileStamp(status.st_size, status.st_mtime_ns, status.st_size if whole_size is None else whole_size)


def _append(target: Path, text: str, size: int) -> None:
    """Add lines and make them durable; what cannot be written whole is cut off again."""
    with target.open("r+b", buffering=0) as file:
        file.seek(size)
        try:
            left = memoryview(text.encode())
            while left:
                left = left[file.write(left) :]
            os.fsync(file.fileno())
        except OSError:
            with suppress(OSError):
                file.truncate(size)
            raise


def _hashes_of(contents: Iterable[int]) -> tuple[str, tuple[str]]:
    return "SELECT hash FROM content WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(contents)),)
