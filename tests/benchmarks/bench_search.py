"""Measure searches in a large library: vector to ranked paths, and a 12-megapixel file from outside.

python -m tests.benchmarks.bench_search [--count 100000]
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import numpy as np

from engine.library import Library
from engine.photos.photo import Filters
from engine.search import Example, Query
from tests.benchmarks.made_library import make_library
from tests.benchmarks.made_photos import make_photo
from tests.benchmarks.table import print_row, time_calls, time_once


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100_000)
    count = parser.parse_args().count
    with Library.open(make_library(count)) as library, tempfile.TemporaryDirectory() as name:
        ids = np.random.default_rng(1).choice(library.photo_ids(), 1000)
        print(f"Searching among {count} photos")
        first = Query((Example(int(ids[0])),))
        print_row("first search, the index is loaded", time_once(lambda: library.search(first)), "s")
        times = time_calls(lambda i: library.search(Query((Example(int(i)),)), k=50), ids)
        print_row("library photo to 50 ranked paths, p50", float(np.percentile(times, 50)), "ms")
        print_row("library photo to 50 ranked paths, p99", float(np.percentile(times, 99)), "ms", "target < 10")
        year = Filters(folder=str(Path(library.folders()[0].path) / "2007"))
        times = time_calls(lambda i: library.search(Query((Example(int(i)),)), k=50, filters=year), ids[:100])
        print_row("the same within one folder, p50", float(np.percentile(times, 50)), "ms")
        outside = [make_photo(Path(name) / f"{seed}.jpg", seed, (4000, 3000)) for seed in range(12)]
        library.search(Query((Example(str(outside[0])),)))
        times = time_calls(lambda path: library.search(Query((Example(str(path)),))), outside[1:])
        print_row("12-megapixel file from outside, p50", float(np.percentile(times, 50)), "ms", "target < 200")
        print_row("12-megapixel file from outside, worst", float(times.max()), "ms")


if __name__ == "__main__":
    main()
