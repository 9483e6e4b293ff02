"""What came of a lesson: the verdict in words, its picture, result rows, every label, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.engine_words import say
from desktop_app.pages.teach.column import ScrolledColumn, clear_layout
from desktop_app.pages.teach.judging.gain_picture import Gain, GainPicture
from desktop_app.pages.teach.judging.label_table import LabelTable
from desktop_app.pages.teach.judging.result_rows import ResultRows
from desktop_app.pages.teach.judging.sentences import confusion_lines, describe_scores, headline
from desktop_app.tasks import Tasks
from desktop_app.theme import set_text_size
from desktop_app.thumbnails import ThumbnailLoader
from desktop_app.widgets.buttons import push_button
from desktop_app.widgets.labels import muted_label

if TYPE_CHECKING:
    from engine import TaughtEncoder, Verdict


class VerdictView(ScrolledColumn):
    """Shows one encoder against the one it is compared with."""

    use_asked = Signal(str)  # an encoder's id: this one, or the one to go back to
    teach_asked = Signal()
    list_asked = Signal()

    def __init__(self, tasks: Tasks, loader: ThumbnailLoader | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._encoder: TaughtEncoder | None = None
        self._back: TaughtEncoder | None = None
        self.title = QLabel()
        self.reason = QLabel()
        self.advice = QVBoxLayout()
        self.use = push_button(self.tr("Use it"), "primary", "check")
        self.go_back = push_button(self.tr("Go back"), "", "undo")
        self.again = push_button(self.tr("Teach again…"), "", "teach")
        self.list = push_button(self.tr("All encoders"), "quiet", "layers")
        self.gains = GainPicture()
        self.scores = muted_label(wrap=True)
        self.rows = ResultRows(tasks, loader)
        self.table = LabelTable()
        self.confusions = muted_label(wrap=True)
        self._confusion_title = QLabel(self.tr("What is taken for something else"))
        self._lay_out()
        self.use.clicked.connect(self._ask_use)
        self.go_back.clicked.connect(self._ask_back)
        self.again.clicked.connect(self.teach_asked)
        self.list.clicked.connect(self.list_asked)

    def show_verdict(self, encoder: TaughtEncoder, before: TaughtEncoder | None, back: TaughtEncoder | None) -> None:
        """Show a judged encoder, with what it is compared with, and what one can go back to."""
        verdict = encoder.verdict
        again = self._encoder is not None and self._encoder.id == encoder.id
        self._encoder, self._back = encoder, back
        self.title.setText(headline(encoder))
        self._show_buttons(encoder, back)
        if verdict is None or again:
            return
        self._show_words(verdict)
        first, second = self.tr("Before"), self.tr("After")
        self.table.show_labels(verdict.labels, first, second)
        self.table.setVisible(bool(verdict.labels))
        self.rows.setVisible(before is not None and bool(verdict.labels))
        if before is not None and verdict.labels:
            changed = sorted(verdict.labels, key=lambda each: each.before - each.after)
            self.rows.compare((before.id, encoder.id), (before.name, encoder.name), [each.label for each in changed])
        self.verticalScrollBar().setValue(0)

    def encoder(self) -> TaughtEncoder | None:
        """The encoder shown."""
        return self._encoder

    def _show_buttons(self, encoder: TaughtEncoder, back: TaughtEncoder | None) -> None:
        better = encoder.verdict is not None and encoder.verdict.better
        used = encoder.in_use or encoder.coming
        text = self.tr("Use it") if better else self.tr("Use it anyway")
        self.use.setText(text)
        self.use.setAccessibleName(text)
        self.use.setVisible(not used)
        self.go_back.setVisible(used and back is not None)
        if back is not None:
            self.go_back.setText(self.tr("Go back to “{0}”").format(back.name))
            self.go_back.setAccessibleName(self.go_back.text())

    def _show_words(self, verdict: Verdict) -> None:
        self.reason.setText(say(verdict.reason))
        clear_layout(self.advice)
        for sentence in verdict.advice:
            line = QLabel("•  " + say(sentence))
            line.setWordWrap(True)
            line.setTextFormat(Qt.TextFormat.PlainText)
            self.advice.addWidget(line)
        gains = [Gain(self.tr("Photos it was not taught with"), verdict.gain, verdict.error)]
        if verdict.unseen_gain is not None:
            title = self.tr("Labels it was not taught at all")
            gains.append(Gain(title, verdict.unseen_gain, verdict.unseen_error or 0.0))
        self.gains.show_gains(gains)
        self.scores.setText(describe_scores(verdict.baseline, verdict.trained))
        lines = confusion_lines(verdict.confusions)
        self.confusions.setText("\n".join(lines))
        for part in (self.confusions, self._confusion_title):
            part.setVisible(bool(lines))

    def _ask_use(self) -> None:
        if self._encoder is not None:
            self.use_asked.emit(self._encoder.id)

    def _ask_back(self) -> None:
        if self._back is not None:
            self.use_asked.emit(self._back.id)

    def _lay_out(self) -> None:
        set_text_size(self.title, 1.5, QFont.Weight.DemiBold)
        for label in (self.title, self.reason):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.advice.setSpacing(4)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.use, self.go_back, self.again, self.list):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.lines.addWidget(self.title)
        self.lines.addWidget(self.reason)
        self.lines.addLayout(self.advice)
        self.lines.addLayout(buttons)
        self.lines.addWidget(picture_card(self.gains, self.scores))
        self.lines.addWidget(self.rows)
        self.lines.addWidget(self.table)
        self.lines.addWidget(self._confusion_title)
        self.lines.addWidget(self.confusions)
        self.lines.addStretch(1)


def picture_card(*parts: QWidget) -> QFrame:
    """A card around the picture and its words."""
    frame = QFrame()
    frame.setProperty("card", True)
    lines = QVBoxLayout(frame)
    lines.setContentsMargins(24, 18, 24, 18)
    lines.setSpacing(12)
    for part in parts:
        lines.addWidget(part)
    return frame
