"""What is known of labels: counts, and who has them."""

from __future__ import annotations

import os
from collections import defaultdict
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.catalogue.database import Catalogue
from engine.catalogue.places import below

Ids = NDArray[np.int64]
COUNTS = """
SELECT name, coalesce(sum(present = 1), 0), coalesce(sum(present = 1 AND is_primary = 1), 0),
  coalesce(sum(present = 0), 0), (SELECT count(*) FROM rejection WHERE label_id = label.id)
FROM label LEFT JOIN content_label ON label_id = label.id LEFT JOIN content ON content.id = content_id
GROUP BY label.id ORDER BY name
"""
PRIMARY = (
    "SELECT content_id, name FROM content_label JOIN label ON label.id = label_id"
    " JOIN content ON content.id = content_id WHERE present = 1 AND is_primary = 1 ORDER BY content_id"
)
OF_LABEL = "WHERE label_id = (SELECT id FROM label WHERE name = ?) ORDER BY content_id"


@dataclass(frozen=True, slots=True)
class LabelCount:
    """One label and its photos."""

    name: str
    photos: int  # that are in the library now
    primary: int  # of them, how many have it as their primary label
    away: int  # photos that are not in the library now
    rejected: int  # photos that must not have it


def count_labels(catalogue: Catalogue) -> list[LabelCount]:
    """Every label known, by name."""
    with catalogue.reading() as db:
        return [LabelCount(*row) for row in db.execute(COUNTS)]


def list_labels(catalogue: Catalogue) -> dict[str, int]:
    """Every label known, with the number of its photos that are present, by name."""
    return {label.name: label.photos for label in count_labels(catalogue)}


def primary_labels(catalogue: Catalogue) -> dict[int, str]:
    """The primary label of every labelled photo that is present, by ascending id."""
    with catalogue.reading() as db:
        return dict(db.execute(PRIMARY).fetchall())


def labelled_ids(catalogue: Catalogue) -> Ids:
    """Ids (n,) of all photos that have any label, ascending; those that are gone are among them."""
    return _fetch(catalogue, "SELECT DISTINCT content_id FROM content_label ORDER BY content_id")


def ids_with(catalogue: Catalogue, label: str) -> Ids:
    """Ids (n,) of the photos with a label, ascending; those that are gone are among them."""
    return _fetch(catalogue, f"SELECT content_id FROM content_label {OF_LABEL}", label)


def rejected_ids(catalogue: Catalogue, label: str) -> Ids:
    """Ids (n,) of the photos that must not have a label, ascending."""
    return _fetch(catalogue, f"SELECT content_id FROM rejection {OF_LABEL}", label)


def answered_pairs(catalogue: Catalogue) -> tuple[Ids, NDArray[np.bool_]]:
    """Pairs of ids (n, 2), the smaller first, and whether they were told to be the same (n,)."""
    with catalogue.reading() as db:
        rows = db.execute("SELECT first_id, second_id, same FROM pair_answer ORDER BY first_id, second_id").fetchall()
    table = np.array(rows, np.int64).reshape(-1, 3)
    return table[:, :2], table[:, 2] == 1


def duplicate_pairs(catalogue: Catalogue) -> Ids:
    """Pairs of ids (n, 2) that were found to be one picture, and not told apart by the user."""
    query = (
        "SELECT first_id, second_id FROM verdict WHERE band IN ('same', 'edited', 'moment')"
        " EXCEPT SELECT first_id, second_id FROM not_duplicate"
    )
    with catalogue.reading() as db:
        return np.array(db.execute(query).fetchall(), np.int64).reshape(-1, 2)


def list_numbers(catalogue: Catalogue) -> dict[str, dict[int, float]]:
    """The numbers of photos that are present, by name and id."""
    query = (
        "SELECT name, content_id, value FROM content_number JOIN content ON content.id = content_id"
        " WHERE present = 1 ORDER BY name, content_id"
    )
    found: dict[str, dict[int, float]] = defaultdict(dict)
    with catalogue.reading() as db:
        for name, content_id, value in db.execute(query):
            found[name][content_id] = value
    return dict(found)


def _fetch(catalogue: Catalogue, query: str, *values: str) -> Ids:
    with catalogue.reading() as db:
        return np.array([row[0] for row in db.execute(query, values)], np.int64)


def places_below(catalogue: Catalogue, folder: str) -> dict[int, list[str]]:
    """The paths below a folder of every photo (id) that lies there."""
    found: dict[int, list[str]] = defaultdict(list)
    query = "SELECT content_id, path FROM file WHERE path >= ? AND path < ? AND content_id NOT NULL ORDER BY path"
    with catalogue.reading() as db:
        for content_id, path in db.execute(query, below(folder)):
            found[content_id].append(os.fsdecode(path))
    return dict(found)
