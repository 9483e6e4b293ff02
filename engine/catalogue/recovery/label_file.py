"""labels.jsonl beside the catalogue: all that the user said of photos as plain text, so that it outlives the database.

One line for each content, {"content", "path", "labels", "rejected", "numbers"}, the primary label first and the last
two only where there are any; and one for each answered pair, {"pair", "same"}.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from engine.catalogue.recovery.annotations import Annotation, Said, from_line, put_said, read_said, to_line

LABEL_FILE = "labels.jsonl"
TABLES = ("content_label", "rejection", "pair_answer", "content_number")


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
    return rows, whole


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
