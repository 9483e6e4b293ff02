"""While a lesson runs: curves, the map that reshapes, the time left, the estimate, and the ways to end it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent
from pytestqt.qtbot import QtBot

from desktop_app.jobs import JobOutcome, JobProgress
from desktop_app.pages.teach.lesson import Lesson
from desktop_app.pages.teach.planning.request import LessonRequest
from desktop_app.pages.teach.running.events import read_map
from desktop_app.pages.teach.running.view import RunningView
from desktop_app.tasks import Tasks
from tests.desktop_app.made_photos import make_photo

READING = {"event": "reading", "phase": "folds", "step": 10, "steps": 150, "loss": 2.5, "map_at_r": 0.5}
READING |= {"recall_at_1": 0.75, "active_share": None, "seconds_left": 9.5}
MAP = {"event": "map", "step": 30, "points": [[0.0, 0.5], [-1.0, -1.0]], "labels": ["cat", "dog"], "photos": [1, 2]}


@pytest.fixture
def lesson(qtbot: QtBot, tasks: Tasks) -> Lesson:
    view = RunningView()
    qtbot.addWidget(view)
    view.resize(1100, 700)
    view.show()
    made = Lesson(view, tasks, view)
    made.view = view
    return made


@pytest.fixture
def running(qtbot: QtBot, lesson: Lesson) -> Lesson:
    with qtbot.waitSignal(lesson.job_asked) as asked:
        lesson.begin(LessonRequest())
    assert asked.args[0] == "teaching"
    lesson.take_state("teaching", True)
    return lesson


def test_readings_become_curves(running: Lesson) -> None:
    view = running.view
    assert not view.keep.isEnabled()
    for step in (0, 10, 20):
        running.take_event({**READING, "step": step, "loss": 3 - step / 10})
    assert view.charts["loss"].last() == 1 and view.charts["map_at_r"].value_text(0.5) == "50%"
    assert view.charts["active_share"].last() is None
    running.take_progress(JobProgress("teaching", 30, 120, 10, 9.0))
    assert "25% done" in view.details.text() and "9 s left" in view.details.text()
    assert view.keep.isEnabled() and "held back" in view.headline.text()
    running.take_event({**READING, "phase": "teaching", "active_share": 0.4})
    assert view.charts["active_share"].last() == 0.4 and "every labelled photo" in view.headline.text()
    view.grab()  # everything can be drawn


def test_the_map_shows_photos_and_reshapes(qtbot: QtBot, running: Lesson) -> None:
    view = running.view
    running.take_event(MAP)
    first = view.map.places()
    running.take_event({**MAP, "step": 60, "points": [[0.9, 0.5], [-1.0, -1.0]]})
    assert view.map.places()[0].x() < first[0].x() + 10  # it wanders
    qtbot.waitUntil(lambda: view.map.places()[0].x() > first[0].x() + 100)
    assert view.map.labels() == ["cat", "dog"]
    view.show_photos([make_photo(1), make_photo(2)])
    qtbot.keyClick(view.map, Qt.Key.Key_Right)
    assert view.map.pointed() == make_photo(1)
    at = view.map.places()[1]
    none = Qt.MouseButton.NoButton
    move = QMouseEvent(QMouseEvent.Type.MouseMove, QPointF(at), QPointF(at), none, none, Qt.KeyboardModifier.NoModifier)
    view.map.mouseMoveEvent(move)
    assert view.map.pointed() == make_photo(2)
    view.grab()


@pytest.mark.parametrize(
    "broken", [{}, {"points": [[0, 1]]}, {**MAP, "photos": [1]}, {**MAP, "points": [[0, float("nan")], [0, 0]]}]
)
def test_a_map_that_is_not_whole_is_no_map(broken: dict) -> None:
    assert read_map(broken) is None


def test_an_estimate_pauses_until_it_is_answered(qtbot: QtBot, running: Lesson) -> None:
    with qtbot.waitSignal(running.pause_asked):
        running.take_event({"event": "estimate", "seconds": 600, "note": ""})
    question = running.view.question
    assert question.isVisible() and "10 min" in question.text.text()
    with qtbot.waitSignal(running.resume_asked):
        question.go_on.click()
    assert not question.isVisible()


def test_it_can_be_ended_both_ways(qtbot: QtBot, running: Lesson) -> None:
    running.take_event(READING)
    with qtbot.waitSignal(running.keep_asked):
        running.view.keep.click()
    assert not running.view.keep.isEnabled()
    with qtbot.waitSignal(running.cancel_asked):
        running.view.cancel.click()


ENDS: dict[str, tuple[JobOutcome, Callable[[str], bool]]] = {
    "cancelled": (JobOutcome("cancelled"), lambda said: said == ""),
    "killed": (JobOutcome("killed"), lambda said: "Resume" in said),
    "failed": (JobOutcome("failed", "The disk is full."), lambda said: said == "The disk is full."),
    "silent": (JobOutcome("failed"), lambda said: "problem" in said),
}


@pytest.mark.parametrize("name", ENDS)
def test_an_end_without_an_encoder_says_why(qtbot: QtBot, running: Lesson, name: str) -> None:
    outcome, fits = ENDS[name]
    with qtbot.waitSignal(running.failed) as failed:
        running.take_end("teaching", outcome)
    assert fits(failed.args[0]) and not running.active


def test_an_end_with_an_encoder_tells_it(qtbot: QtBot, running: Lesson) -> None:
    running.take_end("index", JobOutcome("done"))
    assert running.active  # another job's end is none of its own
    with qtbot.waitSignal(running.done) as done:
        result = {"encoder": "new", "coming": True, "notes": ["The graphics card teaches."]}
        running.take_end("teaching", JobOutcome("done", result=result))
    assert done.args == ["new", True, ("The graphics card teaches.",)]


def test_it_waits_for_a_job_that_is_running(qtbot: QtBot, lesson: Lesson) -> None:
    lesson.take_state("index", True)
    lesson.begin(LessonRequest())
    assert "waits" in lesson.view.details.text() and lesson.active
