"""What the user has said of photos, as values and as lines of JSON: labels, rejections, numbers, pairs."""

from __future__ import annotations

import json
import math
import os
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

THESE = "IN (SELECT value FROM json_each(?))"
OF_LABELS = "JOIN label ON label.id = label_id"
GIVEN = f"SELECT content_id, name FROM content_label {OF_LABELS} %s ORDER BY content_id, is_primary DESC, name"
REJECTED = f"SELECT content_id, name FROM rejection {OF_LABELS} %s ORDER BY content_id, name"
NUMBERS = "SELECT content_id, name, value FROM content_number %s ORDER BY content_id, name"
PLACES = "SELECT id, hash, place FROM content WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"
PAIRS = (
    "SELECT first.hash, second.hash, same FROM pair_answer JOIN content AS first ON first.id = first_id"
    " JOIN content AS second ON second.id = second_id %s ORDER BY first_id, second_id"
)
PUT_CONTENT = "INSERT OR IGNORE INTO content (hash, place) VALUES (?, ?)"
PUT_GIVEN = (
    "INSERT OR IGNORE INTO content_label SELECT content.id, label.id, 0 FROM content, label WHERE hash = ? AND name = ?"
)
PUT_PRIMARY = (
    "UPDATE content_label SET is_primary = 1 WHERE content_id = (SELECT id FROM content WHERE hash = ?1)"
    " AND label_id = (SELECT id FROM label WHERE name = ?2) AND NOT EXISTS"
    " (SELECT 1 FROM content_label AS own WHERE own.content_id = content_label.content_id AND is_primary = 1)"
)
PUT_REJECTED = (
    "INSERT OR IGNORE INTO rejection SELECT content.id, label.id FROM content, label WHERE hash = ? AND name = ?"
)
PUT_NUMBER = "INSERT OR REPLACE INTO content_number SELECT id, ?2, ?3 FROM content WHERE hash = ?1"
PUT_PAIR = (
    "INSERT OR REPLACE INTO pair_answer SELECT min(first.id, second.id), max(first.id, second.id), ?3"
    " FROM content AS first, content AS second WHERE first.hash = ?1 AND second.hash = ?2 AND first.id <> second.id"
)


@dataclass(frozen=True, slots=True)
class Annotation:
    """What the user has said of one content; the first label is the primary one."""

    content: str | None = None  # hexadecimal hash; None where only the path is known
    path: str | None = None  # where it lies or lay, for people
    labels: tuple[str, ...] = ()
    rejected: tuple[str, ...] = ()
    numbers: Mapping[str, float] = field(default_factory=dict)

    def is_empty(self) -> bool:
        """Whether nothing is said."""
        return not (self.labels or self.rejected or self.numbers)


@dataclass(frozen=True, slots=True)
class PairAnswer:
    """Two contents (hashes), told to be the same or different."""

    first: str
    second: str
    same: bool


Said = Annotation | PairAnswer


def read_said(db: sqlite3.Connection) -> Iterator[Said]:
    """All that was ever said, by content id, then the pairs."""
    yield from read_annotations(db)
    yield from read_pairs(db)


def read_pairs(db: sqlite3.Connection, content_ids: Iterable[int] | None = None) -> Iterator[PairAnswer]:
    """The answered pairs: all, or those with one of these contents."""
    chosen = () if content_ids is None else (json.dumps(list(content_ids)),) * 2
    where = f"WHERE first_id {THESE} OR second_id {THESE}" if chosen else ""
    for first, second, same in db.execute(PAIRS % where, chosen):
        yield PairAnswer(first, second, bool(same))


def read_annotations(db: sqlite3.Connection, content_ids: Iterable[int] | None = None) -> Iterator[Annotation]:
    """The annotations of all contents that have any, or of those with these ids, by id."""
    chosen = () if content_ids is None else (json.dumps(list(content_ids)),)
    where = f"WHERE content_id {THESE}" if chosen else ""
    labels: dict[int, list[str]] = defaultdict(list)
    rejected: dict[int, list[str]] = defaultdict(list)
    numbers: dict[int, dict[str, float]] = defaultdict(dict)
    for content_id, name in db.execute(GIVEN % where, chosen):
        labels[content_id].append(name)
    for content_id, name in db.execute(REJECTED % where, chosen):
        rejected[content_id].append(name)
    for content_id, name, value in db.execute(NUMBERS % where, chosen):
        numbers[content_id][name] = value
    known = labels.keys() | rejected.keys() | numbers.keys()
    for key, content, place in db.execute(PLACES, (json.dumps(list(known)),)).fetchall():
        path = None if place is None else os.fsdecode(place)
        names = tuple(labels.get(key, ())), tuple(rejected.get(key, ()))
        yield Annotation(content, path, *names, numbers.get(key, {}))


def put_said(db: sqlite3.Connection, said: Said) -> None:
    """Add one annotation or answer inside the open transaction; contents not met yet get a row that waits for them."""
    if isinstance(said, PairAnswer):
        db.executemany(PUT_CONTENT, [(said.first, None), (said.second, None)])
        db.execute(PUT_PAIR, (said.first, said.second, said.same))
        return
    content = said.content
    db.execute(PUT_CONTENT, (content, None if said.path is None else os.fsencode(said.path)))
    db.executemany("INSERT OR IGNORE INTO label (name) VALUES (?)", [(name,) for name in said.labels + said.rejected])
    db.executemany(PUT_GIVEN, [(content, name) for name in said.labels])
    db.executemany(PUT_PRIMARY, [(content, name) for name in said.labels[:1]])
    db.executemany(PUT_REJECTED, [(content, name) for name in said.rejected if name not in said.labels])
    db.executemany(PUT_NUMBER, [(content, name, value) for name, value in said.numbers.items()])


def to_line(said: Said) -> str:
    """One line of JSON; what is empty is left out, so that the lines of plain labels are as they always were."""
    if isinstance(said, PairAnswer):
        return json.dumps({"pair": [said.first, said.second], "same": said.same}) + "\n"
    line: dict[str, Any] = {"content": said.content, "path": said.path, "labels": said.labels}
    if said.rejected:
        line["rejected"] = said.rejected
    if said.numbers:
        line["numbers"] = dict(said.numbers)
    return json.dumps(line) + "\n"


def from_line(line: str) -> Said | None:
    """What a line says; None for one that makes no sense."""
    try:
        entry = json.loads(line)
        if "pair" in entry:
            first, second = entry["pair"]
            said: Said = PairAnswer(_text(first), _text(second), bool(entry["same"]))
        else:
            said = _read_annotation(entry)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
    return said


def _read_annotation(entry: dict[str, Any]) -> Annotation:
    content, path = entry.get("content"), entry.get("path")
    if content is None and path is None:
        raise ValueError("a photo that is not named")
    numbers = {_text(name): float(value) for name, value in entry.get("numbers", {}).items()}
    if not all(map(math.isfinite, numbers.values())):
        raise ValueError("a number that is none")
    os.fsencode(path or "")
    names = _names(entry["labels"]), _names(entry.get("rejected", []))
    return Annotation(None if content is None else _text(content), path, *names, numbers)


def _names(names: object) -> tuple[str, ...]:
    if not isinstance(names, list):
        raise TypeError("no list of labels")
    return tuple(map(_text, names))


def _text(text: object) -> str:
    """A text that SQLite takes; raises TypeError or UnicodeError (a ValueError)."""
    if not isinstance(text, str):
        raise TypeError("no text")
    text.encode()
    return text
