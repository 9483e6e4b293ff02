"""Jobs of several kinds, one after another: what waits, what is resumed, what is told of each."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.indexing import Indexing
from desktop_app.panels.job_status import JobStatus
from desktop_app.tasks import Tasks
from desktop_app.widgets.chrome.job_strip import JobStrip
from engine import Library
from tests.desktop_app.real_library import PATIENCE_MS

CHILD = """
import json, sys, time

if "slow" in sys.argv:
    while sys.stdin.readline().strip() != "cancel":
        pass
    sys.exit(130)
if "broken" in sys.argv:
    print(json.dumps({"event": "error", "message": "The disk is full."}), file=sys.stderr)
    sys.exit(1)
print(json.dumps({"did": sys.argv[3:-3]}))
"""


@pytest.fixture
def indexing(qtbot: QtBot, tasks: Tasks, tmp_path: Path) -> Iterator[Indexing]:
    """Jobs whose child says what it was asked for."""
    script = tmp_path / "child.py"
    script.write_text(CHILD)
    made = Indexing(tasks, command=[sys.executable, str(script)])
    with Library.open(tmp_path / "library") as library:
        made.use_library(library)
        yield made
        made.close()


def test_what_is_asked_for_during_a_job_comes_after_it(qtbot: QtBot, indexing: Indexing) -> None:
    ended: list[tuple[str, list[str]]] = []
    indexing.job_ended.connect(lambda kind, outcome: ended.append((kind, outcome.result["did"])))
    with qtbot.waitSignal(indexing.ended, timeout=PATIENCE_MS):
        indexing.request()
        indexing.run("duplicates", ["duplicates"])
        indexing.run("undo", ["undo", "3"])
        indexing.run("duplicates", ["duplicates"])
        indexing.request()
    assert ended == [
        ("index", ["index"]),
        ("duplicates", ["duplicates"]),
        ("undo", ["undo", "3"]),
        ("index", ["index"]),
    ]


def test_a_stopped_search_is_resumed_and_a_stopped_deed_is_not(qtbot: QtBot, indexing: Indexing) -> None:
    with qtbot.waitSignal(indexing.ended, timeout=PATIENCE_MS):
        indexing.run("duplicates", ["duplicates", "slow"])
        indexing.cancel()
    assert indexing.stopped is not None and indexing.kind == "duplicates"
    indexing.resume()
    assert indexing.job.active and indexing.kind == "duplicates"
    with qtbot.waitSignal(indexing.ended, timeout=PATIENCE_MS):
        indexing.cancel()
    with qtbot.waitSignal(indexing.ended, timeout=PATIENCE_MS):
        indexing.run("resolve", ["resolve", "slow"])
        indexing.cancel()
    assert indexing.stopped is None


def test_changes_noticed_during_a_search_are_indexed_after_it_even_if_it_was_stopped(
    qtbot: QtBot, indexing: Indexing
) -> None:
    with qtbot.waitSignal(indexing.ended, timeout=PATIENCE_MS):
        indexing.run("duplicates", ["duplicates", "slow"])
        indexing.request()
        indexing.cancel()
    assert indexing.kind == "index"


def test_the_strip_tells_each_kind_in_its_own_words(qtbot: QtBot, indexing: Indexing) -> None:
    strip = JobStrip()
    qtbot.addWidget(strip)
    status = JobStatus(indexing, strip)
    with qtbot.waitSignal(indexing.ended, timeout=PATIENCE_MS):
        status.run("duplicates", ["duplicates"])
    assert strip.headline.text() == "Duplicates are up to date" and not strip.resume.isVisibleTo(strip)
    with qtbot.waitSignal(indexing.ended, timeout=PATIENCE_MS):
        status.run("duplicates", ["duplicates", "broken"])
    assert "search for duplicates" in strip.headline.text() and strip.details.text() == "The disk is full."
    assert strip.resume.isVisibleTo(strip)
    with qtbot.waitSignal(indexing.ended, timeout=PATIENCE_MS):
        status.run("resolve", ["resolve", "slow"])
        indexing.cancel()
    assert "can be undone" in strip.details.text() and not strip.resume.isVisibleTo(strip)
