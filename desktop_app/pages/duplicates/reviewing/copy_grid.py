"""The copies of a group side by side, as large as they fit; a click on a badge decides, a double click compares."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from desktop_app.pages.duplicates.reviewing.copy_model import CopyModel
from desktop_app.pages.duplicates.reviewing.copy_painter import RADIUS, Card, CopyPainter
from desktop_app.theme import colour
from desktop_app.thumbnails import Shape
from desktop_app.widgets.photos.cells.grid_layout import GAP, MARGIN, PADDING, GridLayout
from desktop_app.widgets.photos.cells.grid_view import GridView, Index

SMALLEST_SIDE, LEAST_SIDE, WIDEST_SIDE = 110, 170, 460


def best_layout(width: int, height: int, count: int, caption: int) -> GridLayout:
    """The columns that show `count` copies largest without scrolling; else small ones, of which a line fits."""
    best, count = None, max(1, count)
    for columns in range(1, count + 1):
        lines = -(-count // columns)
        across = (width - 2 * MARGIN - (columns - 1) * GAP) // columns - 2 * PADDING
        down = (height - 2 * MARGIN - (lines - 1) * GAP) // lines - 2 * PADDING - caption
        side = min(across, down, WIDEST_SIDE)
        if side >= LEAST_SIDE and (best is None or side > best[0]):
            best = (side, columns)
    side, columns = best or scrolled_layout(width, height - 2 * MARGIN - 2 * PADDING - caption, count)
    return GridLayout(columns, side, caption, MARGIN)


def scrolled_layout(width: int, line: int, count: int) -> tuple[int, int]:
    """Side and columns of many copies, where a picture may be `line` high to be seen whole."""
    wanted = max(SMALLEST_SIDE, min(line, LEAST_SIDE))
    columns = min(count, max(1, (width - 2 * MARGIN + GAP) // (wanted + 2 * PADDING + GAP)))
    across = (width - 2 * MARGIN - (columns - 1) * GAP) // columns - 2 * PADDING
    return max(80, min(across, WIDEST_SIDE, max(line, SMALLEST_SIDE))), columns


class CopyGrid(GridView):
    """Shows a `CopyModel`; one copy is current.

    turn_asked(int row): a click on its badge, or Space.  opened(int row): a double click, or Enter.
    step_asked(int by): up from the first line or down from the last.  menu_asked(int row, QPoint global).
    """

    copy_changed = Signal(int)  # the current row
    turn_asked = Signal(int)
    opened = Signal(int)
    step_asked = Signal(int)
    menu_asked = Signal(int, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells = CopyPainter(self.font())
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setAccessibleName(self.tr("Copies of the group"))

    def set_model(self, model: CopyModel) -> None:
        """Show this model."""
        self.setModel(model)
        model.modelReset.connect(self.lay_out)

    def copy_model(self) -> CopyModel:
        """The model shown."""
        model = self.model()
        assert isinstance(model, CopyModel)
        return model

    def current_row(self) -> int:
        """The row of the current copy, -1 without one."""
        return self.currentIndex().row()

    def go_to_row(self, row: int) -> None:
        """Make a copy current."""
        self.setCurrentIndex(self.model().index(row, 0))

    def lay_out(self) -> None:
        """Lay out for the copies there are."""
        room = self.contentsRect()
        self._layout = best_layout(room.width(), room.height(), self.count(), self._cells.caption_height())
        if self._layout.height(self.count()) > room.height():  # the scroll bar needs its room
            width = room.width() - self.verticalScrollBar().sizeHint().width()
            self._layout = best_layout(width, room.height(), self.count(), self._cells.caption_height())
        self.updateGeometries()
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(event.rect(), colour("window"))
        ratio, top = self.devicePixelRatioF(), self.verticalOffset()
        shape = Shape(round(self._layout.side * ratio), True, RADIUS * ratio)
        for row in self.visible_rows():
            self._cells.paint(painter, self._layout.cell_rect(row).translated(0, -top), self._card(row, shape))
        painter.end()

    def _card(self, row: int, shape: Shape) -> Card:
        model = self.copy_model()
        fate, image = model.fate(row), model.thumbnail(row, shape)
        current = row == self.current_row()
        return Card(
            image,
            fate,
            model.fate_text(fate),
            model.lines(model.copies()[row]),
            model.is_protected(row),
            image is None and model.is_broken(row),
            current,
            current and self.hasFocus(),
            row == self.hovered_row(),
        )

    def row_of_badge(self, point: QPoint) -> int:
        """The row whose badge lies under a point of the view, or -1."""
        row = self.indexAt(point).row()
        if row < 0:
            return -1
        cell = self._layout.cell_rect(row).translated(0, -self.verticalOffset())
        model = self.copy_model()
        return row if self._cells.badge_rect(cell, model.fate_text(model.fate(row))).contains(point) else -1

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self.model() is not None:
            self._cells = CopyPainter(self.font())
            self.lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, key, columns = self.current_row(), event.key(), self._layout.columns
        last_line = (self.count() - 1) // columns
        if row < 0 or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(row)
        elif key == Qt.Key.Key_Space:
            self.turn_asked.emit(row)
        elif key == Qt.Key.Key_Up and row // columns == 0:
            self.step_asked.emit(-1)
        elif key == Qt.Key.Key_Down and row // columns == last_line:
            self.step_asked.emit(1)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        over = self.row_of_badge(event.position().toPoint()) >= 0
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        row = self.row_of_badge(event.position().toPoint())
        if row >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.turn_asked.emit(row)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.copy_changed.emit(current.row())
        self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        row = self.indexAt(at).row()
        if row >= 0 and self.row_of_badge(at) < 0:
            self.opened.emit(row)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By the mouse the menu is of the copy below it, by key of the current one."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        row = self.current_row() if by_key else self.indexAt(event.pos()).row()
        if row >= 0:
            place = self.visualRect(self.model().index(row, 0)).center() if by_key else event.pos()
            self.menu_asked.emit(row, self.viewport().mapToGlobal(place))
