"""Files of the library: what is known of each, and the batches in which indexing writes."""

from __future__ import annotations

import json
import os
import sqlite3
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from engine.catalogue.database import Catalogue
from engine.catalogue.features import store_features
from engine.catalogue.places import INT64, base_name, below, fold_name, refresh_contents, signed, storable
from engine.photos.photo import FoundFile, PhotoFacts, Skipped

PUT_CONTENT = """
INSERT INTO content (hash, bytes, width, height, format, taken_at, camera, latitude, longitude, sharpness)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (hash) DO UPDATE SET bytes = excluded.bytes, width = excluded.width, height = excluded.height,
  format = excluded.format, taken_at = excluded.taken_at, camera = excluded.camera, latitude = excluded.latitude,
  longitude = excluded.longitude, sharpness = excluded.sharpness
RETURNING id
"""
PUT_BARE_CONTENT = """
INSERT INTO content (hash, bytes) VALUES (?, ?) ON CONFLICT (hash) DO UPDATE SET bytes = excluded.bytes RETURNING id
"""
FACTS = attrgetter(*(fact.name for fact in fields(PhotoFacts)))  # in the order of the columns
PUT_FILE = "INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
TOUCH_FILE = "UPDATE file SET size = ?, mtime_ns = ?, device = ?, inode = ? WHERE path = ?"
KNOWN_FILES = """
SELECT file.path, size, mtime_ns, device, inode, file.content_id,
  CASE WHEN decoder = ?1 THEN skip_reason END, feature.id NOT NULL, hash
FROM file LEFT JOIN content ON content.id = file.content_id
LEFT JOIN feature ON feature.content_id = file.content_id
  AND feature.backbone_id = (SELECT id FROM backbone WHERE name = ?2)
WHERE file.path >= ?3 AND file.path < ?4 AND root_id = ?5
"""


@dataclass(frozen=True, slots=True)
class KnownFile:
    """One file as it was met last. With neither content nor reason it was skipped by other decoders: try it again."""

    path: str
    size: int  # bytes
    mtime_ns: int
    device: int
    inode: int
    content_id: int | None
    skip_reason: str | None
    has_feature: bool
    content: str | None = None  # hexadecimal hash


@dataclass(frozen=True, slots=True)
class IndexedFile:
    """A file whose picture was decoded; `facts` and `feature` may be None when they are known already."""

    file: FoundFile
    content: str
    bytes: int
    facts: PhotoFacts | None
    backbone: str
    feature: NDArray[np.float16] | None  # (dims,)


@dataclass(slots=True)
class Batch:
    """What one commit of indexing brings, all of one root."""

    root_id: int
    indexed: list[IndexedFile] = field(default_factory=list)
    attached: list[tuple[FoundFile, str]] = field(default_factory=list)  # a new place of a content known by then
    skipped: list[tuple[FoundFile, str]] = field(default_factory=list)  # with the reason
    removed: list[str] = field(default_factory=list)
    touched: list[FoundFile] = field(default_factory=list)  # same content, new time
    decoder: str = ""  # stamp of the decoders that refused what is in `skipped`

    def is_empty(self) -> bool:
        """Whether there is nothing to write."""
        return not (self.indexed or self.attached or self.skipped or self.removed or self.touched)


def known_files(catalogue: Catalogue, root_id: int, backbone: str, decoder: str = "") -> dict[str, KnownFile]:
    """Every file of a root by path; `decoder` is the stamp of today's decoders (see `KnownFile`)."""
    with catalogue.reading() as db:
        root = db.execute("SELECT path FROM root WHERE id = ?", (root_id,)).fetchone()
        if root is None:
            return {}
        rows = db.execute(KNOWN_FILES, (decoder, backbone, *below(os.fsdecode(root[0])), root_id)).fetchall()
    known = {}
    for path, size, mtime_ns, device, inode, content_id, reason, has_feature, content in rows:
        name = os.fsdecode(path)
        known[name] = KnownFile(
            name, size, mtime_ns, device % INT64, inode % INT64, content_id, reason, bool(has_feature), content
        )
    return known


def write_batch(catalogue: Catalogue, batch: Batch) -> None:
    """Write a batch in one transaction: all of it is there afterwards, or nothing."""
    if batch.is_empty():
        return
    with catalogue.writing() as db:
        changed: set[int] = set()
        for path in batch.removed:
            changed |= drop_file(db, path)
        features = []
        for item in batch.indexed:
            content_id = _put_content(db, item)
            changed |= _put_file(db, batch, item.file, content_id, None)
            if item.feature is not None:
                features.append((content_id, item.backbone, item.feature))
        store_features(db, features)
        for file, content in batch.attached:
            changed |= _put_file(db, batch, file, _content_id(db, content), None)
        for file, reason in batch.skipped:
            changed |= _put_file(db, batch, file, None, storable(reason))
        for file in batch.touched:
            changed |= _touch_file(db, file)
        refresh_contents(db, changed)


def drop_file(db: sqlite3.Connection, path: str) -> set[int]:
    """Take one file out, inside an open transaction; returns the contents to refresh."""
    changed = _content_at(db, path)
    db.execute("DELETE FROM file WHERE path = ?", (os.fsencode(path),))
    return changed


def attach_file(db: sqlite3.Connection, root_id: int, file: FoundFile, content: str) -> set[int]:
    """List a place of a known content, inside an open transaction; returns the contents to refresh."""
    row = db.execute("SELECT id FROM content WHERE hash = ?", (content,)).fetchone()
    return set() if row is None else _put_file(db, Batch(root_id), file, row[0], None)


def contents_known(catalogue: Catalogue, contents: Iterable[str], backbone: str) -> set[str]:
    """Those of `contents` (hashes) that need no decoding, as they have a feature of this backbone."""
    query = (
        "SELECT hash FROM content WHERE hash IN (SELECT value FROM json_each(?)) AND EXISTS (SELECT 1 FROM feature"
        " WHERE content_id = content.id AND backbone_id = (SELECT id FROM backbone WHERE name = ?))"
    )
    with catalogue.reading() as db:
        return {row[0] for row in db.execute(query, (json.dumps(list(contents)), backbone))}


def known_sizes(catalogue: Catalogue) -> set[int]:
    """Byte sizes of every content ever met: a file of another size is certainly new."""
    with catalogue.reading() as db:
        return {row[0] for row in db.execute("SELECT DISTINCT bytes FROM content")}


def skipped_files(catalogue: Catalogue) -> list[Skipped]:
    """Every file that could not be indexed, with its reason, by path."""
    with catalogue.reading() as db:
        rows = db.execute("SELECT path, skip_reason FROM file WHERE content_id IS NULL").fetchall()
    return [Skipped(os.fsdecode(path), reason) for path, reason in rows]


def count_by_folder(catalogue: Catalogue) -> Counter[str]:
    """How many files that are photos lie in each folder itself."""
    separator = os.fsencode(os.sep)
    with catalogue.reading() as db:
        rows = db.execute("SELECT path FROM file WHERE content_id NOT NULL")
        folders = Counter(path.rpartition(separator)[0] for (path,) in rows)
    return Counter({os.fsdecode(folder or separator): count for folder, count in folders.items()})


def formats(catalogue: Catalogue) -> dict[str, int]:
    """Number of photos of each format, the commonest first."""
    query = "SELECT format, count(*) FROM content WHERE present = 1 GROUP BY format ORDER BY count(*) DESC, format"
    with catalogue.reading() as db:
        return dict(db.execute(query).fetchall())


def _put_content(db: sqlite3.Connection, item: IndexedFile) -> int:
    if item.facts is None:
        return int(db.execute(PUT_BARE_CONTENT, (item.content, item.bytes)).fetchone()[0])
    facts = [storable(value) if isinstance(value, str) else value for value in FACTS(item.facts)]
    return int(db.execute(PUT_CONTENT, (item.content, item.bytes, *facts)).fetchone()[0])


def _put_file(
    db: sqlite3.Connection, batch: Batch, file: FoundFile, content_id: int | None, reason: str | None
) -> set[int]:
    """Write one file row; returns the contents that gained or lost a place by it."""
    changed = _content_at(db, file.path)
    stamp = None if reason is None else batch.decoder
    numbers = (file.size, file.mtime_ns, signed(file.device), signed(file.inode))
    name = fold_name(base_name(file.path))
    db.execute(PUT_FILE, (os.fsencode(file.path), batch.root_id, content_id, reason, stamp, *numbers, name))
    return changed if content_id is None else changed | {content_id}


def _touch_file(db: sqlite3.Connection, file: FoundFile) -> set[int]:
    row = (file.size, file.mtime_ns, signed(file.device), signed(file.inode), os.fsencode(file.path))
    db.execute(TOUCH_FILE, row)
    return _content_at(db, file.path)


def _content_at(db: sqlite3.Connection, path: str) -> set[int]:
    row = db.execute("SELECT content_id FROM file WHERE path = ?", (os.fsencode(path),)).fetchone()
    return set() if row is None or row[0] is None else {row[0]}


def _content_id(db: sqlite3.Connection, content: str) -> int:
    row = db.execute("SELECT id FROM content WHERE hash = ?", (content,)).fetchone()
    if row is None:
        raise LookupError(content)
    return int(row[0])
