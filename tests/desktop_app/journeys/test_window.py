"""The window as a whole: drops, pastes, themes, languages, keys, and what survives a restart."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QAction, QColor, QDropEvent, QGuiApplication, QImage, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QCalendarWidget,
    QComboBox,
    QLineEdit,
    QScrollBar,
    QSpinBox,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.application import Application
from desktop_app.models.readable import file_url
from desktop_app.settings import WindowSettings
from engine import Library
from tests.desktop_app.real_library import FAMILIES, MEMBERS, PATIENCE_MS, StartApplication

ALL = len(FAMILIES) * MEMBERS


@pytest.fixture
def application(qtbot: QtBot, start_application: StartApplication, library_folder: Path) -> Application:
    started = start_application(library_folder)
    qtbot.waitUntil(lambda: started.pages["library"].panel.grid.count() == ALL, timeout=PATIENCE_MS)
    return started


def drop(window: QWidget, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([file_url(str(path)) for path in paths])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    window.dropEvent(QDropEvent(QPointF(300, 300), copy, mime, left, Qt.KeyboardModifier.NoModifier))


def test_a_dropped_folder_is_added_and_a_dropped_photo_searched(
    qtbot: QtBot, application: Application, photos: Path, tmp_path: Path
) -> None:
    more = shutil.copytree(photos / "sea", tmp_path / "more")
    drop(application.window, more)
    qtbot.waitUntil(lambda: len(application.library.folders()) == 2, timeout=PATIENCE_MS)
    drop(application.window, photos / "leaf" / "leaf 0.jpg")
    search = application.pages["search"]
    assert application.window.page is search
    qtbot.waitUntil(lambda: search.results.panel.grid.count() == ALL - 1, timeout=PATIENCE_MS)


def test_a_picture_on_the_clipboard_is_searched_and_its_absence_told(qtbot: QtBot, application: Application) -> None:
    QGuiApplication.clipboard().setText("no picture")
    application.window.paste()
    assert "no photo to take" in application.window.toasts.current().label.text()
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    QGuiApplication.clipboard().setImage(image)
    application.window.paste()
    search = application.pages["search"]
    qtbot.waitUntil(lambda: search.results.panel.grid.count() == ALL, timeout=PATIENCE_MS)


def test_the_trash_is_offered_to_be_undone(
    qtbot: QtBot, start_application: StartApplication, own_library: Library
) -> None:
    application = start_application(own_library.folder)
    grid = application.pages["library"].panel.grid
    qtbot.waitUntil(lambda: grid.count() == ALL, timeout=PATIENCE_MS)
    grid.go_to_row(3)
    gone = application.pages["library"].panel.current_photo()
    application.library.trash(gone.paths)
    application.trashing.moved.emit("1 file moved to the trash.", application.library.last_trash())
    application.announce()
    qtbot.waitUntil(lambda: grid.count() == ALL - 1, timeout=PATIENCE_MS)
    toast = application.window.toasts.current()
    assert toast.action.isVisible(), toast.label.text()
    qtbot.mouseClick(toast.action, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: grid.count() == ALL and Path(gone.path).is_file(), timeout=PATIENCE_MS)


def test_the_language_changes_while_the_window_is_open(qtbot: QtBot, application: Application) -> None:
    application.window.show_page("settings")
    application.choose_language("ja")
    assert application.window.page.title() == "設定"
    assert application.window.rail.button("library").text() == "ライブラリ"
    qtbot.waitUntil(lambda: application.pages["library"].panel.grid.count() == ALL, timeout=PATIENCE_MS)
    application.choose_language("en")
    assert application.window.rail.button("library").text() == "Library"


def test_the_theme_changes_at_once_and_is_remembered(application: Application, settings: WindowSettings) -> None:
    application.window.theme_chosen.emit("dark")
    assert application.window.palette().window().color().lightness() < 128
    assert application.pages["settings"].looks.theme.value == settings.theme == "dark"
    application.window.theme_chosen.emit("light")


def test_geometry_and_the_last_question_survive_a_restart(
    qtbot: QtBot, application: Application, start_application: StartApplication, library_folder: Path
) -> None:
    search = application.pages["search"]
    application.window.resize(790, 600)
    application.searching.search_photos([application.library.photos(application.library.photo_ids())[0]])
    qtbot.waitUntil(lambda: search.results.panel.grid.count() == ALL - 1, timeout=PATIENCE_MS)
    asked = search.asking.question.parts[0].path
    application.window.close()
    application.keep()
    again = start_application(library_folder)
    assert (again.window.width(), again.window.height()) == (790, 600)
    again.window.show_page("search")
    qtbot.waitUntil(lambda: again.pages["search"].results.panel.grid.count() == ALL - 1, timeout=PATIENCE_MS)
    assert again.pages["search"].asking.question.parts[0].path == asked


def is_part_of_qts_own(control: QWidget) -> bool:
    """Scroll bars, the icons inside a text field, the inside of a calendar, the corner of a table."""
    above = [control.parent()]
    while above[-1] is not None:
        above.append(above[-1].parent())
    return isinstance(control, QScrollBar) or any(
        isinstance(one, QLineEdit | QSpinBox | QCalendarWidget | QTableView) for one in above
    )


def test_every_control_of_every_page_has_a_name(application: Application) -> None:
    controls = (QAbstractButton, QComboBox, QLineEdit, QAbstractSlider)
    nameless = [
        f"{type(control).__name__} in {type(control.parent()).__name__}"
        for page in application.window.pages()
        for control in page.findChildren(QWidget)
        if isinstance(control, controls)
        and not is_part_of_qts_own(control)
        and not (control.accessibleName() or (isinstance(control, QAbstractButton) and control.text()))
    ]
    assert nameless == []


def both_sides(page: QWidget, rail: QWidget) -> list[QAbstractButton]:
    return [*page.findChildren(QAbstractButton), *rail.findChildren(QAbstractButton)]


def test_no_two_actions_of_a_page_share_a_key(application: Application) -> None:
    window = application.window
    for page in window.pages():
        actions = [*window.menus.actions(), *getattr(page, "page_actions", [])]
        if getattr(page, "photo_actions", None):
            actions += page.photo_actions.all()
        keys = [key.toString() for action in {id(a): a for a in actions}.values() for key in action.shortcuts()]
        keys += [button.shortcut().toString() for button in both_sides(page, window.rail)]
        keys = [key for key in keys if key]
        assert sorted(keys) == sorted(set(keys)), page.name


def test_the_keyboard_sheet_lists_every_action_that_has_a_key(qtbot: QtBot, application: Application) -> None:
    sheet = application.window.menus.show_keyboard()
    qtbot.addWidget(sheet)
    listed = " ".join(sheet.texts())
    actions: list[QAction] = application.window.menus.actions()
    for page in application.window.pages():
        actions += [*getattr(page, "page_actions", [])]
    for action in actions:
        if not action.shortcut().isEmpty():
            native = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            assert native in listed, action.text()


def test_a_library_of_a_newer_program_is_told_and_left_alone(
    qtbot: QtBot, exported_networks: None, settings: WindowSettings, qapp: object, tmp_path: Path
) -> None:
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "catalogue.db").mkdir()  # what no catalogue can be opened from
    application = Application(qapp, settings, str(folder))
    application.start()
    qtbot.waitUntil(lambda: application.window.trouble is not None, timeout=PATIENCE_MS)
    assert application.window.trouble.headline.text() == "The library cannot be opened"
    assert application.window.trouble.sentence.text()
    application.close()
    application.window.deleteLater()
