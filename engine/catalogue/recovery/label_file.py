"""labels.jsonl beside the catalogue: every label again as plain text, so that user work outlives the database."""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import suppress
from pathlib import Path

LABEL_FILE = "labels.jsonl"
LABELLED = """
SELECT hash, place, json_group_array(name) FROM content
JOIN content_label ON content_id = content.id JOIN label ON label.id = label_id
GROUP BY content.id ORDER BY content.id
"""


def write_label_file(db: sqlite3.Connection, folder: Path) -> None:
    """Write every label anew, whole or not at all: lines of {"content", "path", "labels"}."""
    target = folder / LABEL_FILE
    unfinished = target.with_suffix(".part")
    try:
        with unfinished.open("w", encoding="utf-8", newline="\n") as file:
            file.write(label_text(db))
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(target)
    except OSError:
        with suppress(OSError):
            unfinished.unlink()
        raise


def label_text(db: sqlite3.Connection) -> str:
    """The label file as it should be now."""
    lines = []
    for content, place, labels in db.execute(LABELLED):
        path = None if place is None else os.fsdecode(place)
        lines.append(json.dumps({"content": content, "path": path, "labels": sorted(json.loads(labels))}) + "\n")
    return "".join(lines)


def is_label_file_true(db: sqlite3.Connection, folder: Path) -> bool:
    """Whether the file tells the same labels as the catalogue; paths in it may be old ones."""
    rows, whole = read_label_file(folder)
    held = {content: sorted(json.loads(labels)) for content, _, labels in db.execute(LABELLED)}
    return (whole or not held) and {content: labels for content, _, labels in rows} == held


def read_label_text(folder: Path) -> str:
    """The label file as it is; empty when there is none."""
    try:
        return (folder / LABEL_FILE).read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return ""


def read_label_file(folder: Path) -> tuple[list[tuple[str, str | None, list[str]]], bool]:
    """Rows (content, path, labels) of the label file, and whether every line of it could be read."""
    rows, whole = [], (folder / LABEL_FILE).exists()
    for line in read_label_text(folder).splitlines():
        row = _read_line(line)
        if row is None:
            whole = False
        else:
            rows.append(row)
    return rows, whole


def import_label_file(db: sqlite3.Connection, folder: Path) -> int:
    """Take the labels of the file into the open transaction, in place of all others when the file is whole.

    Labels of contents not met yet wait for them. Returns the number of labelled contents.
    """
    rows, whole = read_label_file(folder)
    if whole:
        db.execute("DELETE FROM content_label")
    for content, path, labels in rows:
        place = None if path is None else os.fsencode(path)
        db.execute("INSERT OR IGNORE INTO content (hash, place) VALUES (?, ?)", (content, place))
        for label in labels:
            put_label(db, label, "SELECT id FROM content WHERE hash = ?", content)
    return len(rows)


def put_label(db: sqlite3.Connection, label: str, contents: str, key: str) -> None:
    """Give `label` to the contents that the query `contents` finds by `key`."""
    db.execute("INSERT OR IGNORE INTO label (name) VALUES (?)", (label,))
    query = (
        "INSERT OR IGNORE INTO content_label"
        f" SELECT found.id, label.id FROM ({contents}) AS found, label WHERE label.name = ?"
    )
    db.execute(query, (key, label))


def _read_line(line: str) -> tuple[str, str | None, list[str]] | None:
    try:
        entry = json.loads(line)
        content, path, labels = entry["content"], entry.get("path"), entry["labels"]
        os.fsencode(path or "")
        "".join([content, *labels]).encode()  # TypeError or UnicodeError where these are no texts that SQLite takes
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
    return (content, path, labels) if isinstance(labels, list) else None
