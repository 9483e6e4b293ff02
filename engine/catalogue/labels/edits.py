"""A change of labels as a value: what went and what came, so that it can be taken back and made again exactly."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Literal

from engine.catalogue.database import Catalogue
from engine.catalogue.faults import CatalogueUnwritable
from engine.catalogue.labels.rows import Rows, crown_labels, exchange_rows, read_rows
from engine.catalogue.recovery.label_file import save_change

Verb = Literal[
    "give", "take", "rename", "merge", "delete", "set primary", "reject", "un-reject", "answer pair", "forget pair",
    "set number", "clear number", "import",
]  # fmt: skip
Change = Callable[[sqlite3.Connection], object]


@dataclass(frozen=True, slots=True)
class LabelEdit:
    """One change of labels, as small as what it changed."""

    verb: Verb
    names: tuple[str, ...]  # of the labels or numbers that it is about
    gone: Rows
    come: Rows

    def __bool__(self) -> bool:
        """Whether anything is different by it."""
        return bool(self.gone or self.come)

    @property
    def photos(self) -> frozenset[int]:
        """Ids of the photos concerned."""
        return self.gone.contents | self.come.contents


def undo_edit(catalogue: Catalogue, edit: LabelEdit) -> None:
    """Take a change back."""
    redo_edit(catalogue, LabelEdit(edit.verb, edit.names, edit.come, edit.gone))


def redo_edit(catalogue: Catalogue, edit: LabelEdit) -> None:
    """Make a change again that was taken back."""

    def exchange(db: sqlite3.Connection) -> LabelEdit:
        exchange_rows(db, edit.gone, edit.come)
        return edit

    save_edit(catalogue, exchange)


def edit_labels(
    catalogue: Catalogue, verb: Verb, names: tuple[str, ...], contents: Iterable[int], change: Change
) -> LabelEdit:
    """Make `change` to what is said of these contents (ids), save it, and tell what it changed."""
    ids = list(contents)
    return save_edit(catalogue, lambda db: watch_change(db, verb, names, ids, change))


def watch_change(
    db: sqlite3.Connection, verb: Verb, names: tuple[str, ...], ids: Collection[int], change: Change
) -> LabelEdit:
    """What `change` changes of what is said of these contents (ids), inside an open transaction."""
    before = read_rows(db, ids)
    change(db)
    crown_labels(db, ids)
    after = read_rows(db, ids)
    return LabelEdit(verb, names, before - after, after - before)


def save_edit(catalogue: Catalogue, make: Callable[[sqlite3.Connection], LabelEdit]) -> LabelEdit:
    """Commit what `make` does, the label file written before: the file may run ahead, but never behind."""
    with catalogue.writing() as db:
        stamp, catalogue.label_stamp = catalogue.label_stamp, None  # back only once all is committed
        edit = make(db)
        try:
            if edit:
                stamp = save_change(db, catalogue.folder, stamp, edit.photos, bool(edit.gone.pairs))
        except OSError as error:
            sentence = f"The labels cannot be saved ({error.strerror}): make room on the disk that holds the library."
            raise CatalogueUnwritable(sentence) from error
    catalogue.label_stamp = stamp
    return edit
