"""One pane's picture, over which another may lie: as a flip, behind a divider, or as their difference."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTransform,
)
from PySide6.QtWidgets import QWidget

from desktop_app.theme import colour
from desktop_app.widgets.compare.overlay_marks import draw_divider, draw_number
from desktop_app.widgets.compare.placing import Placement, between
from desktop_app.widgets.photos.pixels import Halvings
from desktop_app.widgets.photos.viewing.photo_canvas import PhotoCanvas
from desktop_app.widgets.photos.viewing.zoom import Zoom

GRIP = 14.0  # logical pixels on both sides of the divider
MARGIN = 10.0


class CompareCanvas(PhotoCanvas):
    """A `PhotoCanvas` of one copy, which lies at `placement` in the plane of all copies.

    looked(): the user has zoomed or panned here.   chosen(): the user has come here.   divider_moved(float): dragged.
    """

    looked = Signal()
    chosen = Signal()
    divider_moved = Signal(float)

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self._following = False
        self._is_chosen = False
        self.placement: Placement | None = None
        self._over: tuple[int, Halvings, Placement] | None = None
        self._divider: float | None = None
        self._dragging_divider = False
        self._difference: QImage | None = None
        self._other = 0

    # -- what the owner calls --

    def place(self, image: QImage, placement: Placement) -> None:
        """Show an image of the copy at this place; the look stays where the place does."""
        self._following = True
        self.placement = placement
        self.set_image(image, (round(placement.width), round(placement.height)), keep_view=True)
        self._following = False

    def follow(self, zoom: Zoom) -> None:
        """Look at the photo as another pane does."""
        self._following = True
        self.set_zoom(zoom)
        self._following = False

    def follow_fit(self) -> None:
        """Show all of the photo, as another pane does."""
        self._following = True
        self.zoom_fit()
        self._following = False

    def set_over(self, number: int, levels: Halvings, placement: Placement, divider: float | None = None) -> None:
        """Draw another copy in this one's place: all over it, or right of a divider (0..1 of the view)."""
        self._over, self._divider, self._difference = (number, levels, placement), divider, None
        self.update()

    def set_difference(self, image: QImage | None, number: int) -> None:
        """Draw the difference with pane `number` in place of the photo."""
        self._over, self._divider, self._difference = None, None, image
        self._other = number
        self.update()

    def clear_over(self) -> None:
        """Draw the photo alone again."""
        self._over, self._divider, self._difference = None, None, None
        self.update()

    def set_chosen(self, chosen: bool) -> None:
        """Mark the pane that the keys act upon."""
        self._is_chosen = chosen
        self.update()

    def shown_number(self) -> int:
        """The pane whose picture is seen here (another one while flipped)."""
        flipped = self._over is not None and self._divider is None
        return self._over[0] if self._over is not None and flipped else self._number

    def difference_image(self) -> QImage | None:
        """The difference drawn, if any."""
        return self._difference

    # -- what the canvas leaves open --

    def set_zoom(self, zoom: Zoom) -> None:
        super().set_zoom(zoom)
        if not self._following:
            self.looked.emit()

    def paint_over(self, painter: QPainter, target: QRectF, seen: QRectF) -> None:
        room = QRectF(self.rect())
        if self._difference is not None:
            painter.drawImage(target, self._difference)
        if self._over is not None and self.placement is not None:
            self._paint_other(painter, target, room, self._over[1], between(self._over[2], self.placement))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_marks(painter, QRectF(self.rect()))
        painter.end()

    def _paint_other(self, painter: QPainter, target: QRectF, room: QRectF, levels: Halvings, onto: np.ndarray) -> None:
        """Draw another copy; `onto` (3, 3) takes its fractions to those of this one."""
        split = room.left() + (self._divider or 0.0) * room.width()
        side = QRectF(split, room.top(), room.right() - split, room.height())
        wide = max(abs(onto[0, 0]), abs(onto[1, 0])) * max(target.width(), target.height())
        level = levels.for_width(wide * self.devicePixelRatioF())
        painter.save()
        painter.setClipRect(side)
        painter.fillRect(side, colour("window"))
        painter.setTransform(onto_view(onto, level, target), True)
        painter.drawImage(QPointF(0, 0), level)
        painter.restore()
        if self._divider is not None:
            draw_divider(painter, split, room)

    def _paint_marks(self, painter: QPainter, room: QRectF) -> None:
        area = room.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        if self._divider is not None and self._over is not None:
            draw_number(painter, self, area, str(self._number))
            draw_number(painter, self, area, str(self._over[0]), right=True)
        elif self._difference is not None:
            draw_number(painter, self, area, f"{self._number} − {self._other}")
        else:
            draw_number(painter, self, area, str(self.shown_number()), strong=self.shown_number() != self._number)
        if self._is_chosen:
            painter.setPen(QPen(colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(room.adjusted(1, 1, -1, -1), 4, 4)

    # -- events --

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._following = True
        super().resizeEvent(event)
        self._following = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.chosen.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit()
        if self._divider is not None and event.button() == Qt.MouseButton.LeftButton and self._is_grip(event):
            self._dragging_divider = True
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragging_divider:
            self.divider_moved.emit(event.position().x() / max(1, self.width()))
            return
        super().mouseMoveEvent(event)
        if self._divider is not None and not event.buttons():
            shape = Qt.CursorShape.SplitHCursor if self._is_grip(event) else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragging_divider = False
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_1:  # chooses a pane here
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _is_grip(self, event: QMouseEvent) -> bool:
        return abs(event.position().x() - (self._divider or 0.0) * self.width()) <= GRIP

    def on_screen(self, size: tuple[int, int]) -> float:
        """Device pixels for each pixel of the copy itself, whose size is given."""
        return self.zoom().scale * self.devicePixelRatioF() * self.zoom().photo.width() / max(1, size[0])


def onto_view(onto: np.ndarray, level: QImage, target: QRectF) -> QTransform:
    """From pixels of another copy's image to a view with this one at `target`."""
    pixels = np.diag([1 / level.width(), 1 / level.height(), 1])
    view = np.array([[target.width(), 0, target.left()], [0, target.height(), target.top()], [0, 0, 1]])
    m = view @ onto @ pixels
    return QTransform(m[0, 0], m[1, 0], m[0, 1], m[1, 1], m[0, 2], m[1, 2])
