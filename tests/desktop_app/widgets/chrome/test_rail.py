"""The navigation rail by mouse and by key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop_app.widgets.chrome.rail import NavigationRail


@pytest.fixture
def rail(qtbot) -> NavigationRail:
    rail = NavigationRail()
    qtbot.addWidget(rail)
    rail.add_page("library", "Library", "library", "Ctrl+1")
    rail.add_page("search", "Search", "search", "Ctrl+2")
    rail.add_page("settings", "Settings", "settings", at_end=True)
    rail.resize(rail.sizeHint().width(), 600)
    rail.show()
    return rail


def test_the_first_page_is_shown_and_settings_stand_at_the_foot(rail: NavigationRail):
    assert rail.current() == "library"
    tops = [rail.button(key).y() for key in ("library", "search", "settings")]
    assert tops == sorted(tops)
    assert tops[2] > 400


def test_a_click_chooses_a_page(qtbot, rail: NavigationRail):
    with qtbot.waitSignal(rail.page_chosen) as chosen:
        qtbot.mouseClick(rail.button("search"), Qt.MouseButton.LeftButton)
    assert chosen.args == ["search"]
    assert rail.current() == "search"


def test_arrows_move_and_enter_chooses(qtbot, rail: NavigationRail):
    rail.button("library").setFocus()
    with qtbot.assertNotEmitted(rail.page_chosen):
        qtbot.keyClick(rail.button("library"), Qt.Key.Key_Down)
    assert rail.button("search").hasFocus()
    with qtbot.waitSignal(rail.page_chosen) as chosen:
        qtbot.keyClick(rail.button("search"), Qt.Key.Key_Return)
    assert chosen.args == ["search"]
    qtbot.keyClick(rail.button("search"), Qt.Key.Key_End)
    assert rail.button("settings").hasFocus()
    qtbot.keyClick(rail.button("settings"), Qt.Key.Key_Down)
    assert rail.button("library").hasFocus()


def test_setting_a_page_from_outside_is_not_told(qtbot, rail: NavigationRail):
    with qtbot.assertNotEmitted(rail.page_chosen):
        rail.set_current("settings")
    assert rail.current() == "settings"


def test_buttons_name_themselves_and_their_keys(rail: NavigationRail):
    assert rail.button("search").toolTip() == "Search (Ctrl+2)"
    assert rail.button("search").accessibleName() == "Search"
    assert rail.button("settings").toolTip() == "Settings"


def test_long_names_widen_the_rail(qtbot, rail: NavigationRail):
    before = rail.sizeHint().width()
    rail.add_page("x", "重複している写真の整理", "duplicates")
    qtbot.waitUntil(lambda: rail.sizeHint().width() > before)
