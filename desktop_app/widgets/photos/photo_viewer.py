"""One photo to zoom, pan, draw a box on, and see why it matched."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from desktop_app.widgets.buttons import push_button
from desktop_app.widgets.photos.crop_box import CropBox
from desktop_app.widgets.photos.viewing.crop_tool import CropTool, box_rect
from desktop_app.widgets.photos.viewing.heat_layer import HeatLayer
from desktop_app.widgets.photos.viewing.photo_canvas import PhotoCanvas
from desktop_app.widgets.photos.viewing.zoom import Zoom

EDGE = 8  # kept free around the button


class PhotoViewer(PhotoCanvas):
    """A `PhotoCanvas` (wheel, + - 0 1, dragging, Shift and arrows) that also asks for its neighbours and takes a box.

    previous_asked(), next_asked(): Left and Right.       zoom_changed(float), sharper_asked(): see `PhotoCanvas`.
    crop_changed(float x, y, width, height), crop_chosen(float x, y, width, height), crop_cancelled(): in crop mode,
    fractions of the photo; Enter, a double click or the button chooses, Escape cancels.
    """

    previous_asked = Signal()
    next_asked = Signal()
    crop_changed = Signal(float, float, float, float)
    crop_chosen = Signal(float, float, float, float)
    crop_cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heat = HeatLayer()
        self._cropping = False
        self._crop = CropTool(self)
        self._use_crop = push_button(self.tr("Find this part"), "primary", "search")
        self._use_crop.setParent(self)
        self._use_crop.hide()
        self._use_crop.clicked.connect(self._choose_crop)
        self._crop.changed.connect(self._crop_moved)
        self._crop.chosen.connect(self._choose_crop)
        self._crop.cancelled.connect(self._cancel_crop)

    def set_heat(self, heat: np.ndarray | None, area: tuple[float, float, float, float] = (0, 0, 1, 1)) -> None:
        """Lay a map of shares (h, w) over that part of the photo (fractions), or take it away."""
        self._heat.set_map(heat, QRectF(*area))
        self.update()

    def has_heat(self) -> bool:
        """Whether a map lies over the photo."""
        return self._heat.is_shown()

    def set_crop_mode(self, on: bool, box: CropBox | None = None) -> None:
        """Begin or end drawing a box; without a box given the keys start from the middle."""
        self._cropping = on
        self._crop.set_box(box if on else None)
        self.setCursor(Qt.CursorShape.CrossCursor if on else Qt.CursorShape.ArrowCursor)
        if on:
            self.setFocus()

    def is_cropping(self) -> bool:
        """Whether a box is being drawn."""
        return self._cropping

    def crop(self) -> CropBox | None:
        """The box drawn so far."""
        return self._crop.box

    # -- what the canvas leaves open --

    def start_view(self, zoom: Zoom) -> None:
        self._heat.clear()
        super().start_view(zoom)

    def set_zoom(self, zoom: Zoom) -> None:
        super().set_zoom(zoom)
        self._place_crop_button()

    def paint_over(self, painter: QPainter, target: QRectF, seen: QRectF) -> None:
        self._heat.paint(painter, target, seen, self)
        if self._cropping:
            self._crop.paint(painter, target)

    # -- events --

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._cropping and event.button() == Qt.MouseButton.LeftButton and self.has_image():
            self._crop.press(event.position(), self.zoom().rect())
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._cropping and self.has_image():
            self.setCursor(self._crop.move(event.position(), self.zoom().rect()))
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._crop.is_dragging():
            self._crop.release()
        else:
            super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._cropping:
            self._choose_crop()
        else:
            super().mouseDoubleClickEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        neighbours = {Qt.Key.Key_Left: self.previous_asked, Qt.Key.Key_Right: self.next_asked}
        if self._cropping and self._crop.press_key(event.key(), shift):
            return
        if event.key() in neighbours and not shift:
            neighbours[Qt.Key(event.key())].emit()
        else:
            super().keyPressEvent(event)

    # -- crop --

    def _crop_moved(self) -> None:
        self.update()
        self._place_crop_button()
        box = self._crop.box
        if box is not None:
            self.crop_changed.emit(box.x, box.y, box.width, box.height)

    def _place_crop_button(self) -> None:
        box = self._crop.box
        worth = self._cropping and box is not None and box.is_worth_using() and not self._crop.is_dragging()
        self._use_crop.setVisible(worth)
        if box is not None and worth:
            area, size = box_rect(box, self.zoom().rect()), self._use_crop.sizeHint()
            left = min(self.width() - size.width() - EDGE, max(EDGE, round(area.center().x() - size.width() / 2)))
            top = min(self.height() - size.height() - EDGE, max(EDGE, round(area.bottom()) + 12))
            self._use_crop.setGeometry(left, top, size.width(), size.height())

    def _choose_crop(self) -> None:
        box = self._crop.box
        if box is not None:
            self.set_crop_mode(False)
            self.crop_chosen.emit(box.x, box.y, box.width, box.height)

    def _cancel_crop(self) -> None:
        self.set_crop_mode(False)
        self.crop_cancelled.emit()
