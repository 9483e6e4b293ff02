"""Filters: every field can be set by hand, from outside, and cleared."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QDate, QPoint, Qt

from desktop_app.widgets.query.filter_row import FilterRow
from engine import Filters

LEFT = Qt.MouseButton.LeftButton
ODD = "/photos/\udcff"
FULL = Filters(ODD, ("orchid",), ("JPEG", "PNG"), "2019-01-01", "2020-12-31", "IMG")


@pytest.fixture
def row(qtbot) -> FilterRow:
    row = FilterRow()
    qtbot.addWidget(row)
    row.set_choices(["/photos", ODD], {"JPEG": 1200, "PNG": 3, "HEIF": 40}, {"orchid": 7})
    row.resize(1200, 100)
    row.show()
    return row


def test_at_first_nothing_is_filtered(row: FilterRow):
    assert row.filters() == Filters()
    assert row.reset.isHidden()


def test_what_is_set_comes_back_to_the_byte(qtbot, row: FilterRow):
    with qtbot.assertNotEmitted(row.filters_changed, wait=300):
        row.set_filters(FULL)
    assert row.filters() == FULL
    assert row.reset.isVisible()


def test_typing_is_told_once_the_hand_rests(qtbot, row: FilterRow):
    told = []
    row.filters_changed.connect(told.append)
    qtbot.keyClicks(row.name, "cat")
    assert told == []
    qtbot.waitUntil(lambda: told == [Filters(name_contains="cat")])
    qtbot.keyClicks(row.name, "s")
    qtbot.keyClick(row.name, Qt.Key.Key_Return)
    assert told[-1] == Filters(name_contains="cats")


def test_a_folder_is_chosen_by_key(qtbot, row: FilterRow):
    row.folder.setFocus()
    with qtbot.waitSignal(row.filters_changed) as told:
        qtbot.keyClick(row.folder, Qt.Key.Key_End)
        qtbot.keyClick(row.folder, Qt.Key.Key_Return)
        row.folder.activated.emit(row.folder.currentIndex())
    assert told.args == [Filters(folder=ODD)]


def test_formats_are_ticked_and_the_list_stays_open(qtbot, row: FilterRow):
    menu = row.formats.menu()
    menu.popup(QPoint(0, 0))
    told = []
    row.filters_changed.connect(told.append)
    for action in menu.actions()[:2]:
        qtbot.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())
    assert menu.isVisible()
    menu.close()
    assert told[-1] == Filters(formats=("JPEG", "PNG"))
    assert row.formats.text() == "Formats (2)"
    menu.actions()[0].trigger()
    assert row.formats.text() == "PNG"


def test_a_date_is_chosen_in_the_calendar_and_taken_back(qtbot, row: FilterRow):
    with qtbot.waitSignal(row.filters_changed) as told:
        row.taken_from._calendar.activated.emit(QDate(2019, 7, 4))
    assert told.args == [Filters(taken_from="2019-07-04")]
    assert "7/4/19" in row.taken_from.text()
    with qtbot.waitSignal(row.filters_changed) as told:
        qtbot.mouseClick(row.taken_from._any, LEFT)
    assert told.args == [Filters()]
    assert row.taken_from.text() == "From"


def test_all_is_cleared_with_one_button(qtbot, row: FilterRow):
    row.set_filters(FULL)
    with qtbot.waitSignal(row.filters_changed) as told:
        qtbot.mouseClick(row.reset, LEFT)
    assert told.args == [Filters()]
    assert row.reset.isHidden()


def test_new_choices_keep_what_is_chosen_even_if_it_has_gone(row: FilterRow):
    row.set_filters(FULL)
    row.set_choices(["/photos"], {"JPEG": 9, "PNG": 1}, {"orchid": 8, "rose": 2})
    assert row.filters() == FULL


def test_an_unknown_choice_from_an_earlier_session_is_kept(row: FilterRow):
    earlier = Filters(folder="/gone", formats=("RAW",), labels=("tulip",))
    row.set_filters(earlier)
    assert row.filters() == earlier


def test_labels_show_only_where_there_are_some(row: FilterRow):
    row.set_choices([], {}, {})
    assert row.labels.isHidden()
    assert not row.formats.isEnabled()


def test_controls_wrap_where_the_window_is_narrow(row: FilterRow):
    assert row.heightForWidth(400) > row.heightForWidth(1600)
