"""Exact neighbours: one float32 matrix and a product. Quick enough for small libraries, and the oracle of the rest."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike, NDArray

from engine.index.store import IndexUnusable, Stamp, read_index, write_index

Ids = NDArray[np.int64]
Vectors = NDArray[np.float32]
Neighbours = tuple[Ids, Vectors]  # ids and their scores, best first

FIRST_CAPACITY = 256  # rows
QUERY_BLOCK = 256  # queries scored at a time
GATHER_BELOW = 0.1  # share of all rows under which copying the allowed rows beats scoring every row
TAIL_BELOW = 0.1  # share of all rows that may be sorted by id on their own, so that a few more cost little
_NO_ROWS: Ids = np.empty(0, np.int64)


def check_batch(ids: ArrayLike, vectors: ArrayLike, dims: int) -> tuple[Ids, Vectors]:
    """`ids` (n,) and `vectors` (n, dims) as contiguous arrays; of an id given twice the last vector is kept."""
    id_array = np.atleast_1d(np.asarray(ids, np.int64))
    rows = np.ascontiguousarray(np.atleast_2d(np.asarray(vectors, np.float32)))
    if id_array.size == 0:
        return id_array, np.empty((0, dims), np.float32)
    if rows.shape != (id_array.size, dims):
        raise ValueError(f"{id_array.size} ids need vectors of shape ({id_array.size}, {dims}), not {rows.shape}.")
    if not np.isfinite(rows).all():
        raise ValueError("Vectors must be finite numbers.")
    _, last = np.unique(id_array[::-1], return_index=True)
    if last.size == id_array.size:
        return id_array, rows
    kept = np.sort(id_array.size - 1 - last)
    return id_array[kept], rows[kept]


def check_query(vector: ArrayLike, dims: int) -> Vectors:
    """`vector` as a contiguous float32 (dims,)."""
    query = np.ascontiguousarray(vector, np.float32).reshape(-1)
    if query.size != dims or not np.isfinite(query).all():
        raise ValueError(f"A query needs {dims} finite numbers.")
    return query


def score_rows(rows: Vectors, query: Vectors) -> Vectors:
    """Inner products (n,) of `rows` (n, dims) with `query` (dims,), the same for equal rows wherever they stand."""
    scores: Vectors = np.einsum("ij,j->i", rows, query)  # BLAS adds up the last few rows in another order
    return scores


def best_first(ids: Ids, scores: Vectors, k: int) -> Neighbours:
    """The `k` best of `ids` by descending score; equal scores by ascending id."""
    if 0 < k < ids.size:
        kept = np.argpartition(scores, ids.size - k)[ids.size - k :]
        ids, scores = ids[kept], scores[kept]
    order = np.lexsort((ids, -scores))[: max(k, 0)]
    return ids[order], scores[order]


def _find(wanted: Ids, ids: Ids, order: Ids) -> Ids:
    """The place of each of `wanted` (n,) in `ids`, which ascend in this order; -1 where it is absent."""
    if not ids.size:
        return np.full(wanted.shape, -1, np.int64)
    found = order[np.minimum(np.searchsorted(ids, wanted, sorter=order), ids.size - 1)]
    return np.where(ids[found] == wanted, found, -1)


class ExactIndex:
    """Vectors by id, searched one and all; cosine when the vectors are L2-normalised."""

    def __init__(self, dims: int) -> None:
        self.dims = dims
        self._count = 0
        self._ids: Ids = np.empty(FIRST_CAPACITY, np.int64)
        self._vectors: Vectors = np.empty((FIRST_CAPACITY, dims), np.float32)
        self._order = _NO_ROWS  # of the first rows, by ascending id
        self._tail: Ids | None = None  # of those after them, made when needed

    def __len__(self) -> int:
        return self._count

    @property
    def ids(self) -> Ids:
        """All ids (n,), a view in row order."""
        return self._ids[: self._count]

    @property
    def vectors(self) -> Vectors:
        """All vectors (n, dims), a view in row order."""
        return self._vectors[: self._count]

    def add(self, ids: ArrayLike, vectors: ArrayLike) -> None:
        """Add vectors (n, dims) under `ids` (n,); an id that is there is replaced."""
        new_ids, new_vectors = check_batch(ids, vectors, self.dims)
        rows = self.find_rows(new_ids)
        known = rows >= 0
        self._vectors[rows[known]] = new_vectors[known]
        self._append(new_ids[~known], new_vectors[~known])

    def remove(self, ids: ArrayLike) -> int:
        """Remove `ids`, tell how many were there; the last rows move into the holes."""
        rows = np.unique(self.find_rows(np.atleast_1d(np.asarray(ids, np.int64))))
        rows = rows[rows >= 0]
        if not rows.size:
            return 0
        kept = self._count - rows.size
        tail = np.arange(kept, self._count)
        movers = tail[~np.isin(tail, rows)]
        holes = rows[rows < kept]
        self._ids[holes], self._vectors[holes] = self._ids[movers], self._vectors[movers]
        self.drop_last(rows.size)
        return int(rows.size)

    def drop_last(self, count: int) -> None:
        """Remove the last `count` rows."""
        self._count = max(0, self._count - count)
        self._order, self._tail = _NO_ROWS, None

    def reorder(self, rows: Ids) -> None:
        """Let row i be what row `rows[i]` was; `rows` (n,) names each once."""
        self._ids, self._vectors = self.ids[rows], self.vectors[rows]
        self._order, self._tail = _NO_ROWS, None

    def search(self, vector: ArrayLike, k: int, allowed: ArrayLike | None = None) -> Neighbours:
        """The `k` nearest ids and scores, best first, of all or of the `allowed` ids; fewer only if fewer exist."""
        query = check_query(vector, self.dims)
        if allowed is None:
            return best_first(self.ids, score_rows(self.vectors, query), k)
        rows = np.flatnonzero(np.isin(self.ids, np.asarray(allowed, np.int64)))
        return best_first(self.ids[rows], self._score_rows(rows, query), k)

    def search_many(self, vectors: Vectors, k: int) -> Neighbours:
        """`search` for each of the vectors (n, dims), a block of products at a time: ids and scores (n, k)."""
        rows = np.ascontiguousarray(vectors, np.float32)
        blocks = (rows[start : start + QUERY_BLOCK] @ self.vectors.T for start in range(0, len(rows), QUERY_BLOCK))
        found = [best_first(self.ids, scores, k) for block in blocks for scores in block]
        shape = len(found), min(k, self._count)
        ids, scores = (np.array([each[side] for each in found]).reshape(shape) for side in (0, 1))
        return ids, scores

    def score(self, ids: Ids, vector: Vectors) -> Vectors:
        """The scores of `ids`, all of which must be there, against one vector."""
        return score_rows(self._vectors[self.find_rows(ids)], vector)

    def holds(self, ids: Ids, vectors: Vectors) -> NDArray[np.bool_]:
        """Whether each id (n,) is there with this very vector (n, dims)."""
        rows = self.find_rows(ids)
        held = rows >= 0
        held[held] = (self._vectors[rows[held]] == vectors[held]).all(axis=1)
        return held

    def find_rows(self, ids: Ids) -> Ids:
        """The row of each id (n,), -1 where it is absent."""
        if self._count - self._order.size > TAIL_BELOW * self._count:
            self._order, self._tail = np.argsort(self.ids, kind="stable"), None
        first, last = np.split(self.ids, [self._order.size])
        if self._tail is None:
            self._tail = np.argsort(last, kind="stable")
        rows, places = _find(ids, first, self._order), _find(ids, last, self._tail)
        return np.where(places >= 0, first.size + places, rows)

    def save(self, path: Path, stamp: Stamp) -> None:
        """Write all vectors to `path` as one act."""
        write_index(path, stamp, {"dims": self.dims}, {"ids": self.ids, "vectors": self.vectors})

    @classmethod
    def load(cls, path: Path, encoder_id: str) -> tuple[ExactIndex, int]:
        """The index saved at `path` and its generation; `IndexUnusable` if it cannot be trusted."""
        file = read_index(path, encoder_id)
        try:
            index = cls(int(file.facts["dims"]))
            index.add(file.arrays["ids"], file.arrays["vectors"])
        except (KeyError, TypeError, ValueError) as error:
            raise IndexUnusable(f"{path.name} is no exact index.") from error
        return index, file.stamp.generation

    def _score_rows(self, rows: Ids, query: Vectors) -> Vectors:
        if rows.size < GATHER_BELOW * self._count:
            return score_rows(self._vectors[rows], query)
        return score_rows(self.vectors, query)[rows]

    def _append(self, ids: Ids, vectors: Vectors) -> None:
        if ids.size == 0:
            return
        start, self._count = self._count, self._count + ids.size
        if self._count > self._ids.size:
            capacity = max(self._count, start + start // 2)
            self._ids = np.concatenate([self._ids[:start], np.empty(capacity - start, np.int64)])
            self._vectors = np.concatenate([self._vectors[:start], np.empty((capacity - start, self.dims), np.float32)])
        self._ids[start : self._count] = ids
        self._vectors[start : self._count] = vectors
        self._tail = None
