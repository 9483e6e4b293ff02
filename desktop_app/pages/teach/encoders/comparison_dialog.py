"""Two encoders judged side by side on the labelled photos of the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from desktop_app.engine_words import say
from desktop_app.pages.teach.judging.gain_picture import Gain, GainPicture
from desktop_app.pages.teach.judging.label_table import LabelTable
from desktop_app.pages.teach.judging.sentences import readable_share
from desktop_app.theme import set_text_size
from desktop_app.widgets.labels import muted_label

if TYPE_CHECKING:
    from engine import Comparison, TaughtEncoder

LEAST_WIDTH = 760


class ComparisonDialog(QDialog):
    """Says that it is judging, until the comparison has come."""

    def __init__(self, first: TaughtEncoder, second: TaughtEncoder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = (first.name, second.name)
        self.setWindowTitle(self.tr("Compare encoders"))
        self.setMinimumWidth(LEAST_WIDTH)
        self.title = QLabel(self.tr("“{0}” and “{1}”").format(first.name, second.name))
        self.sentence = QLabel(self.tr("Judging both on your labelled photos…"))
        self.gains = GainPicture()
        self.figures = muted_label(wrap=True)
        self.table = LabelTable()
        self._lay_out()
        for part in (self.gains, self.figures, self.table):
            part.hide()

    def show_comparison(self, found: Comparison) -> None:
        """What came of it."""
        first, second = self._names
        self.sentence.setText(say(found.sentence))
        title = self.tr("“{0}” against “{1}”").format(second, first)
        self.gains.show_gains([Gain(title, found.gain, found.error)])
        self.figures.setText("\n".join(self._figures(name, at, found) for at, name in enumerate(self._names)))
        self.table.show_labels(found.labels, first, second)
        for part in (self.gains, self.figures, self.table):
            part.show()
        self.adjustSize()

    def show_trouble(self, error: Exception) -> None:
        """Why they cannot be compared."""
        self.sentence.setText(say(error))

    def _figures(self, name: str, at: int, found: Comparison) -> str:
        scores = found.scores[at]
        text = self.tr("{0}: same label found {1} (MAP@R), nearest is right {2} (recall@1)")
        return text.format(name, readable_share(scores.map_at_r), readable_share(scores.recall_at_1))

    def _lay_out(self) -> None:
        set_text_size(self.title, 1.35, QFont.Weight.DemiBold)
        for label in (self.title, self.sentence):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        buttons = QDialogButtonBox()
        close = buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)
        buttons.rejected.connect(self.reject)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(24, 24, 24, 16)
        lines.setSpacing(12)
        for part in (self.title, self.sentence, self.gains, self.figures, self.table):
            lines.addWidget(part)
        lines.addStretch(1)
        lines.addWidget(buttons)
