"""Measure indexing against its limit 1 / (1/D + 1/E), all in one run: D decodes only, E encodes only, with all cores.

python -m tests.benchmarks.bench_indexing [--small 1500] [--large 80]
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import numpy as np

from engine.embedding.encoder import Encoder
from engine.embedding.onnx_runtime import available_cores
from engine.embedding.runtime import open_encoder
from engine.indexing.pool import PreparePool
from engine.photos.prepare import PrepareRequest
from tests.benchmarks.made_photos import make_photo
from tests.benchmarks.memory import watch_job
from tests.benchmarks.table import print_row, time_once

ROUNDS = 3
LIMIT_SHARE, LIMIT_MB = 0.75, 1500


def decode_rate(folder: Path, encoder: Encoder) -> float:
    """Photos prepared per second by all cores, thumbnails and all, nothing encoded."""
    paths = sorted(folder.iterdir())
    with tempfile.TemporaryDirectory() as name, closing(PreparePool[str](available_cores())) as pool:

        def run(chosen: list[Path]) -> None:
            requests = ((str(p), PrepareRequest(str(p), encoder.side, encoder.policy, Path(name))) for p in chosen)
            for _ in pool.run(requests, lambda: None):
                pass

        run(paths[:8])  # the workers start
        return len(paths) / time_once(lambda: run(paths))


def encode_rate(encoder: Encoder) -> float:
    """Photos encoded per second by all cores, nothing decoded."""
    pixels = np.random.default_rng(0).integers(0, 256, (128, encoder.side, encoder.side, 3), dtype=np.uint8)
    encoder.encode(pixels[:16])
    return len(pixels) / time_once(lambda: encoder.encode(pixels))


def index_rate(folder: Path) -> tuple[float, float]:
    """Photos indexed per second by the command, everything after the start of Python included; peak memory in MB."""
    with tempfile.TemporaryDirectory() as library:
        command = [sys.executable, "-m", "engine", "--library", library, "index", str(folder), "--json"]
        out, memory = watch_job(command)
        outcome = json.loads(out)
        return outcome["indexed"] / outcome["seconds"], memory


def bench_size(title: str, count: int, size: tuple[int, int], encoder: Encoder) -> None:
    """Three rounds of D, E and the whole, interleaved so that a noisy machine disturbs all alike."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for seed in range(count):
            make_photo(folder / f"{seed:05}.jpg", seed, size)
        shares = []
        for _ in range(ROUNDS):
            decoding, encoding = decode_rate(folder, encoder), encode_rate(encoder)
            whole, memory = index_rate(folder)
            shares.append(whole * (1 / decoding + 1 / encoding))
        print(f"Indexing {count} photos of {title}")
        print_row("decode only, D", decoding, "photos/s")
        print_row("encode only, E", encoding, "photos/s")
        print_row("index command", whole, "photos/s", f"the job's memory {memory:.0f} MB; target < {LIMIT_MB}")
        print_row("share of the limit, median", float(np.median(shares)), "", f"target >= {LIMIT_SHARE}")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", type=int, default=1500)
    parser.add_argument("--large", type=int, default=80)
    arguments = parser.parse_args()
    encoder = open_encoder()
    bench_size("0.2 megapixels", arguments.small, (520, 390), encoder)
    bench_size("12 megapixels", arguments.large, (4000, 3000), encoder)


if __name__ == "__main__":
    main()
