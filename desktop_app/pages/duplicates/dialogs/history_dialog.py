"""What was done to files, the newest first, each to be undone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop_app.models.readable import readable_path, readable_taken
from desktop_app.widgets.buttons import push_button
from desktop_app.widgets.chrome.empty_state import EmptyState
from desktop_app.widgets.labels import muted_label

if TYPE_CHECKING:
    from engine import Act

USUAL_SIZE = QSize(560, 480)
MOST_SHOWN = 200


class HistoryDialog(QDialog):
    """One line an act. undo_asked(int act): put its files back."""

    undo_asked = Signal(int)

    def __init__(self, acts: Sequence[Act], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("History"))
        self.resize(USUAL_SIZE)
        self.close_button = push_button(self.tr("Close"), "primary")
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.accept)
        lines = QWidget()
        self._column = QVBoxLayout(lines)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(8)
        for act in acts[:MOST_SHOWN]:
            self._column.addWidget(self._make_line(act))
        self._column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(lines)
        scroll.setAccessibleName(self.tr("History"))
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        told = self.tr("Every file that was moved or linked, with the way back.")
        if acts:
            column.addWidget(muted_label(told, wrap=True))
            column.addWidget(scroll, 1)
        else:
            empty = EmptyState()
            empty.set_content("history", self.tr("Nothing was moved yet"), told)
            column.addWidget(empty, 1)
        column.addLayout(foot)

    def _make_line(self, act: Act) -> QWidget:
        line = QFrame()
        line.setProperty("card", True)
        row = QHBoxLayout(line)
        row.setContentsMargins(16, 10, 12, 10)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(QLabel(self._describe(act)))
        texts.addWidget(muted_label(self._details(act), wrap=True))
        row.addLayout(texts, 1)
        if act.done:
            undo = push_button(self.tr("Undo"), "", "undo")
            undo.setAccessibleName(f"{undo.text()}: {self._describe(act)}")
            undo.setProperty("act", act.id)
            undo.clicked.connect(self._undo)
            row.addWidget(undo)
        else:
            row.addWidget(muted_label(self.tr("undone") if act.undone else self.tr("nothing to undo")))
        return line

    def _details(self, act: Act) -> str:
        parts = [readable_taken(act.begun_at)]
        if act.folder:
            parts.append(readable_path(act.folder))
        if act.failed:
            parts.append(self.tr("%Ln file(s) left alone", "", act.failed))
        return "  ·  ".join(parts)

    def _undo(self) -> None:
        self.undo_asked.emit(self.sender().property("act"))
        self.accept()

    def _describe(self, act: Act) -> str:
        count = act.done + act.undone
        sentences = {
            "trash": self.tr("%Ln file(s) moved to the trash", "", count),
            "move": self.tr("%Ln file(s) moved to a folder", "", count),
            "link": self.tr("%Ln file(s) replaced by hard links", "", count),
        }
        return sentences[act.what]
