"""To the trash and back, on real files in a trash of the test's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.actions.trashing import Trashing
from desktop_app.tasks import Tasks
from engine import Library
from tests.desktop_app.real_library import PATIENCE_MS


@pytest.fixture
def library(own_library: Library) -> Library:
    return own_library


@pytest.fixture
def trashing(qtbot: QtBot, tasks: Tasks, library: Library) -> Trashing:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    made = Trashing(window, tasks)
    made.use_library(library)
    made.window = window
    return made


def answer(trashing: Trashing, role: QMessageBox.ButtonRole) -> None:
    box = trashing.window.findChild(QMessageBox)
    next(button for button in box.buttons() if box.buttonRole(button) == role).click()


def test_a_yes_moves_the_photo_and_undo_brings_it_back(qtbot: QtBot, trashing: Trashing, library: Library) -> None:
    photo = library.photos(library.photo_ids())[0]
    trashing.ask([photo])
    with qtbot.waitSignal(trashing.moved, timeout=PATIENCE_MS) as told:
        answer(trashing, QMessageBox.ButtonRole.AcceptRole)
    sentence, journal = told.args
    assert "moved to the trash" in sentence and not Path(photo.path).exists()
    assert library.photo_at(photo.path) is None

    with qtbot.waitSignal(trashing.changed, timeout=PATIENCE_MS):
        trashing.undo(journal)
    assert Path(photo.path).is_file() and library.photo_at(photo.path) is not None


def test_a_no_moves_nothing(qtbot: QtBot, trashing: Trashing, library: Library, tasks: Tasks) -> None:
    photo = library.photos(library.photo_ids())[0]
    trashing.ask([photo])
    answer(trashing, QMessageBox.ButtonRole.RejectRole)
    qtbot.wait(20)
    assert tasks.running == 0 and Path(photo.path).is_file()


def test_many_files_are_brought_back_by_a_job(
    qtbot: QtBot, trashing: Trashing, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_app.actions.trashing.MOST_AT_ONCE", 1)
    moved = library.trash([photo.path for photo in library.photos(library.photo_ids())[:2]])
    with qtbot.waitSignal(trashing.long_undo_asked, timeout=PATIENCE_MS) as asked:
        trashing.undo()
    assert asked.args == [moved.journal]
    library.cleaning.undo(asked.args[0])


def test_nothing_to_undo_is_said(qtbot: QtBot, trashing: Trashing) -> None:
    with qtbot.waitSignal(trashing.told, timeout=PATIENCE_MS) as told:
        trashing.undo()
    assert told.args == ["There is nothing to bring back."]


def test_a_file_that_is_gone_already_stays_told(qtbot: QtBot, trashing: Trashing, library: Library) -> None:
    photo = library.photos(library.photo_ids())[0]
    Path(photo.path).unlink()
    trashing.ask([photo])
    with qtbot.waitSignal(trashing.failed, timeout=PATIENCE_MS) as failed:
        answer(trashing, QMessageBox.ButtonRole.AcceptRole)
    assert failed.args[0]


def test_an_empty_selection_asks_nothing(trashing: Trashing) -> None:
    trashing.ask([])
    assert trashing.window.findChild(QMessageBox) is None
