"""The whole screen for one photo, by key and by its bar."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QCursor, QImage
from PySide6.QtWidgets import QToolButton

from desktop_app.widgets.photos.full_screen_viewer import FullScreenViewer


@pytest.fixture
def window(qtbot) -> FullScreenViewer:
    window = FullScreenViewer()
    qtbot.addWidget(window)
    image = QImage(80, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("green"))
    window.viewer.set_image(image)
    window.resize(640, 400)
    window.show_photo("/p/a\udcff.jpg", 4, 1200)
    window.show()
    return window


def test_it_names_the_photo_and_its_place(window: FullScreenViewer):
    assert window.name.text() == "a\ufffd.jpg"
    assert window.position.text() == "5 of 1,200"
    assert "5 of 1,200" in window.viewer.accessibleName()


@pytest.mark.parametrize(
    ("key", "signal"),
    [
        (Qt.Key.Key_Left, "previous_asked"),
        (Qt.Key.Key_Right, "next_asked"),
        (Qt.Key.Key_S, "similar_asked"),
        (Qt.Key.Key_Escape, "closed"),
        (Qt.Key.Key_F11, "closed"),
    ],
)
def test_keys(qtbot, window: FullScreenViewer, key, signal: str):
    with qtbot.waitSignal(getattr(window, signal)):
        qtbot.keyClick(window.viewer, key)


def test_every_button_says_what_it_does(window: FullScreenViewer):
    buttons = window.findChildren(QToolButton)
    assert len(buttons) == 6
    assert all(button.accessibleName() and button.toolTip() for button in buttons)


def test_the_bar_goes_and_comes_back_with_the_mouse(qtbot, window: FullScreenViewer):
    window.viewer.setFocus()
    QCursor.setPos(window.mapToGlobal(QPoint(100, 300)))
    window._away.setInterval(10)
    window._show_bar()
    qtbot.waitUntil(window._bar.isHidden)
    qtbot.mouseMove(window.viewer, QPoint(200, 200))
    qtbot.mouseMove(window.viewer, QPoint(210, 210))
    qtbot.waitUntil(window._bar.isVisible)
