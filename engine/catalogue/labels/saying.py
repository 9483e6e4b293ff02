"""What is said of photos besides labels: rejections, pairs, numbers; and much at once."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterable, Mapping

from engine.catalogue.database import Catalogue
from engine.catalogue.labels.edits import LabelEdit, Verb, edit_labels
from engine.catalogue.labels.giving import THESE, Ids, find_label
from engine.catalogue.labels.naming import UnusableLabel, clean_label
from engine.catalogue.labels.rows import (
    ADMIT,
    GIVE,
    REJECT,
    TAKE,
    as_json,
    crown_labels,
    make_primary,
    run_by_label,
)
from engine.catalogue.recovery.annotations import Annotation

Pair = tuple[int, int, bool]
PUT_NUMBER = (
    "INSERT INTO content_number SELECT id, ?2, ?3 FROM content WHERE id = ?1 ON CONFLICT DO UPDATE SET value = ?3"
)
PUT_PAIR = (
    "INSERT INTO pair_answer SELECT first.id, second.id, ?3 FROM content AS first, content AS second"
    " WHERE first.id = ?1 AND second.id = ?2 ON CONFLICT DO UPDATE SET same = ?3"
)


def reject_label(catalogue: Catalogue, content_ids: Ids, label: str) -> LabelEdit:
    """Remember that photos must not have a label, taken from those that have it; raises UnusableLabel."""
    name, ids = clean_label(label), list(content_ids)

    def reject(db: sqlite3.Connection) -> None:
        find_label(db, name)
        for statement in (TAKE, REJECT):
            db.execute(statement, (as_json(ids), name))

    return edit_labels(catalogue, "reject", (name,), ids, reject)


def unreject_label(catalogue: Catalogue, content_ids: Ids, label: str) -> LabelEdit:
    """Forget a rejection, so that the label may be suggested again."""
    name, ids = clean_label(label), list(content_ids)
    return edit_labels(catalogue, "un-reject", (name,), ids, lambda db: db.execute(ADMIT, (as_json(ids), name)))


def answer_pairs(catalogue: Catalogue, answers: Iterable[Pair]) -> LabelEdit:
    """Keep that two photos show the same or something different; a later answer counts. Raises UnusableLabel."""
    rows = [(*_in_order(first, second), int(same)) for first, second, same in answers]
    contents = {row[0] for row in rows} | {row[1] for row in rows}
    return edit_labels(catalogue, "answer pair", (), contents, lambda db: db.executemany(PUT_PAIR, rows))


def forget_pairs(catalogue: Catalogue, pairs: Iterable[tuple[int, int]]) -> LabelEdit:
    """Take answers back."""
    rows = [_in_order(first, second) for first, second in pairs]
    drop = "DELETE FROM pair_answer WHERE first_id = ? AND second_id = ?"
    contents = {content_id for row in rows for content_id in row}
    return edit_labels(catalogue, "forget pair", (), contents, lambda db: db.executemany(drop, rows))


def set_numbers(catalogue: Catalogue, name: str, values: Mapping[int, float]) -> LabelEdit:
    """Give photos (ids) a number under a name such as "rating"; raises UnusableLabel for what is no finite number."""
    title = clean_label(name)
    rows = [(int(content_id), title, check_number(title, value)) for content_id, value in values.items()]
    return edit_labels(catalogue, "set number", (title,), values, lambda db: db.executemany(PUT_NUMBER, rows))


def clear_numbers(catalogue: Catalogue, name: str, content_ids: Ids) -> LabelEdit:
    """Take a number from photos."""
    title, ids = clean_label(name), list(content_ids)
    drop = f"DELETE FROM content_number WHERE content_id IN ({THESE}) AND name = ?2"
    return edit_labels(catalogue, "clear number", (title,), ids, lambda db: db.execute(drop, (as_json(ids), title)))


def annotate(
    catalogue: Catalogue, said: Mapping[int, Annotation], verb: Verb = "import", pairs: Iterable[Pair] = ()
) -> LabelEdit:
    """Add labels, rejections, numbers and answers to photos (ids) as one change; no label is taken away.

    A photo that has a primary label keeps it; a label that is given was not rejected. Raises UnusableLabel.
    """
    answers = [(*_in_order(first, second), int(same)) for first, second, same in pairs]
    contents = said.keys() | {row[0] for row in answers} | {row[1] for row in answers}
    given = [(key, clean_label(name)) for key, each in said.items() for name in each.labels]
    rejected = [(key, clean_label(name)) for key, each in said.items() for name in each.rejected]
    numbers = [
        (key, clean_label(name), check_number(name, value))
        for key, each in said.items() for name, value in each.numbers.items()
    ]  # fmt: skip
    first = [(key, clean_label(each.labels[0])) for key, each in said.items() if each.labels]

    def add(db: sqlite3.Connection) -> None:
        named = {name for _, name in given + rejected}
        crown_labels(db, contents)
        bare = {key for key, _ in first} - _crowned(db, contents)
        db.executemany("INSERT OR IGNORE INTO label (name) VALUES (?)", [(name,) for name in sorted(named)])
        run_by_label(db, GIVE, given)
        run_by_label(db, ADMIT, given)
        make_primary(db, [row for row in first if row[0] in bare])
        run_by_label(db, REJECT, rejected)
        db.executemany(PUT_NUMBER, numbers)
        db.executemany(PUT_PAIR, answers)

    names = tuple(sorted({name for _, name in given}))
    return edit_labels(catalogue, verb, names, contents, add)


def check_number(name: str, value: float) -> float:
    """The value as it is kept; raises UnusableLabel for what is no finite number."""
    try:
        number = float(value)
    except (TypeError, ValueError):
        number = math.nan
    if not math.isfinite(number):
        raise UnusableLabel(f"{name} must be a number, not {value!r}: write it with digits, such as 4 or 0.5.")
    return number


def _crowned(db: sqlite3.Connection, contents: Iterable[int]) -> set[int]:
    query = f"SELECT content_id FROM content_label WHERE is_primary = 1 AND content_id IN ({THESE})"
    return {row[0] for row in db.execute(query, (as_json(contents),))}


def _in_order(first: int, second: int) -> tuple[int, int]:
    if first == second:
        raise UnusableLabel("A pair needs two different photos.")
    return (int(first), int(second)) if first < second else (int(second), int(first))
