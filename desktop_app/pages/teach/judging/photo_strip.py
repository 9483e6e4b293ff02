"""A row of thumbnails: right and wrong labels have a ring, and any photo may become the query."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.theme import colour, draw_icon
from desktop_app.thumbnails import Shape, ThumbnailLoader
from engine import Photo

SIDE, GAP, FRAME, MARK = 88, 10, 4, 18


class PhotoStrip(QWidget):
    """Photos side by side, as many as fit; Left and Right move, Enter makes the current one the query."""

    chosen = Signal(object)  # Photo

    def __init__(self, name: str, loader: ThumbnailLoader | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._loader = loader
        self._photos: tuple[Photo, ...] = ()
        self._label = ""
        self._current = 0
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if loader is not None:
            loader.loaded.connect(self._take_thumbnail)

    def show_photos(self, photos: Sequence[Photo], label: str = "") -> None:
        """Show these; `label` is the query's."""
        self._photos, self._label, self._current = tuple(photos), label, 0
        right = self.tr("{0} of {1} with the same label").format(self.count_right(), len(photos))
        self.setAccessibleDescription(right if label else "")
        self.update()

    def photos(self) -> tuple[Photo, ...]:
        """The photos shown."""
        return self._photos

    def count_right(self) -> int:
        """How many have the query's label."""
        return sum(self._label in photo.labels for photo in self._photos) if self._label else 0

    def sizeHint(self) -> QSize:
        return QSize(max(1, len(self._photos)) * (SIDE + GAP), SIDE + 2 * FRAME)

    def minimumSizeHint(self) -> QSize:
        return QSize(SIDE + GAP, SIDE + 2 * FRAME)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event.position().x())
        if row >= 0:
            self._current = row
            self.chosen.emit(self._photos[row])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event.position().x())
        self.setToolTip(", ".join(self._photos[row].labels) or self._photos[row].name if row >= 0 else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, or choose."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps and self._photos:
            self._current = min(max(0, self._current + steps[Qt.Key(event.key())]), self._fitting() - 1)
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._photos:
            self.chosen.emit(self._photos[self._current])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        for row in range(self._fitting()):
            self._paint_photo(painter, row)
        painter.end()

    def _fitting(self) -> int:
        return min(len(self._photos), max(1, (self.width() + GAP) // (SIDE + GAP)))

    def _row_at(self, x: float) -> int:
        row, within = divmod(x - FRAME, SIDE + GAP)
        return int(row) if 0 <= row < self._fitting() and within <= SIDE else -1

    def _paint_photo(self, painter: QPainter, row: int) -> None:
        photo = self._photos[row]
        square = QRectF(FRAME + row * (SIDE + GAP), FRAME, SIDE, SIDE)
        image = self._loader.image(photo, Shape(SIDE * 2, radius_px=8.0)) if self._loader else None
        if image is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("well"))
            painter.drawRoundedRect(square, 6, 6)
        else:
            painter.drawImage(square, image)
        if self._label and photo.labels:  # of a photo without a label nobody has said what it is
            self._paint_mark(painter, square, self._label in photo.labels)
        if self.hasFocus() and row == self._current:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawRoundedRect(square.adjusted(-3, -3, 3, 3), 8, 8)

    def _paint_mark(self, painter: QPainter, square: QRectF, right: bool) -> None:
        tone = colour("success" if right else "danger")
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(tone, 2.4))
        painter.drawRoundedRect(square.adjusted(-1, -1, 1, 1), 7, 7)
        spot = QRectF(square.right() - MARK - 3, square.top() + 3, MARK, MARK)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tone)
        painter.drawEllipse(spot)
        draw_icon(painter, "check" if right else "close", spot.adjusted(3, 3, -3, -3), colour("on_accent"))

    def _take_thumbnail(self, content: str) -> None:
        if any(photo.content == content for photo in self._photos):
            self.update()
