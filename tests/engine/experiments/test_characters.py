"""The quick versions of the omniglot and mnist experiments: far from the full figures, and further from chance."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from engine.experiments.request import Request
from engine.experiments.running import run_experiment


@pytest.fixture
def run(shared: Path, tmp_path: Path) -> Any:
    def run_quickly(name: str, part: str | None = None) -> Any:
        return run_experiment(name, Request(shared / "data", tmp_path, quick=True, part=part))

    return run_quickly


def test_the_best_method_on_unseen_alphabets(run: Any) -> None:
    best = run("omniglot", "best")["best"]
    assert best["one_shot"]["mean"] > 0.6  # chance 0.05
    assert best["verification"]["within alphabets"]["accuracy"]["mean"] > 0.75
    assert best["verification"]["across alphabets"]["accuracy"]["mean"] > 0.8
    assert all(Path(path).is_file() for path in best["plots"])


def test_twins_with_a_learned_head(run: Any) -> None:
    koch = run("omniglot", "koch")["koch"]
    assert koch["verification"]["within alphabets"]["accuracy"]["mean"] > 0.8  # chance 0.5
    assert koch["protocol"]["pairs"] >= 15_000
    assert all(Path(path).is_file() for path in koch["plots"])


def test_digits_by_a_network_that_never_saw_one(run: Any) -> None:
    mnist = run("mnist")
    assert mnist["one_shot"]["mean"] > 0.6  # chance 0.1
    assert mnist["one_shot"]["mean"] > mnist["pixel_nearest_neighbour"] + 0.1
    assert all(Path(path).is_file() for path in mnist["plots"])
