"""The command line as a script uses it: real child processes, JSON out, exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Paint = Callable[..., Path]


@pytest.fixture
def photos(tmp_path: Path, paint: Paint) -> Path:
    """Two classes of three photos."""
    folder = tmp_path / "写真 photos"
    for seed in range(6):
        paint(folder / ("one" if seed < 3 else "two") / f"{seed}.jpg", seed)
    return folder


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run a command on a library in a temporary folder with a Japanese name."""

    def call(*words: str | Path, text: str = "") -> subprocess.CompletedProcess[str]:
        library = tmp_path / "ホーム" / "library"
        command = [sys.executable, "-m", "engine", "--library", str(library), *map(str, words)]
        return subprocess.run(command, input=text, capture_output=True, text=True, timeout=120, check=False)

    return call


def result(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    """The one JSON object on standard output."""
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_index_then_search_finds_the_nearest(run: Callable[..., Any], photos: Path, paint: Paint) -> None:
    first = result(run("index", photos, "--json"))
    assert {key: first[key] for key in ("found", "indexed", "unchanged", "removed", "skipped")} == {
        "found": 6,
        "indexed": 6,
        "unchanged": 0,
        "removed": 0,
        "skipped": [],
    }
    assert first["encoder"].startswith("efficientnet-lite0")
    assert first["seconds"] > 0
    again = result(run("index", "--json"))  # all folders of the library
    assert (again["indexed"], again["unchanged"]) == (0, 6)

    outside = paint(photos.parent / "outside.png", seed=4, size=(150, 110))
    found = result(run("search", outside, "-k", "3", "--json"))
    assert [match["rank"] for match in found["matches"]] == [1, 2, 3]
    assert Path(found["matches"][0]["path"]).name == "4.jpg"
    scores = [match["score"] for match in found["matches"]]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] > 0.9

    own = result(run("search", photos / "one" / "0.jpg", "--json"))
    assert len(own["matches"]) == 5  # all but itself
    inside = result(run("search", photos / "one" / "0.jpg", "--folder", photos / "two", "--json"))
    assert {Path(match["path"]).parent.name for match in inside["matches"]} == {"two"}
    unlike = result(run("search", photos / "one" / "0.jpg", "--less", photos / "one" / "1.jpg", "--json"))
    assert "1.jpg" not in {Path(match["path"]).name for match in unlike["matches"]}
    strict = result(run("search", outside, "--min-score", "0.9", "--json"))
    assert all(match["score"] >= 0.9 for match in strict["matches"])
    cropped = result(run("search", photos / "one" / "0.jpg", "--crop", "10,10,80,80", "-k", "1", "--json"))
    assert len(cropped["matches"]) == 1


def test_status_verify_and_evaluate(run: Callable[..., Any], photos: Path) -> None:
    result(run("index", photos, "--json"))
    status = result(run("status", "--json"))
    assert status["photos"] == 6
    assert status["index"]["state"] == "current"
    assert [Path(root["path"]) for root in status["folders"]] == [photos]
    assert result(run("verify-library", "--json")) == {"sound": True, "findings": []}
    figures = result(run("evaluate", photos, "--json"))
    assert (figures["photos"], figures["labels"]) == (6, 2)
    assert 0 <= figures["map_at_r"] <= figures["r_precision"] <= 1
    names = [each["name"] for each in result(run("encoders", "--json"))["encoders"]]
    assert "efficientnet-lite0" in names


@pytest.mark.parametrize(
    "words",
    [
        ("index", "no-such-folder"),
        ("search",),
        ("search", "no-such-file.jpg"),
        ("search", __file__, "--crop", "1,2,3"),
        ("search", __file__, "-k", "0"),
        ("no-such-command",),
    ],
)
def test_wrong_use_exits_with_2_and_a_sentence(run: Callable[..., Any], words: tuple[str, ...]) -> None:
    done = run(*words)
    assert done.returncode == 2
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr


def test_a_failure_is_one_sentence(run: Callable[..., Any]) -> None:
    done = run("search", __file__, "--json")  # no library yet
    assert done.returncode == 1
    assert done.stderr.startswith("lookalike: ")
    assert "Traceback" not in done.stderr


def test_skipped_files_are_listed_and_the_exit_code_is_0(run: Callable[..., Any], photos: Path) -> None:
    (photos / "empty.jpg").write_bytes(b"")
    done = result(run("index", photos, "--json"))
    assert [(Path(each["path"]).name, each["reason"]) for each in done["skipped"]] == [
        ("empty.jpg", "The file is empty.")
    ]


def test_json_progress_comes_on_standard_error_line_by_line(run: Callable[..., Any], photos: Path) -> None:
    (photos / "empty.jpg").write_bytes(b"")
    done = run("index", photos, "--json", "--progress", "json")
    events = [json.loads(line) for line in done.stderr.splitlines()]
    stages = [event["stage"] for event in events if event["event"] == "progress"]
    assert "photos" in stages
    assert [event["path"] for event in events if event["event"] == "skipped"] == [str(photos / "empty.jpg")]
    last = [event for event in events if event["event"] == "progress" and event["stage"] == "photos"][-1]
    assert last["done"] == last["total"] == 7
    assert json.loads(done.stdout)["indexed"] == 6


def test_a_cancel_on_standard_input_exits_with_130_and_a_later_run_completes(
    run: Callable[..., Any], photos: Path
) -> None:
    done = run("index", photos, "--json", "--progress", "json", text="cancel\n")
    assert done.returncode == 130
    assert result(run("index", photos, "--json"))["found"] == 6


def test_undecodable_names_survive_the_json(run: Callable[..., Any], photos: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("only Linux has file names that are no text")
    odd = os.path.join(os.fsencode(photos), b"bad-\xff.jpg")  # noqa: PTH118 - bytes
    Path(os.fsdecode(odd)).write_bytes((photos / "one" / "0.jpg").read_bytes() + b"\0")
    result(run("index", photos, "--json"))
    found = result(run("search", photos / "one" / "0.jpg", "-k", "1", "--json"))
    assert os.fsencode(found["matches"][0]["path"]) == odd
