"""The list of groups and the cards of copies: rows, order, what is drawn and said, clicks and double clicks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.pages.duplicates.marks import Marks, key_of
from desktop_app.pages.duplicates.reviewing.copy_grid import LEAST_SIDE, CopyGrid, best_layout
from desktop_app.pages.duplicates.reviewing.copy_model import CopyModel
from desktop_app.pages.duplicates.reviewing.group_list import GroupList
from desktop_app.pages.duplicates.reviewing.group_model import GONE_ROLE, GroupModel
from desktop_app.thumbnails import ThumbnailLoader
from tests.desktop_app.pages.duplicates.made_groups import make_group


def test_groups_come_in_the_order_asked_for() -> None:
    model = GroupModel(Marks())
    small, large = make_group("/b/1.jpg", "/b/2.jpg", sizes=(5, 5)), make_group("/a/3.jpg", "/a/4.jpg", sizes=(9, 9))
    model.set_groups([small, large])
    assert [model.advised(row) for row in range(2)] == [large, small]
    model.set_groups([large, small], "folder")
    assert model.row_of(key_of(large.group)) == 0 and model.row_of(None) == -1 and model.advised(2) is None


def test_the_next_undecided_group_is_found_going_round() -> None:
    marks = Marks()
    model = GroupModel(marks)
    groups = [make_group(f"/a/{n}.jpg", f"/b/{n}.jpg", sizes=(9 - n, 9 - n)) for n in range(4)]
    model.set_groups(groups)
    marks.keep_all(groups[1].group)
    assert model.next_undecided(0) == 2 and model.next_undecided(3) == 0
    for advised in groups:
        marks.accept(advised)
    assert model.next_undecided(0) == -1


def test_a_row_says_what_it_is_to_a_screen_reader() -> None:
    marks = Marks()
    model = GroupModel(marks)
    advised = make_group("/a/1.jpg", "/b/2.jpg")
    model.set_groups([advised])
    said = model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert ("1.jpg" in said and "not decided" in said and "kB" in said) or "bytes" in said
    marks.accept(advised)
    assert model.data(model.index(0), GONE_ROLE) == {"/b/2.jpg"}
    assert "marked to go" in model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)


def test_twenty_thousand_groups_are_shown_at_once(qtbot: QtBot, thumbnails: ThumbnailLoader) -> None:
    view, model = GroupList(), GroupModel(Marks(), thumbnails)
    qtbot.addWidget(view)
    model.set_groups([make_group(f"/a/{n}.jpg", f"/b/{n}.jpg", f"/c/{n}.jpg") for n in range(20_000)])
    view.setModel(model)
    view.resize(320, 600)
    view.show()
    qtbot.waitExposed(view)
    view.go_to_row(15_000)
    assert view.currentIndex().row() == 15_000 and not view.grab().isNull()


@pytest.fixture
def cards(qtbot: QtBot, thumbnails: ThumbnailLoader) -> CopyGrid:
    view, marks = CopyGrid(), Marks()
    qtbot.addWidget(view)
    model = CopyModel(marks, thumbnails, view)
    view.set_model(model)
    view.marks = marks  # type: ignore[attr-defined]
    view.resize(900, 600)
    view.show()
    qtbot.waitExposed(view)
    return view


def test_a_click_on_the_badge_decides_and_a_double_click_opens(qtbot: QtBot, cards: CopyGrid) -> None:
    cards.copy_model().set_group(make_group("/a/1.jpg", "/b/1.jpg"))
    second = cards.cells().cell_rect(1)
    badge = second.topLeft() + QPoint(30, 28)
    with qtbot.waitSignal(cards.turn_asked) as asked:
        qtbot.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=badge)
    assert asked.args == [1] and cards.current_row() == 1
    with qtbot.waitSignal(cards.opened) as opened:
        qtbot.mouseDClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=second.center())
    assert opened.args == [1]
    with qtbot.assertNotEmitted(cards.opened):
        qtbot.mouseDClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=badge)


def test_the_keys_walk_through_copies_and_on_to_other_groups(qtbot: QtBot, cards: CopyGrid) -> None:
    cards.copy_model().set_group(make_group("/a/1.jpg", "/b/1.jpg", "/c/1.jpg"))
    cards.go_to_row(0)
    qtbot.keyClick(cards, Qt.Key.Key_Right)
    assert cards.current_row() == 1
    for key, step in ((Qt.Key.Key_Up, -1), (Qt.Key.Key_Down, 1)):
        with qtbot.waitSignal(cards.step_asked) as asked:
            qtbot.keyClick(cards, key)
        assert asked.args == [step]
    with qtbot.waitSignal(cards.turn_asked) as turned:
        qtbot.keyClick(cards, Qt.Key.Key_Space)
    with qtbot.waitSignal(cards.opened) as opened:
        qtbot.keyClick(cards, Qt.Key.Key_Return)
    assert turned.args == opened.args == [1]


def test_left_and_right_in_the_list_mean_its_copies(qtbot: QtBot) -> None:
    view, model = GroupList(), GroupModel(Marks())
    qtbot.addWidget(view)
    model.set_groups([make_group("/a/1.jpg", "/b/1.jpg")])
    view.setModel(model)
    view.go_to_row(0)
    with qtbot.waitSignal(view.copy_step_asked) as asked:
        qtbot.keyClick(view, Qt.Key.Key_Right)
    assert asked.args == [1] and view.currentIndex().row() == 0
    with qtbot.waitSignal(view.opened):
        qtbot.keyClick(view, Qt.Key.Key_Return)


def test_cards_say_what_becomes_of_each_copy(cards: CopyGrid) -> None:
    advised = make_group("/a/1.jpg", "/b/2.jpg", "/safe/3.jpg")
    model, marks = cards.copy_model(), cards.marks  # type: ignore[attr-defined]
    marks.follow([advised.group], frozenset({"/safe/3.jpg"}))
    model.set_group(advised)
    assert [model.fate(row) for row in range(3)] == ["advised", "spare", "advised"]
    marks.accept(advised)
    assert [model.fate(row) for row in range(3)] == ["kept", "goes", "kept"]
    said = model.data(model.index(1), Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Remove") and "2.jpg" in said and "4,032 × 3,024" in said
    assert not cards.grab().isNull()
    model.set_group(make_group("/a/1.jpg", "/b/2.jpg", band="moment"))
    assert model.fate(0) == "open"


@pytest.mark.parametrize("count", [1, 2, 3, 7, 60])
def test_cards_are_as_large_as_fits(count: int) -> None:
    room = QSize(900, 620)
    layout = best_layout(room.width(), room.height(), count, 80)
    assert layout.cell_rect(layout.columns - 1).right() <= room.width()
    assert layout.side >= LEAST_SIDE
    if count <= 3:
        assert layout.height(count) <= room.height()


@pytest.mark.parametrize("count", [5, 60])
def test_in_a_low_window_a_whole_line_of_cards_fits(count: int) -> None:
    layout = best_layout(500, 250, count, 80)
    assert layout.columns > 1 and layout.cell_rect(0).bottom() <= 250


def test_the_menu_key_asks_for_the_menu_of_the_current_copy(qtbot: QtBot, cards: CopyGrid) -> None:
    cards.copy_model().set_group(make_group("/a/1.jpg", "/b/2.jpg", "/c/3.jpg"))
    cards.go_to_row(2)
    by_key = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint())
    with qtbot.waitSignal(cards.menu_asked) as asked:
        QApplication.sendEvent(cards.viewport(), by_key)
    assert asked.args[0] == 2
    over_first = cards.visualRect(cards.model().index(0, 0)).center()
    with qtbot.waitSignal(cards.menu_asked) as asked:
        QApplication.sendEvent(
            cards.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, over_first, QPoint())
        )
    assert asked.args[0] == 0


def test_no_copies_are_no_error(cards: CopyGrid) -> None:
    cards.copy_model().set_group(None)
    assert cards.count() == 0 and not cards.grab().isNull()
