"""Photos of the library: listed in any order, filtered, and loaded."""

from __future__ import annotations

import json
import os
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from engine.catalogue.database import Catalogue
from engine.catalogue.places import below, fold_name
from engine.photos.photo import Filters, Order, Photo, PhotoFacts

Ids = NDArray[np.int64]
EVERYTHING = Filters()

# Each is one walk along the index of that key, whose rows carry the id.
ORDERED: dict[Order, str] = {
    "taken": "SELECT id FROM content WHERE present = 1 ORDER BY taken_key DESC, id DESC",
    "taken_oldest": "SELECT id FROM content WHERE present = 1 ORDER BY taken_key, id",
    "name": "SELECT id FROM content WHERE present = 1 ORDER BY name_key, id",
    "folder": "SELECT id FROM content WHERE present = 1 ORDER BY folder_key, id",
    "size": "SELECT id FROM content WHERE present = 1 ORDER BY bytes DESC, id DESC",
    "added": "SELECT id FROM content WHERE present = 1 ORDER BY id DESC",
}
ALL = "SELECT id FROM content WHERE present = 1 ORDER BY id"
BELOW = "SELECT content_id FROM file WHERE path >= ? AND path < ? AND content_id NOT NULL"
NAMED = "SELECT content_id FROM file WHERE content_id NOT NULL AND instr(name_fold, ?) > 0"
LABELLED = (
    "SELECT content_id FROM content_label JOIN label ON label.id = label_id"
    " WHERE name IN (SELECT value FROM json_each(?))"
)
OF_FORMAT = "SELECT id FROM content WHERE present = 1 AND format IN (SELECT value FROM json_each(?))"
TAKEN = "SELECT id FROM content WHERE present = 1 AND taken_key BETWEEN ? AND ?"

CONTENTS = (
    "SELECT id, hash, bytes, width, height, format, taken_at, camera, latitude, longitude, sharpness"
    " FROM content WHERE present = 1 AND id IN (SELECT value FROM json_each(?))"
)
PLACES = (
    "SELECT content_id, file.path, mtime_ns, online FROM file JOIN root ON root.id = root_id"
    " WHERE content_id IN (SELECT value FROM json_each(?)) ORDER BY online DESC, file.path"
)
LABELS = (
    "SELECT content_id, name FROM content_label JOIN label ON label.id = label_id"
    " WHERE content_id IN (SELECT value FROM json_each(?)) ORDER BY is_primary DESC, name"
)


def list_ids(catalogue: Catalogue, filters: Filters = EVERYTHING, order: Order = "taken") -> Ids:
    """Ids (n,) of the photos that pass `filters`, in `order`; photos without a known date go by their file's time."""
    with catalogue.reading() as db:
        return _pick(db, _fetch_ids(db, ORDERED[order]), filters)


def matching_ids(catalogue: Catalogue, filters: Filters = EVERYTHING) -> Ids:
    """Ids (n,) of the photos that pass `filters`, ascending."""
    with catalogue.reading() as db:
        return _pick(db, _fetch_ids(db, ALL), filters)


def passing_ids(catalogue: Catalogue, filters: Filters) -> Ids:
    """Like `matching_ids` with filters that are set, quick where few pass; photos that are gone may be among them."""
    with catalogue.reading() as db:
        (query, values), *_ = _conditions(filters)
        return _pick(db, np.unique(_fetch_ids(db, query, values)), filters)


def load_photos(catalogue: Catalogue, ids: Sequence[int] | Ids) -> list[Photo]:
    """The photos with these ids, in this order; one that is gone is left out."""
    wanted = [int(photo_id) for photo_id in ids]
    asked = (json.dumps(wanted),)
    places: dict[int, list[tuple[str, int, int]]] = defaultdict(list)
    labels: dict[int, list[str]] = defaultdict(list)
    with catalogue.reading() as db:
        contents = {row[0]: row for row in db.execute(CONTENTS, asked)}
        for content_id, path, mtime_ns, online in db.execute(PLACES, asked):
            places[content_id].append((os.fsdecode(path), mtime_ns, online))
        for content_id, name in db.execute(LABELS, asked):
            labels[content_id].append(name)
    photos = {key: _photo(row, places[key], labels.get(key, [])) for key, row in contents.items() if places[key]}
    return [photos[key] for key in wanted if key in photos]


def photo_by_path(catalogue: Catalogue, path: str) -> Photo | None:
    """The photo that lies at `path`, if it is known."""
    return _load_one(catalogue, "SELECT content_id FROM file WHERE path = ? AND content_id NOT NULL", os.fsencode(path))


def photo_by_content(catalogue: Catalogue, content: str) -> Photo | None:
    """The photo with this content hash, if it is present."""
    return _load_one(catalogue, "SELECT id FROM content WHERE hash = ?", content)


def _load_one(catalogue: Catalogue, query: str, key: str | bytes) -> Photo | None:
    with catalogue.reading() as db:
        row = db.execute(query, (key,)).fetchone()
    photos = [] if row is None else load_photos(catalogue, row)
    return photos[0] if photos else None


def _photo(row: tuple[object, ...], places: list[tuple[str, int, int]], labels: list[str]) -> Photo:
    photo_id, content, size, *facts = row
    return Photo(
        id=photo_id,  # type: ignore[arg-type]
        content=content,  # type: ignore[arg-type]
        paths=tuple(path for path, _, _ in places),
        bytes=size,  # type: ignore[arg-type]
        modified_at=places[0][1] / 1e9,
        facts=PhotoFacts(*facts),  # type: ignore[arg-type]
        labels=tuple(labels),
        online=bool(places[0][2]),
    )


def _pick(db: sqlite3.Connection, ids: Ids, filters: Filters) -> Ids:
    """Those of `ids` that pass, in their order: one query for each filter that is set, joined as masks over the ids."""
    for query, values in _conditions(filters):
        passing = np.zeros(int(ids.max(initial=0)) + 1, bool)
        found = _fetch_ids(db, query, values)
        passing[found[found < len(passing)]] = True
        ids = ids[passing[ids]]
    return ids


def _conditions(filters: Filters) -> Iterator[tuple[str, tuple[str | bytes, ...]]]:
    if filters.folder is not None:
        yield BELOW, below(filters.folder)
    if filters.name_contains:
        yield NAMED, (fold_name(filters.name_contains),)
    if filters.labels:
        yield LABELLED, (json.dumps(filters.labels),)
    if filters.formats:
        yield OF_FORMAT, (json.dumps(filters.formats),)
    if filters.taken_from or filters.taken_until:
        yield TAKEN, (filters.taken_from or "0", (filters.taken_until or "") + "~")  # "~": after every time of that day


def _fetch_ids(db: sqlite3.Connection, query: str, values: tuple[str | bytes, ...] = ()) -> Ids:
    return np.fromiter(chain.from_iterable(db.execute(query, values)), np.int64)
