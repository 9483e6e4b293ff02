"""Quick or deep: two cards of which one is chosen, each says what it takes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from desktop_app.widgets.labels import muted_label


class ModeCard(QFrame):
    """One choice; a press anywhere on it chooses it."""

    def __init__(self, title: str, what: str, takes: str) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.button = QRadioButton(title)
        font = self.button.font()
        font.setBold(True)
        self.button.setFont(font)
        self.button.setAccessibleDescription(f"{what} {takes}")
        lines = QVBoxLayout(self)
        lines.setContentsMargins(20, 14, 20, 16)
        lines.setSpacing(6)
        lines.addWidget(self.button)
        lines.addWidget(muted_label(what, wrap=True))
        lines.addStretch(1)
        lines.addWidget(muted_label(takes, wrap=True))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.button.setFocus(Qt.FocusReason.MouseFocusReason)
        self.button.setChecked(True)


class ModeChoice(QWidget):
    """The two cards side by side."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = {
            "quick": ModeCard(
                self.tr("&Quick"),
                self.tr("Learns which differences matter, on what is already known of each photo."),
                self.tr("Takes seconds. The right choice nearly always."),
            ),
            "deep": ModeCard(
                self.tr("&Deep"),
                self.tr("Also changes the last layers of the network itself, with changed copies of your photos."),
                self.tr("Takes minutes to hours; how long is told before it goes on. Then every photo is read again."),
            ),
        }
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for card in self.cards.values():
            self._group.addButton(card.button)
            row.addWidget(card, 1)
            card.button.toggled.connect(self.changed)
        self.cards["quick"].button.setChecked(True)

    def mode(self) -> str:
        """The choice."""
        return next(mode for mode, card in self.cards.items() if card.button.isChecked())

    def set_mode(self, mode: str) -> None:
        """Choose for the user."""
        self.cards[mode].button.setChecked(True)
