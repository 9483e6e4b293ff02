"""Make a catalogue file, and bring an older one to the newest schema."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

# One name per step, in order: 0002_*.sql first. Literal, because a frozen build cannot list a folder of the package.
MIGRATIONS: tuple[str, ...] = ("0002_duplicates.sql", "0003_labels.sql", "0004_framed.sql")
FOLDER = Path(__file__).parent
SCHEMA_VERSION = 1 + len(MIGRATIONS)
APPLICATION_ID = 0x4C6F6F6B  # "Look", so that a foreign database is known as such
PAGE_BYTES = 8192  # two features of 1600 float16 to a page; pages of 4096 would hold one


def create_schema(connection: sqlite3.Connection) -> None:
    """Write the newest schema into an empty file; a second process doing the same meanwhile is no harm."""
    schema = (FOLDER.parent / "schema.sql").read_text(encoding="utf-8")
    connection.execute(f"PRAGMA page_size = {PAGE_BYTES}")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("BEGIN IMMEDIATE")
    try:
        if read_version(connection) == 0:
            run_script(connection, schema)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
            start = fresh_generation()
            connection.execute("INSERT INTO state VALUES (1, ?, ?)", (start, start))
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        raise


def migrate(connection: sqlite3.Connection, steps: tuple[str, ...] = MIGRATIONS, folder: Path = FOLDER) -> None:
    """Run the steps that this file has not seen yet, all in one transaction."""
    connection.execute("PRAGMA foreign_keys = OFF")  # a step may rebuild a table that others point to
    connection.execute("BEGIN IMMEDIATE")
    try:
        for version in range(read_version(connection) + 1, len(steps) + 2):
            run_script(connection, (folder / steps[version - 2]).read_text(encoding="utf-8"))
            connection.execute(f"PRAGMA user_version = {version}")
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        raise


def run_script(connection: sqlite3.Connection, script: str) -> None:
    """Run statements one by one inside the open transaction (`executescript` would commit it first)."""
    statement = ""
    for piece in script.split(";"):
        statement += piece + ";"
        if sqlite3.complete_statement(statement):  # else the semicolon stands in a text, a comment or a trigger
            connection.execute(statement)
            statement = ""


def read_version(connection: sqlite3.Connection) -> int:
    """Schema version of a file; 0 while it is empty."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def fresh_generation(at_least: int = 0) -> int:
    """A first generation above every one that an earlier file in this place can have had (one a millisecond)."""
    return max(at_least + 1, int(time.time() * 1000))
