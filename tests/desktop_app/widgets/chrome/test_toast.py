"""Messages come, offer their action, and go; the keyboard can hold them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.widgets.chrome.toast import ToastArea


@pytest.fixture
def host(qtbot) -> QWidget:
    host = QWidget()
    QVBoxLayout(host)
    qtbot.addWidget(host)
    host.resize(800, 600)
    host.show()
    return host


def test_the_action_is_called_once_and_the_message_goes(qtbot, host: QWidget):
    done = []
    area = ToastArea(host)
    toast = area.show_message("3 photos moved to the trash", "Undo", lambda: done.append(1))
    qtbot.mouseClick(toast.action, Qt.MouseButton.LeftButton)
    assert done == [1]
    assert area.current() is None


def test_a_message_goes_by_itself(qtbot, host: QWidget):
    area = ToastArea(host)
    toast = area.show_message("Copied", shown_ms=20)
    assert toast.action.isHidden()
    with qtbot.waitSignal(toast.closed):
        pass
    assert area.current() is None


def test_a_message_waits_while_the_keyboard_is_in_it_and_escape_closes_it(qtbot, host: QWidget):
    area = ToastArea(host)
    toast = area.show_message("Moved", "Undo", shown_ms=20)
    host.activateWindow()
    toast.action.setFocus()
    qtbot.waitUntil(toast.action.hasFocus)
    qtbot.wait(80)
    assert area.current() is toast
    qtbot.keyClick(toast.action, Qt.Key.Key_Escape)
    assert area.current() is None


def test_enter_presses_the_action(qtbot, host: QWidget):
    area = ToastArea(host)
    toast = area.show_message("Moved", "Undo")
    with qtbot.waitSignal(toast.acted):
        qtbot.keyClick(toast.action, Qt.Key.Key_Space)


def test_a_new_message_takes_the_place_of_the_old(host: QWidget):
    area = ToastArea(host)
    first = area.show_message("one")
    second = area.show_message("two")
    assert first.isHidden()
    assert area.current() is second
    area.clear()
    assert area.current() is None


@pytest.mark.parametrize("text", ["short", "a sentence that goes on and on " * 8, "写真を三枚ごみ箱に移しました。" * 6])
def test_it_stays_inside_the_window_at_any_size(qtbot, host: QWidget, text: str):
    area = ToastArea(host)
    toast = area.show_message(text, "Undo")
    for width, height in ((800, 600), (420, 300)):
        host.resize(width, height)
        qtbot.wait(5)
        assert host.rect().contains(toast.geometry())
        assert toast.label.height() >= toast.label.heightForWidth(toast.label.width())
    assert toast.accessibleName() == text


def test_a_message_leaves_the_bars_of_a_page_free(qtbot, host: QWidget):
    toast = ToastArea(host, lambda: 90).show_message("Remembered.")
    assert toast.geometry().bottom() < host.height() - 90
