"""Measure a deep lesson on the processor beside a quick one: gains, minutes, and what becomes of other labels.

python -m tests.benchmarks.bench_deep [--photos FOLDER] [--labels 40] [--shots 10] [--seeds 1] [--set NAME=VALUE]
    [--first-seed 0] [--unjudged]     (--unjudged: without the folds of the deep lesson, a fifth of the time)
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.catalogue.encoders import EncoderRow, list_encoders
from engine.embedding.runtime import quiet_threads
from engine.learning.retrieval_metrics import RetrievalScores, measure_retrieval
from engine.lessons.deep import lesson as deep_lesson
from engine.lessons.encoders.comparing import project_photos
from engine.lessons.plans import LessonEstimate, LessonPlan
from engine.library import Library
from tests.benchmarks.table import print_row

Rows = NDArray[np.int64]


def main() -> None:
    """Print the table."""
    quiet_threads()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", type=Path, default=Path(__file__).resolve().parents[3] / "shared/data/grocery")
    parser.add_argument("--labels", type=int, default=40)
    parser.add_argument("--shots", type=int, default=10)
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--first-seed", type=int, default=0)
    parser.add_argument("--unjudged", action="store_true")
    parser.add_argument("--set", action="append", default=[], dest="values", metavar="NAME=VALUE")
    options = parser.parse_args()
    if options.unjudged:
        deep_lesson.JUDGED_FOLDS = 0
    values = dict(each.split("=", 1) for each in options.values)
    print(f"{options.labels} labels of {options.shots} photos taught from {options.photos.name}")
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "library") as library:
        library.add_folder(str(options.photos))
        library.change_settings(device="cpu")
        library.index()
        for seed in range(options.first_seed, options.first_seed + options.seeds):
            measure_lessons(library, options.labels, options.shots, seed, values)


def measure_lessons(library: Library, labels: int, shots: int, seed: int, values: dict[str, str]) -> None:
    """Both lessons on the same labels; every photo that was not labelled judges them."""
    ids = np.sort(library.photo_ids())
    kinds = [Path(photo.path).parent.name for photo in library.photos(ids)]
    numbers = np.unique(kinds, return_inverse=True)[1].astype(np.int64)
    rng = np.random.default_rng(seed)
    taught = rng.permutation(np.unique(numbers))[:labels]
    shown = np.sort(np.concatenate([rng.permutation(np.flatnonzero(numbers == each))[:shots] for each in taught]))
    held_out, others = np.setdiff1d(np.flatnonzero(np.isin(numbers, taught)), shown), ~np.isin(numbers, taught)
    if library.labels():
        library.labelling.delete(library.labels())
    for label in taught:
        own = shown[numbers[shown] == label]
        library.labelling.give(ids[own], kinds[own[0]])
    rows = {"out of the box": list_encoders(library._catalogue)[0]}
    for mode in ("quick", "deep"):
        rows[mode] = hold(library, LessonPlan(mode, values=values if mode == "deep" else {}, adopt=mode == "deep"))
    library.index()  # by the network that was taught
    for name, row in rows.items():
        for part, chosen in (("taught", held_out), ("others", np.flatnonzero(others))):
            scores = judge(library, row, ids[chosen], numbers[chosen])
            print_row(f"seed {seed}, {name}: {part}, MAP@R", scores.map_at_r, "", f"recall@1 {scores.recall_at_1:.3f}")
    library.teaching.use(rows["out of the box"].id)


def hold(library: Library, plan: LessonPlan) -> EncoderRow:
    """One lesson, its verdict and how long it took."""
    said: list[float] = []
    started, before = time.perf_counter(), time.process_time()
    outcome = library.teaching.teach(
        plan, watch=lambda event: said.append(event.seconds) if isinstance(event, LessonEstimate) else None
    )
    minutes, busy = (time.perf_counter() - started) / 60, (time.process_time() - before) / 60
    estimate = f", {said[0] / 60:.1f} estimated" if said else ""
    print_row(f"{plan.mode}: minutes of a lesson with its folds", minutes, "", f"{busy:.1f} of one core{estimate}")
    verdict = outcome.verdict
    print_row(f"{plan.mode}: gain that it was judged by", verdict.gain, "", f"± {verdict.error:.3f}, {verdict.reason}")
    return next(row for row in list_encoders(library._catalogue) if row.id == outcome.encoder)


def judge(library: Library, row: EncoderRow, photos: Rows, labels: Rows) -> RetrievalScores:
    """Retrieval among these photos."""
    ids, vectors = project_photos(library._catalogue, row, photos)
    return measure_retrieval(vectors, labels[np.searchsorted(photos, ids)])


if __name__ == "__main__":
    main()
