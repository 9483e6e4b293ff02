"""Labels from the library's own label file."""

from __future__ import annotations

from engine.catalogue.database import Catalogue
from engine.catalogue.recovery.label_file import import_label_file


def import_labels(catalogue: Catalogue) -> int:
    """Take the labels from labels.jsonl in place of all others; returns the number of labelled contents."""
    with catalogue.writing() as db:
        return import_label_file(db, catalogue.folder)
