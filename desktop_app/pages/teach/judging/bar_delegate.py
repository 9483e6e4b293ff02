"""A share in a table: a bar, and its figure beside it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.theme import colour

BARS = Qt.ItemDataRole.UserRole + 1  # a share 0..1, where a cell has one
FIGURE, HEIGHT, PADDING = 48.0, 8.0, 8.0
LEAST_WITH_BAR = 100.0


class BarDelegate(QStyledItemDelegate):
    """Draws cells that have a share as bars, the others as they are."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        share = index.data(BARS)
        if share is None:
            super().paint(painter, option, index)
            return
        ground = QStyleOptionViewItem(option)  # an empty cell: the style draws its line and its selection
        self.initStyleOption(ground, index)
        ground.text = ""
        style = QApplication.style() if option.widget is None else option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, ground, painter, option.widget)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cell = QRectF(option.rect)
        text = QRectF(cell.left() + PADDING, cell.top(), FIGURE, cell.height())
        painter.setPen(colour("text"))
        painter.drawText(text, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, str(index.data()))
        if cell.width() < LEAST_WITH_BAR:
            painter.restore()
            return
        room = QRectF(text.right() + 4, cell.center().y() - HEIGHT / 2, cell.right() - text.right() - 16, HEIGHT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("well"))
        painter.drawRoundedRect(room, HEIGHT / 2, HEIGHT / 2)
        if share > 0:
            painter.setBrush(colour("accent" if index.column() % 2 else "muted"))
            bar = QRectF(room.left(), room.top(), max(HEIGHT, room.width() * min(1.0, share)), HEIGHT)
            painter.drawRoundedRect(bar, HEIGHT / 2, HEIGHT / 2)
        painter.restore()
