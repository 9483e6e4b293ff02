"""An item view that lays equal cells out in filled lines: geometry, keys and rubber band at constant cost."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

import numpy as np
from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from desktop_app.theme import colour
from desktop_app.widgets.photos.cells.grid_layout import GridLayout, fit_layout

Action = QAbstractItemView.CursorAction
Hint = QAbstractItemView.ScrollHint
Index = QModelIndex | QPersistentModelIndex

EDGE = 8  # kept free above and below what is scrolled to


def selection_of(view: QAbstractItemView, rows: np.ndarray) -> QItemSelection:
    """Rows, ascending, as a selection of as few ranges as possible."""
    selection = QItemSelection()
    if len(rows):
        model = view.model()
        starts = np.flatnonzero(np.diff(rows, prepend=rows[0] - 2) != 1)
        ends = np.append(starts[1:], len(rows)) - 1
        for first, last in zip(rows[starts].tolist(), rows[ends].tolist(), strict=True):
            selection.select(model.index(first, 0), model.index(last, 0))
    return selection


def ranges_of(selection: QItemSelection) -> list[range]:
    """The rows of a selection."""
    return [range(part.top(), part.bottom() + 1) for part in cast("Iterable[QItemSelectionRange]", selection)]


class GridView(QAbstractItemView):
    """Equal cells in lines; a subclass paints them and says how large they are through `relayout`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = GridLayout(1, 160, 0, 0)
        self._band_from: QPoint | None = None  # content coordinates, while a rubber band is drawn
        self._band_to = QPoint()
        self._hovered = -1
        self._drags = False  # whether photos can be dragged, while a button is held
        self.setMouseTracking(True)
        # The subclass paints every pixel, so that scrolling may move what is painted instead of painting it again.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def count(self) -> int:
        """How many cells there are."""
        model = self.model()
        return 0 if model is None else model.rowCount()

    def cells(self) -> GridLayout:
        """The layout now in force."""
        return self._layout

    def relayout(self, side: int, caption: int) -> None:
        """Lay out for cells of at least `side`."""
        self._layout = fit_layout(self.viewport().width(), side, caption)
        self.updateGeometries()
        self.viewport().update()

    def visible_rows(self) -> range:
        """The rows now in sight, partly or whole."""
        top = self.verticalOffset()
        return self._layout.rows_between(top, top + self.viewport().height(), self.count())

    def selected_rows(self) -> np.ndarray:
        """Selected rows, ascending."""
        parts = [] if self.selectionModel() is None else ranges_of(self.selectionModel().selection())
        return np.sort(np.concatenate([np.arange(rows.start, rows.stop) for rows in parts] or [np.zeros(0, np.int64)]))

    def selected_among(self, rows: range) -> set[int]:
        """Which of these rows are selected."""
        chosen = self.selectionModel()
        if chosen is None or not chosen.hasSelection():
            return set()
        return {row for row in rows if chosen.isSelected(self.model().index(row, 0))}

    # -- what QAbstractItemView asks of a view --

    def visualRect(self, index: Index) -> QRect:
        if not index.isValid():
            return QRect()
        return self._layout.cell_rect(index.row()).translated(0, -self.verticalOffset())

    def indexAt(self, point: QPoint) -> QModelIndex:
        row = self._layout.row_at(point + QPoint(0, self.verticalOffset()), self.count())
        return self.model().index(row, 0) if row >= 0 else QModelIndex()

    def scrollTo(self, index: Index, hint: Hint = Hint.EnsureVisible) -> None:
        if not index.isValid():
            return
        rect, bar, height = self._layout.cell_rect(index.row()), self.verticalScrollBar(), self.viewport().height()
        if hint == Hint.PositionAtCenter:
            bar.setValue(rect.center().y() - height // 2)
        elif hint == Hint.PositionAtTop or rect.top() < bar.value():
            bar.setValue(rect.top() - EDGE)
        elif hint == Hint.PositionAtBottom or rect.bottom() > bar.value() + height:
            bar.setValue(rect.bottom() + EDGE - height)

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: Index) -> bool:
        return False

    def moveCursor(self, action: Action, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        count = self.count()
        if not count:
            return QModelIndex()
        row = self.currentIndex().row()
        return self.model().index(0 if row < 0 else self._moved(row, action, count), 0)

    def _moved(self, row: int, action: Action, count: int) -> int:
        """The row that a key leads to; up and down keep the column."""
        across = {Action.MoveLeft: -1, Action.MovePrevious: -1, Action.MoveRight: 1, Action.MoveNext: 1}
        if action in across:
            return min(count - 1, max(0, row + across[action]))
        if action in (Action.MoveHome, Action.MoveEnd):
            return 0 if action == Action.MoveHome else count - 1
        page = max(1, self.viewport().height() // self._layout.line_height)
        lines = {Action.MoveUp: -1, Action.MoveDown: 1, Action.MovePageUp: -page, Action.MovePageDown: page}
        line, column = divmod(row, self._layout.columns)
        last_line = (count - 1) // self._layout.columns
        line = min(last_line, max(0, line + lines[action]))
        return min(count - 1, line * self._layout.columns + column)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        if self.state() == QAbstractItemView.State.DragSelectingState:
            content = rect.normalized().translated(0, self.verticalOffset())
            parts: Iterable[range] = self._layout.rows_in(content, self.count())
        else:
            first, last = self.indexAt(rect.topLeft()).row(), self.indexAt(rect.bottomRight()).row()
            parts = [] if first < 0 or last < 0 else [range(min(first, last), max(first, last) + 1)]
        selection = QItemSelection()
        for rows in parts:
            selection.select(self.model().index(rows[0], 0), self.model().index(rows[-1], 0))
        self.selectionModel().select(selection, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region, seen = QRegion(), self.visible_rows()
        for rows in ranges_of(selection):
            for row in range(max(rows.start, seen.start), min(rows.stop, seen.stop)):
                region += self._layout.cell_rect(row).translated(0, -self.verticalOffset())
        return region

    def updateGeometries(self) -> None:
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, self._layout.height(self.count()) - height))
        bar.setEnabled(bar.maximum() > 0)  # its room stays, so that no photo moves; its handle goes
        bar.setPageStep(height)
        bar.setSingleStep(max(16, self._layout.line_height // 3))
        super().updateGeometries()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().scroll(0, dy)  # what stays in sight is moved, not painted again

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometries()

    # -- typing, hover and rubber band --

    def is_typing(self) -> bool:
        """Whether a word is being typed, to jump to a name."""
        return False

    def event(self, event: QEvent) -> bool:
        """Letters within a word that is being typed go on with the word, whatever else they mean."""
        if event.type() == QEvent.Type.ShortcutOverride and self.is_typing() and isinstance(event, QKeyEvent):
            beside = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
            if event.text() and event.text().isprintable() and not event.modifiers() & ~beside:
                event.accept()
                return True
        return super().event(event)

    def hovered_row(self) -> int:
        """The row under the mouse, or -1."""
        return self._hovered

    def hover(self, row: int) -> None:
        """Let the mouse be over a row, or over none (-1)."""
        before, self._hovered = self._hovered, row
        for changed in {before, row} - {-1} if before != row else ():
            self.viewport().update(self._layout.cell_rect(changed).translated(0, -self.verticalOffset()))

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Leave, QEvent.Type.HoverLeave):
            self.hover(-1)
        return super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        content = at + QPoint(0, self.verticalOffset())
        beside = event.button() == Qt.MouseButton.LeftButton and self._layout.is_beside_photo(content)
        self._band_from = content if beside else None
        self._band_to = self._band_from or QPoint()
        self._drags = self.dragEnabled()
        self.setDragEnabled(self._drags and not beside)  # a photo is dragged by its picture; beside it a band begins
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self.hover(self.indexAt(event.position().toPoint()).row())
        if self._band_from is not None:
            self._band_to = event.position().toPoint() + QPoint(0, self.verticalOffset())
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.setDragEnabled(self._drags)
        if self._band_from is not None:
            self._band_from = None
            self.viewport().update()

    def paint_band(self, painter: QPainter) -> None:
        """Draw the rubber band, if there is one."""
        if self._band_from is None or self._band_from == self._band_to:
            return
        band = QRect(self._band_from, self._band_to).normalized().translated(0, -self.verticalOffset())
        fill = colour("accent")
        fill.setAlpha(48)
        painter.setPen(QPen(colour("accent"), 1))
        painter.setBrush(fill)
        painter.drawRoundedRect(band, 4, 4)
