"""One picture, fitted to its width with round corners."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.theme import colour, draw_icon
from desktop_app.thumbnails import Shape, cut_image

RADIUS = 8.0
USUAL_HEIGHT = 260
FRAME = 4  # room for the ring of focus


class Picture(QWidget):
    """A picture that can be pressed.

    pressed(): click, Enter or Space.
    """

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self._fitted: QImage | None = None
        self._crossed_out = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Photo"))
        self.setToolTip(self.tr("Open the photo (Enter)"))

    def set_image(self, image: QImage | None, crossed_out: bool = False) -> None:
        """Show an image; none shows an empty place, `crossed_out` one that cannot be filled."""
        self._image, self._fitted, self._crossed_out = image, None, crossed_out
        self.update()

    def image(self) -> QImage | None:
        """The image given."""
        return self._image

    def sizeHint(self) -> QSize:
        return QSize(240, USUAL_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        room = QRectF(self.rect()).adjusted(FRAME, FRAME, -FRAME, -FRAME)
        picture = self._fit(room)
        if picture is None:
            spot = room
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("well"))
            painter.drawRoundedRect(room, RADIUS, RADIUS)
            name = "image-broken" if self._crossed_out else "image"
            draw_icon(painter, name, QRectF(room.center() - QPointF(20, 20), QSizeF(40, 40)), colour("disabled"))
        else:
            size = QSizeF(picture.size()).scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
            spot = QRectF(room.center() - QPointF(size.width() / 2, size.height() / 2), size)
            painter.drawImage(spot, picture)
        if self.hasFocus():
            painter.setPen(QPen(colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(spot.adjusted(-2, -2, 2, 2), RADIUS + 2, RADIUS + 2)
        painter.end()

    def _fit(self, room: QRectF) -> QImage | None:
        if self._image is None or self._image.isNull() or room.isEmpty():
            return None
        ratio = self.devicePixelRatioF()
        wanted = QSizeF(self._image.size()).scaled(room.size() * ratio, Qt.AspectRatioMode.KeepAspectRatio).toSize()
        side = max(wanted.width(), wanted.height())
        if self._fitted is None or max(self._fitted.width(), self._fitted.height()) != side:
            image = self._image
            if side > max(image.width(), image.height()):
                ignore, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
                image = image.scaled(wanted, ignore, smooth)
            self._fitted = cut_image(image, Shape(side, True, RADIUS * ratio))
        return self._fitted

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit()
        else:
            super().keyPressEvent(event)
