"""Measure the window on a large made library: time until it is usable, and how it scrolls while an index job runs.

python -m tests.benchmarks.bench_window [--count 100000]
"""

from __future__ import annotations

import argparse
import json
import os
import secrets
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from desktop_app.jobs.process import make_polite
from engine.library import Library
from tests.benchmarks.made_library import make_library
from tests.benchmarks.made_photos import make_photo
from tests.benchmarks.table import print_row

STARTS = 5
SCROLL_S = 20
JOB_PHOTOS = 1500  # of 12 megapixels: more than the job can index while the window scrolls


def run_probe(library: Path, home: Path, scroll_s: float) -> dict[str, list[float]]:
    """Start a window in a process of its own; times in seconds since the process was started."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(home)}
    words = ["--library", str(library), "--scroll", str(scroll_s), "--started", repr(time.time())]
    command = [sys.executable, "-m", "tests.benchmarks.window_probe", *words]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    result: dict[str, list[float]] = json.loads(done.stdout.splitlines()[-1])
    return result


def fill_folder(photos: Path) -> None:
    """Photos that cost a full decode each and are new to any library: a few pictures, each time with another tail."""
    originals = [make_photo(photos / f"original {seed}.jpg", seed, (4000, 3000)).read_bytes() for seed in range(4)]
    for number in range(JOB_PHOTOS):
        (photos / f"{number}.jpg").write_bytes(originals[number % 4] + secrets.token_bytes(8))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100_000)
    count = parser.parse_args().count
    library = make_library(count)
    print(f"Window on {count} photos")
    with tempfile.TemporaryDirectory() as name:
        home, photos = Path(name) / "home", Path(name) / "photos"
        starts = [run_probe(library, home, 0) for _ in range(STARTS)]
        print_row("window shown, median", float(np.median([s["shown"] for s in starts])), "s")
        usable = float(np.median([s["usable"] for s in starts]))
        print_row("photos and thumbnails on it, median", usable, "s", "target < 1.5")
        quiet = np.array(run_probe(library, home, SCROLL_S)["stalls"]) * 1e3
        print_row("longest stalls scrolling, no job, p99", float(np.percentile(quiet, 99)), "ms")
        fill_folder(photos)
        command = [
            sys.executable,
            "-m",
            "engine",
            "--library",
            str(library),
            "index",
            str(photos),
            "--progress",
            "none",
        ]
        job = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        make_polite(job.pid)  # as the window does with the jobs that it starts
        busy = np.array(run_probe(library, home, SCROLL_S)["stalls"]) * 1e3
        state = "still running" if job.poll() is None else "had ended"
        job.terminate()
        job.wait()
        print_row("the same while an index job runs, p50", float(np.percentile(busy, 50)), "ms", f"the job {state}")
        print_row("the same while an index job runs, p99", float(np.percentile(busy, 99)), "ms", "target < 50")
        print_row("the same while an index job runs, worst", float(busy.max()), "ms")
        with Library.open(library) as opened:
            opened.remove_folder(str(photos))


if __name__ == "__main__":
    main()
