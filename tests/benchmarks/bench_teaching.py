"""Measure teaching: gains on groceries, how often the verdict is right, suspects, seconds, re-projection.

python -m tests.benchmarks.bench_teaching [gains|verdicts|halves|suspects|speed|reindex ...] [--data ../shared/data]
    [--seeds 5] [--count 100000] [--cache FOLDER]
"""

from __future__ import annotations

import argparse
import io
import tempfile
import time
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from engine.catalogue.encoders import EncoderRow, encoder_in_use
from engine.embedding.head import Head, fit_pca_head, unit_rows
from engine.embedding.runtime import open_encoder, quiet_threads
from engine.evaluation import encode_classes, list_classes
from engine.learning.retrieval_metrics import measure_retrieval
from engine.lessons.choosing import choose_method
from engine.lessons.encoders.keeping import make_row
from engine.lessons.gathering import Material, Space, read_origin
from engine.lessons.lesson import judge_lesson
from engine.lessons.plans import LessonPlan
from engine.lessons.quick import QuickLesson, teach_quick
from engine.library import Library
from engine.progress import silent
from engine.tasks.doubting import doubt_labels
from engine.tasks.splitting import group_duplicates
from tests.benchmarks.made_library import make_library
from tests.benchmarks.table import print_row, time_once

Floats, Rows = NDArray[np.float32], NDArray[np.int64]
LEAST_TRUE_GAIN, MOST_TRUE_LOSS = 0.01, 0.005  # MAP@R: what is worth an encoder; what others may lose
OMNIGLOT_CHARACTERS = 100


@dataclass(frozen=True)
class PhotoSet:
    """A data set as vectors of the head that is made out of the box."""

    vectors: Floats
    labels: Rows
    head: Head


@dataclass(frozen=True)
class SetUp:
    """One lesson to be judged: so many labels of so many photos, a share of the labels shuffled."""

    name: str
    labels: int
    photos: int
    shuffled: float
    seed: int


def main() -> None:
    """Print the tables that are asked for."""
    quiet_threads()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", default=[])
    parser.add_argument("--data", type=Path, default=Path(__file__).resolve().parents[3] / "shared/data")
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "lookalike-bench-features")
    options = parser.parse_args()
    parts = options.parts or ["gains", "verdicts", "halves", "suspects", "speed", "reindex"]
    if "gains" in parts:
        measure_gains(read_set("grocery", options), options.seeds)
    for part, list_them in (("verdicts", list_set_ups), ("halves", list_half_shuffled)):
        if part in parts:
            sets = {name: read_set(name, options) for name in ("grocery", "att", "omniglot")}
            measure_verdicts(sets, list_them(options.seeds))
    if "suspects" in parts:
        measure_suspects(read_set("grocery", options), options.seeds)
    if "speed" in parts:
        measure_speed()
    if "reindex" in parts:
        measure_reindex(options.count)


def read_set(name: str, options: argparse.Namespace) -> PhotoSet:
    """Features of a data set, encoded once and kept in the cache folder."""
    path = options.cache / f"{name}.npz"
    if not path.is_file():
        options.cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory() as folder:
            photos = options.data / "grocery" if name == "grocery" else unpack(name, options.data, Path(folder))
            features, labels, _ = encode_classes(open_encoder(device="cpu"), list_classes(str(photos)), silent)
        np.savez(path, f=features.astype(np.float16), l=labels)
    with np.load(path) as kept:
        features, labels = kept["f"], kept["l"]
    head = fit_pca_head([features])
    return PhotoSet(head.project(features), labels.astype(np.int64), head)


def unpack(name: str, data: Path, folder: Path) -> Path:
    """Faces of 40 people, or a hundred characters of Omniglot, as a folder for each."""
    with zipfile.ZipFile(data / ("att_faces.zip" if name == "att" else "omniglot/images_evaluation.zip")) as packed:
        pictures = [path for path in packed.namelist() if path.endswith((".pgm", ".png"))]
        kinds = sorted({str(Path(path).parent) for path in pictures})
        if name == "omniglot":
            kinds = sorted(np.random.default_rng(0).choice(kinds, OMNIGLOT_CHARACTERS, replace=False).tolist())
        for path in pictures:
            if str(Path(path).parent) in kinds:
                target = folder / str(Path(path).parent).replace("/", "_") / f"{Path(path).stem}.png"
                target.parent.mkdir(parents=True, exist_ok=True)
                Image.open(io.BytesIO(packed.read(path))).convert("RGB").save(target)
    return folder


def split(photos: PhotoSet, labels: int, shots: int, seed: int) -> tuple[Rows, Rows, Rows]:
    """Rows that teach, other rows of the taught labels, rows of labels that are not taught."""
    rng = np.random.default_rng(seed)
    taught = rng.permutation(np.unique(photos.labels))[:labels]
    teaching = np.concatenate([rng.permutation(np.flatnonzero(photos.labels == each))[:shots] for each in taught])
    of_taught = np.isin(photos.labels, taught)
    return np.sort(teaching), np.setdiff1d(np.flatnonzero(of_taught), teaching), np.flatnonzero(~of_taught)


def make_material(photos: PhotoSet, rows: Rows, labels: Rows) -> Material:
    """The material of a lesson on these rows."""
    numbers = np.unique(labels, return_inverse=True)[1].astype(np.int64).reshape(-1)
    vectors = photos.vectors[rows]
    names = tuple(f"label {number}" for number in range(int(numbers.max()) + 1))
    row = EncoderRow("made.0", "Out of the box", "made", photos.head.to_bytes(), "2024-01-01")
    return Material(rows, vectors, numbers, names, group_duplicates(vectors), Space(photos.head), row)


def hold(material: Material) -> QuickLesson:
    """The lesson as the program would hold it."""
    return teach_quick(material, choose_method(LessonPlan(), "names", material.strata))


def measure(photos: PhotoSet, lesson: QuickLesson, rows: Rows) -> tuple[float, float, float, float]:
    """MAP@R before, its gain, recall@1 before, its gain."""
    before = measure_retrieval(photos.vectors[rows], photos.labels[rows])
    after = measure_retrieval(unit_rows(photos.vectors[rows] @ lesson.matrix), photos.labels[rows])
    return (
        before.map_at_r, after.map_at_r - before.map_at_r, before.recall_at_1, after.recall_at_1 - before.recall_at_1
    )  # fmt: skip


def measure_gains(photos: PhotoSet, seeds: int) -> None:
    """Held-out photos of 40 taught labels and of the other 41."""
    print(f"Groceries, 40 labels taught, mean of {seeds} seeds")
    for shots, target in ((5, 0.17), (10, 0.27)):
        found, seconds, busy = [], [], []
        for seed in range(seeds):
            rows, held_out, others = split(photos, 40, shots, seed)
            material = make_material(photos, rows, photos.labels[rows])
            started, before = time.perf_counter(), time.process_time()
            lesson = hold(material)
            seconds.append(time.perf_counter() - started)
            busy.append(time.process_time() - before)
            found.append((*measure(photos, lesson, held_out), *measure(photos, lesson, others)))
        means, least = np.mean(found, axis=0), np.min(found, axis=0)
        name = f"{shots} photos a label"
        print_row(f"{name}: taught, MAP@R from {means[0]:.3f}", means[1], "", f"target +{target}")
        print_row(f"{name}: taught, recall@1 from {means[2]:.3f}", means[3], "", f"least of the seeds {least[3]:+.3f}")
        print_row(f"{name}: other labels, MAP@R from {means[4]:.3f}", means[5], "", "target +0.05")
        print_row(f"{name}: others, recall@1 from {means[6]:.3f}", means[7], "", f"least of the seeds {least[7]:+.3f}")
        print_row(f"{name}: lesson with its folds", float(np.mean(seconds)), "s", f"{np.mean(busy):.1f} s of one core")


def list_set_ups(seeds: int) -> Iterator[SetUp]:
    """True labels and shuffled ones; few labels and many, two photos and ten."""
    for seed in range(max(1, seeds // 2)):
        for name, many, few in (("grocery", 40, 8), ("att", 20, 5), ("omniglot", 50, 10)):
            more = 7 if name == "att" else 10
            for labels, photos in ((many, 5), (many, more), (few, 5), (few, more)):
                yield SetUp(name, labels, photos, 0.0, seed)
                if photos == 5 or labels == few:
                    yield SetUp(name, labels, photos, 1.0, seed)
            yield SetUp(name, many, 2, 0.0, seed)
            yield SetUp(name, many, 2, 1.0, seed)
        yield SetUp("grocery", 3, 10, 0.0, seed)
        yield SetUp("grocery", 3, 10, 1.0, seed)


def list_half_shuffled(seeds: int) -> Iterator[SetUp]:
    """Labels of which every other one is wrong, the hardest to judge: what is right of them can be seen."""
    for seed in range(max(1, seeds // 2)):
        for name, many, few in (("grocery", 40, 8), ("att", 20, 5), ("omniglot", 50, 10)):
            for labels, photos in ((many, 2), (many, 5), (few, 5), (few, 7 if name == "att" else 10)):
                yield SetUp(name, labels, photos, 0.5, seed)


def measure_verdicts(sets: dict[str, PhotoSet], set_ups: Iterable[SetUp]) -> None:
    """How often adopting or not was right by photos that took no part."""
    right, runs = 0, 0
    for each in set_ups:
        agrees, line = try_verdict(sets[each.name], each)
        right, runs = right + agrees, runs + 1
        print(f"  {'right' if agrees else 'WRONG'}  {line}", flush=True)
    print_row(f"verdicts that were right, of {runs}", right / runs, "", "target 0.9")


def try_verdict(photos: PhotoSet, each: SetUp) -> tuple[bool, str]:
    """Whether the verdict on a lesson is right, and a line about it."""
    rows, held_out, others = split(photos, each.labels, each.photos, each.seed)
    labels, rng = photos.labels[rows].copy(), np.random.default_rng(each.seed + 99)
    chosen = rng.random(len(labels)) < each.shuffled
    labels[chosen] = rng.permutation(labels[chosen])
    material = make_material(photos, rows, labels)
    lesson = hold(material)
    verdict = judge_lesson(material, lesson.evidence)
    gain, lost = measure(photos, lesson, held_out)[1], -measure(photos, lesson, others)[1]
    worth = gain >= LEAST_TRUE_GAIN and lost <= MOST_TRUE_LOSS
    unseen = "" if verdict.unseen_gain is None else f", others {verdict.unseen_gain:+.3f}"
    likeness = f"likeness {verdict.alignment_gain or 0.0:+.3f} ± {verdict.alignment_error or 0.0:.3f}"
    said = f"said {verdict.gain:+.3f} ± {verdict.error:.3f}, {likeness}{unseen}: {verdict.ruling}"
    kind = f"{each.name} {each.labels} labels of {each.photos}, {each.shuffled:.0%} shuffled, seed {each.seed}"
    return verdict.better == worth, f"{kind}: true {gain:+.3f}, others {-lost:+.3f}; {said}"


def measure_suspects(photos: PhotoSet, seeds: int) -> None:
    """Share of shuffled labels, a tenth of all, among the most doubtful twentieth."""
    shares = []
    for seed in range(seeds):
        rng = np.random.default_rng(seed)
        count = photos.labels.max() + 1
        wrong, shuffled = photos.labels.copy(), rng.choice(len(photos.labels), len(photos.labels) // 10, replace=False)
        wrong[shuffled] = (wrong[shuffled] + rng.integers(1, count, len(shuffled))) % count
        found = doubt_labels(photos.vectors, wrong, len(wrong) // 20)
        shares.append(float(np.isin(found.rows, shuffled).mean()))
    print_row("shuffled labels among the top 5 % suspects", float(np.mean(shares)), "", "target 0.5")


def measure_speed(labels: int = 40, each: int = 50) -> None:
    """Seconds of a whole lesson on 2,000 made photos, in wall-clock and in processor time."""
    rng = np.random.default_rng(0)
    centres = rng.standard_normal((labels, 1, 256))
    vectors = unit_rows((centres + 1.5 * rng.standard_normal((labels, each, 256))).reshape(-1, 256).astype(np.float32))
    photos = PhotoSet(vectors, np.repeat(np.arange(labels), each), Head(np.zeros(256, np.float32)))
    material = make_material(photos, np.arange(labels * each), photos.labels)
    before = time.process_time()
    seconds = time_once(lambda: hold(material))
    print_row(f"lesson on {labels * each} photos with its folds", seconds, "s", "target < 10")
    print_row("  of which processor time, all cores", time.process_time() - before, "s")


def measure_reindex(count: int) -> None:
    """Seconds until a large library is searched by a new head: projection, index, switch."""
    with Library.open(make_library(count)) as library:
        catalogue = library._catalogue
        row = encoder_in_use(catalogue)
        assert row is not None
        before, rng = Head.from_bytes(row.head), np.random.default_rng(time.time_ns())
        turn = np.linalg.qr(rng.standard_normal((before.dims, before.dims)))[0].astype(np.float32)
        new = make_row(catalogue, Space(before).leave(turn), row.backbone, read_origin(row), "Turned")
        from engine.catalogue.encoders import save_encoder

        save_encoder(catalogue, new)
        busy = time.process_time()
        seconds = time_once(lambda: library.teaching.use(new.id))
        print_row(f"{count} photos re-projected and re-indexed", seconds, "s", "target < 60")
        print_row("  of which processor time, all cores", time.process_time() - busy, "s")
        library.teaching.use(row.id)


if __name__ == "__main__":
    main()
