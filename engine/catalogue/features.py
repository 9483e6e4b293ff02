"""Features of contents by backbone: float16 vectors as the backbone gave them, before any head."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from engine.catalogue.database import Catalogue

Ids = NDArray[np.int64]
PUT_FEATURE = """
INSERT INTO feature (backbone_id, content_id, data) VALUES (?, ?, ?)
ON CONFLICT (backbone_id, content_id) DO UPDATE SET data = excluded.data
"""
BLOCK = 4096  # features read at a time: 13 MB of 1600 float16


def load_features(
    catalogue: Catalogue, backbone: str, ids: Sequence[int] | Ids | None = None, block: int = BLOCK
) -> Iterator[tuple[Ids, NDArray[np.float16]]]:
    """Yield blocks (ids (n,), features (n, d)) by ascending id: of every present photo, or of those in `ids`."""
    chosen = None if ids is None else np.unique(np.asarray(ids, np.int64))
    last, start = 0, 0
    while True:
        with catalogue.reading() as db:
            if chosen is None:
                rows = _read_block(db, backbone, last, block)
            else:
                rows = _read_some(db, backbone, chosen[start : start + block])
        start += block
        if rows:
            last = rows[-1][0]
            yield np.array([row[0] for row in rows], np.int64), _stack([row[1] for row in rows])
        elif chosen is None or start >= len(chosen):
            return


def changes_since(catalogue: Catalogue, generation: int, backbone: str) -> tuple[Ids, Ids, int]:
    """Ids that an index at `generation` must add (present, with a feature), ids it must drop, and its new generation.

    A generation from before this catalogue was made or restored counts as 0; see `knows_generation`.
    """
    query = (
        "SELECT id, present = 1 AND EXISTS (SELECT 1 FROM feature WHERE content_id = content.id"
        " AND backbone_id = (SELECT id FROM backbone WHERE name = ?)) FROM content WHERE changed > ?"
    )
    with catalogue.reading() as db:
        now = int(db.execute("SELECT generation FROM state").fetchone()[0])
        since = generation if _is_ours(db, generation) else 0
        rows = np.array(db.execute(query, (backbone, since)).fetchall(), np.int64).reshape(-1, 2)
    held = rows[:, 1] == 1
    return np.sort(rows[held, 0]), np.sort(rows[~held, 0]), now


def knows_generation(catalogue: Catalogue, generation: int) -> bool:
    """Whether `generation` is one of this very catalogue; an index stamped otherwise holds ids of a lost one."""
    with catalogue.reading() as db:
        return _is_ours(db, generation)


def count_features(catalogue: Catalogue, backbone: str) -> int:
    """Number of present photos that have a feature of this backbone."""
    query = (
        "SELECT count(*) FROM feature JOIN content ON content.id = content_id WHERE present = 1"
        " AND backbone_id = (SELECT id FROM backbone WHERE name = ?)"
    )
    with catalogue.reading() as db:
        return int(db.execute(query, (backbone,)).fetchone()[0])


def drop_features(catalogue: Catalogue, backbone: str) -> None:
    """Forget every feature of a backbone that is no longer wanted."""
    with catalogue.writing() as db:
        db.execute("DELETE FROM feature WHERE backbone_id = (SELECT id FROM backbone WHERE name = ?)", (backbone,))
        db.execute("DELETE FROM backbone WHERE name = ?", (backbone,))


def store_features(db: sqlite3.Connection, features: Iterable[tuple[int, str, NDArray[np.float16]]]) -> None:
    """Keep features (content id, backbone, (d,)) inside the caller's transaction, in place of earlier ones."""
    backbones: dict[str, int] = {}
    for content_id, backbone, feature in features:
        if backbone not in backbones:
            db.execute("INSERT OR IGNORE INTO backbone (name) VALUES (?)", (backbone,))
            backbones[backbone] = db.execute("SELECT id FROM backbone WHERE name = ?", (backbone,)).fetchone()[0]
        data = np.ascontiguousarray(feature, "<f2").tobytes()
        db.execute(PUT_FEATURE, (backbones[backbone], content_id, data))
        db.execute("UPDATE content SET changed = (SELECT generation + 1 FROM state) WHERE id = ?", (content_id,))


def _read_block(db: sqlite3.Connection, backbone: str, after: int, count: int) -> list[tuple[int, bytes]]:
    query = (
        "SELECT content_id, data FROM feature JOIN content ON content.id = content_id WHERE present = 1"
        " AND backbone_id = (SELECT id FROM backbone WHERE name = ?) AND content_id > ? ORDER BY content_id LIMIT ?"
    )
    return db.execute(query, (backbone, after, count)).fetchall()


def _read_some(db: sqlite3.Connection, backbone: str, ids: Ids) -> list[tuple[int, bytes]]:
    query = (
        "SELECT content_id, data FROM feature WHERE backbone_id = (SELECT id FROM backbone WHERE name = ?)"
        " AND content_id IN (SELECT value FROM json_each(?)) ORDER BY content_id"
    )
    return db.execute(query, (backbone, json.dumps(ids.tolist()))).fetchall()


def _stack(rows: list[bytes]) -> NDArray[np.float16]:
    return np.frombuffer(b"".join(rows), "<f2").reshape(len(rows), -1)


def _is_ours(db: sqlite3.Connection, generation: int) -> bool:
    born, now = db.execute("SELECT born, generation FROM state").fetchone()
    return bool(born <= generation <= now)
