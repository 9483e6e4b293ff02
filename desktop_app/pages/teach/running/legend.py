"""Which colour is which label."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop_app.pages.teach.running.label_colours import HUES, label_colour
from desktop_app.widgets.flow_layout import FlowLayout
from desktop_app.widgets.labels import muted_label

LONGEST = 24  # signs of a name


class Legend(QWidget):
    """As many labels as there are colours; how many more is said."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: list[str] = []
        self._flow = FlowLayout(self)

    def show_labels(self, labels: Sequence[str]) -> None:
        """Name these, in the order of their colours."""
        if list(labels) == self._shown:
            return
        self._shown = list(labels)
        self._flow.discard_all()
        for number, label in enumerate(labels[: len(HUES)]):
            self._flow.addWidget(Entry(number, label))
        if len(labels) > len(HUES):
            self._flow.addWidget(muted_label(self.tr("and %n more", "", len(labels) - len(HUES))))


class Entry(QWidget):
    """A point and a name."""

    def __init__(self, number: int, label: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 8, 0)
        row.setSpacing(6)
        row.addWidget(Dot(number))
        short = label if len(label) <= LONGEST else label[: LONGEST - 1] + "…"
        text = QLabel(short)
        text.setProperty("tone", "muted")
        text.setToolTip(label if short != label else "")
        row.addWidget(text)


class Dot(QWidget):
    """A point in the colour of a label."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self.setFixedSize(QSize(10, 16))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(label_colour(self._number))
        painter.drawEllipse(QRectF(0, (self.height() - 9) / 2, 9, 9))
        painter.end()
