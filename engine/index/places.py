"""Orders in which near vectors stand together: a graph walked from one to the next finds its nodes in the cache."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.int64]
Vectors = NDArray[np.float32]

PLACES, MEMBERS = 256, 256  # vectors that places are named by, and about how many a place has once it is cut
BLOCK = 65_536  # vectors placed at a time
FIRST = 0.1  # share of a graph's nodes that come from everywhere, before the others come place by place
SEED = 0


def order_by_place(vectors: Vectors) -> Rows:
    """Rows (n,) of L2-normalised vectors (n, d), place by place; large places are cut into smaller ones."""
    places = _place(vectors, PLACES)
    order = np.argsort(places, kind="stable")
    cut = [order[:0]]
    for rows in np.split(order, np.flatnonzero(np.diff(places[order])) + 1):
        parts = len(rows) // MEMBERS
        cut.append(rows[np.argsort(_place(vectors[rows], parts), kind="stable")] if parts > 1 else rows)
    return np.concatenate(cut)


def order_for_linking(vectors: Vectors) -> Rows:
    """Rows (n,) in the order in which a graph of them is made soonest and is searched best.

    A graph that grew only from place to place has no far links, so some from everywhere come first. Two that go in at
    the same moment do not see each other, so those of one place are shuffled, and places are not cut.
    """
    count, rng = len(vectors), np.random.default_rng(SEED)
    places = _place(vectors, PLACES)
    places[rng.choice(count, int(FIRST * count), replace=False)] = -1
    return np.lexsort((rng.random(count), places))


def _place(vectors: Vectors, count: int) -> Rows:
    """For each vector which of `count` of them, chosen at random, is the nearest."""
    chosen = np.random.default_rng(SEED).choice(len(vectors), min(count, len(vectors)), replace=False)
    places = np.empty(len(vectors), np.int64)
    for start in range(0, len(vectors), BLOCK):
        places[start : start + BLOCK] = (vectors[start : start + BLOCK] @ vectors[chosen].T).argmax(axis=1)
    return places
