"""Drawing a box on a photo with the mouse or the keys."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen

from desktop_app.theme import colour
from desktop_app.widgets.photos.crop_box import (
    HANDLES,
    MIDDLE,
    CropBox,
    Handle,
    box_between,
    drag_handle,
    handle_at,
    move_box,
)

HANDLE_SIDE = 10.0
REACH = 10.0  # logical pixels around a handle
KEY_STEP = 0.02
SHADE = QColor(0, 0, 0, 130)
CURSORS: dict[Handle | None, Qt.CursorShape] = {
    None: Qt.CursorShape.CrossCursor,
    "inside": Qt.CursorShape.SizeAllCursor,
    "nw": Qt.CursorShape.SizeFDiagCursor,
    "se": Qt.CursorShape.SizeFDiagCursor,
    "ne": Qt.CursorShape.SizeBDiagCursor,
    "sw": Qt.CursorShape.SizeBDiagCursor,
    "n": Qt.CursorShape.SizeVerCursor,
    "s": Qt.CursorShape.SizeVerCursor,
    "e": Qt.CursorShape.SizeHorCursor,
    "w": Qt.CursorShape.SizeHorCursor,
}
ARROWS = {
    Qt.Key.Key_Left: (-KEY_STEP, 0.0),
    Qt.Key.Key_Right: (KEY_STEP, 0.0),
    Qt.Key.Key_Up: (0.0, -KEY_STEP),
    Qt.Key.Key_Down: (0.0, KEY_STEP),
}


class CropTool(QObject):
    """Keeps the box; the viewer passes mouse and keys on and draws it.

    changed(): the box has moved.   chosen(): Enter or a double click.   cancelled(): Escape.
    """

    changed = Signal()
    chosen = Signal()
    cancelled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.box: CropBox | None = None
        self._grip: Handle | None = None
        self._from = QPointF()
        self._before = MIDDLE

    def set_box(self, box: CropBox | None) -> None:
        """Show this box."""
        self.box = box
        self.changed.emit()

    def is_dragging(self) -> bool:
        """Whether the mouse holds the box."""
        return self._grip is not None

    def press(self, point: QPointF, photo: QRectF) -> None:
        """Take a handle, or begin a new box at `point` (view)."""
        at = _fraction(point, photo)
        self._grip = self._grip_at(point, photo)
        if self._grip is None:
            self._grip = "se"
            self.box = CropBox(min(1.0, max(0.0, at.x())), min(1.0, max(0.0, at.y())), 0.0, 0.0)
        self._from, self._before = at, self.box or MIDDLE

    def move(self, point: QPointF, photo: QRectF) -> Qt.CursorShape:
        """Drag what was taken; tells which cursor fits."""
        if self._grip is not None:
            by = _fraction(point, photo) - self._from
            self.set_box(drag_handle(self._before, self._grip, by.x(), by.y()))
            return CURSORS[self._grip]
        return CURSORS[self._grip_at(point, photo)]

    def release(self) -> None:
        """Let go; a box too small to mean anything goes away."""
        self._grip = None
        self.set_box(self.box if self.box and self.box.is_worth_using() else None)

    def press_key(self, key: int, shift: bool) -> bool:
        """Arrows move the box, with Shift they size it; Enter takes it, Escape gives up."""
        if key == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.box is not None:
                self.chosen.emit()
        elif key in ARROWS:
            dx, dy = ARROWS[Qt.Key(key)]
            box = self.box or MIDDLE
            sized = box_between(
                box.x, box.y, max(box.x + KEY_STEP, box.right + dx), max(box.y + KEY_STEP, box.bottom + dy)
            )
            self.set_box(sized if shift else move_box(box, dx, dy))
        else:
            return False
        return True

    def paint(self, painter: QPainter, photo: QRectF) -> None:
        """Shade what lies outside the box and draw its handles."""
        if self.box is None:
            return
        area = box_rect(self.box, photo)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(SHADE)
        for part in _around(area, photo):
            painter.drawRect(part)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(255, 255, 255), 1.5))
        painter.drawRect(area)
        painter.setPen(QPen(colour("accent"), 2))
        painter.setBrush(QColor(255, 255, 255))
        for across, down in HANDLES.values():
            middle = area.topLeft() + QPointF(across * area.width(), down * area.height())
            knob = QRectF(middle - QPointF(HANDLE_SIDE / 2, HANDLE_SIDE / 2), QSizeF(HANDLE_SIDE, HANDLE_SIDE))
            painter.drawRoundedRect(knob, 3, 3)

    def _grip_at(self, point: QPointF, photo: QRectF) -> Handle | None:
        if self.box is None:
            return None
        at = _fraction(point, photo)
        return handle_at(self.box, at.x(), at.y(), REACH / photo.width(), REACH / photo.height())


def box_rect(box: CropBox, photo: QRectF) -> QRectF:
    """Where a box lies in the view."""
    corner = photo.topLeft() + QPointF(box.x * photo.width(), box.y * photo.height())
    return QRectF(corner, QSizeF(box.width * photo.width(), box.height * photo.height()))


def _fraction(point: QPointF, photo: QRectF) -> QPointF:
    return QPointF((point.x() - photo.left()) / photo.width(), (point.y() - photo.top()) / photo.height())


def _around(area: QRectF, photo: QRectF) -> list[QRectF]:
    """The four bands of the photo outside an area."""
    return [
        QRectF(photo.left(), photo.top(), photo.width(), area.top() - photo.top()),
        QRectF(photo.left(), area.bottom(), photo.width(), photo.bottom() - area.bottom()),
        QRectF(photo.left(), area.top(), area.left() - photo.left(), area.height()),
        QRectF(area.right(), area.top(), photo.right() - area.right(), area.height()),
    ]
