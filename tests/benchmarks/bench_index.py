"""Measure the index against exact search, in one run: recall, latency, building, saving, loading, filtered search.

python -m tests.benchmarks.bench_index [--count 100000] [--queries 1000]
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import numpy as np

from engine.index import ExactIndex, NeighbourIndex
from tests.benchmarks.made_vectors import make_vectors
from tests.benchmarks.table import print_row, time_calls, time_once

ENCODER = "bench"


def measure_recall(index: NeighbourIndex, oracle: ExactIndex, queries: np.ndarray, k: int) -> float:
    """Share of the found that score no less than the k-th exact neighbour."""
    shares = []
    for query in queries:
        limit = oracle.search(query, k)[1][-1] - 1e-6
        shares.append((index.search(query, k)[1] >= limit).mean())
    return float(np.mean(shares))


def bench_searches(index: NeighbourIndex, oracle: ExactIndex, queries: np.ndarray) -> None:
    """Latency and recall of whole-library and filtered searches."""
    exact = time_calls(lambda query: oracle.search(query, 10), queries[:200])
    graph = time_calls(lambda query: index.search(query, 10), queries)
    ratio = f"x {np.percentile(exact, 50) / np.percentile(graph, 50):.1f} quicker than exact at p50"
    print_row("exact search, p50", np.percentile(exact, 50), "ms")
    print_row("search, p50", np.percentile(graph, 50), "ms", ratio)
    print_row("search, p99", np.percentile(graph, 99), "ms", "target < 10")
    for k in (10, 50):
        print_row(f"recall@{k} against exact", measure_recall(index, oracle, queries, k), "", "target >= 0.99")
    everyone = np.sort(oracle.ids)
    for share in (0.01, 0.2, 1.0):
        allowed = everyone[: int(share * everyone.size)]
        filtered = time_calls(lambda query, allowed=allowed: index.search(query, 10, allowed), queries[:50])
        print_row(f"search within {allowed.size} allowed, p50", np.percentile(filtered, 50), "ms")


def bench_files(index: NeighbourIndex) -> None:
    """Saving and loading."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print_row("saving", time_once(lambda: index.save(folder, ENCODER, 1)), "s")
        size = next(folder.glob("*.index")).stat().st_size
        loading = min(time_once(lambda: NeighbourIndex.load(folder, ENCODER)) for _ in range(3))
        print_row("loading, best of 3", loading, "s", f"{size / 2**20:.0f} MiB; target < 0.3")


def bench_changes(index: NeighbourIndex, oracle: ExactIndex, queries: np.ndarray) -> None:
    """Removing 9 % and adding as many new ones, as a library lives; then recall again."""
    gone = np.random.default_rng(2).choice(oracle.ids, len(oracle) * 9 // 100, replace=False)
    fresh = make_vectors(gone.size, oracle.dims, seed=3)
    new_ids = np.arange(gone.size) + oracle.ids.max() + 1
    for part in (index, oracle):
        part.remove(gone)
        part.add(new_ids, fresh)
    print_row("recall@10 with 9 % removed, 9 % new waiting", measure_recall(index, oracle, queries, 10), "")
    print_row("linking the new", time_once(index.link), "s")
    print_row("recall@10 after linking", measure_recall(index, oracle, queries, 10), "")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--dims", type=int, default=256)
    parser.add_argument("--queries", type=int, default=1_000)
    options = parser.parse_args()
    vectors = make_vectors(options.count + options.queries, options.dims)
    members, outside = vectors[: options.count], vectors[options.count :]
    queries = np.concatenate([outside[: options.queries // 2], members[: options.queries // 2]])
    index, oracle = NeighbourIndex(options.dims), ExactIndex(options.dims)
    ids = np.arange(options.count)
    print(f"{options.count} vectors of {options.dims} dimensions")
    print_row("adding (searchable from then on)", time_once(lambda: index.add(ids, members)), "s")
    print_row("linking into the graph", time_once(index.link), "s")
    oracle.add(ids, members)
    bench_searches(index, oracle, queries)
    bench_files(index)
    bench_changes(index, oracle, queries)


if __name__ == "__main__":
    main()
