"""Labelled photos as arrays: what suggestions, doubts and training are worked out from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from engine.tasks.nearest import Rows, Vectors


@dataclass(frozen=True, slots=True)
class VectorTable:
    """Vectors (n, d) of photos by ascending id (n,)."""

    ids: Rows
    vectors: Vectors

    def rows_of(self, ids: Iterable[int]) -> Rows:
        """The rows of those ids that are there, in ascending order, each once."""
        wanted = np.unique(np.fromiter(ids, np.int64))
        return np.flatnonzero(np.isin(self.ids, wanted, assume_unique=True))

    def find_rows(self, ids: Rows) -> Rows:
        """The row of each id, in any shape; -1 where it is absent."""
        if not len(self.ids):
            return np.full(ids.shape, -1, np.int64)
        rows = np.minimum(np.searchsorted(self.ids, ids), len(self.ids) - 1)
        return np.where(self.ids[rows] == ids, rows, -1)


@dataclass(frozen=True, slots=True)
class LabelledPhotos:
    """Photos with one label each: ids (n,) ascending, class numbers (n,) into `names`, duplicate groups (n,)."""

    photos: Rows
    labels: Rows
    names: tuple[str, ...]
    groups: Rows
    away: int = 0  # labelled photos that have no vector now


def number_labels(named: Mapping[int, str], table: VectorTable) -> tuple[Rows, Rows, tuple[str, ...]]:
    """Rows (n,) of the labelled photos that have a vector, their class numbers (n,) and all names, sorted."""
    rows = table.rows_of(named)
    names = tuple(sorted({named[int(photo)] for photo in table.ids[rows]}))
    numbers = {name: number for number, name in enumerate(names)}
    return rows, np.array([numbers[named[int(photo)]] for photo in table.ids[rows]], np.int64), names
