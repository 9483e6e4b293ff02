"""The commands about labels as a script uses them: words in, JSON out, exit codes."""

from __future__ import annotations

import json
import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from engine.cli import main

Paint = Callable[..., Path]


@dataclass(frozen=True)
class Done:
    """What a command has left."""

    code: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def run(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Iterator[Run]:
    """Run a command on a library of the test's own, in this process: the other commands' tests start real ones."""
    handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def call(*words: str | Path) -> Done:
        code = main(["--library", str(tmp_path / "library"), *map(str, words)])
        return Done(code, *capfd.readouterr())

    yield call
    for number, handler in handlers.items():
        signal.signal(number, handler)


def result(done: Done) -> dict[str, Any]:
    assert done.code == 0, done.err
    found: dict[str, Any] = json.loads(done.out)
    return found


def test_from_folders_to_suggestions(run: Run, tmp_path: Path, paint: Paint) -> None:
    photos = tmp_path / "photos"
    for seed in range(8):
        paint(photos / ("赤" if seed < 4 else "blue") / f"{seed}.jpg", seed)
    result(run("index", photos, "--json"))
    assert run("label", photos).code == 2  # from where?
    plan = result(run("label", photos, "--from-folders", "--dry-run", "--rename", "赤=red", "--skip", "blue", "--json"))
    assert (plan["labels"], plan["labelled"], plan["left"]) == ({"red": 4}, 0, 0)
    lacking = result(run("labels", "--lacking", "--json"))
    assert not lacking["ready"] and lacking["lacking"][0]["kind"] == "no labels"
    done = result(run("label", photos, "--from-folders", "--json"))
    assert done["labels"] == {"blue": 4, "赤": 4} and done["labelled"] == 8
    for seed in range(8, 11):
        paint(photos / f"{seed}.jpg", seed)
    result(run("index", "--json"))

    likely = result(run("suggest", "赤", "--json"))["suggestions"]
    assert {Path(each["path"]).name for each in likely} <= {"8.jpg", "9.jpg", "10.jpg"}
    assert all(0 < each["probability"] < 1 and "赤" in each["like"] for each in likely)
    table = run("suggest", "赤", "--useful", "-k", "2")
    assert table.code == 0 and "%" in table.out

    assert result(run("labels", "--export", tmp_path / "out.csv", "--json"))["exported"] == 8
    assert result(run("labels", "--import", tmp_path / "out.csv", "--json")) == {
        "photos": 8, "waiting": [], "unknown": [], "unreadable": [], "changed": 0,
    }  # fmt: skip
    counts = result(run("labels", "--json"))["labels"]
    assert [(each["name"], each["photos"]) for each in counts] == [("blue", 4), ("赤", 4)]
    assert "Photos" in run("labels").out
    assert "copies" in run("labels", "--lacking").out  # which these are to the network
    assert "suspects" in result(run("labels", "--suspects", "--json"))


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("suggest", "cat"), 1, "add a folder"),
        (("labels", "--import", "missing.csv"), 1, "cannot be read"),
        (("labels", "--export", "out.pdf"), 1, "neither .csv nor .jsonl"),
        (("label", "no such folder", "--from-folders"), 2, "not a folder"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(run: Run, words: tuple[str, ...], code: int, sentence: str) -> None:
    done = run(*words)
    assert done.code == code
    assert sentence in " ".join(done.err.replace("│", " ").split())
    assert "Traceback" not in done.err


def test_keywords_become_labels(run: Run, tmp_path: Path, paint: Paint) -> None:
    photos = tmp_path / "photos"
    paint(photos / "1.jpg", 1)
    sidecar = '<a xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:c="http://purl.org/dc/elements/1.1/">'
    sidecar += "<r:Description><c:subject><r:Bag><r:li>cat</r:li></r:Bag></c:subject></r:Description></a>"
    (photos / "1.xmp").write_text(sidecar)
    result(run("index", photos, "--json"))
    assert result(run("label", photos, "--from-keywords", "--json"))["labels"] == {"cat": 1}
    unknown = run("label", photos, "--from-keywords", "--skip", "dog")
    assert unknown.code == 2 and "has no dog" in unknown.err
