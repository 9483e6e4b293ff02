"""Who has the catalogue open: the first of several processes watches over the file and may mend it."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from engine.catalogue import migrations
from engine.catalogue.faults import CatalogueBusy, CatalogueDamaged, CatalogueUnwritable
from engine.catalogue.recovery.backups import CATALOGUE_NAME, back_up
from engine.catalogue.recovery.mend import find_damage, has_past, is_blank, mend, refuse_newer, set_aside

LOCK_NAME = "catalogue.lock"
SEAL_NAME = "catalogue.seal"  # size and time of the file at the last clean close: while they hold, no full check
PATIENCE_S = 15.0


class Watch:
    """Held by every open catalogue; one of them holds the lock, and so the right to replace the file."""

    def __init__(self, folder: Path, lock: FileLock | None, recovered: str | None = None) -> None:
        self.recovered = recovered
        self._folder = folder
        self._lock = lock

    def end(self, clean: bool) -> None:
        """Give up the watch, all connections being closed; the last one out seals a sound file."""
        try:
            if clean:
                with suppress(OSError):
                    seal(self._folder)
        finally:
            if self._lock is not None:
                self._lock.release()


def stand_watch(folder: Path) -> Watch:
    """Make sure that there is a sound catalogue of today's schema in `folder`, alone or beside other processes."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        deadline = time.monotonic() + PATIENCE_S
        while True:
            with suppress(Timeout):
                return _watch_alone(folder)
            if is_ready(folder, deadline):
                return Watch(folder, None)
            time.sleep(0.05)
    except (OSError, RuntimeError) as error:  # the second: a disk that knows no locks
        reason = getattr(error, "strerror", None) or str(error)
        sentence = f"The library folder {folder} cannot be used ({reason}): make it writable, or choose another folder."
        raise CatalogueUnwritable(sentence) from error


def _watch_alone(folder: Path) -> Watch:
    lock = FileLock(folder / LOCK_NAME, thread_local=False)  # as another thread may close the catalogue
    lock.acquire(blocking=False)
    try:
        return Watch(folder, lock, prepare(folder))
    except BaseException:
        lock.release()
        raise


def prepare(folder: Path) -> str | None:
    """Make, check, mend or migrate the catalogue, no other process having it open; a sentence if it was mended."""
    path = folder / CATALOGUE_NAME
    refuse_newer(path)
    sealed = break_seal(folder)
    if is_blank(path):
        if has_past(folder):
            return mend(folder, "empty" if path.exists() else "missing")
        set_aside(folder) if path.with_name(path.name + "-wal").exists() else None
        with closing(sqlite3.connect(path, isolation_level=None)) as db:
            migrations.create_schema(db)
    elif find_damage(path, thorough=not sealed) is not None:
        return mend(folder, "damaged")
    migrate_file(folder)
    return None


def migrate_file(
    folder: Path, steps: tuple[str, ...] = migrations.MIGRATIONS, steps_folder: Path = migrations.FOLDER
) -> None:
    """Lead an older file to today's schema, a backup made first."""
    with closing(sqlite3.connect(folder / CATALOGUE_NAME, timeout=30, isolation_level=None)) as db:
        version = migrations.read_version(db)
        if version < 1 + len(steps):
            back_up(folder, f"-v{version}")
            migrations.migrate(db, steps, steps_folder)


def is_ready(folder: Path, deadline: float) -> bool:
    """Whether the process that holds the lock has the catalogue open in order; raises when it does not get there."""
    path = folder / CATALOGUE_NAME
    refuse_newer(path)
    ready = not is_blank(path) and find_damage(path, thorough=False) is None
    if not ready and time.monotonic() > deadline:
        if path.exists():
            raise CatalogueDamaged("The library file is damaged: close every other Lookalike, then start it again.")
        raise CatalogueBusy("Another Lookalike is preparing this library: wait a little and start again.")
    return ready


def seal(folder: Path) -> None:
    """Note that the file is sound and whole, unless another process still has it open (its log is there then)."""
    path = folder / CATALOGUE_NAME
    if not path.with_name(path.name + "-wal").exists():
        (folder / SEAL_NAME).write_text(seal_text(path), encoding="ascii")


def break_seal(folder: Path) -> bool:
    """Take the seal away; whether it was there and told of this very file."""
    path = folder / CATALOGUE_NAME
    try:
        told = (folder / SEAL_NAME).read_bytes()
        (folder / SEAL_NAME).unlink()
        return told == seal_text(path).encode() and not path.with_name(path.name + "-wal").exists()
    except FileNotFoundError:
        return False


def seal_text(path: Path) -> str:
    """What a seal says of a file."""
    status = path.stat()
    return f"{status.st_size} {status.st_mtime_ns}"
