"""Every benchmark in turn, each in a process of its own: `make bench`, or `python -m tests.benchmarks NAME...`."""

from __future__ import annotations

import subprocess
import sys

BENCHMARKS = (
    "quality",
    "encoder",
    "index",
    "search",
    "reindex",
    "indexing",
    "window",
    "losses",
    "labels",
    "metrics",
    "duplicates",
    "teaching",
    "deep",
)


def main() -> None:
    """Run those named, or all."""
    for name in sys.argv[1:] or BENCHMARKS:
        subprocess.run([sys.executable, "-m", f"tests.benchmarks.bench_{name}"], check=True)
        print()


if __name__ == "__main__":
    main()
