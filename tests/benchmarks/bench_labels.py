"""Measure labelling: suggestions, pairs and suspects in a large library, saving, and how right they are on groceries.

python -m tests.benchmarks.bench_labels [--count 100000] [--data ../shared/data/grocery]
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.embedding.head import fit_pca_head
from engine.embedding.runtime import open_encoder
from engine.evaluation import encode_classes, list_classes
from engine.labelling import Labelling
from engine.learning.metrics.calibration import calibration_error
from engine.library import Library
from engine.progress import silent
from engine.tasks.doubting import doubt_labels
from engine.tasks.suggesting import Known, calibrate_votes, score_photos, suggest_likely
from tests.benchmarks.made_library import make_library
from tests.benchmarks.table import print_row, time_once

LABELS, EACH = 40, 50
SEEDS = 5


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--data", type=Path, default=Path(__file__).resolve().parents[3] / "shared/data/grocery")
    options = parser.parse_args()
    with Library.open(make_library(options.count)) as library:
        measure_speed(library, options.count)
    if options.data.is_dir():
        measure_quality(options.data)


def measure_speed(library: Library, count: int) -> None:
    """Seconds in a library of `count` photos, 2,000 of them labelled, and with all of them labelled."""
    labelling = library.labelling
    labelling.delete([each.name for each in labelling.counts()])
    print(f"Labels among {count} photos, {LABELS * EACH} labelled")
    ids = np.random.default_rng(0).choice(library.photo_ids(), (LABELS, EACH), replace=False)
    for label, photos in enumerate(ids):
        labelling.give(photos, f"label {label}")
    print_row("first suggestions, the index is loaded", time_once(lambda: labelling.suggest("label 1")), "s")
    print_row("suggestions for one label", time_best(lambda: labelling.suggest("label 2")), "s", "target < 2")
    print_row("the most useful answers", time_best(lambda: labelling.suggest_useful("label 3")), "s", "target < 2")
    print_row("20 pairs to ask about", time_best(lambda: labelling.ask_pairs(20)), "s")
    print_row("suspects among the labelled", time_best(labelling.suspects), "s")
    print_row("what is lacking", time_best(labelling.lacks), "s")
    measure_saving(library, labelling)


def measure_saving(library: Library, labelling: Labelling) -> None:
    """Seconds to label all, to take it back, and to label one photo more."""
    plan = labelling.plan_from_folders(library.folders()[0].path, -1)
    print_row("plan from folders", time_best(lambda: labelling.plan_from_folders(library.folders()[0].path, -1)), "s")
    print_row(f"label all by {len(plan.counts)} folders", time_once(lambda: labelling.apply(plan)), "s")
    ids = iter(library.photo_ids().tolist())
    print_row("label one more photo, all saved", 1e3 * time_best(lambda: labelling.give([next(ids)], "one more")), "ms")
    print_row("suggestions with all labelled", time_best(lambda: labelling.suggest("label 2")), "s")


def measure_quality(data: Path) -> None:
    """How right suggestions, their probabilities and suspects are on real photos."""
    encoder = open_encoder(device="cpu", precision="fp32")
    features, labels, _ = encode_classes(encoder, list_classes(str(data)), silent)
    vectors = fit_pca_head([features]).project(features)
    print(f"On {len(labels)} photos of {labels.max() + 1} kinds, mean of {SEEDS} seeds")
    for named, shots in ((81, 5), (40, 5), (40, 10), (10, 5)):
        figures = np.mean([judge_suggestions(vectors, labels, named, shots, seed) for seed in range(SEEDS)], axis=0)
        name = f"{named} labels of {shots} photos"
        print_row(f"{name}: right among the first 5", figures[0], "")
        print_row(f"{name}: calibration error", figures[1], "")
    suspects = [judge_suspects(vectors, labels, seed) for seed in range(SEEDS)]
    print_row("shuffled labels among the top 5 % suspects", float(np.mean(suspects)), "", "target 0.5")


def judge_suggestions(
    vectors: NDArray[np.float32], labels: NDArray[np.int64], named: int, shots: int, seed: int
) -> tuple[float, float]:
    """Share of right ones among the first five of each label, and the calibration error of all that were scored."""
    rng = np.random.default_rng(seed)
    kinds = rng.permutation(labels.max() + 1)[:named]
    rows = np.concatenate([rng.permutation(np.flatnonzero(labels == kind))[:shots] for kind in kinds])
    pool = np.setdiff1d(np.arange(len(labels)), rows)
    known = Known(vectors[rows], labels[rows])
    scale = calibrate_votes(known, vectors[pool])
    right, given, truth = [], [], []
    for kind in kinds:
        scored = score_photos(scale, known, known.labels == kind, vectors[pool])
        if (labels[pool] == kind).sum() >= 5:
            right.append((labels[pool[suggest_likely(scored, 5).rows]] == kind).mean())
        given.append(scored.probabilities)
        truth.append(labels[pool[scored.rows]] == kind)
    return float(np.mean(right)), calibration_error(np.concatenate(given), np.concatenate(truth))


def judge_suspects(vectors: NDArray[np.float32], labels: NDArray[np.int64], seed: int) -> float:
    """Share of shuffled labels, a tenth of all, among the most doubtful twentieth."""
    rng = np.random.default_rng(seed)
    shuffled = rng.choice(len(labels), len(labels) // 10, replace=False)
    wrong = labels.copy()
    wrong[shuffled] = (labels[shuffled] + rng.integers(1, labels.max() + 1, len(shuffled))) % (labels.max() + 1)
    return float(np.isin(doubt_labels(vectors, wrong, len(labels) // 20).rows, shuffled).mean())


def time_best(call: object, times: int = 3) -> float:
    """Seconds of the quickest of some calls."""
    return min(time_once(call) for _ in range(times))  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
