"""The commands that teach, and those about encoders, as a script uses them."""

from __future__ import annotations

import io
import json
import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from engine import Library
from engine.cli import main

MakeLibrary = Callable[..., Library]
KEYS = {
    "encoder", "method", "labels", "photos", "baseline", "trained", "gain", "error", "unseen_gain", "adopted",
    "reason", "seconds",
}  # fmt: skip


@dataclass(frozen=True)
class Done:
    """What a command has left."""

    code: int
    out: str
    err: str

    @property
    def result(self) -> dict[str, Any]:
        assert self.code == 0, self.err
        found: dict[str, Any] = json.loads(self.out)
        return found


Run = Callable[..., Done]


@pytest.fixture
def run(make_library: MakeLibrary, capfd: pytest.CaptureFixture[str]) -> Iterator[Run]:
    """Run a command on a library of six kinds, in this process."""
    handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    folder = make_library(6, 8).folder

    def call(*words: str | Path) -> Done:
        code = main(["--library", str(folder), *map(str, words)])
        return Done(code, *capfd.readouterr())

    yield call
    for number, handler in handlers.items():
        signal.signal(number, handler)


def test_from_a_lesson_to_another_encoder_and_back(run: Run, tmp_path: Path) -> None:
    first = run("encoders", "--json").result["taught"]
    assert [(each["kind"], each["in_use"]) for each in first] == [("default", True)]
    lesson = run("train", "--set", "steps=30", "--name", "Mine", "--json").result
    assert lesson.keys() >= KEYS
    assert lesson["baseline"].keys() == lesson["trained"].keys() == {"map_at_r", "recall_at_1"}
    assert (lesson["labels"], lesson["photos"], lesson["method"]) == (6, 48, "supcon")
    assert lesson["adopted"] and lesson["gain"] > lesson["error"] and isinstance(lesson["reason"], str)

    taught = run("encoders", "--json").result["taught"]
    assert [(each["name"], each["in_use"]) for each in taught] == [("Out of the box", False), ("Mine", True)]
    compared = run("compare", "Out of the box", "Mine", "--json").result
    assert compared["gain"] > 0 and compared["photos"] == 48
    assert run("use", first[0]["id"], "--json").result["in_use"]
    assert "Mine is in use" in run("use", "mine").out

    file = tmp_path / "mine.safetensors"
    assert run("export-encoder", "Mine", file, "--json").result == {"encoder": lesson["encoder"], "file": str(file)}
    again = run("import-encoder", file)
    assert again.code == 1 and "has already" in again.err


def test_people_get_a_table(run: Run) -> None:
    told = run("train", "--set", "steps=10", "--no-adopt")
    assert told.code == 0 and "kind 0" in told.out and "kept, and not in use" in told.out
    assert "Taught" in run("encoders").out
    assert "MAP@R" in run("compare", "Out of the box", "Taught 6 labels").out


def test_progress_tells_readings_and_maps_line_by_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    done = run("train", "--set", "steps=30", "--json", "--progress", "json")
    events = [json.loads(line) for line in done.err.splitlines()]
    assert done.result and {"progress", "reading", "map"} <= {each["event"] for each in events}
    reading = next(each for each in events if each["event"] == "reading")
    assert reading.keys() >= {"phase", "step", "steps", "loss", "map_at_r", "recall_at_1", "active_share"}


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("train", "--mode", "slow"), 2, "quick or deep"),
        (("train", "--set", "steps"), 2, "NAME=VALUE"),
        (("train", "--set", "spells=1"), 1, "no parameter spells"),
        (("train", "--method", "magic"), 1, "no method magic"),
        (("train", "--method", "log_ratio"), 1, "name one with --number"),
        (("train", "--number", "rating"), 1, "No photo has the number rating"),
        (("use", "nobody"), 1, "There is no encoder nobody"),
        (("compare", "nobody", "nothing"), 1, "There is no encoder nobody"),
        (("import-encoder", "missing.safetensors"), 1, "cannot be read"),
        (("export-encoder", "nobody", "x.safetensors"), 1, "There is no encoder nobody"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(run: Run, words: tuple[str, ...], code: int, sentence: str) -> None:
    done = run(*words)
    assert done.code == code
    assert sentence in " ".join(done.err.replace("│", " ").split())
    assert "Traceback" not in done.err
