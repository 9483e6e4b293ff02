"""A walk through teaching: labels from folders, a lesson, the verdict, search with the new encoder, and back."""

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
from engine import Filters
from tests.desktop_app.made_scenes import IN_FOLDER
from tests.desktop_app.real_library import PATIENCE_MS, StartApplication


@pytest.fixture
def application(qtbot: QtBot, start_application: StartApplication, indexed_scenes: Path, tmp_path: Path) -> Application:
    started = start_application(shutil.copytree(indexed_scenes / "library", tmp_path / "library"))
    started.window.show_page("labels")
    return started


def label_by_folders(qtbot: QtBot, application: Application) -> None:
    page = application.pages["labels"]
    qtbot.mouseClick(page.shelf.folders, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.folders.dialog is not None, timeout=PATIENCE_MS)
    dialog = page.folders.dialog
    qtbot.waitUntil(lambda: dialog.give.isEnabled(), timeout=PATIENCE_MS)
    assert "2 label" in dialog.count.text()
    qtbot.mouseClick(dialog.give, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(page.shelf.facts().labels) == 2, timeout=PATIENCE_MS)


def begin_teaching(qtbot: QtBot, application: Application) -> None:
    qtbot.waitUntil(lambda: not application.indexing.job.active, timeout=PATIENCE_MS)  # the look at the start
    application.window.show_page("teach")
    page = application.pages["teach"]
    qtbot.waitUntil(lambda: page.planning.teach.isVisible() and page.planning.teach.isEnabled(), timeout=PATIENCE_MS)
    qtbot.mouseClick(page.planning.teach, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: application.indexing.job.active, timeout=PATIENCE_MS)
    assert page.middle.currentWidget() is page.running


def search_for_a_sea(qtbot: QtBot, application: Application) -> None:
    library = application.library
    query = next(p for p in library.photos(library.photo_ids(Filters(labels=("Day",)))) if p.name == "seas 1.jpg")
    application.searching.search_photos([query])
    model = application.pages["search"].results.panel.model
    qtbot.waitUntil(lambda: model.rowCount() == 2 * IN_FOLDER - 1, timeout=PATIENCE_MS)


def count_days(application: Application) -> int:
    """How many of the nearest photos, of as many as there are of the label, are of the day."""
    model = application.pages["search"].results.panel.model
    return [p.labels[0] for p in model.photos_now(model.ids()[: IN_FOLDER - 1].tolist())].count("Day")


def test_photos_are_labelled_by_key_one_after_another(qtbot: QtBot, application: Application) -> None:
    panel, library = application.pages["labels"].panel, application.library
    grid, box = panel.grid, panel.labelling.box
    qtbot.waitUntil(lambda: grid.count() == 2 * IN_FOLDER, timeout=PATIENCE_MS)
    first, second = panel.model.ids()[:2].tolist()
    grid.go_to_row(0)
    grid.setFocus()
    qtbot.keyClick(grid, Qt.Key.Key_L)
    qtbot.waitUntil(box.edit.hasFocus)
    qtbot.keyClicks(box.edit, "day")
    qtbot.keyClick(box.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: library.labels() == {"day": 1}, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: application.window.toasts.current() is not None, timeout=PATIENCE_MS)

    qtbot.waitUntil(lambda: second in panel.model.ids() and first not in panel.model.ids(), timeout=PATIENCE_MS)
    grid.go_to_row(panel.model.row_of(second))
    qtbot.waitUntil(grid.hasFocus)  # a message takes it from nobody
    qtbot.keyClick(grid, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: library.labels() == {"day": 2}, timeout=PATIENCE_MS)
    application.pages["labels"].show_label("day")
    qtbot.waitUntil(lambda: grid.count() == 2, timeout=PATIENCE_MS)
    grid.go_to_row(panel.model.row_of(second))
    qtbot.keyClick(grid, Qt.Key.Key_L)
    qtbot.waitUntil(box.edit.hasFocus)
    qtbot.keyClicks(box.edit, "noon")
    qtbot.keyClick(box.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: library.photo(second).labels == ("noon", "day"), timeout=PATIENCE_MS)
    qtbot.keyClick(grid, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: library.photo(second).labels == ("day",), timeout=PATIENCE_MS)


def test_from_two_folders_to_an_encoder_and_back(qtbot: QtBot, application: Application) -> None:
    page, library = application.pages["teach"], application.library
    label_by_folders(qtbot, application)
    old = library.encoder()
    search_for_a_sea(qtbot, application)
    before = count_days(application)

    application.window.show_page("labels")
    qtbot.waitUntil(lambda: application.pages["labels"].shelf.teach.isVisible(), timeout=PATIENCE_MS)
    qtbot.mouseClick(application.pages["labels"].shelf.teach, Qt.MouseButton.LeftButton)
    assert application.window.page is page
    begin_teaching(qtbot, application)
    qtbot.waitUntil(lambda: page.running.charts["loss"].last() is not None, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: page.running.map.labels() == ["Day", "Night"], timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: page.middle.currentWidget() is page.verdict, timeout=PATIENCE_MS)

    new = library.encoder()
    assert new != old and page.verdict.title.text().startswith("Better")
    assert sorted(page.verdict.table.column_texts(0)) == ["Day", "Night"]
    assert len(page.ground.encoders) == 2
    application.window.show_page("search")
    qtbot.waitUntil(lambda: count_days(application) > before, timeout=PATIENCE_MS)

    application.window.show_page("teach")
    qtbot.mouseClick(page.verdict.choices.go_back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: library.encoder() == old, timeout=PATIENCE_MS)
    assert "Searches go by" in application.window.toasts.current().label.text()
    qtbot.waitUntil(lambda: "not in use" in page.verdict.title.text(), timeout=PATIENCE_MS)
    application.window.show_page("search")
    qtbot.waitUntil(lambda: count_days(application) == before, timeout=PATIENCE_MS)


def test_a_lesson_that_was_killed_is_resumed_and_when_cancelled_leaves_nothing(
    qtbot: QtBot, application: Application
) -> None:
    page, library = application.pages["teach"], application.library
    label_by_folders(qtbot, application)
    old = library.encoder()
    begin_teaching(qtbot, application)
    os.kill(application.indexing.job.pid, signal.SIGKILL)
    qtbot.waitUntil(lambda: page.middle.currentWidget() is page.planning, timeout=PATIENCE_MS)
    assert page.planning.trouble.isVisible() and library.encoder() == old
    qtbot.mouseClick(application.window.job_strip.resume, Qt.MouseButton.LeftButton)
    assert page.middle.currentWidget() is page.running

    qtbot.waitUntil(lambda: page.running.keep.isEnabled(), timeout=PATIENCE_MS)
    qtbot.mouseClick(page.running.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.middle.currentWidget() is page.planning, timeout=PATIENCE_MS)
    assert library.encoder() == old and len(library.teaching.encoders()) == 1


def test_a_lesson_may_finish_after_the_window_is_closed(qtbot: QtBot, application: Application) -> None:
    window, closing, library = application.window, application.closing, application.library
    closing.over.disconnect(application.quit)  # which would end the tests too
    label_by_folders(qtbot, application)
    window.show_page("teach")
    training = application.pages["teach"].planning.advanced.training
    qtbot.waitUntil(lambda: "steps" in training.controls, timeout=PATIENCE_MS)
    training.controls["steps"].setValue(5)  # it need not learn much
    begin_teaching(qtbot, application)
    assert not window.close() and "lesson" in closing.box.text()
    accept = QMessageBox.ButtonRole.AcceptRole
    with qtbot.waitSignal(closing.over, timeout=PATIENCE_MS):
        next(each for each in closing.box.buttons() if closing.box.buttonRole(each) == accept).click()
        assert not window.isVisible() and application.indexing.job.active
    assert len(library.teaching.encoders()) == 2
