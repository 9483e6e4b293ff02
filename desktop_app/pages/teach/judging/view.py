"""What came of a lesson: the verdict in words, its picture, result rows, every label, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from desktop_app.engine_words import say
from desktop_app.pages.teach.column import ScrolledColumn, clear_layout
from desktop_app.pages.teach.judging.choices import VerdictChoices
from desktop_app.pages.teach.judging.gain_picture import Gain, GainPicture
from desktop_app.pages.teach.judging.result_rows import ResultRows
from desktop_app.pages.teach.judging.sentences import (
    advise,
    confusion_rows,
    describe_scores,
    explain,
    headline,
    label_rows,
)
from desktop_app.pages.teach.judging.share_table import ShareTable
from desktop_app.tasks import Tasks
from desktop_app.theme import set_text_size
from desktop_app.thumbnails import ThumbnailLoader
from desktop_app.widgets.labels import muted_label

if TYPE_CHECKING:
    from engine import TaughtEncoder, Verdict


class VerdictView(ScrolledColumn):
    """Shows one encoder against the one it is compared with."""

    def __init__(self, tasks: Tasks, loader: ThumbnailLoader | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._encoder: TaughtEncoder | None = None
        self.title = QLabel()
        self.reason = QLabel()
        self.advice = QVBoxLayout()
        self._notes: dict[str, tuple[str, ...]] = {}  # by encoder (id), of the lessons of this run
        self.notes = muted_label(wrap=True)
        self.choices = VerdictChoices()
        self.gains = GainPicture()
        self.scores = muted_label(wrap=True)
        self.rows = ResultRows(tasks, loader)
        self.table = ShareTable(self.tr("Labels before and after"), self.tr("Label"))
        self.confusion = ShareTable(self.tr("What is taken for something else"), self.tr("Taken for something else"))
        self._lay_out()

    def show_verdict(self, encoder: TaughtEncoder, before: TaughtEncoder | None, back: TaughtEncoder | None) -> None:
        """Show a judged encoder, with what it is compared with, and what one can go back to."""
        verdict = encoder.verdict
        shown = self._encoder
        again = shown is not None and (shown.id, shown.coming) == (encoder.id, encoder.coming)
        self._encoder = encoder
        self.title.setText(headline(encoder))
        self.choices.show_encoder(encoder, back)
        if verdict is None or again:
            return
        self._show_words(verdict)
        self.notes.setText("\n".join(say(note) for note in self._notes.get(encoder.id, ())))
        self.notes.setVisible(bool(self.notes.text()))
        self._show_tables(verdict)
        self.rows.setVisible(before is not None and bool(verdict.labels))
        if before is not None and verdict.labels:
            changed = sorted(verdict.labels, key=lambda each: -abs(each.after - each.before))
            self.rows.compare(
                (before.id, encoder.id), (say(before.name), say(encoder.name)), [each.label for each in changed]
            )
        self.verticalScrollBar().setValue(0)

    def keep_notes(self, encoder: str, notes: tuple[str, ...]) -> None:
        """What a lesson told of itself beside its verdict."""
        self._notes[encoder] = notes

    def encoder(self) -> TaughtEncoder | None:
        """The encoder shown."""
        return self._encoder

    def _show_words(self, verdict: Verdict) -> None:
        self.reason.setText(explain(verdict))
        clear_layout(self.advice)
        for sentence in advise(verdict):
            line = QLabel(f"•  {sentence}")
            line.setWordWrap(True)
            line.setTextFormat(Qt.TextFormat.PlainText)
            self.advice.addWidget(line)
        gains = [Gain(self.tr("Photos it was not taught with"), verdict.gain, verdict.error)]
        if verdict.by_alignment:
            title = self.tr("How closely likeness follows what it was taught")
            gains.append(Gain(title, verdict.alignment_gain or 0.0, verdict.alignment_error or 0.0))
        if verdict.unseen_gain is not None:
            title = self.tr("Labels it was not taught at all")
            gains.append(Gain(title, verdict.unseen_gain, verdict.unseen_error or 0.0))
        self.gains.show_gains(gains)
        self.scores.setText(describe_scores(verdict))

    def _show_tables(self, verdict: Verdict) -> None:
        names = (self.tr("Before"), self.tr("After"))
        for table, rows in (
            (self.table, label_rows(verdict.labels)),
            (self.confusion, confusion_rows(verdict.confusions)),
        ):
            table.show_rows(rows, *names)
            table.setVisible(bool(rows))

    def _lay_out(self) -> None:
        set_text_size(self.title, 1.5, QFont.Weight.DemiBold)
        for label in (self.title, self.reason):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.advice.setSpacing(4)
        self.lines.addWidget(self.title)
        self.lines.addWidget(self.reason)
        self.lines.addLayout(self.advice)
        self.lines.addWidget(self.notes)
        for part in (self.choices, picture_card(self.gains, self.scores), self.rows, self.table, self.confusion):
            self.lines.addWidget(part)
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
