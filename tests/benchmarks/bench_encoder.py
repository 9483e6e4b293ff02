"""Measure the default encoder: rates and recall in single precision and in 8 bits, alone and on a busy computer.

python -m tests.benchmarks.bench_encoder [FOLDER]
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np

from engine.embedding.encoder import Encoder, Precision
from engine.embedding.head import fit_pca_head
from engine.embedding.quantise import SMALLEST_GAIN, measure_agreement, measure_gain, paint_pictures
from engine.embedding.runtime import open_encoder
from engine.evaluation import encode_classes, list_classes
from engine.learning.retrieval_metrics import measure_retrieval
from engine.progress import silent
from tests.benchmarks.table import print_row, time_once

GROCERY = Path(__file__).resolve().parents[3] / "shared" / "data" / "grocery"
PRECISIONS: tuple[Precision, ...] = ("fp32", "int8")
BUSY = "import time\nend = time.time() + 600\nwhile time.time() < end: pass"
ROUNDS, PHOTOS = 5, 64


def measure_rates(encoders: dict[Precision, Encoder]) -> dict[Precision, float]:
    """Photos a second of each, the best of rounds taken in turns."""
    pixels = paint_pictures(PHOTOS, 224)
    seconds = {name: float("inf") for name in encoders}
    for _ in range(ROUNDS):
        for name, encoder in encoders.items():
            seconds[name] = min(seconds[name], time_once(lambda encoder=encoder: encoder.encode(pixels)))
    return {name: PHOTOS / value for name, value in seconds.items()}


def bench_rates(encoders: dict[Precision, Encoder]) -> None:
    """Speed alone and beside one busy process."""
    alone = measure_rates(encoders)
    other = subprocess.Popen([sys.executable, "-c", BUSY])
    try:
        beside = measure_rates(encoders)
    finally:
        other.kill()
        other.wait()
    for name in encoders:
        print_row(f"encoding, {name}", alone[name], "photos/s", f"x {alone[name] / alone['fp32']:.2f} of fp32")
        print_row(f"encoding, {name}, beside a busy process", beside[name], "photos/s")
    gain = measure_gain(encoders["fp32"], encoders["int8"])
    print_row("gain of 8 bits in processor time", gain, "", f"taken from {SMALLEST_GAIN}")
    print_row("agreement of 8 bits with fp32", measure_agreement(encoders["fp32"], encoders["int8"]), "cosine")


def bench_recall(encoders: dict[Precision, Encoder], folder: Path) -> None:
    """Recall with the learned head, and what 8 bits cost."""
    first = 0.0
    for name, encoder in encoders.items():
        features, labels, _ = encode_classes(encoder, list_classes(str(folder)), silent)
        scores = measure_retrieval(fit_pca_head([features.astype(np.float16)]).project(features), labels)
        first = first or scores.recall_at_1
        note = f"{scores.recall_at_1 - first:+.4f}; may fall by 0.005"
        print_row(f"{folder.name}, {name}, recall@1", scores.recall_at_1, "", note)
        print_row(f"{folder.name}, {name}, MAP@R", scores.map_at_r, "")


def main() -> None:
    """Print the table."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else GROCERY
    encoders = {precision: open_encoder(device="cpu", precision=precision) for precision in PRECISIONS}
    print(f"Encoding with {encoders['fp32'].backbone}")
    bench_rates(encoders)
    if folder.is_dir():
        bench_recall(encoders, folder)
    else:
        print(f"Recall left out: {folder} is not here. Give a folder with one folder for each class.")


if __name__ == "__main__":
    main()
