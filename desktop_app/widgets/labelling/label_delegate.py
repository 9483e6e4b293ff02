"""Draws a row of a list of labels: icon, name, a note, and the number of photos at the end."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.models.label_list_model import ROW_ROLE, LabelRow
from desktop_app.models.readable import readable_count
from desktop_app.theme import colour, draw_icon

Index = QModelIndex | QPersistentModelIndex

LEAST_ROW_HEIGHT, TITLE_HEIGHT, ICON_SIDE, PADDING = 32, 34, 18, 10
MIDDLE = Qt.AlignmentFlag.AlignVCenter


class LabelDelegate(QStyledItemDelegate):
    """Titles are small and bold; a row that photos are held over is marked like a chosen one."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: LabelRow = index.data(ROW_ROLE)
        least = TITLE_HEIGHT if row.kind == "title" else LEAST_ROW_HEIGHT
        return QSize(120, max(least, option.fontMetrics.height() + 12))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: LabelRow = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.kind == "title":
            self._paint_title(painter, option, row)
        else:
            self._paint_ground(painter, option)
            self._paint_row(painter, option, row)
        painter.restore()

    def _paint_title(self, painter: QPainter, option: QStyleOptionViewItem, row: LabelRow) -> None:
        font = QFont(option.font)
        font.setPointSizeF(font.pointSizeF() * 0.92)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(colour("muted"))
        room = option.rect.adjusted(PADDING, 0, -PADDING, -4)
        painter.drawText(room, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, row.text)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if selected or hovered:
            focused = selected and bool(option.state & QStyle.StateFlag.State_HasFocus)
            painter.setPen(QPen(colour("accent"), 1.5) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent_soft" if selected else "hover"))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 6, 6)

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: LabelRow) -> None:
        room = option.rect.adjusted(PADDING, 0, -PADDING, 0)
        if row.icon:
            spot = QRect(room.left(), room.center().y() - ICON_SIDE // 2 + 1, ICON_SIDE, ICON_SIDE)
            draw_icon(painter, row.icon, QRectF(spot), colour("muted"))
        room.setLeft(room.left() + ICON_SIDE + 8)
        count = "" if row.count is None else readable_count(row.count)
        metrics: QFontMetrics = option.fontMetrics
        painter.setPen(colour("muted"))
        painter.drawText(room, MIDDLE | Qt.AlignmentFlag.AlignRight, count)
        room.setRight(room.right() - metrics.horizontalAdvance(count) - 12)
        if row.note:
            width = metrics.horizontalAdvance(row.note)
            painter.drawText(room, MIDDLE | Qt.AlignmentFlag.AlignRight, row.note)
            room.setRight(room.right() - width - 12)
        painter.setPen(colour("text"))
        text = metrics.elidedText(row.text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, MIDDLE | Qt.AlignmentFlag.AlignLeft, text)
