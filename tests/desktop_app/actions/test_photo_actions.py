"""What one can do to selected photos: copy, ask for likeness, and a word when a file is away."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.actions.photo_actions import PhotoActions
from engine import Photo
from tests.desktop_app.made_photos import make_photo


@pytest.fixture
def chosen() -> list[Photo]:
    return [make_photo(1, paths=("/photos/猫 #1.jpg", "/copies/猫.jpg")), make_photo(2)]


@pytest.fixture
def actions(qtbot: QtBot, chosen: list[Photo]) -> PhotoActions:
    owner = QWidget()
    qtbot.addWidget(owner)
    made = PhotoActions(owner, lambda: chosen)
    made.set_enabled(True)
    made.owner = owner
    return made


def test_copying_gives_every_place_as_text_and_as_files(qtbot: QtBot, actions: PhotoActions) -> None:
    with qtbot.waitSignal(actions.told):
        actions.copy_path.trigger()
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.text() == "/photos/猫 #1.jpg\n/copies/猫.jpg\n/photos/IMG_000002.jpg"
    assert [url.toLocalFile() for url in mime.urls()] == mime.text().split("\n")


@pytest.mark.parametrize(
    ("action", "signal"),
    [("similar", "similar_asked"), ("more", "more_asked"), ("less", "less_asked"), ("trash", "trash_asked")],
)
def test_each_action_hands_the_selection_on(
    qtbot: QtBot, actions: PhotoActions, chosen: list[Photo], action: str, signal: str
) -> None:
    with qtbot.waitSignal(getattr(actions, signal)) as asked:
        getattr(actions, action).trigger()
    assert asked.args == [chosen]


def test_a_file_that_is_away_is_told(qtbot: QtBot, actions: PhotoActions) -> None:
    with qtbot.waitSignal(actions.told) as told:
        actions.show_in_folder.trigger()
    assert "is not there now" in told.args[0]


def test_an_empty_selection_does_nothing(qtbot: QtBot, actions: PhotoActions, chosen: list[Photo]) -> None:
    chosen.clear()
    with qtbot.assertNotEmitted(actions.trash_asked):
        actions.trash.trigger()


def test_menu_and_keys_come_from_one_list(actions: PhotoActions) -> None:
    menu = actions.fill(QMenu())
    assert [action for action in menu.actions() if not action.isSeparator()] == actions.all()
    keys = [action.shortcut().toString() for action in actions.all() if not action.shortcut().isEmpty()]
    assert len(keys) == len(set(keys)) == len(actions.all()) - 1  # Enter belongs to the grid


def test_a_name_that_is_no_unicode_can_be_copied(qtbot: QtBot, actions: PhotoActions, chosen: list[Photo]) -> None:
    chosen[:] = [make_photo(3, paths=("/photos/caf\udce9.jpg",))]
    actions.copy_path.trigger()
    assert QGuiApplication.clipboard().mimeData().urls()[0].toEncoded().data().endswith(b"caf%E9.jpg")
    assert Path(chosen[0].path).name == "caf\udce9.jpg"
