"""Labels given to photos, taken from them, renamed, merged and deleted."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from engine.catalogue.database import Catalogue
from engine.catalogue.labels.edits import LabelEdit, Verb, edit_labels, save_edit, watch_change
from engine.catalogue.labels.naming import UnusableLabel, clean_label
from engine.catalogue.labels.rows import ADMIT, GIVE, TAKE, as_json, make_primary

Ids = Sequence[int] | NDArray[np.int64] | Iterable[int]
THESE = "SELECT value FROM json_each(?1)"
HAVING = (
    f"SELECT content_id FROM content_label WHERE label_id IN ({THESE})"
    f" UNION SELECT content_id FROM rejection WHERE label_id IN ({THESE})"
)
JOIN = (
    f"INSERT OR IGNORE INTO content_label SELECT content_id, ?2, 0 FROM content_label WHERE label_id IN ({THESE})",
    f"INSERT OR IGNORE INTO rejection SELECT content_id, ?2 FROM rejection WHERE label_id IN ({THESE})",
    "DELETE FROM rejection WHERE label_id = ?2 AND ?1 NOT NULL"
    " AND content_id IN (SELECT content_id FROM content_label WHERE label_id = ?2)",
    f"DELETE FROM label WHERE id IN ({THESE}) AND id <> ?2",
)
FIRST_OF = f"SELECT content_id FROM content_label WHERE is_primary = 1 AND label_id IN ({THESE})"


def add_labels(catalogue: Catalogue, content_ids: Ids, label: str) -> LabelEdit:
    """Give a label to photos, and forget that it was rejected for them; raises UnusableLabel."""
    name, ids = clean_label(label), list(content_ids)
    return edit_labels(catalogue, "give", (name,), ids, lambda db: _give(db, ids, name))


def remove_labels(catalogue: Catalogue, content_ids: Ids, label: str) -> LabelEdit:
    """Take a label from photos; the label itself stays known, for choosing it again."""
    name, ids = clean_label(label), list(content_ids)
    return edit_labels(catalogue, "take", (name,), ids, lambda db: db.execute(TAKE, (as_json(ids), name)))


def set_primary(catalogue: Catalogue, content_ids: Ids, label: str) -> LabelEdit:
    """Make a label the primary one of photos, given to those that lack it; raises UnusableLabel."""
    name, ids = clean_label(label), list(content_ids)

    def crown(db: sqlite3.Connection) -> None:
        _give(db, ids, name)
        make_primary(db, [(int(content_id), name) for content_id in ids])

    return edit_labels(catalogue, "set primary", (name,), ids, crown)


def rename_label(catalogue: Catalogue, label: str, name: str) -> LabelEdit:
    """Call a label by another name; one that is there already takes it in. Raises UnusableLabel."""
    return _join(catalogue, "rename", [label], name)


def merge_labels(catalogue: Catalogue, labels: Iterable[str], into: str) -> LabelEdit:
    """Make one label of several; raises UnusableLabel."""
    return _join(catalogue, "merge", labels, into)


def delete_labels(catalogue: Catalogue, labels: Iterable[str]) -> LabelEdit:
    """Forget labels with all that was said by them; raises UnusableLabel for one that is not there."""
    names = tuple(map(clean_label, labels))

    def delete(db: sqlite3.Connection) -> LabelEdit:
        label_ids = (as_json(_known_ids(db, names)),)
        contents = [row[0] for row in db.execute(HAVING, label_ids)]
        drop = f"DELETE FROM label WHERE id IN ({THESE})"
        return watch_change(db, "delete", names, contents, lambda db: db.execute(drop, label_ids))

    return save_edit(catalogue, delete)


def _join(catalogue: Catalogue, verb: Verb, labels: Iterable[str], into: str) -> LabelEdit:
    names, target = tuple(map(clean_label, labels)), clean_label(into)

    def watch(db: sqlite3.Connection) -> LabelEdit:
        sources = _known_ids(db, names)
        contents = [row[0] for row in db.execute(HAVING, (as_json([*sources, *_ids_of(db, [target])]),))]
        return watch_change(db, verb, (*names, target), contents, lambda db: _pour(db, sources, target))

    return save_edit(catalogue, watch)


def _pour(db: sqlite3.Connection, sources: Sequence[int], target: str) -> None:
    """Give `target` to all that has one of the labels `sources` (ids), and drop these."""
    label_id = find_label(db, target)
    crowned = [row[0] for row in db.execute(FIRST_OF, (as_json(sources),))]
    for statement in JOIN:
        db.execute(statement, (as_json(sources), label_id))
    make_primary(db, [(content_id, target) for content_id in crowned])


def _give(db: sqlite3.Connection, ids: Iterable[int], name: str) -> None:
    find_label(db, name)
    for statement in (GIVE, ADMIT):
        db.execute(statement, (as_json(ids), name))


def find_label(db: sqlite3.Connection, name: str) -> int:
    """The id of a label, made if it is new."""
    db.execute("INSERT OR IGNORE INTO label (name) VALUES (?)", (name,))
    return _ids_of(db, [name])[0]


def _ids_of(db: sqlite3.Connection, names: Sequence[str]) -> list[int]:
    rows = [db.execute("SELECT id FROM label WHERE name = ?", (name,)).fetchone() for name in names]
    return [int(row[0]) for row in rows if row]


def _known_ids(db: sqlite3.Connection, names: Sequence[str]) -> list[int]:
    for name in names:
        if not _ids_of(db, [name]):
            raise UnusableLabel(f"There is no label called {name}: choose one of the list.")
    return _ids_of(db, names)
