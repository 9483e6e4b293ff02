"""Look over the whole catalogue, and put right what can be worked out again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from engine.catalogue.database import Catalogue
from engine.catalogue.faults import CatalogueDamaged
from engine.catalogue.places import refresh_contents
from engine.catalogue.recovery.backups import list_backups
from engine.catalogue.recovery.label_file import is_label_file_true, write_label_file
from engine.catalogue.recovery.mend import MISPLACED, find_damage

INDEX_FAULTS = ("missing from index", "wrong # of entries in index")
# a row of these that points nowhere says nothing and may go
DERIVED = (
    "file", "feature", "content_label", "perceptual", "verdict", "not_duplicate", "rejection", "pair_answer",
    "content_number",
)  # fmt: skip
EXPONENT = 0x7C00  # float16: with all of these bits set a number is infinite or none
FEATURES = "SELECT id, content_id, backbone_id, data FROM feature"
USUAL_BYTES = "SELECT backbone_id, length(data) FROM feature GROUP BY 1, 2 ORDER BY count(*)"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was wrong, in words, and whether it has been put right."""

    what: str
    repaired: bool


def verify_catalogue(catalogue: Catalogue) -> list[Finding]:
    """Check file, rows, features, label file and backups, repairing what is derived; an empty list: all is well."""
    faults = _find_faults(catalogue)
    broken = [fault for fault in faults if not any(known in fault for known in INDEX_FAULTS)]
    if broken:
        catalogue.distrust()
        return [Finding(f"The library file is damaged ({broken[0]}): start Lookalike again to have it mended.", False)]
    with catalogue.writing() as db:
        repairs = [*_make_indexes(db, len(faults)), *_drop_strays(db), *_mend_places(db), *_drop_odd_features(db)]
        repairs += _mend_label_file(db, catalogue)
    return [Finding(what, True) for what in repairs] + _check_backups(catalogue)


def _find_faults(catalogue: Catalogue) -> list[str]:
    try:
        with catalogue.reading() as db:
            return [row[0] for row in db.execute("PRAGMA integrity_check") if row[0] != "ok"]
    except CatalogueDamaged as error:
        return [str(error.__cause__)]


def _make_indexes(db: sqlite3.Connection, faults: int) -> Iterator[str]:
    if faults:
        db.execute("REINDEX")
        db.execute("UPDATE state SET id = id")  # counts as a change to commit, which a REINDEX does not
        yield f"{faults} entries of the library file's indexes were wrong; the indexes have been made again."


def _drop_strays(db: sqlite3.Connection) -> Iterator[str]:
    strays = db.execute("PRAGMA foreign_key_check").fetchall()
    for table in DERIVED:
        count = sum(stray[0] == table for stray in strays)
        if count:
            for _, _, parent, column, *_ in db.execute(f"PRAGMA foreign_key_list({table})").fetchall():
                db.execute(f"DELETE FROM {table} WHERE {column} NOT NULL AND {column} NOT IN (SELECT id FROM {parent})")
            yield f"{count} rows of the table {table} pointed nowhere; they have been removed."


def _mend_places(db: sqlite3.Connection) -> Iterator[str]:
    misplaced = [row[0] for row in db.execute(MISPLACED).fetchall()]
    if misplaced:
        refresh_contents(db, misplaced)
        yield f"{len(misplaced)} photos were listed wrongly; their places have been worked out again."


def _drop_odd_features(db: sqlite3.Connection) -> Iterator[str]:
    usual = dict(db.execute(USUAL_BYTES).fetchall())  # the commonest length comes last, and stays
    odd = [
        (feature_id, content_id)
        for feature_id, content_id, backbone, data in db.execute(
            "SELECT id, content_id, backbone_id, data FROM feature"
        )
        if len(data) % 2 or len(data) != usual[backbone] or not _is_finite(data)
    ]
    if odd:
        db.executemany("DELETE FROM feature WHERE id = ?", [(feature_id,) for feature_id, _ in odd])
        changed = "UPDATE content SET changed = (SELECT generation + 1 FROM state) WHERE id = ?"
        db.executemany(changed, [(content_id,) for _, content_id in odd])
        yield f"{len(odd)} features were damaged and have been removed; index again to have them worked out anew."


def _is_finite(data: bytes) -> bool:
    return not bool(((np.frombuffer(data, "<u2") & EXPONENT) == EXPONENT).any())


def _mend_label_file(db: sqlite3.Connection, catalogue: Catalogue) -> Iterator[str]:
    if not is_label_file_true(db, catalogue.folder):
        write_label_file(db, catalogue.folder)
        yield "The file labels.jsonl did not tell the labels of the library; it has been written anew."


def _check_backups(catalogue: Catalogue) -> list[Finding]:
    damaged = [backup for backup in list_backups(catalogue.folder) if find_damage(backup, thorough=True) is not None]
    return [Finding(f"The backup {backup.name} is damaged: delete it, it is of no use.", False) for backup in damaged]
