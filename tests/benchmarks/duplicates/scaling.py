"""Time and memory of the candidate stage on made vectors and fingerprints of N photos, in a process of its own.

python -m tests.benchmarks.duplicates.scaling COUNT: prints one JSON object.
"""

from __future__ import annotations

import json
import resource
import sys
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from engine.duplicates.candidates.fingerprint import TURNS
from engine.duplicates.candidates.neighbours import DIMS, make_index, nearest
from engine.duplicates.candidates.pairing import Prints, list_neighbours, merge_pairs, pair_by_prints
from engine.duplicates.find import FindPlan
from tests.benchmarks.made_vectors import make_vectors

COPIES, CHANGED = 0.1, 20  # share of photos that copy another, and bits of 256 by which they differ
HOLDING = 0.05  # share of photos with a panel


def main() -> None:
    """Measure one size."""
    count = int(sys.argv[1])
    prints, vectors = make_prints(count), make_vectors(count, DIMS)
    before = resource.getrusage(resource.RUSAGE_SELF)
    started = perf_counter()
    pairs = find_candidates(prints, vectors)
    seconds = perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_SELF)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    figures = {
        "photos": count,
        "pairs": pairs,
        "seconds": seconds,
        "cpu_seconds": cpu,
        "peak_mb": after.ru_maxrss / 1024,
    }
    print(json.dumps(figures))


def find_candidates(prints: Prints, vectors: NDArray[np.float32]) -> int:
    """What `find_duplicates` does for a library in which all photos are new; the number of pairs."""
    plan, ids = FindPlan(), prints.ids
    owners, others, likeness = pair_by_prints(prints, np.ones(len(ids), bool))
    parts = [(ids[owners], ids[others], likeness)]
    index = make_index(DIMS)
    index.add(ids, vectors)
    index.link()
    holding = np.unique(prints.panel_rows)
    for block, found, scores in nearest(index, ids, plan.wide):
        parts.append(list_neighbours(block, found, scores, holding, plan.neighbours))
    return len(merge_pairs(parts))


def make_prints(count: int, seed: int = 0) -> Prints:
    """Random fingerprints, some copies of others, and some panels."""
    rng = np.random.default_rng(seed)
    turns = rng.integers(0, 256, (count, TURNS, 32), dtype=np.uint8)
    for copy, source in zip(
        rng.choice(count, int(COPIES * count), False), rng.integers(count, size=count), strict=False
    ):
        bits = np.unpackbits(turns[source, 0])
        bits[rng.integers(256, size=CHANGED)] ^= 1
        turns[copy, 0] = np.packbits(bits)
    rows = np.sort(rng.choice(count, int(HOLDING * count), False))
    panels = turns[rng.integers(count, size=len(rows)), 0]
    return Prints(np.arange(count), np.full(count, 90, np.uint8), turns, panels, rows)


if __name__ == "__main__":
    main()
