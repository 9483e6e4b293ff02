"""Labels for what may be longer than its room."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QStyleOption, QWidget

ZERO_WIDTH_SPACE = "\u200b"
LONGEST_RUN = 18  # signs without a break; longer runs may be broken


class ElidedLabel(QLabel):
    """One line that is cut with an ellipsis; the tooltip has it whole when it is cut."""

    def __init__(
        self, text: str = "", cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._cut = cut
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        super().setText(text)
        self._tell_whole()

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 4, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_whole()

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOption()
        option.initFrom(self)
        painter = QPainter(self)
        area = self.contentsRect()
        text = self.fontMetrics().elidedText(self.text(), self._cut, area.width())
        style = self.style()
        alignment = QStyle.visualAlignment(self.layoutDirection(), self.alignment())
        style.drawItemText(painter, area, int(alignment), option.palette, self.isEnabled(), text, self.foregroundRole())
        painter.end()

    def _tell_whole(self) -> None:
        cut = self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()
        self.setToolTip(self.text() if cut else "")


def muted_label(text: str = "", wrap: bool = False) -> QLabel:
    """A label that steps back behind the others."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("tone", "muted")
    label.setWordWrap(wrap)
    return label


def breakable(text: str) -> str:
    """Text whose long unbroken runs (file names, numbers) may be wrapped anywhere."""
    words = []
    for word in text.split(" "):
        pieces = [word[at : at + LONGEST_RUN] for at in range(0, len(word), LONGEST_RUN)]
        words.append(ZERO_WIDTH_SPACE.join(pieces))
    return " ".join(words)
