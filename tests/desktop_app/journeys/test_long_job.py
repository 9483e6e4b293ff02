"""A long job in the window: killed and resumed, stopped, asked about when closing, begun again when folders change."""

from __future__ import annotations

import os
import shutil
import signal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from desktop_app.application import Application
from tests.desktop_app.real_library import PATIENCE_MS, StartApplication, paint_family


@pytest.fixture
def many_photos(tmp_path: Path) -> Path:
    """Enough photos for a job to be met in the middle of it."""
    folder = tmp_path / "many"
    paint_family(folder, 0, members=60)
    return folder


def start_indexing(qtbot: QtBot, application: Application, folder: Path) -> None:
    application.folders.add([str(folder)])
    qtbot.waitUntil(lambda: application.indexing.job.progress.total > 0, timeout=PATIENCE_MS)


def press(box: QMessageBox, role: QMessageBox.ButtonRole) -> None:
    next(button for button in box.buttons() if box.buttonRole(button) == role).click()


@pytest.mark.skipif(os.name == "nt", reason="sends POSIX signals")
def test_a_killed_job_leaves_the_window_alive_and_can_be_resumed(
    qtbot: QtBot, start_application: StartApplication, tmp_path: Path, many_photos: Path
) -> None:
    application = start_application(tmp_path / "library")
    strip, library = application.window.job_strip, application.library
    start_indexing(qtbot, application, many_photos)
    os.kill(application.indexing.job.pid, signal.SIGKILL)
    qtbot.waitUntil(lambda: not application.indexing.job.active, timeout=PATIENCE_MS)
    assert application.indexing.stopped.ending == "killed"
    assert strip.isVisible() and strip.resume.isVisible() and "ended from outside" in strip.headline.text()

    qtbot.mouseClick(strip.resume, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: library.count() == 60 and not application.indexing.job.active, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: "up to date" in strip.headline.text(), timeout=PATIENCE_MS)
    assert application.indexing.stopped is None and not strip.resume.isVisible()


def test_closing_while_a_job_runs_asks_first_and_stops_it_cleanly(
    qtbot: QtBot, start_application: StartApplication, tmp_path: Path, many_photos: Path
) -> None:
    application = start_application(tmp_path / "library")
    window = application.window
    start_indexing(qtbot, application, many_photos)
    assert not window.close()
    press(application.closing.box, QMessageBox.ButtonRole.RejectRole)
    assert window.isVisible() and application.indexing.job.active

    assert not window.close()
    press(application.closing.box, QMessageBox.ButtonRole.DestructiveRole)
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=PATIENCE_MS)
    application.close()
    assert not application.indexing.job.active


def test_stopping_keeps_what_is_done_and_offers_to_go_on(
    qtbot: QtBot, start_application: StartApplication, tmp_path: Path, many_photos: Path
) -> None:
    application = start_application(tmp_path / "library")
    strip = application.window.job_strip
    start_indexing(qtbot, application, many_photos)
    application.window.menus.stop.trigger()
    qtbot.waitUntil(lambda: not application.indexing.job.active, timeout=PATIENCE_MS)
    assert application.indexing.stopped.ending == "cancelled"
    assert strip.resume.isVisible() and "stopped" in strip.headline.text()


def test_a_photo_that_comes_while_the_window_is_open_is_indexed(
    qtbot: QtBot, start_application: StartApplication, photos: Path, tmp_path: Path
) -> None:
    own = shutil.copytree(photos, tmp_path / "own")
    application = start_application(tmp_path / "library")
    application.folders.add([str(own)])
    grid = application.pages["library"].panel.grid
    qtbot.waitUntil(lambda: grid.count() == 18 and not application.indexing.job.active, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: application.indexing.watches, timeout=PATIENCE_MS)
    paint_family(own / "new", 2, members=9)
    qtbot.waitUntil(lambda: grid.count() > 18, timeout=PATIENCE_MS)


def test_skipped_files_are_one_press_away(
    qtbot: QtBot, start_application: StartApplication, tmp_path: Path, photos: Path
) -> None:
    folder = shutil.copytree(photos / "sea", tmp_path / "some")
    (folder / "broken.jpg").write_bytes(b"this is no photo")
    application = start_application(tmp_path / "library")
    application.folders.add([str(folder)])
    strip = application.window.job_strip
    qtbot.waitUntil(lambda: strip.isVisible() and strip.close_button.isVisible(), timeout=PATIENCE_MS)
    assert strip.skipped.isVisible() and "1" in strip.skipped.text()
    qtbot.mouseClick(strip.skipped, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: application.skipped.dialog is not None, timeout=PATIENCE_MS)
    assert [entry.path for entry in application.skipped.dialog.shown()] == [str(folder / "broken.jpg")]
    application.skipped.dialog.accept()
