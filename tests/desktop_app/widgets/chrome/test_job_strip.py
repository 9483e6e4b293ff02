"""The strip of a long job: what it says, and what its buttons ask."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop_app.widgets.chrome.job_strip import STEPS, JobStrip

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def strip(qtbot) -> JobStrip:
    strip = JobStrip()
    qtbot.addWidget(strip)
    strip.resize(900, strip.sizeHint().height())
    return strip


def test_it_is_hidden_until_there_is_something_to_tell(strip: JobStrip):
    assert strip.isHidden()
    strip.show_progress("scan", 0, 0)
    assert strip.isVisible()
    assert strip.bar.maximum() == 0  # how much there is to do is not known yet


def test_progress_is_in_words_and_in_the_bar(strip: JobStrip):
    strip.show_progress("photos", 12_345, 100_000, 213.4, 411)
    assert strip.headline.text() == "Reading photos"
    assert strip.details.text() == "12,345 of 100,000  ·  213 photos/s  ·  7 min left".replace("7 min", "6 min")
    assert strip.bar.value() == pytest.approx(0.12345 * STEPS, abs=1)
    assert strip.bar.accessibleDescription() == strip.details.text()


@pytest.mark.parametrize("stage", ["scan", "photos", "index", "wait", "", "something new"])
def test_every_stage_has_words(strip: JobStrip, stage: str):
    strip.show_progress(stage, 1, 2)
    assert strip.headline.text()


def test_a_note_stands_in_where_nothing_is_counted(strip: JobStrip):
    strip.show_progress("scan", 0, 0, note="/photos/\udcff")
    assert strip.details.text() == "/photos/\ufffd"


def test_pause_and_resume_are_one_button(qtbot, strip: JobStrip):
    strip.show_progress("photos", 1, 2)
    with qtbot.waitSignal(strip.pause_asked):
        qtbot.mouseClick(strip.pause, LEFT)
    strip.set_paused(True)
    strip.show_progress("photos", 1, 2)
    assert strip.headline.text() == "Paused"
    assert strip.pause.accessibleName() == "Resume"
    with qtbot.waitSignal(strip.resume_asked):
        qtbot.mouseClick(strip.pause, LEFT)
    strip.set_paused(False)
    strip.show_progress("photos", 1, 2)
    assert strip.headline.text() == "Reading photos"
    assert strip.pause.accessibleName() == "Pause"


def test_stopping_is_said_and_cannot_be_asked_twice(qtbot, strip: JobStrip):
    strip.show_progress("photos", 1, 2)
    with qtbot.waitSignal(strip.cancel_asked):
        qtbot.mouseClick(strip.cancel, LEFT)
    strip.set_stopping()
    strip.show_progress("photos", 2, 3)
    assert strip.headline.text() == "Stopping…"
    assert not strip.cancel.isEnabled()
    strip.hide()
    strip.show_progress("photos", 0, 3)
    assert strip.cancel.isEnabled()


def test_a_stopped_job_offers_to_go_on(qtbot, strip: JobStrip):
    strip.show_progress("photos", 1, 2)
    strip.show_stopped("Indexing stopped", "What is done is kept.")
    assert strip.resume.isVisible()
    assert strip.pause.isHidden()
    with qtbot.waitSignal(strip.resume_asked):
        qtbot.mouseClick(strip.resume, LEFT)
    strip.show_progress("photos", 1, 2)
    assert strip.resume.isHidden()
    assert strip.bar.isVisible()


def test_a_finished_job_can_be_dismissed(qtbot, strip: JobStrip):
    strip.show_finished("Everything is up to date")
    assert strip.resume.isHidden()
    with qtbot.waitSignal(strip.dismissed):
        qtbot.mouseClick(strip.close_button, LEFT)
    assert strip.isHidden()


def test_skipped_files_are_counted_and_one_click_away(qtbot, strip: JobStrip):
    strip.show_progress("photos", 1, 2)
    assert strip.skipped.isHidden()
    strip.set_skipped(12)
    assert strip.skipped.text() == "12 skipped"
    with qtbot.waitSignal(strip.skipped_asked):
        qtbot.mouseClick(strip.skipped, LEFT)
    strip.set_skipped(0)
    assert strip.skipped.isHidden()
