"""Pairs of contents that the user has told apart: kept by content, so that no move or rename brings them back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import combinations

from engine.catalogue.database import Catalogue

PUT = (
    "INSERT OR IGNORE INTO not_duplicate SELECT ?1, ?2, ?3"
    " WHERE EXISTS (SELECT 1 FROM content WHERE id = ?1) AND EXISTS (SELECT 1 FROM content WHERE id = ?2)"
)


def tell_apart(catalogue: Catalogue, photos: Iterable[int]) -> None:
    """Remember that no two of these photos (content ids) are duplicates; ids that are not known say nothing."""
    now = datetime.now().isoformat(timespec="seconds")
    with catalogue.writing() as db:
        db.executemany(PUT, [(*pair, now) for pair in _pairs(photos)])


def take_back(catalogue: Catalogue, photos: Iterable[int]) -> None:
    """Forget what was said of every pair among these photos."""
    with catalogue.writing() as db:
        db.executemany("DELETE FROM not_duplicate WHERE first_id = ? AND second_id = ?", _pairs(photos))


def told_apart(catalogue: Catalogue) -> set[tuple[int, int]]:
    """Every pair that was told apart, the smaller id first."""
    with catalogue.reading() as db:
        return {(first, second) for first, second in db.execute("SELECT first_id, second_id FROM not_duplicate")}


def _pairs(photos: Iterable[int]) -> list[tuple[int, int]]:
    return list(combinations(sorted({int(photo) for photo in photos}), 2))
