"""What is marked so far, and the way from marks to deeds."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from desktop_app.models.readable import readable_bytes
from desktop_app.pages.duplicates.marks import Totals
from desktop_app.theme import set_text_size
from desktop_app.widgets.buttons import push_button


class MarkedFoot(QFrame):
    """Running totals, marking by rule, and the preview."""

    rule_asked = Signal()
    clear_asked = Signal()
    preview_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.total = QLabel()
        self.rule = push_button(self.tr("Mark by rule…"), "", "filter")
        self.clear = push_button(self.tr("Clear marks"), "quiet")
        self.preview = push_button(self.tr("Preview the plan…"), "primary", "eye")
        self.rule.setToolTip(self.tr("Mark copies in many groups at once (Ctrl+R)"))
        self.preview.setToolTip(self.tr("See what would happen before anything does (Ctrl+Enter)"))
        set_text_size(self.total, 1.0, QFont.Weight.DemiBold)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(8)
        row.addWidget(self.total, 1)
        for button in (self.clear, self.rule, self.preview):
            row.addWidget(button)
        self.rule.clicked.connect(self.rule_asked)
        self.clear.clicked.connect(self.clear_asked)
        self.preview.clicked.connect(self.preview_asked)
        self.show_totals(Totals())

    def show_totals(self, totals: Totals) -> None:
        """Show how much is marked."""
        self.preview.setEnabled(totals.files > 0)
        self.clear.setVisible(totals.files > 0)
        if totals.files:
            files = self.tr("%Ln file(s) marked to go", "", totals.files)
            self.total.setText(f"{files}  ·  {readable_bytes(totals.bytes)}")
        else:
            self.total.setText(self.tr("Nothing is marked yet"))
