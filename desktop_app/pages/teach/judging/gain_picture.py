"""The gain of a lesson as a picture: a bar from zero with its error, for each way it was measured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.pages.teach.judging.sentences import points_text, readable_points
from desktop_app.theme import colour

LINE = 44.0
BAR = 14.0
LEAST_SPAN = 0.1  # a gain of nothing shall look like nothing


@dataclass(frozen=True, slots=True)
class Gain:
    """One bar: what was measured, the gain, and half of the width of its error."""

    title: str
    value: float
    error: float


class GainPicture(QWidget):
    """Bars to the right are gains, to the left losses; the thin line is where the truth may lie."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gains: tuple[Gain, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_gains(self, gains: Sequence[Gain]) -> None:
        """Draw these."""
        self._gains = tuple(gains)
        self.setAccessibleName(self.tr("Gain with its error"))
        self.setAccessibleDescription("; ".join(f"{each.title}: {self.text(each)}" for each in gains))
        self.updateGeometry()
        self.update()

    def text(self, gain: Gain) -> str:
        """A gain in figures."""
        return self.tr("{0} points, ± {1}").format(points_text(gain.value), readable_points(gain.error))

    def sizeHint(self) -> QSize:
        return QSize(480, round(LINE * len(self._gains)) + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, gain in enumerate(self._gains):
            self._paint_gain(painter, gain, number * LINE)
        painter.end()

    def _span(self) -> tuple[float, float]:
        """The values at both ends of the picture."""
        ends = [0.0, *(each.value + sign * each.error for each in self._gains for sign in (-1, 1))]
        low, high = min(ends), max(ends)
        spare = 0.06 * max(high - low, LEAST_SPAN)
        return low - spare, max(high, low + LEAST_SPAN) + spare

    def _paint_gain(self, painter: QPainter, gain: Gain, top: float) -> None:
        metrics = QFontMetricsF(self.font())
        words = QRectF(0, top, self.width(), metrics.height())
        painter.setPen(colour("muted"))
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft, gain.title)
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(colour("text"))
        painter.drawText(words, Qt.AlignmentFlag.AlignRight, self.text(gain))
        painter.setFont(self.font())
        self._paint_bar(painter, gain, top + metrics.height() + 4)

    def _paint_bar(self, painter: QPainter, gain: Gain, top: float) -> None:
        low, high = self._span()
        middle = top + BAR / 2

        def at(value: float) -> float:
            return 4 + (self.width() - 8) * (value - low) / (high - low)

        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("well"))
        painter.drawRoundedRect(QRectF(4, top, self.width() - 8, BAR), 4, 4)
        sure = abs(gain.value) > gain.error
        painter.setBrush(colour("muted" if not sure else "success" if gain.value > 0 else "danger"))
        left, right = sorted((at(0.0), at(gain.value)))
        painter.drawRect(QRectF(left, top + 2, max(1.0, right - left), BAR - 4))
        painter.setPen(QPen(colour("text"), 1.6))
        ends = [at(gain.value - gain.error), at(gain.value + gain.error)]
        painter.drawLine(QPointF(ends[0], middle), QPointF(ends[1], middle))
        for end in ends:
            painter.drawLine(QPointF(end, middle - 4), QPointF(end, middle + 4))
        painter.setPen(QPen(colour("border_strong"), 1.4))
        painter.drawLine(QPointF(at(0.0), top - 1), QPointF(at(0.0), top + BAR + 1))
