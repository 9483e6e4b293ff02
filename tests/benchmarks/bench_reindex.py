"""Measure a re-index of an unchanged tree, beside a bare walk over it in the same run.

python -m tests.benchmarks.bench_reindex [--count 20000]
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from engine.catalogue.database import Catalogue
from engine.catalogue.files import Batch, IndexedFile, write_batch
from engine.catalogue.roots import add_root
from engine.embedding.runtime import open_encoder
from engine.indexing.heads import adopt_network
from engine.photos.photo import PhotoFacts
from engine.photos.scan import scan_folder
from tests.benchmarks.table import print_row, time_once

RUNS = 5


def make_tree(folder: Path, count: int) -> None:
    """Small files under photo names, 200 in a folder; the re-index looks at their entries only."""
    for number in range(count):
        path = folder / f"album {number // 200:03}" / f"IMG_{number:05}.jpg"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"%d" % number)


def fill_catalogue(library: Path, photos: Path) -> None:
    """The catalogue as if every file had been indexed."""
    encoder = open_encoder(device="cpu")
    feature = np.ones(encoder.dims, np.float16)
    with Catalogue.open(library) as catalogue:
        root = add_root(catalogue, str(photos))
        adopt_network(catalogue, "default", encoder.backbone, encoder.dims)
        rows = [
            IndexedFile(file, f"{number:040x}", file.size, PhotoFacts(1, 1, "JPEG"), encoder.backbone, feature)
            for number, file in enumerate(scan_folder(str(photos)))
        ]
        write_batch(catalogue, Batch(root.id, indexed=rows))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=20_000)
    count = parser.parse_args().count
    with tempfile.TemporaryDirectory() as name:
        photos, library = Path(name) / "photos", Path(name) / "library"
        make_tree(photos, count)
        fill_catalogue(library, photos)
        command = [sys.executable, "-m", "engine", "--library", str(library), "index", "--json"]
        subprocess.run(command, check=True, capture_output=True)  # learns the head, saves the index
        times = []
        for _ in range(RUNS):
            started = time.perf_counter()
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            times.append(time.perf_counter() - started)
            assert f'"unchanged": {count}' in done.stdout
        walk = time_once(lambda: sum(len(files) for _, _, files in os.walk(photos)))
        print(f"Re-index of {count} unchanged photos")
        print_row("a bare walk over the names", walk, "s")
        print_row("whole command, median", float(np.median(times)), "s", "target < 3")


if __name__ == "__main__":
    main()
