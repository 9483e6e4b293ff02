"""Open a catalogue file safely: made, migrated, or set aside and restored from the newest good backup."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from engine.catalogue import migrations

CATALOGUE_NAME = "catalogue.db"


@dataclass
class Watch:
    """Held by every open catalogue."""

    folder: Path
    recovered: str | None = None

    def end(self, clean: bool) -> None:
        """Give up the watch."""


def stand_watch(folder: Path) -> Watch:
    """Make sure that there is a sound catalogue in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(folder / CATALOGUE_NAME, timeout=30, isolation_level=None)
    try:
        migrations.create_schema(connection)
    finally:
        connection.close()
    return Watch(folder)


def back_up_daily(folder: Path) -> None:
    """Make a backup when the newest is a day old."""
