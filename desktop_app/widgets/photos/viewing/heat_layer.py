"""The "why" map over a photo, with its legend."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QLinearGradient, QPainter
from PySide6.QtWidgets import QWidget

from desktop_app.widgets.photos.pixels import HEAT_STOPS, heat_image, smooth_map

SHADE = QColor(12, 13, 16, 190)
BAR = QSizeF(96, 8)
EDGE = 12.0


class HeatLayer:
    """Keeps a map of shares and draws it smoothly over the part of the photo that it is about."""

    def __init__(self) -> None:
        self._image: QImage | None = None
        self._area = QRectF(0, 0, 1, 1)

    def set_map(self, heat: np.ndarray | None, area: QRectF) -> None:
        """A map (h, w) over `area` (fractions of the photo), or none."""
        self._image = None if heat is None else heat_image(smooth_map(heat))
        self._area = area

    def clear(self) -> None:
        """Take the map away."""
        self._image = None

    def is_shown(self) -> bool:
        """Whether there is a map."""
        return self._image is not None

    def paint(self, painter: QPainter, photo: QRectF, seen: QRectF, widget: QWidget) -> None:
        """Draw the map over a photo at `photo`, of which `seen` is in sight, and the legend in the corner."""
        if self._image is None:
            return
        corner = photo.topLeft() + QPointF(self._area.x() * photo.width(), self._area.y() * photo.height())
        size = QSizeF(self._area.width() * photo.width(), self._area.height() * photo.height())
        painter.save()
        painter.setClipRect(seen)
        painter.drawImage(QRectF(corner, size), self._image)
        painter.restore()
        self._paint_legend(painter, seen, widget)

    def _paint_legend(self, painter: QPainter, seen: QRectF, widget: QWidget) -> None:
        less = QCoreApplication.translate("HeatLayer", "Matters less")
        more = QCoreApplication.translate("HeatLayer", "Matters more")
        metrics = QFontMetricsF(widget.font())
        widths = metrics.horizontalAdvance(less), metrics.horizontalAdvance(more)
        width, height = sum(widths) + BAR.width() + 4 * EDGE, metrics.height() + 10
        pill = QRectF(seen.left() + EDGE, seen.bottom() - EDGE - height, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(SHADE)
        painter.drawRoundedRect(pill, height / 2, height / 2)
        left = pill.left() + EDGE + widths[0] + EDGE
        bar = QRectF(QPointF(left, pill.center().y() - BAR.height() / 2), BAR)
        painter.setBrush(self._gradient(bar))
        painter.drawRoundedRect(bar, 4, 4)
        painter.setPen(QColor(255, 255, 255))
        centred = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(pill.adjusted(EDGE, 0, 0, 0), centred | Qt.AlignmentFlag.AlignLeft, less)
        painter.drawText(pill.adjusted(0, 0, -EDGE, 0), centred | Qt.AlignmentFlag.AlignRight, more)

    def _gradient(self, bar: QRectF) -> QLinearGradient:
        gradient = QLinearGradient(bar.topLeft(), bar.topRight())
        for position, red, green, blue, _ in HEAT_STOPS.tolist():
            gradient.setColorAt(position, QColor(int(red), int(green), int(blue)))
        return gradient
