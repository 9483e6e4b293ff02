"""Backups of the catalogue: everything but what was worked out of pixels, kept in rotation.

Features, fingerprints and verdicts are left out: they are nine tenths of the file and the program can work them out
again, while a backup of the rest stays small enough to be made at every day's first close. Labels need none:
labels.jsonl follows every change.
"""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing
from pathlib import Path

from engine.catalogue.faults import CatalogueDamaged
from engine.catalogue.migrations import PAGE_BYTES

CATALOGUE_NAME = "catalogue.db"
FOLDER_NAME = "backups"
KEPT = 3
A_DAY_S = 24 * 3600
LEFT_OUT = ("feature", "perceptual", "verdict")


def back_up_daily(folder: Path) -> Path | None:
    """Make a backup of the catalogue in `folder` when the newest is a day old; returns the new one."""
    newest = list_backups(folder)[:1]
    if newest and time.time() - newest[0].stat().st_mtime < A_DAY_S:
        return None
    return back_up(folder)


def back_up(folder: Path, note: str = "") -> Path:
    """Make a backup now and drop the oldest; one with a `note` in its name is never dropped."""
    target = folder / FOLDER_NAME / f"catalogue-{time.strftime('%Y%m%d-%H%M%S')}{note}.db"
    target.parent.mkdir(exist_ok=True)
    unfinished = target.with_suffix(".part")
    try:
        copy_without_features(folder / CATALOGUE_NAME, unfinished)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
    for old in list_backups(folder, "catalogue-????????-??????.db")[KEPT:]:
        old.unlink()
    return target


def list_backups(folder: Path, pattern: str = "catalogue-*.db") -> list[Path]:
    """The backups of a library, the newest first."""
    return sorted((folder / FOLDER_NAME).glob(pattern), reverse=True)


def copy_without_features(source: Path, target: Path) -> None:
    """Write all tables of a catalogue of any schema version into a new file, those that are LEFT_OUT empty."""
    target.unlink(missing_ok=True)
    with closing(sqlite3.connect(target, isolation_level=None)) as db:
        for pragma in (f"page_size = {PAGE_BYTES}", "journal_mode = OFF", "synchronous = OFF", "cache_size = -64000"):
            db.execute(f"PRAGMA {pragma}")
        _attach(db, source)
        db.execute("BEGIN")
        _copy_tables(db)
        db.execute("COMMIT")
    with target.open("rb+") as file:
        os.fsync(file.fileno())


def _attach(db: sqlite3.Connection, source: Path) -> None:
    try:
        db.execute("ATTACH ? AS source", (os.fsencode(source),))  # bytes, as a folder's name may be no UTF-8
    except sqlite3.DatabaseError as error:  # said in words that would fit a forbidden file as well
        raise CatalogueDamaged("The file to copy from makes no sense.") from error


def _copy_tables(db: sqlite3.Connection) -> None:
    listed = "SELECT name, sql FROM source.sqlite_master WHERE type = ? AND sql NOT NULL AND name NOT LIKE 'sqlite_%'"
    for name, sql in db.execute(listed, ("table",)).fetchall():
        db.execute(sql)
        if name not in LEFT_OUT:
            db.execute(f'INSERT INTO main."{name}" SELECT * FROM source."{name}"')
    if db.execute("SELECT 1 FROM pragma_table_info('content', 'main') WHERE name = 'searched'").fetchone():
        db.execute("UPDATE main.content SET searched = ''")  # what the search had found is left out
    db.execute("DELETE FROM main.sqlite_sequence")  # ids once given are not given again, in the copy neither
    db.execute("INSERT INTO main.sqlite_sequence SELECT * FROM source.sqlite_sequence")
    for _, sql in db.execute(listed, ("index",)).fetchall():  # last: quicker than keeping them up row by row
        db.execute(sql)
    for pragma in ("application_id", "user_version"):
        db.execute(f"PRAGMA main.{pragma} = {db.execute(f'PRAGMA source.{pragma}').fetchone()[0]}")
