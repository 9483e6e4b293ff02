"""One curve over the steps of a training: a title, the value now, a calm grid."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import QLocale, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.models.readable import readable_count, readable_score
from desktop_app.pages.teach.running.axes import round_ticks, span_of
from desktop_app.theme import colour

LEAST = QSize(220, 130)
STROKES = 12  # trainings kept: those before the last are pale
SMALL = 0.85
Point = tuple[float, float]  # step, value


class CurveChart(QWidget):
    """Values in strokes, one for each training; a share is shown in per cent, from 0 to 100."""

    def __init__(
        self, title: str, hint: str, *, share: bool = False, missing: str = "", parent: QWidget | None = None
    ) -> None:
        """`missing`: what to say while there is no value although the training goes on."""
        super().__init__(parent)
        self._title, self._share, self._missing = title, share, missing
        self._fed = False
        self._strokes: deque[list[Point]] = deque(maxlen=STROKES)
        self._steps = 1
        self._small = QFont(self.font())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setToolTip(f"{title}: {hint}")
        self.setAccessibleName(title)
        self.clear()

    def clear(self) -> None:
        """Forget every curve."""
        self._strokes.clear()
        self._strokes.append([])
        self._steps, self._fed = 1, False
        self._tell()

    def begin(self) -> None:
        """Another training begins."""
        if self._strokes[-1]:
            self._strokes.append([])

    def add(self, step: int, value: float | None, steps: int) -> None:
        """One more value; None is no value."""
        self._steps, self._fed = max(self._steps, step, steps), True
        if value is not None:
            self._strokes[-1].append((float(step), value))
            self._tell()

    def last(self) -> float | None:
        """The value now."""
        return next((stroke[-1][1] for stroke in reversed(self._strokes) if stroke), None)

    def progress(self) -> float | None:
        """How far the last curve has come, from 0 to 1; None where there is no value."""
        return self._strokes[-1][-1][0] / self._steps if self._strokes[-1] else None

    def value_text(self, value: float | None) -> str:
        """A value as the chart writes it."""
        if value is None:
            return "–"
        return readable_score(value) if self._share else QLocale().toString(value, "g", 4)

    def sizeHint(self) -> QSize:
        return QSize(300, 170)

    def minimumSizeHint(self) -> QSize:
        return LEAST

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._small = QFont(self.font())
        self._small.setPointSizeF(self.font().pointSizeF() * SMALL)
        ticks = self._ticks()
        metrics = QFontMetricsF(self._small)
        margin = max(metrics.horizontalAdvance(text) for text in self._tick_texts(ticks)) + 8
        top = QFontMetricsF(self.font()).height() + 10
        plot = QRectF(margin, top, self.width() - margin - 6, self.height() - top - metrics.height() - 6)
        self._paint_title(painter)
        self._paint_grid(painter, plot, ticks)
        for number, stroke in enumerate(self._strokes):
            self._paint_stroke(painter, plot, ticks, stroke, is_last=number == len(self._strokes) - 1)
        if self._fed and self.last() is None:
            painter.setFont(self._small)
            painter.setPen(colour("muted"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(plot.adjusted(12, 0, -12, 0), flags, self._missing)
        painter.end()

    def _tell(self) -> None:
        self.setAccessibleDescription(self.value_text(self.last()))
        self.update()

    def _ticks(self) -> list[float]:
        if self._share:
            return [0.0, 0.5, 1.0]
        return round_ticks(*span_of(value for stroke in self._strokes for _, value in stroke))

    def _tick_texts(self, ticks: list[float]) -> list[str]:
        """The numbers at the axis, with as many decimals as tell them apart."""
        if self._share:
            return [self.value_text(tick) for tick in ticks]
        decimals = len(f"{ticks[1] - ticks[0]:.9f}".rstrip("0").partition(".")[2])
        return [QLocale().toString(tick, "f", decimals) for tick in ticks]

    def _paint_title(self, painter: QPainter) -> None:
        line = QRectF(0, 0, self.width() - 6, QFontMetricsF(self.font()).height())
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(colour("text"))
        value = self.value_text(self.last())
        painter.drawText(line, Qt.AlignmentFlag.AlignRight, value)
        painter.setFont(self.font())
        painter.setPen(colour("muted"))
        room = line.width() - QFontMetricsF(bold).horizontalAdvance(value) - 8
        title = QFontMetricsF(self.font()).elidedText(self._title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft, title)

    def _paint_grid(self, painter: QPainter, plot: QRectF, ticks: list[float]) -> None:
        painter.setFont(self._small)
        height = QFontMetricsF(self._small).height()
        for tick, text in zip(ticks, self._tick_texts(ticks), strict=True):
            y = self._place(plot, ticks, 0.0, tick).y()
            painter.setPen(QPen(colour("border"), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(colour("muted"))
            label = QRectF(0, y - height / 2, plot.left() - 6, height)
            painter.drawText(label, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        foot = QRectF(plot.left(), plot.bottom() + 4, plot.width(), height)
        painter.drawText(foot, Qt.AlignmentFlag.AlignLeft, "0")
        painter.drawText(foot, Qt.AlignmentFlag.AlignRight, readable_count(self._steps))

    def _paint_stroke(
        self, painter: QPainter, plot: QRectF, ticks: list[float], stroke: list[Point], is_last: bool
    ) -> None:
        if not stroke:
            return
        tint = QColor(colour("accent"))
        tint.setAlphaF(1.0 if is_last else 0.28)
        places = [self._place(plot, ticks, *point) for point in stroke]
        painter.setPen(QPen(tint, 2.0 if is_last else 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(places))
        if is_last:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tint)
            painter.drawEllipse(places[-1], 3.5, 3.5)

    def _place(self, plot: QRectF, ticks: list[float], step: float, value: float) -> QPointF:
        share = (value - ticks[0]) / (ticks[-1] - ticks[0])
        return QPointF(plot.left() + plot.width() * step / self._steps, plot.bottom() - plot.height() * share)
