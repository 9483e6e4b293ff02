"""Fingerprints that nearly agree, without comparing each with each: multi-index hashing (Norouzi et al., 2012).

The 256 bits are cut into pieces of about log2(n) bits. Two fingerprints that differ in fewer bits than there are
pieces agree in one piece for certain; at twice as many they still do so nearly always.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.duplicates.candidates.fingerprint import Bits

Rows = NDArray[np.int64]
Words = NDArray[np.uint64]

NEAR = 48  # bits of 256 by which candidates may differ
LEAST_BITS, MOST_BITS = 12, 20
BUCKET = 24  # fingerprints of one bucket that are looked at: flat pictures fall into a few by the thousand
BLOCK = 65_536  # queries at a time
DISTANCE_BITS = 9  # that hold a distance


class MultiIndex:
    """Fingerprints (n, 32) to look up."""

    def __init__(self, bits: Bits) -> None:
        self._words = _as_words(bits)
        width = int(np.clip(round(np.log2(max(2, len(bits)))), LEAST_BITS, MOST_BITS))
        self._starts = list(range(0, 256 - width + 1, width))
        self._width = width
        self._tables = [_Table.sort(_piece(self._words, start, width), width) for start in self._starts]

    def near(self, queries: Bits, most: int = NEAR) -> tuple[Rows, Rows, NDArray[np.int64]]:
        """Query rows, rows of the index and distances of all pairs found that differ in at most `most` bits."""
        found = [
            self._near_block(queries[start : start + BLOCK], start, most) for start in range(0, len(queries), BLOCK)
        ]
        if not found:
            empty = np.empty(0, np.int64)
            return empty, empty, empty
        rows, others, bits = (np.concatenate(parts) for parts in zip(*found, strict=True))
        return rows, others, bits

    def _near_block(self, queries: Bits, start: int, most: int) -> tuple[Rows, Rows, NDArray[np.int64]]:
        words = _as_words(queries)
        parts = [
            self._agree(words, _piece(words, piece, self._width), table, most)
            for piece, table in zip(self._starts, self._tables, strict=True)
        ]
        found = np.sort(np.concatenate(parts))
        found = found[np.diff(found, prepend=-1) > 0]
        pairs, bits = found >> DISTANCE_BITS, found & ((1 << DISTANCE_BITS) - 1)
        rows, others = np.divmod(pairs, max(1, len(self._words)))
        return rows + start, others, bits

    def _agree(self, words: Words, keys: NDArray[np.uint32], table: _Table, most: int) -> Rows:
        """Pairs that agree in one piece and are near, as query * n + row, and behind that their distance."""
        first = np.take(table.bounds, keys)
        counts = np.minimum(np.take(table.bounds, keys + 1) - first, BUCKET)
        queries = np.repeat(np.arange(len(words)), counts)
        rows = np.arange(len(queries)) + np.repeat(first - (np.cumsum(counts) - counts), counts)
        others = np.take(table.rows, rows)
        bits = count_words(np.take(words, queries, axis=0) ^ np.take(self._words, others, axis=0))
        near = bits <= most
        pairs = queries[near] * len(self._words) + others[near]
        return np.asarray(pairs << DISTANCE_BITS | bits[near])


def count_words(words: Words) -> NDArray[np.int64]:
    """Bits that are set in rows (n, 4)."""
    return np.asarray(np.bitwise_count(words) @ np.ones(4, np.int64))


def _as_words(bits: Bits) -> Words:
    """Rows (n, 32) of bytes as rows (n, 4) of 64-bit words."""
    return np.ascontiguousarray(bits).view(np.uint64).reshape(-1, 4)


def _piece(words: Words, start: int, width: int) -> NDArray[np.uint32]:
    """Bits start to start + width of every row."""
    word, shift = divmod(start, 64)
    piece = words[:, word] >> np.uint64(shift)
    if shift + width > 64:
        piece = piece | (words[:, word + 1] << np.uint64(64 - shift))
    return (piece & np.uint64((1 << width) - 1)).astype(np.uint32)


@dataclass(frozen=True, slots=True)
class _Table:
    """Fingerprints by one piece: those with the number k lie in `rows` from `bounds[k]` to `bounds[k + 1]`."""

    bounds: NDArray[np.int32]
    rows: NDArray[np.int32]

    @classmethod
    def sort(cls, keys: NDArray[np.uint32], width: int) -> _Table:
        bounds = np.concatenate([[0], np.cumsum(np.bincount(keys, minlength=1 << width))])
        return cls(bounds.astype(np.int32), np.argsort(keys, kind="stable").astype(np.int32))
