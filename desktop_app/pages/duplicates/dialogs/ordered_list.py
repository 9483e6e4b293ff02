"""A list whose rows are put into order, by dragging or with two buttons."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from desktop_app.theme import colour
from desktop_app.widgets.buttons import tool_button

MARGIN = 16


class OrderedList(QListWidget):
    """Rows to be dragged; where there are none, a sentence says what they would be for."""

    def __init__(self, name: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = hint
        self.setAccessibleName(name)
        self.setAccessibleDescription(hint)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)

    def move_current(self, by: int) -> None:
        """Move the current row up (-1) or down (1)."""
        row = self.currentRow()
        if 0 <= row + by < self.count() and row >= 0:
            self.insertItem(row + by, self.takeItem(row))
            self.setCurrentRow(row + by)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.count() or not self._hint:
            return
        painter = QPainter(self.viewport())
        painter.setPen(colour("muted"))
        room = self.viewport().rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap), self._hint)
        painter.end()


def with_movers(listed: OrderedList) -> QWidget:
    """The list with buttons that move the current row up and down."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(listed, 1)
    buttons = QVBoxLayout()
    for icon_name, words, by in (
        ("chevron-up", QCoreApplication.translate("KeeperRules", "Move up"), -1),
        ("chevron-down", QCoreApplication.translate("KeeperRules", "Move down"), 1),
    ):
        button = tool_button(icon_name, words)
        button.clicked.connect(lambda _=False, by=by: listed.move_current(by))
        buttons.addWidget(button)
    buttons.addStretch(1)
    row.addLayout(buttons)
    return holder
