"""The viewer: zoom by key and wheel, pan, draw a box, show why."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QWheelEvent
from PySide6.QtWidgets import QApplication

from desktop_app.widgets.photos.crop_box import CropBox
from desktop_app.widgets.photos.photo_viewer import PhotoViewer

LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def viewer(qtbot) -> PhotoViewer:
    viewer = PhotoViewer()
    qtbot.addWidget(viewer)
    viewer.resize(400, 300)
    viewer.set_image(checks(1600, 1200))
    viewer.show()
    return viewer


def checks(width: int, height: int) -> QImage:
    """Left half red, right half blue."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    painter = QPainter(image)
    painter.fillRect(width // 2, 0, width, height, QColor("blue"))
    painter.end()
    return image


def drag(qtbot, viewer: PhotoViewer, start: QPoint, end: QPoint) -> None:
    qtbot.mousePress(viewer, LEFT, pos=start)
    qtbot.mouseMove(viewer, (start + end) / 2)
    qtbot.mouseMove(viewer, end)
    qtbot.mouseRelease(viewer, LEFT, pos=end)


def wheel(viewer: PhotoViewer, at: QPointF, turns: int) -> None:
    none = Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(
        at, at, QPoint(), QPoint(0, 120 * turns), Qt.MouseButton.NoButton, none, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(viewer, event)


def test_a_photo_is_fitted_and_drawn(viewer: PhotoViewer):
    assert viewer.zoom().scale == pytest.approx(0.25)
    shown = viewer.grab().toImage()
    assert shown.pixelColor(100, 150) == QColor("red")
    assert shown.pixelColor(300, 150) == QColor("blue")


def test_keys_zoom(qtbot, viewer: PhotoViewer):
    qtbot.keyClick(viewer, Qt.Key.Key_1)
    assert viewer.zoom().scale == pytest.approx(1 / viewer.devicePixelRatioF())
    qtbot.keyClick(viewer, Qt.Key.Key_Plus)
    assert viewer.zoom().scale > 1
    qtbot.keyClick(viewer, Qt.Key.Key_Minus)
    qtbot.keyClick(viewer, Qt.Key.Key_Minus)
    assert viewer.zoom().scale < 1
    qtbot.keyClick(viewer, Qt.Key.Key_0)
    assert viewer.zoom().fitted


def test_the_wheel_zooms_about_the_cursor(qtbot, viewer: PhotoViewer):
    at = QPointF(300, 100)
    pixel = viewer.zoom().to_photo(at)
    with qtbot.waitSignal(viewer.zoom_changed):
        wheel(viewer, at, 3)
    assert viewer.zoom().to_view(pixel).x() == pytest.approx(at.x(), abs=0.01)
    wheel(viewer, at, -30)
    assert viewer.zoom().scale == pytest.approx(0.25)


def test_arrows_ask_for_neighbours_and_with_shift_pan(qtbot, viewer: PhotoViewer):
    with qtbot.waitSignal(viewer.next_asked):
        qtbot.keyClick(viewer, Qt.Key.Key_Right)
    with qtbot.waitSignal(viewer.previous_asked):
        qtbot.keyClick(viewer, Qt.Key.Key_Left)
    viewer.zoom_actual()
    before = viewer.zoom().centre
    with qtbot.assertNotEmitted(viewer.next_asked):
        qtbot.keyClick(viewer, Qt.Key.Key_Right, SHIFT)
    assert viewer.zoom().centre.x() > before.x()


def test_dragging_pans_a_large_photo(qtbot, viewer: PhotoViewer):
    viewer.zoom_actual()
    before = viewer.zoom().centre
    drag(qtbot, viewer, QPoint(200, 150), QPoint(150, 120))
    assert viewer.zoom().centre.x() == pytest.approx(before.x() + 50)
    assert viewer.zoom().centre.y() == pytest.approx(before.y() + 30)


def test_a_double_click_goes_to_full_size_and_back(qtbot, viewer: PhotoViewer):
    qtbot.mouseDClick(viewer, LEFT, pos=QPoint(100, 100))
    assert viewer.zoom().scale == pytest.approx(1.0)
    qtbot.mouseDClick(viewer, LEFT, pos=QPoint(100, 100))
    assert viewer.zoom().fitted


def test_a_sharper_picture_is_asked_for_and_keeps_the_view(qtbot, viewer: PhotoViewer):
    viewer.set_image(checks(400, 300), photo_size=(1600, 1200))
    with qtbot.waitSignal(viewer.sharper_asked):
        viewer.zoom_actual()
    before = viewer.zoom()
    viewer.set_image(checks(1600, 1200), photo_size=(1600, 1200), keep_view=True)
    assert viewer.zoom() == before
    with qtbot.assertNotEmitted(viewer.sharper_asked):
        viewer.zoom_by(1.25)


def test_arrays_are_shown(viewer: PhotoViewer):
    viewer.set_image(np.full((30, 40, 3), (0, 200, 0), np.uint8))
    assert viewer.grab().toImage().pixelColor(200, 150) == QColor(0, 200, 0)


def test_a_message_stands_for_a_photo_that_cannot_be_shown(viewer: PhotoViewer):
    viewer.show_message("This photo is on a drive that is not connected.")
    assert not viewer.has_image()
    assert "not connected" in viewer.accessibleDescription()
    assert not viewer.grab().isNull()
    viewer.zoom_actual()
    viewer.set_image(None)
    assert not viewer.grab().isNull()


def test_a_box_is_drawn_with_the_mouse_and_taken_with_the_button(qtbot, viewer: PhotoViewer):
    viewer.set_crop_mode(True)
    with qtbot.waitSignal(viewer.crop_changed):
        drag(qtbot, viewer, QPoint(100, 75), QPoint(300, 225))
    box = viewer.crop()
    assert (box.x, box.y, box.width, box.height) == pytest.approx((0.25, 0.25, 0.5, 0.5), abs=0.01)
    assert viewer._use_crop.isVisible()
    with qtbot.waitSignal(viewer.crop_chosen) as chosen:
        qtbot.mouseClick(viewer._use_crop, LEFT)
    assert chosen.args == pytest.approx([0.25, 0.25, 0.5, 0.5], abs=0.01)
    assert not viewer.is_cropping()


def test_a_handle_changes_the_box(qtbot, viewer: PhotoViewer):
    viewer.set_crop_mode(True, CropBox(0.25, 0.25, 0.5, 0.5))
    drag(qtbot, viewer, QPoint(300, 225), QPoint(340, 255))
    assert viewer.crop().right == pytest.approx(0.85, abs=0.01)
    drag(qtbot, viewer, QPoint(200, 150), QPoint(0, 150))
    assert viewer.crop().x == 0
    assert viewer.crop().width == pytest.approx(0.6, abs=0.01)


def test_a_box_is_drawn_with_keys(qtbot, viewer: PhotoViewer):
    viewer.set_crop_mode(True)
    qtbot.keyClick(viewer, Qt.Key.Key_Right)
    assert viewer.crop().x == pytest.approx(0.27)
    qtbot.keyClick(viewer, Qt.Key.Key_Down, SHIFT)
    assert viewer.crop().height == pytest.approx(0.52)
    with qtbot.waitSignal(viewer.crop_chosen) as chosen:
        qtbot.keyClick(viewer, Qt.Key.Key_Return)
    assert chosen.args == pytest.approx([0.27, 0.25, 0.5, 0.52])


def test_escape_gives_the_box_up_and_a_slip_is_none(qtbot, viewer: PhotoViewer):
    viewer.set_crop_mode(True)
    drag(qtbot, viewer, QPoint(100, 75), QPoint(101, 75))
    assert viewer.crop() is None
    with qtbot.waitSignal(viewer.crop_cancelled), qtbot.assertNotEmitted(viewer.crop_chosen):
        qtbot.keyClick(viewer, Qt.Key.Key_Return)
        qtbot.keyClick(viewer, Qt.Key.Key_Escape)
    assert not viewer.is_cropping()


def test_the_reason_is_laid_over_the_photo_and_goes_with_it(viewer: PhotoViewer):
    plain = viewer.grab().toImage()
    heat = np.zeros((7, 7))
    heat[1, 1] = 1
    viewer.set_heat(heat)
    assert viewer.has_heat()
    shown = viewer.grab().toImage()
    assert shown.pixelColor(90, 64) != plain.pixelColor(90, 64)
    viewer.set_heat(None)
    assert viewer.grab().toImage() == plain
    viewer.set_heat(heat, (0.5, 0.0, 0.5, 1.0))
    assert viewer.grab().toImage().pixelColor(20, 20) == plain.pixelColor(20, 20)
    viewer.set_image(checks(40, 30))
    assert not viewer.has_heat()


def test_the_focus_ring_shows_only_when_the_keyboard_came_here(viewer: PhotoViewer):
    plain = viewer.grab().toImage()
    viewer.setFocus(Qt.FocusReason.MouseFocusReason)
    assert viewer.grab().toImage() == plain
    viewer.clearFocus()
    viewer.setFocus(Qt.FocusReason.TabFocusReason)
    assert viewer.grab().toImage() != plain


def test_a_double_click_without_a_box_chooses_nothing(qtbot, viewer: PhotoViewer):
    viewer.set_crop_mode(True)
    with qtbot.assertNotEmitted(viewer.crop_chosen):
        qtbot.mouseDClick(viewer, LEFT, pos=QPoint(100, 100))
    assert viewer.is_cropping()
