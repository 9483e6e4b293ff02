"""Marks drawn over a compared picture: the pane's number and the divider."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from desktop_app.theme import colour

SHADE = QColor(16, 17, 20, 200)  # under words on any photo
WHITE = QColor(255, 255, 255)
PAD = QSizeF(12, 6)
KNOB = 15.0


def draw_number(
    painter: QPainter, widget: QWidget, area: QRectF, text: str, *, right: bool = False, strong: bool = False
) -> None:
    """The number of a pane in an upper corner; strong where it is not the pane's own."""
    font = QFont(widget.font())
    font.setWeight(QFont.Weight.DemiBold)
    metrics = QFontMetricsF(font)
    height = metrics.height() + PAD.height()
    width = max(height, metrics.horizontalAdvance(text) + PAD.width())
    spot = QRectF(area.right() - width if right else area.left(), area.top(), width, height)
    painter.setFont(font)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("accent") if strong else SHADE)
    painter.drawRoundedRect(spot, height / 2, height / 2)
    painter.setPen(colour("on_accent") if strong else WHITE)
    painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, text)


def draw_divider(painter: QPainter, x: float, room: QRectF) -> None:
    """The line between two pictures, seen on light and dark ones, with a knob to take."""
    painter.save()
    for tint, width in ((QColor(0, 0, 0, 140), 4.0), (WHITE, 2.0)):
        painter.setPen(QPen(tint, width))
        painter.drawLine(QPointF(x, room.top()), QPointF(x, room.bottom()))
    middle = QPointF(x, room.center().y())
    painter.setPen(QPen(QColor(0, 0, 0, 140), 1))
    painter.setBrush(WHITE)
    painter.drawEllipse(middle, KNOB, KNOB)
    painter.setPen(QPen(QColor(40, 42, 48), 2, c=Qt.PenCapStyle.RoundCap))
    for side in (-1, 1):
        tip = middle + QPointF(side * KNOB * 0.6, 0)
        for rise in (-1, 1):
            painter.drawLine(tip, tip + QPointF(-side * 4, rise * 4))
    painter.restore()
