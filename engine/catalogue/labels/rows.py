"""The rows that hold what was said of some contents: read, compared and put back."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

IN = "IN (SELECT value FROM json_each(?1))"
GIVEN = (
    f"SELECT content_id, name, is_primary FROM content_label JOIN label ON label.id = label_id WHERE content_id {IN}"
)
REJECTED = f"SELECT content_id, name FROM rejection JOIN label ON label.id = label_id WHERE content_id {IN}"
NUMBERS = f"SELECT content_id, name, value FROM content_number WHERE content_id {IN}"
PAIRS = (
    f"SELECT first_id, second_id, same FROM pair_answer WHERE first_id {IN}"
    f" UNION SELECT first_id, second_id, same FROM pair_answer WHERE second_id {IN}"
)
LABEL_ID = "(SELECT id FROM label WHERE name = ?2)"
DEMOTE = f"UPDATE content_label SET is_primary = 0 WHERE content_id {IN} AND is_primary = 1 AND label_id <> {LABEL_ID}"
PROMOTE = f"UPDATE content_label SET is_primary = 1 WHERE content_id {IN} AND is_primary = 0 AND label_id = {LABEL_ID}"
CROWN = f"""
UPDATE content_label SET is_primary = 1 WHERE content_id {IN}
AND NOT EXISTS (SELECT 1 FROM content_label AS own WHERE own.content_id = content_label.content_id AND is_primary = 1)
AND label_id = (SELECT label.id FROM content_label AS own JOIN label ON label.id = own.label_id
  WHERE own.content_id = content_label.content_id ORDER BY name LIMIT 1)
"""
GIVE = f"INSERT OR IGNORE INTO content_label SELECT id, {LABEL_ID}, 0 FROM content WHERE id {IN}"
TAKE = f"DELETE FROM content_label WHERE content_id {IN} AND label_id = {LABEL_ID}"
ADMIT = f"DELETE FROM rejection WHERE content_id {IN} AND label_id = {LABEL_ID}"
REJECT = f"""
INSERT OR IGNORE INTO rejection SELECT id, {LABEL_ID} FROM content WHERE id {IN}
AND NOT EXISTS (SELECT 1 FROM content_label WHERE content_id = content.id AND label_id = {LABEL_ID})
"""
DROP_UNUSED = (
    "DELETE FROM label WHERE name = ? AND NOT EXISTS (SELECT 1 FROM content_label WHERE label_id = label.id)"
    " AND NOT EXISTS (SELECT 1 FROM rejection WHERE label_id = label.id)"
)


@dataclass(frozen=True, slots=True)
class Rows:
    """What was said of some contents, with every label name that was known."""

    known: frozenset[str] = frozenset()
    given: frozenset[tuple[int, str, int]] = frozenset()  # content, label, 1 for the primary one
    rejected: frozenset[tuple[int, str]] = frozenset()  # content, label
    numbers: frozenset[tuple[int, str, float]] = frozenset()  # content, name, value
    pairs: frozenset[tuple[int, int, int]] = frozenset()  # contents, the smaller first; 1 for same

    def __sub__(self, other: Rows) -> Rows:
        return Rows(
            self.known - other.known, self.given - other.given, self.rejected - other.rejected,
            self.numbers - other.numbers, self.pairs - other.pairs,
        )  # fmt: skip

    def __bool__(self) -> bool:
        return any((self.known, self.given, self.rejected, self.numbers, self.pairs))

    @property
    def contents(self) -> frozenset[int]:
        """Every content that a row tells of."""
        single = {row[0] for rows in (self.given, self.rejected, self.numbers) for row in rows}
        return frozenset(single.union(*((first, second) for first, second, _ in self.pairs)))


def read_rows(db: sqlite3.Connection, content_ids: Iterable[int]) -> Rows:
    """All that is said of these contents now."""
    ids = (as_json(content_ids),)
    known = frozenset(name for (name,) in db.execute("SELECT name FROM label"))
    given, rejected, numbers, pairs = (frozenset(db.execute(query, ids)) for query in (GIVEN, REJECTED, NUMBERS, PAIRS))
    return Rows(known, given, rejected, numbers, pairs)


def exchange_rows(db: sqlite3.Connection, gone: Rows, come: Rows) -> None:
    """Take rows away and put others in; what others have changed meanwhile stays where both can be true."""
    db.executemany("INSERT OR IGNORE INTO label (name) VALUES (?)", [(name,) for name in come.known])
    run_by_label(db, TAKE, (row[:2] for row in gone.given))
    run_by_label(db, ADMIT, gone.rejected)
    db.executemany("DELETE FROM content_number WHERE content_id = ? AND name = ?", [row[:2] for row in gone.numbers])
    db.executemany("DELETE FROM pair_answer WHERE first_id = ? AND second_id = ?", [row[:2] for row in gone.pairs])
    run_by_label(db, GIVE, (row[:2] for row in come.given))
    make_primary(db, [row[:2] for row in come.given if row[2]])
    run_by_label(db, REJECT, come.rejected)
    db.executemany("INSERT OR REPLACE INTO content_number VALUES (?, ?, ?)", come.numbers)
    db.executemany("INSERT OR REPLACE INTO pair_answer VALUES (?, ?, ?)", come.pairs)
    crown_labels(db, gone.contents | come.contents)
    db.executemany(DROP_UNUSED, [(name,) for name in gone.known])


def make_primary(db: sqlite3.Connection, rows: Iterable[tuple[int, str]]) -> None:
    """Make a label that a content has its primary one."""
    chosen = list(rows)
    run_by_label(db, DEMOTE, chosen)
    run_by_label(db, PROMOTE, chosen)


def run_by_label(db: sqlite3.Connection, statement: str, rows: Iterable[tuple[int, str]]) -> None:
    """Run a statement once for each label of (content, label) rows, on all of its contents at once."""
    contents: dict[str, list[int]] = defaultdict(list)
    for content_id, name in rows:
        contents[name].append(content_id)
    for name in sorted(contents):
        db.execute(statement, (as_json(contents[name]), name))


def crown_labels(db: sqlite3.Connection, content_ids: Iterable[int]) -> None:
    """Where contents have labels but no primary one, the first by name becomes it."""
    db.execute(CROWN, (as_json(content_ids),))


def as_json(content_ids: Iterable[int]) -> str:
    """Ids for an SQL parameter."""
    return json.dumps([int(content_id) for content_id in content_ids])
