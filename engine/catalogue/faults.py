"""What can go wrong with the catalogue, said in sentences."""

from __future__ import annotations

import sqlite3

DAMAGE = ("malformed", "not a database", "could not decode", "unsupported file format", "corrupt")


class CatalogueError(Exception):
    """The catalogue cannot do what was asked; the text is one sentence for the user."""


class CatalogueDamaged(CatalogueError):
    """The catalogue file holds nonsense; the next opening mends it."""


class CatalogueTooNew(CatalogueError):
    """The catalogue was written by a newer program; it is left untouched."""


class CatalogueUnwritable(CatalogueError):
    """The disk does not take what has to be written."""


class CatalogueBusy(CatalogueUnwritable):
    """Another process has been writing for too long."""


def explain_fault(error: sqlite3.Error) -> CatalogueError | None:
    """Say what an SQLite error means for the user; None when it is a fault of the program itself."""
    said = str(error).lower()
    if any(word in said for word in DAMAGE):
        return CatalogueDamaged("The library file is damaged: close Lookalike and start it again to have it mended.")
    if "locked" in said or "busy" in said:
        return CatalogueBusy("Another Lookalike is busy writing to this library: wait until it is done and try again.")
    if "full" in said:
        return CatalogueUnwritable("The disk is full: make room on the disk that holds the library and try again.")
    if "readonly" in said:
        return CatalogueUnwritable("The library cannot be written to: allow writing in its folder, or choose another.")
    if "unable to open" in said:
        return CatalogueUnwritable("The library file cannot be opened: check that its folder exists and is writable.")
    if "disk i/o error" in said:
        return CatalogueUnwritable("The disk that holds the library fails: check the disk and its cable.")
    return None
