"""The contest is fair, and every candidate learns what can be learned."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from engine.experiments.compare.contest import CANDIDATES, Candidate, Contest, Setting, hold_contest
from engine.experiments.compare.photos import SHOTS, Labelling, Lesson, judge_head, make_lesson, teach
from engine.experiments.compare.table import write_table
from engine.experiments.features import encode_folder
from engine.experiments.request import Request
from engine.experiments.running import run_experiment
from engine.experiments.summary import summarise_values
from engine.learning.losses import LOSSES
from engine.learning.methods import SCHEMES
from engine.progress import silent

CLASSES, PHOTOS, TELLING, NOISY = 40, 20, 8, 8
SLOW = ("proxy_anchor", "sphereface", "divide_and_conquer")  # gain little in so few steps and dimensions


@pytest.fixture(scope="module")
def made() -> tuple[torch.Tensor, np.ndarray]:
    """Vectors in which a few directions tell the classes apart and most, just as strong, are noise."""
    rng = np.random.default_rng(0)
    labels = np.repeat(np.arange(CLASSES), PHOTOS)
    telling = rng.normal(size=(CLASSES, TELLING))[labels] + 0.4 * rng.normal(size=(len(labels), TELLING))
    vectors = np.hstack([telling, rng.normal(size=(len(labels), NOISY))])
    return torch.tensor(vectors / np.linalg.norm(vectors, axis=1).mean(), dtype=torch.float32), labels


def test_all_methods_for_names_and_both_schemes_take_part() -> None:
    assert set(CANDIDATES) == set(LOSSES) - {"log_ratio"} | set(SCHEMES)
    assert CANDIDATES["adversarial"].title == "Deep adversarial over triplet"


def test_lessons_keep_the_test_apart(made: tuple[torch.Tensor, np.ndarray]) -> None:
    vectors, labels = made
    lesson = make_lesson(vectors, labels, 0)
    taught, unseen = set(labels[lesson.taught]), set(labels[lesson.unseen])
    assert not taught & unseen
    assert len(taught) == len(unseen) == CLASSES // 2
    assert len(lesson.taught) == SHOTS * len(taught)
    assert not set(lesson.taught) & set(lesson.seen)
    inner = lesson.deal_out(0)
    assert set(inner.taught) | set(inner.unseen) == set(lesson.taught)
    assert not set(labels[inner.taught]) & set(labels[inner.unseen])
    assert (make_lesson(vectors, labels, 0).taught == lesson.taught).all()
    assert not np.array_equal(make_lesson(vectors, labels, 1).taught, lesson.taught)


def test_wrong_labels_are_said_and_never_judged_by(made: tuple[torch.Tensor, np.ndarray]) -> None:
    lesson = make_lesson(*made, 0, Labelling(shots=10, wrong=0.2))
    differ = np.flatnonzero(lesson.said != lesson.labels)
    assert set(differ) <= set(lesson.taught)
    assert len(differ) == 0.2 * len(lesson.taught) == 40
    assert set(lesson.said[differ]) <= set(lesson.labels[lesson.taught])
    assert (lesson.deal_out(0).labels == lesson.said).all()  # a setting is chosen by what was said


@pytest.mark.parametrize("name", CANDIDATES)
def test_every_candidate_learns(name: str, made: tuple[torch.Tensor, np.ndarray]) -> None:
    vectors, labels = made
    known, place = labels < 30, np.arange(len(labels)) % PHOTOS
    parts = (np.flatnonzero(rows) for rows in (known & (place < 15), known & (place >= 15), ~known))
    lesson = Lesson(vectors, labels, labels, *parts)
    before = judge_head(None, lesson)["seen_map_at_r"]
    training = teach(CANDIDATES[name], lesson, Setting(1e-2, 0.002), 0)
    after = judge_head(training.network, lesson)["seen_map_at_r"]
    losses = [reading.loss for reading in training.history]
    assert CANDIDATES[name].scheme != "plain" or losses[-1] < 0.98 * losses[0]  # stages of a scheme cost other things
    assert after > before + (-0.1 if name in SLOW else 0.03)


def test_the_rule_takes_the_best_on_held_out_classes() -> None:
    asked: list[tuple[float, int]] = []

    def try_out(candidate: Candidate, setting: Setting, seed: int) -> float:
        asked.append((setting.rate, seed))
        return -abs(setting.rate - 2)

    def judge(candidate: Candidate, setting: Setting, seed: int) -> dict[str, float]:
        return {"unseen_map_at_r": setting.rate + seed}

    settings = (Setting(1), Setting(2), Setting(3))
    rows = hold_contest(Contest(settings, try_out, judge), ["triplet"], range(2), silent)
    assert rows["triplet"]["rates"] == [2, 2]
    assert rows["triplet"]["unseen_map_at_r"]["values"] == [2, 3]
    assert len(asked) == 6
    asked.clear()
    hold_contest(Contest(settings, try_out, judge, choose_once=True), ["triplet"], range(2), silent)
    assert [seed for _, seed in asked] == [0, 0, 0]


def test_figures_are_means_with_spread_and_tables_are_ordered() -> None:
    assert summarise_values([0.5, 0.7]) == {"mean": 0.6, "spread": 0.14142, "values": [0.5, 0.7]}
    assert summarise_values([0.5])["spread"] is None
    rows = {
        "a": {"title": "A", "rates": [0.001, 0.001], "unseen_map_at_r": summarise_values([0.5, 0.7])},
        "b": {"title": "B", "rates": [], "unseen_map_at_r": summarise_values([0.9])},
    }
    assert write_table(rows, "unseen_map_at_r").splitlines()[2:] == [
        "| B | 90.0 | - |",
        "| A | 60.0 ± 14.1 | 0.001 |",
    ]


def test_photos_are_encoded_once(shared: Path, encoder_cache: Path) -> None:
    folder = shared / "data" / "grocery"
    first = encode_folder(folder, 2)
    assert set(first.labels) == {0, 1}
    kept = sorted((encoder_cache.parent / "features").glob("*.npz"))
    assert kept
    times = [path.stat().st_mtime_ns for path in kept]
    assert np.array_equal(encode_folder(folder, 2).features, first.features)
    assert [path.stat().st_mtime_ns for path in kept] == times
    kept[0].write_bytes(b"broken")
    assert len(encode_folder(folder, 2).features) == len(first.features)


@pytest.mark.parametrize(("part", "gain"), [("photos", 0.005), ("characters", 0.05)])
def test_a_short_contest_beats_the_start(part: str, gain: float, shared: Path, tmp_path: Path) -> None:
    result = run_experiment("compare", Request(shared / "data", tmp_path, quick=True, part=part))[part]
    for row in result["methods"].values():
        assert row["unseen_map_at_r"]["mean"] > result["start"]["unseen_map_at_r"]["mean"] + gain
    assert (tmp_path / f"compare-{part}-quick-ranking.md").is_file()
