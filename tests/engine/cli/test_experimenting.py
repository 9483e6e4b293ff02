"""The command for experiments refuses in sentences that say what to do."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from engine.cli.experimenting import flatten, list_experiments
from engine.experiments import EXPERIMENTS
from engine.experiments.request import CannotRun, Request
from engine.experiments.running import check_request, describe_command, name_result, name_within, run_experiment


def call(*words: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the command in a child process."""
    command = [sys.executable, "-m", "engine", "experiment", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


def test_an_unknown_name_lists_the_known(tmp_path: Path) -> None:
    done = call("cifar", "--data", tmp_path)
    assert done.returncode == 1
    assert "no experiment called cifar: choose one of" in done.stderr
    assert all(name in done.stderr for name in EXPERIMENTS)


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_missing_data_names_the_file(name: str, tmp_path: Path) -> None:
    for file in EXPERIMENTS[name].files:
        with pytest.raises(CannotRun, match="is missing: give with --data the folder that holds"):
            check_request(name, Request(tmp_path, tmp_path))
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).touch()
    check_request(name, Request(tmp_path, tmp_path))


def test_a_part_asks_for_its_own_data_only(tmp_path: Path) -> None:
    check_request("continuous", Request(tmp_path, tmp_path, part="pose"))
    with pytest.raises(CannotRun, match="holds grocery"):
        check_request("compare", Request(tmp_path, tmp_path, part="labels"))


def test_what_cannot_start_leaves_no_folder(tmp_path: Path) -> None:
    out = tmp_path / "results"
    with pytest.raises(CannotRun, match="holds grocery"):
        run_experiment("compare", Request(tmp_path, out, part="photos"))
    assert not out.exists()
    (tmp_path / "file").touch()
    with pytest.raises(CannotRun, match=r"cannot be made .*: give another folder with --out"):
        run_experiment("continuous", Request(tmp_path, tmp_path / "file" / "results", part="pose"))


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_unknown_parts_and_methods_list_the_known(name: str, tmp_path: Path) -> None:
    with pytest.raises(CannotRun, match=f"no part of {name} called x"):
        check_request(name, Request(tmp_path, tmp_path, part="x"))
    with pytest.raises(CannotRun, match=f"no method of {name} called x"):
        check_request(name, Request(tmp_path, tmp_path, method="x"))


def test_no_seed_is_no_run(tmp_path: Path) -> None:
    for name in EXPERIMENTS:
        with pytest.raises(CannotRun, match="seeds = 0"):
            check_request(name, Request(tmp_path, tmp_path, seeds=0))


def test_a_result_says_how_it_was_made(tmp_path: Path) -> None:
    full = Request(tmp_path, tmp_path)
    assert describe_command("att", full) == "lookalike experiment att --data DATA --seeds 3"
    assert name_result("att", full) == "att"
    quick = Request(tmp_path, tmp_path, method="triplet", quick=True, part="random")
    assert describe_command("att", quick) == (
        "lookalike experiment att --data DATA --part random --method triplet --quick"
    )
    assert name_result("att", quick) == "att-random-triplet-quick"


def test_stored_results_name_plots_as_seen_from_their_folder(tmp_path: Path) -> None:
    result = {"a": {"plots": [str(tmp_path / "one.png"), "two.png"]}, "b": 0.5, "c": "/elsewhere/three.png"}
    stored = {"a": {"plots": ["one.png", "two.png"]}, "b": 0.5, "c": "/elsewhere/three.png"}
    assert name_within(tmp_path, result) == stored


def test_the_help_lists_experiments_and_their_parts() -> None:
    shown = list_experiments()
    assert all(experiment.title in shown for experiment in EXPERIMENTS.values())
    assert "(parts: photos, labels, characters)" in shown


def test_people_see_a_mean_with_its_spread_in_one_line() -> None:
    figures = {"mean": 0.51234, "spread": 0.0123, "values": [0.5, 0.52]}
    result = {
        "part": {"accuracy": figures, "once": {"mean": 0.25, "spread": None, "values": [0.25]}},
        "plots": ["a.png"],
    }
    assert flatten(result) == {"part accuracy": "0.5123 ± 0.012", "part once": "0.25", "plot 1": "a.png"}
