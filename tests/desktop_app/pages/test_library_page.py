"""The library page on a real library: folders, filter, order, size, preview, and what it remembers."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.pages.library_page import LibraryPage
from desktop_app.settings import WindowSettings
from desktop_app.tasks import Tasks
from desktop_app.thumbnails import ThumbnailLoader
from engine import Library
from tests.desktop_app.real_library import FAMILIES, MEMBERS, PATIENCE_MS

ALL = len(FAMILIES) * MEMBERS


@pytest.fixture
def page(qtbot: QtBot, tasks: Tasks, settings: WindowSettings, library_thumbnails: ThumbnailLoader, library: Library):
    made = LibraryPage(tasks, settings, library_thumbnails)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    made.use_library(library)
    qtbot.waitUntil(lambda: made.panel.grid.count() == ALL, timeout=PATIENCE_MS)
    return made


def shown(page: LibraryPage) -> list[str]:
    model = page.panel.model
    return [photo.name for photo in model.photos_now(model.ids().tolist())]


def test_folders_choose_what_is_listed(qtbot: QtBot, page: LibraryPage, photos: Path) -> None:
    qtbot.waitUntil(lambda: page.tree.folder_model().rowCount() == 2, timeout=PATIENCE_MS)
    page.tree.folder_chosen.emit(str(photos / "sea"))
    qtbot.waitUntil(lambda: page.panel.grid.count() == MEMBERS, timeout=PATIENCE_MS)
    assert {name.split()[0] for name in shown(page)} == {"sea"}
    assert page.count.text() == "6 photos"


def test_typing_a_name_filters_and_enter_goes_to_the_photos(qtbot: QtBot, page: LibraryPage) -> None:
    qtbot.keyClicks(page.filter, "leaf")
    qtbot.waitUntil(lambda: page.panel.grid.count() == MEMBERS, timeout=PATIENCE_MS)
    qtbot.keyClick(page.filter, Qt.Key.Key_Return)
    qtbot.waitUntil(page.panel.grid.hasFocus, timeout=PATIENCE_MS)
    page.filter.setText("no such name")
    qtbot.waitUntil(lambda: page.panel.shown_view() is page.panel.empty, timeout=PATIENCE_MS)
    assert page.panel.empty.headline.text() == "No photo matches"


def test_the_order_is_followed(qtbot: QtBot, page: LibraryPage) -> None:
    page.order.setCurrentIndex(page.order.findData("name"))
    page.order.activated.emit(page.order.currentIndex())
    expected = sorted(f"{name} {member}.jpg" for name in FAMILIES for member in range(MEMBERS))
    qtbot.waitUntil(lambda: shown(page) == expected, timeout=PATIENCE_MS)


def test_the_preview_follows_the_current_photo(qtbot: QtBot, page: LibraryPage) -> None:
    page.panel.grid.go_to_row(2)
    assert page.panel.preview.photo().name == shown(page)[2]
    qtbot.keyClick(page.panel.grid, Qt.Key.Key_Right)
    assert page.panel.preview.photo().name == shown(page)[3]
    qtbot.waitUntil(lambda: page.panel.preview.picture.image() is not None, timeout=PATIENCE_MS)
    page.panel.grid.select_ids(page.panel.model.ids()[:3])
    assert "3" in page.panel.preview.name.text() and page.panel.preview.photo() is None


def test_enter_opens_the_photo_full_screen_and_arrows_go_on(qtbot: QtBot, page: LibraryPage) -> None:
    page.panel.grid.go_to_row(0)
    qtbot.keyClick(page.panel.grid, Qt.Key.Key_Return)
    screen = page.panel.looking.screen
    qtbot.waitUntil(lambda: screen.viewer.has_image(), timeout=PATIENCE_MS)
    qtbot.keyClick(screen.viewer, Qt.Key.Key_Right)
    assert screen.name.text() == shown(page)[1] and page.panel.grid.currentIndex().row() == 1
    with qtbot.waitSignal(page.photo_actions.similar_asked) as asked:
        qtbot.keyClick(screen, Qt.Key.Key_S)
    assert [photo.name for photo in asked.args[0]] == [shown(page)[1]]
    assert page.panel.looking.screen is None


def test_size_order_and_widths_survive_a_restart(
    qtbot: QtBot, page: LibraryPage, tasks: Tasks, settings: WindowSettings, library_thumbnails: ThumbnailLoader
) -> None:
    page.photo_size.setValue(240)
    page.order.setCurrentIndex(page.order.findData("size"))
    page.panel.preview_action.setChecked(False)
    page.keep()
    again = LibraryPage(tasks, settings, library_thumbnails)
    qtbot.addWidget(again)
    assert again.panel.grid.thumbnail_size() == again.photo_size.value() == 240
    assert again.order.currentData() == "size" and not again.panel.preview_action.isChecked()


def test_the_selection_survives_new_photos(qtbot: QtBot, page: LibraryPage) -> None:
    page.panel.grid.go_to_row(4)
    before = page.panel.grid.current_id()
    page.refresh()
    qtbot.wait(50)
    assert page.panel.grid.current_id() == before


def test_actions_wait_for_a_selection(page: LibraryPage) -> None:
    page.panel.grid.clearSelection()
    assert not page.photo_actions.trash.isEnabled()
    page.panel.grid.go_to_row(0)
    assert page.photo_actions.trash.isEnabled() and page.photo_actions.similar.isEnabled()
