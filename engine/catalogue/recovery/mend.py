"""Find damage in a catalogue file, set the file aside and build a sound one from the best that is left."""

from __future__ import annotations

import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

from engine.catalogue import migrations
from engine.catalogue.faults import CatalogueDamaged, CatalogueTooNew, CatalogueUnwritable, explain_fault
from engine.catalogue.places import refresh_contents
from engine.catalogue.recovery.backups import CATALOGUE_NAME, LEFT_OUT, copy_without_features, list_backups
from engine.catalogue.recovery.label_file import LABEL_FILE, import_label_file

MAGIC = b"SQLite format 3\x00"
NEWEST_SENSIBLE = 9999  # a version above is noise, not a program of the future
COMPANIONS = ("", "-wal", "-shm")
MISPLACED = """
SELECT id FROM content WHERE present <> EXISTS (SELECT 1 FROM file WHERE content_id = content.id)
OR present = 1 AND place IS NOT (SELECT min(path) FROM file WHERE content_id = content.id)
"""


def refuse_newer(path: Path) -> None:
    """Raise `CatalogueTooNew` for a file of a newer schema, having only read it."""
    header = b""
    with suppress(FileNotFoundError), path.open("rb") as file:
        header = file.read(100)
    ours = header.startswith(MAGIC) and int.from_bytes(header[68:72], "big") == migrations.APPLICATION_ID
    if ours and migrations.SCHEMA_VERSION < int.from_bytes(header[60:64], "big") <= NEWEST_SENSIBLE:
        raise CatalogueTooNew("This library was made by a newer Lookalike: install the newest version to open it.")


def is_blank(path: Path) -> bool:
    """Whether there is no file, or one that was never written to (its making was cut short)."""
    if not path.exists() or path.stat().st_size == 0:
        return True
    with suppress(sqlite3.DatabaseError), closing(sqlite3.connect(path)) as db:
        empty = db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
        return bool(empty and migrations.read_version(db) == 0)
    return False


def find_damage(path: Path, thorough: bool) -> str | None:
    """What is wrong with a file, or None; `thorough` reads all of it, else only a row of each table."""
    try:
        with closing(sqlite3.connect(path, timeout=30, isolation_level=None)) as db:
            if db.execute("PRAGMA application_id").fetchone()[0] != migrations.APPLICATION_ID:
                return "it is no catalogue"
            if not 1 <= migrations.read_version(db) <= migrations.SCHEMA_VERSION:
                return "its version makes no sense"
            found = db.execute("PRAGMA integrity_check(1)").fetchone()[0] if thorough else "ok"
            _read_tables(db, "" if thorough else "LIMIT 1")
    except sqlite3.DatabaseError as error:
        fault = explain_fault(error)
        if fault is None or isinstance(fault, CatalogueDamaged):
            return str(error)
        raise
    return None if found == "ok" else str(found)


def has_past(folder: Path) -> bool:
    """Whether the library in `folder` has lived before, so that a missing catalogue is a loss."""
    return bool(list_backups(folder)) or (folder / LABEL_FILE).exists()


def mend(folder: Path, what: str) -> str:
    """Put the best sound catalogue that can be had in place of the one in `folder`; says what was done in a sentence.

    `what` is how the file was found: "damaged", "missing" or "empty". What is left of it is kept under another name.
    """
    ready = folder / (CATALOGUE_NAME + ".part")
    origin = next((name for name, build in _ways(folder) if _succeeds(build, ready)), None)
    if origin is None:
        raise CatalogueUnwritable("The library file cannot be rebuilt: check the disk that holds the library.")
    labels = _revive(ready, folder)
    kept = set_aside(folder)
    ready.replace(folder / CATALOGUE_NAME)
    return _sentence(what, origin, labels, kept)


def set_aside(folder: Path) -> str | None:
    """Rename a catalogue and its companions so that nothing takes them for good; returns the new name."""
    mark = f".damaged-{time.strftime('%Y%m%d-%H%M%S')}"
    while (folder / (CATALOGUE_NAME + mark)).exists():
        mark += "x"
    for companion in COMPANIONS:
        path = folder / (CATALOGUE_NAME + companion)
        if path.exists():
            path.rename(folder / (CATALOGUE_NAME + mark + companion))
    return CATALOGUE_NAME + mark if (folder / (CATALOGUE_NAME + mark)).exists() else None


def _ways(folder: Path) -> Iterator[tuple[str, Callable[[Path], object]]]:
    """How to build a catalogue, best first, with the words for it."""
    damaged = folder / CATALOGUE_NAME
    yield "from the file itself, all but the cached features", lambda ready: _salvage(damaged, ready)
    for backup in list_backups(folder):
        made_at = time.strftime("%Y-%m-%d %H:%M", time.localtime(backup.stat().st_mtime))
        yield f"from the backup of {made_at}", lambda ready, backup=backup: shutil.copyfile(backup, ready)  # type: ignore[misc]
    yield "empty, as there was no backup", _make_empty


def _succeeds(build: Callable[[Path], object], ready: Path) -> bool:
    """Whether a way leads to a sound file of today's schema at `ready`."""
    for companion in (*COMPANIONS, "-journal"):
        ready.with_name(ready.name + companion).unlink(missing_ok=True)
    try:
        build(ready)
        refuse_newer(ready)
        if find_damage(ready, thorough=True) is not None:
            return False
        with closing(sqlite3.connect(ready, isolation_level=None)) as db:
            migrations.migrate(db)
    except (CatalogueDamaged, CatalogueTooNew, FileNotFoundError):
        return False
    except sqlite3.DatabaseError as error:
        if isinstance(explain_fault(error), CatalogueUnwritable):  # a full disk is no reason to go on with less
            raise
        return False
    return True


def _salvage(damaged: Path, ready: Path) -> None:
    """Copy a damaged file; an SQLite error tells that more than the features is lost."""
    if not damaged.exists() or damaged.stat().st_size == 0:
        raise FileNotFoundError(damaged)
    copy_without_features(damaged, ready)


def _make_empty(ready: Path) -> None:
    with closing(sqlite3.connect(ready, isolation_level=None)) as db:
        migrations.create_schema(db)


def _revive(ready: Path, folder: Path) -> int:
    """Give a rebuilt file a life of its own: labels as they were last, and a generation never used before."""
    with closing(sqlite3.connect(ready, isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("BEGIN IMMEDIATE")
        labels = import_label_file(db, folder)
        refresh_contents(db, [row[0] for row in db.execute(MISPLACED).fetchall()])
        last = db.execute("SELECT generation FROM state").fetchone()[0]
        db.execute("UPDATE state SET generation = ?1, born = ?1", (migrations.fresh_generation(last),))
        db.execute("COMMIT")
    return labels


def _read_tables(db: sqlite3.Connection, limit: str) -> None:
    """Meet what no integrity check looks at: text that is no UTF-8, a table that is not there."""
    for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        for _ in db.execute(f'SELECT * FROM "{name}" {"LIMIT 1" if name in LEFT_OUT else limit}'):
            pass
    if db.execute("SELECT typeof(generation), typeof(born) FROM state").fetchall() != [("integer", "integer")]:
        raise sqlite3.DatabaseError("the state is lost")


def _sentence(what: str, origin: str, labels: int, kept: str | None) -> str:
    with_labels = f" with the labels of {labels:,} photos" if labels else ""
    aside = f"; what was left is kept as {kept}" if kept else ""
    task = "add your folders again" if origin.startswith("empty") else "index again to bring it up to date"
    return f"The library file was {what} and has been rebuilt {origin}{with_labels}: {task}{aside}."
