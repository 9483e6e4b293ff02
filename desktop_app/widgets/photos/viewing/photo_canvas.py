"""A photo that can be zoomed and panned by mouse and key."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from desktop_app.theme import colour
from desktop_app.widgets.photos.pixels import Halvings, image_of
from desktop_app.widgets.photos.viewing.zoom import STEP, Zoom, fit, pan_by, resize_view, zoom_to

PAN_STEP = 60.0  # logical pixels for Shift and an arrow
PIXELS_FROM = 4.0  # device pixels per photo pixel from which pixels are shown as squares
LIGHT_GREY = QColor(200, 200, 205)  # words on a ground of their own


class PhotoCanvas(QWidget):
    """Shows a photo: wheel and + - zoom, 0 fits, 1 shows pixel for pixel, dragging pans, Shift and arrows too.

    zoom_changed(float): device pixels per photo pixel.
    sharper_asked(): more pixels than were given are wanted; answer with `set_image(..., keep_view=True)`.
    """

    zoom_changed = Signal(float)
    sharper_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._levels = Halvings()
        self._zoom = fit(QSizeF(), QSizeF())
        self._message = ""
        self._ground: QColor | None = None
        self._dragged_from: QPointF | None = None
        self._tabbed_in = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(120, 120)
        self.setAccessibleName(self.tr("Photo"))

    def set_image(
        self, image: QImage | np.ndarray | None, photo_size: tuple[int, int] | None = None, keep_view: bool = False
    ) -> None:
        """Show an upright image or RGB array; `photo_size` (width, height) where the photo itself has more pixels."""
        self._message = ""
        self._levels = Halvings(image_of(image) if isinstance(image, np.ndarray) else image)
        size = QSizeF(*photo_size) if photo_size else QSizeF(self._levels.size())
        if not keep_view or size != self._zoom.photo:
            self.start_view(fit(size, QSizeF(self.size()), self.devicePixelRatioF()))
        self.update()

    def start_view(self, zoom: Zoom) -> None:
        """Begin looking at another photo."""
        self.set_zoom(zoom)

    def show_message(self, sentence: str) -> None:
        """Show a sentence instead of a photo: it is loading, or why it cannot be shown."""
        self.set_image(None)
        self._message = sentence
        self.setAccessibleDescription(sentence)

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
        self.set_zoom(fit(self._zoom.photo, QSizeF(self.size()), self.devicePixelRatioF()))

    def zoom_actual(self, about: QPointF | None = None) -> None:
        """One photo pixel for one pixel of the screen."""
        self._zoom_about(1.0 / self.devicePixelRatioF(), about)

    def zoom_by(self, factor: float, about: QPointF | None = None) -> None:
        """Zoom about a point of the view, or its middle."""
        self._zoom_about(self._zoom.scale * factor, about)

    def set_zoom(self, zoom: Zoom) -> None:
        """Look at the photo like this."""
        self._zoom = zoom
        self.update()
        if not self._levels:
            return
        on_screen = zoom.scale * self.devicePixelRatioF()
        self.setAccessibleDescription(self.tr("Zoom {0}%").format(round(100 * on_screen)))
        self.zoom_changed.emit(on_screen)
        given = self._levels.size().width()
        if given < zoom.photo.width() and zoom.photo.width() * on_screen > given * 1.05:
            self.sharper_asked.emit()

    def _zoom_about(self, scale: float, about: QPointF | None) -> None:
        if self._levels:
            self.set_zoom(zoom_to(self._zoom, scale, about or QPointF(self.rect().center()), self.devicePixelRatioF()))

    # -- painting --

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._ground or colour("window"))
        if self._levels:
            self._paint_photo(painter)
        elif self._message:
            painter.setPen(colour("muted") if self._ground is None else LIGHT_GREY)
            area = self.rect().adjusted(32, 32, -32, -32)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._message)
        if self._tabbed_in:
            painter.setPen(QPen(colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def _paint_photo(self, painter: QPainter) -> None:
        target, ratio = self._zoom.rect(), self.devicePixelRatioF()
        level = self._levels.for_width(target.width() * ratio)
        seen = target.intersected(QRectF(self.rect()))
        per = level.width() / target.width()
        source = QRectF((seen.topLeft() - target.topLeft()) * per, seen.size() * per)
        smooth = self._zoom.scale * ratio < PIXELS_FROM
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        painter.drawImage(seen, level, source)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, True)
        self.paint_over(painter, target, seen)

    def paint_over(self, painter: QPainter, target: QRectF, seen: QRectF) -> None:
        """Draw over the photo, which lies at `target` and of which `seen` is in sight."""

    # -- events --

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._tabbed_in = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._tabbed_in = False
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.set_zoom(resize_view(self._zoom, QSizeF(self.size()), self.devicePixelRatioF()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom_by(STEP ** (event.angleDelta().y() / 120), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._levels:
            self._dragged_from = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged_from is not None:
            self.set_zoom(pan_by(self._zoom, event.position() - self._dragged_from))
            self._dragged_from = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragged_from is not None:
            self._dragged_from = None
            self.setCursor(Qt.CursorShape.ArrowCursor)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._zoom.fitted:
            self.zoom_actual(event.position())
        else:
            self.zoom_fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        act = (self._pan_keys() if shift else {}).get(event.key()) or self._zoom_keys().get(event.key())
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def _zoom_keys(self) -> dict[int, Callable[[], None]]:
        return {
            Qt.Key.Key_Plus: lambda: self.zoom_by(STEP),
            Qt.Key.Key_Equal: lambda: self.zoom_by(STEP),
            Qt.Key.Key_Minus: lambda: self.zoom_by(1 / STEP),
            Qt.Key.Key_0: self.zoom_fit,
            Qt.Key.Key_1: self.zoom_actual,
        }

    def _pan_keys(self) -> dict[int, Callable[[], None]]:
        def panning(across: int, down: int) -> Callable[[], None]:
            return lambda: self.set_zoom(pan_by(self._zoom, QPointF(across * PAN_STEP, down * PAN_STEP)))

        return {
            Qt.Key.Key_Left: panning(1, 0),
            Qt.Key.Key_Right: panning(-1, 0),
            Qt.Key.Key_Up: panning(0, 1),
            Qt.Key.Key_Down: panning(0, -1),
        }
