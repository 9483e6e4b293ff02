"""Labels that the user gives to photos; each change is in the catalogue and in labels.jsonl, or in neither."""

from __future__ import annotations

import json
import sqlite3
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import numpy as np
from numpy.typing import NDArray

from engine.catalogue.database import Catalogue
from engine.catalogue.faults import CatalogueUnwritable
from engine.catalogue.places import storable
from engine.catalogue.recovery.label_file import import_label_file, put_label, write_label_file

THESE = "SELECT id FROM content WHERE id IN (SELECT value FROM json_each(?))"
COUNTS = """
SELECT name, count(content.id) FROM label LEFT JOIN content_label ON label_id = label.id
LEFT JOIN content ON content.id = content_id AND present = 1 GROUP BY label.id ORDER BY name
"""


def add_labels(catalogue: Catalogue, content_ids: Sequence[int] | NDArray[np.int64], label: str) -> None:
    """Give a label to photos; ValueError for a label without a letter."""
    with _changing_labels(catalogue) as db:
        put_label(db, clean_label(label), THESE, _ids(content_ids))


def remove_labels(catalogue: Catalogue, content_ids: Sequence[int] | NDArray[np.int64], label: str) -> None:
    """Take a label from photos; the label itself stays known, for choosing it again."""
    query = (
        "DELETE FROM content_label WHERE label_id = (SELECT id FROM label WHERE name = ?)"
        " AND content_id IN (SELECT value FROM json_each(?))"
    )
    with _changing_labels(catalogue) as db:
        db.execute(query, (clean_label(label), _ids(content_ids)))


def list_labels(catalogue: Catalogue) -> dict[str, int]:
    """Every label known, with the number of its photos that are present, by name."""
    with catalogue.reading() as db:
        return dict(db.execute(COUNTS).fetchall())


def import_labels(catalogue: Catalogue) -> int:
    """Take the labels from labels.jsonl in place of all others; returns the number of labelled contents."""
    with catalogue.writing() as db:
        return import_label_file(db, catalogue.folder)


def clean_label(label: str) -> str:
    """A label as it is kept: composed, on one line, without space around it."""
    cleaned = storable(unicodedata.normalize("NFC", " ".join(label.split())))
    if not cleaned:
        raise ValueError("A label needs at least one letter.")
    return cleaned


@contextmanager
def _changing_labels(catalogue: Catalogue) -> Iterator[sqlite3.Connection]:
    """A transaction that writes the label file before it commits: the file may run ahead, but never behind."""
    with catalogue.writing() as db:
        before = db.total_changes
        yield db
        if db.total_changes == before:
            return
        try:
            write_label_file(db, catalogue.folder)
        except OSError as error:
            sentence = f"The labels cannot be saved ({error.strerror}): make room on the disk that holds the library."
            raise CatalogueUnwritable(sentence) from error


def _ids(content_ids: Sequence[int] | NDArray[np.int64]) -> str:
    return json.dumps([int(content_id) for content_id in content_ids])
