"""One photo to zoom, pan, draw a box on, and see why it matched."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from desktop_app.theme import colour
from desktop_app.widgets.buttons import push_button
from desktop_app.widgets.photos.crop_box import MIDDLE, CropBox
from desktop_app.widgets.photos.crop_tool import CropTool, box_rect
from desktop_app.widgets.photos.heat_layer import HeatLayer
from desktop_app.widgets.photos.pixels import image_of
from desktop_app.widgets.photos.zoom import STEP, Zoom, fit, pan_by, resize_view, zoom_to

PAN_STEP = 60.0  # logical pixels for Shift and an arrow
PIXELS_FROM = 4.0  # device pixels per photo pixel from which pixels are shown as squares


class PhotoViewer(QWidget):
    """Shows a photo: wheel and + - zoom, 0 fits, 1 shows pixel for pixel, dragging pans, Shift and arrows too.

    previous_asked(), next_asked(): Left and Right.       zoom_changed(float): device pixels per photo pixel.
    sharper_asked(): more pixels than were given are wanted; answer with `set_image(..., keep_view=True)`.
    crop_changed(float x, y, width, height), crop_chosen(float x, y, width, height), crop_cancelled(): in crop mode,
    fractions of the photo; Enter, a double click or the button chooses, Escape cancels.
    """

    previous_asked = Signal()
    next_asked = Signal()
    zoom_changed = Signal(float)
    sharper_asked = Signal()
    crop_changed = Signal(float, float, float, float)
    crop_chosen = Signal(float, float, float, float)
    crop_cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._levels: list[QImage] = []  # each half the size of the one before
        self._zoom = fit(QSizeF(), QSizeF())
        self._message = ""
        self._ground: QColor | None = None
        self._dragged_from: QPointF | None = None
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
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(120, 120)
        self.setAccessibleName(self.tr("Photo"))

    # -- what the owner calls --

    def set_image(
        self, image: QImage | np.ndarray | None, photo_size: tuple[int, int] | None = None, keep_view: bool = False
    ) -> None:
        """Show an upright image or RGB array; `photo_size` (width, height) where the photo itself has more pixels."""
        if isinstance(image, np.ndarray):
            image = image_of(image)
        self._message = ""
        self._levels = [] if image is None or image.isNull() else [image]
        given = QSizeF(self._levels[0].size()) if self._levels else QSizeF()
        size = QSizeF(*photo_size) if photo_size else given
        if keep_view and size == self._zoom.photo:
            self.update()
            return
        self._heat.clear()
        self._zoom = fit(size, QSizeF(self.size()), self.devicePixelRatioF())
        self._tell_zoom()

    def show_message(self, sentence: str) -> None:
        """Show a sentence instead of a photo: it is loading, or why it cannot be shown."""
        self.set_image(None)
        self._message = sentence
        self.setAccessibleDescription(sentence)
        self.update()

    def set_ground(self, ground: QColor) -> None:
        """The colour around the photo; without one the window's own."""
        self._ground = ground
        self.update()

    def has_image(self) -> bool:
        """Whether there is a photo to see."""
        return bool(self._levels)

    def zoom(self) -> Zoom:
        """How the photo lies in the view."""
        return self._zoom

    def zoom_fit(self) -> None:
        """Show all of the photo."""
        self._set_zoom(fit(self._zoom.photo, QSizeF(self.size()), self.devicePixelRatioF()))

    def zoom_actual(self, about: QPointF | None = None) -> None:
        """One photo pixel for one pixel of the screen."""
        self._zoom_about(1.0 / self.devicePixelRatioF(), about)

    def zoom_by(self, factor: float, about: QPointF | None = None) -> None:
        """Zoom about a point of the view, or its middle."""
        self._zoom_about(self._zoom.scale * factor, about)

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

    # -- painting --

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._ground or colour("window"))
        if self._levels:
            self._paint_photo(painter)
        elif self._message:
            painter.setPen(colour("muted") if self._ground is None else QColor(200, 200, 205))
            area = self.rect().adjusted(32, 32, -32, -32)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._message)
        painter.end()

    def _paint_photo(self, painter: QPainter) -> None:
        target = self._zoom.rect()
        ratio = self.devicePixelRatioF()
        level = self._level_for(target.width() * ratio)
        seen = target.intersected(QRectF(self.rect()))
        per = level.width() / target.width()
        source = QRectF((seen.topLeft() - target.topLeft()) * per, seen.size() * per)
        smooth = self._zoom.scale * ratio < PIXELS_FROM
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        painter.drawImage(seen, level, source)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, True)
        self._heat.paint(painter, target, seen, self)
        if self._cropping:
            self._crop.paint(painter, target)

    def _level_for(self, width_px: float) -> QImage:
        """The smallest halving that still has `width_px`: drawing from it neither flickers nor costs much."""
        n = 0
        while self._levels[n].width() >= 2 * width_px and self._levels[n].width() > 64:
            if n + 1 == len(self._levels):
                half = self._levels[n].size() / 2
                ignore, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
                self._levels.append(self._levels[n].scaled(half, ignore, smooth))
            n += 1
        return self._levels[n]

    # -- zoom and pan --

    def _zoom_about(self, scale: float, about: QPointF | None) -> None:
        if self._levels:
            self._set_zoom(zoom_to(self._zoom, scale, about or QPointF(self.rect().center()), self.devicePixelRatioF()))

    def _set_zoom(self, zoom: Zoom) -> None:
        self._zoom = zoom
        self._place_crop_button()
        self._tell_zoom()

    def _tell_zoom(self) -> None:
        self.update()
        if not self._levels:
            return
        on_screen = self._zoom.scale * self.devicePixelRatioF()
        self.setAccessibleDescription(self.tr("Zoom {0}%").format(round(100 * on_screen)))
        self.zoom_changed.emit(on_screen)
        given = self._levels[0].width()
        if given < self._zoom.photo.width() and self._zoom.photo.width() * on_screen > given * 1.05:
            self.sharper_asked.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._set_zoom(resize_view(self._zoom, QSizeF(self.size()), self.devicePixelRatioF()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        steps = event.angleDelta().y() / 120
        self.zoom_by(STEP**steps, event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or not self._levels:
            super().mousePressEvent(event)
        elif self._cropping:
            self._crop.press(event.position(), self._zoom.rect())
        else:
            self._dragged_from = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._cropping and self._levels:
            self.setCursor(self._crop.move(event.position(), self._zoom.rect()))
        elif self._dragged_from is not None:
            self._set_zoom(pan_by(self._zoom, event.position() - self._dragged_from))
            self._dragged_from = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._crop.is_dragging():
            self._crop.release()
        elif self._dragged_from is not None:
            self._dragged_from = None
            self.setCursor(Qt.CursorShape.ArrowCursor)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._cropping:
            self._choose_crop()
        elif self._zoom.fitted:
            self.zoom_actual(event.position())
        else:
            self.zoom_fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if self._cropping and self._crop.press_key(event.key(), shift):
            return
        pans = {Qt.Key.Key_Left: (1, 0), Qt.Key.Key_Right: (-1, 0), Qt.Key.Key_Up: (0, 1), Qt.Key.Key_Down: (0, -1)}
        if shift and event.key() in pans:
            across, down = pans[Qt.Key(event.key())]
            self._set_zoom(pan_by(self._zoom, QPointF(across * PAN_STEP, down * PAN_STEP)))
            return
        act = {
            Qt.Key.Key_Plus: lambda: self.zoom_by(STEP),
            Qt.Key.Key_Equal: lambda: self.zoom_by(STEP),
            Qt.Key.Key_Minus: lambda: self.zoom_by(1 / STEP),
            Qt.Key.Key_0: self.zoom_fit,
            Qt.Key.Key_1: self.zoom_actual,
            Qt.Key.Key_Left: self.previous_asked.emit,
            Qt.Key.Key_Right: self.next_asked.emit,
        }.get(Qt.Key(event.key()))
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

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
            area, size = box_rect(box, self._zoom.rect()), self._use_crop.sizeHint()
            left = min(self.width() - size.width() - 8, max(8, round(area.center().x() - size.width() / 2)))
            top = min(self.height() - size.height() - 8, max(8, round(area.bottom()) + 12))
            self._use_crop.setGeometry(left, top, size.width(), size.height())

    def _choose_crop(self) -> None:
        box = self._crop.box or MIDDLE
        self.set_crop_mode(False)
        self.crop_chosen.emit(box.x, box.y, box.width, box.height)

    def _cancel_crop(self) -> None:
        self.set_crop_mode(False)
        self.crop_cancelled.emit()
