"""Every key of the window on one sheet, read from the actions themselves so that it cannot go stale."""

from __future__ import annotations

import re
from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QFont, QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop_app.theme import set_text_size

Section = tuple[str, Iterable[tuple[str, str]]]  # title, (what, keys)


SCROLL_BAR_ROOM = 32


class KeyboardDialog(QDialog):
    """Sections of actions with their keys."""

    def __init__(self, sections: Iterable[Section], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard"))
        sheet = QWidget()
        self._grid = QGridLayout(sheet)
        self._grid.setContentsMargins(24, 16, 24, 16)
        self._grid.setHorizontalSpacing(32)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(0, 1)
        for title, rows in sections:
            self._add_section(title, rows)
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(sheet)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.resize(max(560, sheet.sizeHint().width() + SCROLL_BAR_ROOM), 640)
        scroll.setAccessibleName(self.tr("Keyboard"))
        buttons = QDialogButtonBox()
        buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 16)
        whole.addWidget(scroll)
        whole.addWidget(buttons)
        buttons.setContentsMargins(24, 0, 24, 0)

    def texts(self) -> list[str]:
        """Everything on the sheet."""
        return [label.text() for label in self.findChildren(QLabel)]

    def _add_section(self, title: str, rows: Iterable[tuple[str, str]]) -> None:
        heading = QLabel(title)
        set_text_size(heading, 1.1, QFont.Weight.DemiBold)
        at = self._grid.rowCount()
        self._grid.setRowMinimumHeight(at, 36)
        self._grid.addWidget(heading, at, 0, 1, 2, Qt.AlignmentFlag.AlignBottom)
        for text, keys in rows:
            at += 1
            self._grid.addWidget(QLabel(text), at, 0)
            shown = QLabel(keys)
            shown.setProperty("tone", "muted")
            self._grid.addWidget(shown, at, 1, Qt.AlignmentFlag.AlignRight)


def rows_of(actions: Iterable[QAction]) -> list[tuple[str, str]]:
    """(text, keys) of those actions that have keys."""
    return [(plain_text(action), keys_of(action)) for action in actions if action.shortcuts()]


def plain_text(action: QAction) -> str:
    """The action's text without mnemonic and dots."""
    words = re.sub(r"\(&.\)", "", action.text().split("\t")[0])  # Japanese has its mnemonics in brackets
    return words.replace("&", "").rstrip("…")


def keys_of(action: QAction) -> str:
    """The action's keys as the system writes them."""
    texts = [keys.toString(QKeySequence.SequenceFormat.NativeText) for keys in action.shortcuts()]
    return ", ".join(texts)
