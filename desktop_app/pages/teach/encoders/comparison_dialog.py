"""Two encoders judged side by side on the labelled photos of the library, and by what any photo finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.engine_words import say, say_list
from desktop_app.pages.teach.column import ScrolledColumn
from desktop_app.pages.teach.judging.gain_picture import Gain, GainPicture
from desktop_app.pages.teach.judging.result_rows import ResultRows
from desktop_app.pages.teach.judging.sentences import label_rows, readable_share
from desktop_app.pages.teach.judging.share_table import ShareTable
from desktop_app.pages.teach.judging.view import picture_card
from desktop_app.theme import set_text_size
from desktop_app.widgets.buttons import push_button
from desktop_app.widgets.labels import muted_label

if TYPE_CHECKING:
    from engine import Comparison, TaughtEncoder

SIZE = (900, 720)


class ComparisonDialog(QDialog):
    """Says that it is judging, until the comparison has come."""

    def __init__(
        self, first: TaughtEncoder, second: TaughtEncoder, rows: ResultRows, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._encoders = (first, second)
        self._names = (say(first.name), say(second.name))
        self.setWindowTitle(self.tr("Compare encoders"))
        self.resize(*SIZE)
        self.title = QLabel(self.tr("“{0}” and “{1}”").format(*self._names))
        self.sentence = QLabel(self.tr("Judging both on your labelled photos…"))
        self.gains = GainPicture()
        self.figures = muted_label(wrap=True)
        self.rows = rows
        self.table = ShareTable(self.tr("Labels with either encoder"), self.tr("Label"))
        self._card = picture_card(self.gains, self.figures)
        self._lay_out()
        for part in (self._card, self.rows, self.table):
            part.hide()

    def show_comparison(self, found: Comparison) -> None:
        """What came of it."""
        first, second = self._encoders
        self.sentence.setText(say(found.sentence, self._say_name))
        title = self.tr("“{0}” against “{1}”").format(*reversed(self._names))
        self.gains.show_gains([Gain(title, found.gain, found.error)])
        lines = [self._figures(name, at, found) for at, name in enumerate(self._names)]
        self.figures.setText("\n".join(lines))
        self.table.show_rows(label_rows(found.labels), *self._names)
        changed = sorted(found.labels, key=lambda each: -abs(each.after - each.before))
        self.rows.compare((first.id, second.id), self._names, [each.label for each in changed])
        for part in (self._card, self.rows, self.table):
            part.show()

    def show_trouble(self, error: Exception) -> None:
        """Why they cannot be compared."""
        self.sentence.setText(say(error))

    def _say_name(self, words: str) -> str:
        """What fills a gap of a sentence: an encoder's name, both names, or a figure."""
        names = {each.name: said for each, said in zip(self._encoders, self._names, strict=True)}
        return names.get(words) or say_list(words, names)

    def _figures(self, name: str, at: int, found: Comparison) -> str:
        scores = found.scores[at]
        text = self.tr("{0}: same label found {1} (MAP@R), nearest is right {2} (recall@1)")
        return text.format(name, readable_share(scores.map_at_r), readable_share(scores.recall_at_1))

    def _lay_out(self) -> None:
        set_text_size(self.title, 1.35, QFont.Weight.DemiBold)
        for label in (self.title, self.sentence):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        content = ScrolledColumn()
        for part in (self.title, self.sentence, self._card, self.rows, self.table):
            content.lines.addWidget(part)
        content.lines.addStretch(1)
        close = push_button(self.tr("Close"), "primary")
        close.setDefault(True)
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 12, 24, 16)
        foot.addStretch(1)
        foot.addWidget(close)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(content, 1)
        lines.addLayout(foot)
