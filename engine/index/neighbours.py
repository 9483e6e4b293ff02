"""The library's index: a graph of what is linked, and an exact search over what waits to be.

New vectors are found at once, because those that wait are searched exactly and merged with what the graph finds.
So a caller is never stopped by the building of a graph, and a small library needs none.
"""

from __future__ import annotations

from pathlib import Path
from threading import RLock

import numpy as np
from numpy.typing import ArrayLike

from engine.index.exact import ExactIndex, Ids, Neighbours, Vectors, best_first, check_batch
from engine.index.hnsw import GraphShape, HnswIndex, can_link
from engine.index.places import order_for_linking
from engine.index.store import IndexUnusable, Stamp, read_index, write_index
from engine.progress import Progress, silent

LINK_FROM = 2_000  # vectors; below, the exact search alone is quicker than a graph is worth
REBUILD_PAST = 0.10  # share of removed nodes
LINK_BLOCK = 1_024  # vectors linked between two progress calls


def index_path(folder: Path, encoder_id: str) -> Path:
    """Where the index of this encoder lies."""
    return folder / f"{encoder_id}.index"


class NeighbourIndex:
    """Add, remove, search, save and load for any number of vectors; safe to call from several threads."""

    def __init__(self, dims: int, link_from: int = LINK_FROM, shape: GraphShape | None = None) -> None:
        self.dims = dims
        self._shape = shape
        self._link_from = link_from
        self._linked: HnswIndex | None = None
        self._waiting = ExactIndex(dims)
        self._lock = RLock()

    def __len__(self) -> int:
        return self.linked + self.waiting

    @property
    def linked(self) -> int:
        """How many vectors the graph holds."""
        return len(self._linked) if self._linked else 0

    @property
    def waiting(self) -> int:
        """How many vectors are searched exactly until `link` is called."""
        return len(self._waiting)

    @property
    def ids(self) -> Ids:
        """All ids, in no order."""
        with self._lock:
            return np.concatenate([part.ids for part in self._parts()])

    def vectors_of(self, ids: ArrayLike) -> Vectors:
        """The vectors (n, dims) of `ids` (n,); raises KeyError for an id that is absent."""
        wanted = np.atleast_1d(np.asarray(ids, np.int64))
        found = np.empty((wanted.size, self.dims), np.float32)
        absent = np.ones(wanted.size, bool)
        with self._lock:
            for part in self._parts():
                rows = part.find_rows(wanted)
                found[rows >= 0] = part.vectors[rows[rows >= 0]]
                absent &= rows < 0
        if absent.any():
            raise KeyError(wanted[absent].tolist())
        return found

    def add(self, ids: ArrayLike, vectors: ArrayLike) -> None:
        """Add or replace vectors (n, dims) under `ids` (n,); they are found from now on."""
        new_ids, new_vectors = check_batch(ids, vectors, self.dims)
        with self._lock:
            if self._linked:
                fresh = ~self._linked.rows.holds(new_ids, new_vectors)  # the same again would wear the graph
                new_ids, new_vectors = new_ids[fresh], new_vectors[fresh]
                self._linked.remove(new_ids)
            self._waiting.add(new_ids, new_vectors)

    def remove(self, ids: ArrayLike) -> int:
        """Remove `ids`, tell how many were there."""
        with self._lock:
            return self._waiting.remove(ids) + (self._linked.remove(ids) if self._linked else 0)

    def search(self, vector: ArrayLike, k: int, allowed: ArrayLike | None = None) -> Neighbours:
        """The `k` nearest ids and scores, best first; with `allowed` exact, and exactly k when k of those exist."""
        with self._lock:
            waiting = self._waiting.search(vector, k, allowed)
            if not self._linked:
                return waiting
            linked = self._linked.search(vector, k, allowed)
        return best_first(np.concatenate([linked[0], waiting[0]]), np.concatenate([linked[1], waiting[1]]), k)

    def search_many(self, vectors: Vectors, k: int) -> Neighbours:
        """`search` for each of the vectors (n, dims), quicker than one by one: ids and scores (n, k)."""
        with self._lock:
            if not self._linked:
                return self._waiting.search_many(vectors, k)
            linked = self._linked.search_many(vectors, k)
            if not len(self._waiting):
                return linked
            waiting = self._waiting.search_many(vectors, k)
        ids = np.concatenate([linked[0], waiting[0]], axis=1)
        scores = np.concatenate([linked[1], waiting[1]], axis=1)
        best = np.argsort(-scores, axis=1, kind="stable")[:, :k]
        return np.take_along_axis(ids, best, 1), np.take_along_axis(scores, best, 1)

    def link(self, progress: Progress = silent) -> None:
        """Link all that waits into the graph, anew when too many have been removed; searches go on meanwhile."""
        with self._lock:
            if len(self) < self._link_from or not can_link():
                return
            if self._linked and self._linked.worn > REBUILD_PAST:
                self._waiting.add(self._linked.rows.ids, self._linked.rows.vectors)
                self._linked = None
            self._waiting.reorder(order_for_linking(self._waiting.vectors)[::-1])  # the last go first
            total = self.waiting
        while self.waiting:
            progress(max(0, total - self.waiting), total, "index")
            self._link_block()
        progress(total, total, "index")

    def save(self, folder: Path, encoder_id: str, generation: int) -> None:
        """Write all to the encoder's file in `folder` as one act; raises `IndexUnwritable`."""
        with self._lock:
            facts, arrays = self._linked.export() if self._linked else ({}, {})
            parts = {**arrays, "waiting_ids": self._waiting.ids, "waiting_vectors": self._waiting.vectors}
            stamp = Stamp(encoder_id, generation)
            write_index(index_path(folder, encoder_id), stamp, {"dims": self.dims, "linked": facts}, parts)

    @classmethod
    def load(cls, folder: Path, encoder_id: str, link_from: int = LINK_FROM) -> tuple[NeighbourIndex, int] | None:
        """The saved index and the generation that it has seen, or None where there is none that can be trusted."""
        try:
            file = read_index(index_path(folder, encoder_id), encoder_id)
            index = cls(int(file.facts["dims"]), link_from)
            index._waiting.add(file.arrays["waiting_ids"], file.arrays["waiting_vectors"])
            if file.facts["linked"]:
                index._linked = HnswIndex.restore(file.facts["linked"], file.arrays)
        except (IndexUnusable, KeyError, TypeError, ValueError, ImportError):
            return None
        return index, file.stamp.generation

    def _parts(self) -> list[ExactIndex]:
        return [self._linked.rows, self._waiting] if self._linked else [self._waiting]

    def _link_block(self) -> None:
        with self._lock:
            self._linked = self._linked or HnswIndex(self.dims, self._shape)
            self._linked.add(self._waiting.ids[-LINK_BLOCK:], self._waiting.vectors[-LINK_BLOCK:])
            self._waiting.drop_last(LINK_BLOCK)
