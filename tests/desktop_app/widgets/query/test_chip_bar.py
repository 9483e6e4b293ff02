"""The examples of a query: read, turned over, taken out, by mouse and by key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage

from desktop_app.widgets.query.chip import PADDING, PICTURE_SIDE, Chip
from desktop_app.widgets.query.chip_bar import ChipBar

LEFT = Qt.MouseButton.LeftButton
SIGN = QPoint(PADDING + PICTURE_SIDE - 4, PADDING + PICTURE_SIDE - 4)


def picture() -> QImage:
    image = QImage(90, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("#20c040"))
    return image


@pytest.fixture
def bar(qtbot) -> ChipBar:
    bar = ChipBar()
    qtbot.addWidget(bar)
    bar.set_chips([Chip("a", "a.jpg", picture()), Chip(2, "b\udcff.jpg", None, False), Chip("c", "c", note="part")])
    bar.resize(900, 80)
    bar.show()
    return bar


def test_chips_name_themselves(bar: ChipBar):
    assert [view.accessibleName() for view in bar.views()] == [
        "More like this: a.jpg",
        "Less like this: b\ufffd.jpg",
        "More like this: c: part",
    ]
    assert [chip.key for chip in bar.chips()] == ["a", 2, "c"]


def test_the_cross_and_delete_take_a_chip_out(qtbot, bar: ChipBar):
    with qtbot.waitSignal(bar.remove_asked) as asked:
        qtbot.mouseClick(bar.views()[0].remove, LEFT)
    assert asked.args == ["a"]
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
        with qtbot.waitSignal(bar.remove_asked) as asked:
            qtbot.keyClick(bar.views()[1], key)
        assert asked.args == [2]


def test_the_sign_turns_a_chip_over(qtbot, bar: ChipBar):
    with qtbot.waitSignal(bar.turn_asked) as asked:
        qtbot.mouseClick(bar.views()[1], LEFT, pos=SIGN)
    assert asked.args == [2]
    with qtbot.waitSignal(bar.turn_asked):
        qtbot.keyClick(bar.views()[0], Qt.Key.Key_Minus)
    with qtbot.waitSignal(bar.turn_asked):
        qtbot.keyClick(bar.views()[0], Qt.Key.Key_Space)
    with qtbot.assertNotEmitted(bar.turn_asked):
        qtbot.keyClick(bar.views()[0], Qt.Key.Key_Plus)
        qtbot.mouseClick(bar.views()[0], LEFT, pos=QPoint(120, 20))


def test_enter_and_double_click_open(qtbot, bar: ChipBar):
    with qtbot.waitSignal(bar.opened) as opened:
        qtbot.keyClick(bar.views()[2], Qt.Key.Key_Return)
    assert opened.args == ["c"]
    with qtbot.waitSignal(bar.opened):
        qtbot.mouseDClick(bar.views()[0], LEFT, pos=QPoint(20, 20))


def test_arrows_move_between_chips(qtbot, bar: ChipBar):
    bar.views()[0].setFocus()
    qtbot.keyClick(bar.views()[0], Qt.Key.Key_Right)
    assert bar.views()[1].hasFocus()
    qtbot.keyClick(bar.views()[1], Qt.Key.Key_Left)
    qtbot.keyClick(bar.views()[0], Qt.Key.Key_Left)
    assert bar.views()[2].hasFocus()


def test_the_keyboard_stays_near_when_a_chip_goes(qtbot, bar: ChipBar):
    bar.views()[2].setFocus()
    bar.set_chips(bar.chips()[:2])
    assert bar.views()[1].hasFocus()
    bar.set_chips([])
    assert bar.isHidden()


def test_chips_are_drawn_with_their_picture_and_sign(bar: ChipBar):
    more, less, _ = (view.grab().toImage() for view in bar.views())
    assert more.pixelColor(PADDING + 10, PADDING + 10) == QColor("#20c040")
    assert more.pixelColor(SIGN - QPoint(0, 6)) != less.pixelColor(SIGN - QPoint(0, 6))


def test_chips_wrap_where_the_window_is_narrow(qtbot, bar: ChipBar):
    wide = bar.heightForWidth(900)
    assert bar.heightForWidth(220) > 2 * wide
    bar.resize(220, bar.heightForWidth(220))
    qtbot.waitUntil(lambda: bar.views()[2].y() > bar.views()[0].y())
    assert all(view.geometry().right() <= 220 for view in bar.views())
