"""The open catalogue: readers, one writer at a time, and the generation that every commit moves on."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType

from engine.catalogue import recovery
from engine.catalogue.faults import CatalogueBusy, CatalogueDamaged, CatalogueError, explain_fault

BUSY_TIMEOUT_S = 30.0


def connect(path: Path) -> sqlite3.Connection:
    """Open one connection to an existing catalogue file, usable from any one thread at a time."""
    connection = sqlite3.connect(path, timeout=BUSY_TIMEOUT_S, isolation_level=None, check_same_thread=False)
    # FULL: a commit is on the disk when it returns, so that a power cut too loses at most the last batch.
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "cache_size = -16000"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("PRAGMA journal_size_limit = 67108864")
    return connection


@contextmanager
def told_plainly() -> Iterator[None]:
    """Turn the errors of SQLite that a user can do something about into sentences."""
    try:
        yield
    except sqlite3.Error as error:
        fault = explain_fault(error)
        if fault is None:
            raise
        raise fault from error


class Catalogue:
    """The catalogue of one library folder; safe to use from several threads, and beside other processes."""

    def __init__(self, folder: Path, watch: recovery.Watch) -> None:
        self.folder = folder
        self.recovered = watch.recovered  # one sentence on what was mended while opening
        self.label_stamp: recovery.FileStamp | None = None  # how this process left the label file
        self._watch = watch
        self._idle: list[sqlite3.Connection] = []
        self._guard = threading.Lock()  # over _idle and _closed
        self._writers_turn = threading.Lock()
        self._closed = self._damaged = self._wrote = False

    @classmethod
    def open(cls, folder: Path) -> Catalogue:
        """Open the catalogue in `folder`, made, migrated or mended as needed."""
        with told_plainly():
            return cls(folder, recovery.stand_watch(folder))

    def __enter__(self) -> Catalogue:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """The catalogue file."""
        return self.folder / recovery.CATALOGUE_NAME

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Lend a connection that sees one unchanging state of the catalogue until the block ends."""
        with self._told(), self._lent() as connection:
            connection.execute("BEGIN")
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Lend the one connection that may write; all of the block is committed at its end, or nothing of it."""
        if not self._writers_turn.acquire(timeout=BUSY_TIMEOUT_S):
            raise CatalogueBusy("The library is busy with another change: wait until it is done and try again.")
        try:
            with self._told(), self._lent() as connection:
                connection.execute("BEGIN IMMEDIATE")
                before = connection.total_changes
                yield connection
                if connection.total_changes > before:
                    connection.execute("UPDATE state SET generation = generation + 1")
                    connection.execute("COMMIT")
                    self._wrote = True
        finally:
            self._writers_turn.release()

    def generation(self) -> int:
        """Count of commits so far, by any process; it never falls, not even over a recovery."""
        with self.reading() as db:
            return int(db.execute("SELECT generation FROM state").fetchone()[0])

    def distrust(self) -> None:
        """Have the next opening check the whole file, as something in it was found to be wrong."""
        self._damaged = True

    def close(self) -> None:
        """Close every connection, from any thread; those lent out are closed when they come back."""
        with self._guard:
            already, self._closed = self._closed, True
            idle, self._idle = self._idle, []
        if already:
            return
        for connection in idle:
            connection.close()
        if self._wrote and not self._damaged:
            with suppress(CatalogueError, OSError, sqlite3.Error):  # a backup that fails must not keep the door open
                recovery.back_up_daily(self.folder)
        self._watch.end(clean=not self._damaged)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            with told_plainly():
                yield
        except CatalogueDamaged:
            self.distrust()
            raise

    @contextmanager
    def _lent(self) -> Iterator[sqlite3.Connection]:
        with self._guard:
            if self._closed:
                raise CatalogueError("The library has been closed.")
            connection = self._idle.pop() if self._idle else connect(self.path)
        try:
            yield connection
        finally:
            self._take_back(connection)

    def _take_back(self, connection: sqlite3.Connection) -> None:
        try:
            connection.rollback()
        except sqlite3.Error:
            connection.close()
            return
        with self._guard:
            if self._closed:
                connection.close()
            else:
                self._idle.append(connection)
