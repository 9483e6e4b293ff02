"""Made objects carry their labels, and methods for numbers learn them."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from engine.experiments.continuous.objects import SIDE, make_objects
from engine.experiments.continuous.pose import compare_entries, make_sets
from engine.experiments.request import Request
from engine.experiments.running import run_experiment
from engine.progress import silent


def test_objects_are_the_same_for_a_seed() -> None:
    first, again = make_objects(20, 7), make_objects(20, 7)
    assert first.pictures.shape == (20, 1, SIDE, SIDE)
    assert np.array_equal(first.pictures, again.pictures)
    assert np.array_equal(first.labels, again.labels)
    assert not np.array_equal(first.labels, make_objects(20, 8).labels)


def test_labels_are_angle_and_size() -> None:
    made = make_objects(3000, 0)
    assert made.labels.min() >= 0
    assert 0 <= made.degrees.min() < 2 < 178 < made.degrees.max() <= 180
    assert 9.8 < made.labels[:, 1].max() <= 10
    x, y = (part.ravel() for part in np.meshgrid(*[np.linspace(-1, 1, SIDE)] * 2))
    pixels = made.pictures.reshape(len(made.pictures), -1)
    plane = np.stack([np.ones_like(x), x, y])
    ink = np.abs(pixels - pixels @ np.linalg.pinv(plane) @ plane)  # without the light behind it
    ink = np.where(ink > 0.5 * ink.max(axis=1, keepdims=True), ink, 0)  # its second moments lie along the angle
    x, y = (part - (ink @ part / ink.sum(axis=1))[:, None] for part in (x, y))
    along = 0.5 * np.arctan2(2 * (ink * x * y).sum(axis=1), (ink * (x**2 - y**2)).sum(axis=1))
    apart = np.abs((np.degrees(along) - made.degrees + 90) % 180 - 90)
    assert np.median(apart) < 4


def test_bins_are_equal_ranges() -> None:
    made = make_objects(4000, 1)
    bins = made.put_in_bins(6, 2)
    assert set(bins) == set(range(12))
    assert np.bincount(bins).min() > 200
    of_one = made.degrees[bins == 3]  # second range of angles, larger size
    assert 30 <= of_one.min() < of_one.max() <= 60
    assert made.labels[bins == 3, 1].min() >= 5


def test_both_methods_learn_the_numbers() -> None:
    rows, _ = compare_entries(make_sets(), ["log_ratio", "log_ratio_first", "triplet_36"], range(1), 60, [4e-3], silent)
    start = rows["start"]["ndcg"]["mean"]
    assert rows["log_ratio"]["ndcg"]["mean"] > start + 0.25
    assert rows["log_ratio_first"]["ndcg"]["mean"] > start + 0.15
    assert rows["triplet_36"]["ndcg"]["mean"] > start + 0.2
    assert rows["log_ratio"]["label_distance_at_10"]["mean"] < 0.6 * rows["start"]["label_distance_at_10"]["mean"]


def test_schemes_run_beside_their_base(shared: Path, tmp_path: Path) -> None:
    result = run_experiment("continuous", Request(shared / "data", tmp_path, quick=True, part="schemes"))
    figures = {name: row["unseen_map_at_r"]["mean"] for name, row in result["schemes"].items()}
    assert set(figures) == {"triplet", "divide_and_conquer", "adversarial"}
    assert min(figures.values()) > figures["triplet"] - 0.1
    assert (tmp_path / "continuous-schemes-quick-schemes.png").is_file()
