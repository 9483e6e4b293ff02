"""The frame of one group of settings: a title, a sentence, and rows of a label and a control."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.theme import set_text_size
from desktop_app.widgets.labels import muted_label

CONTROL_WIDTH = 360


class Card(QFrame):
    """One group of settings; rows are added below its title."""

    def __init__(self, title: str, sentence: str = "") -> None:
        super().__init__()
        self.setProperty("card", True)
        self.setAccessibleName(title)
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(24, 20, 24, 20)
        self.rows.setSpacing(8)
        heading = QLabel(title)
        set_text_size(heading, 1.15, QFont.Weight.DemiBold)
        self.rows.addWidget(heading)
        if sentence:
            self.rows.addWidget(muted_label(sentence, wrap=True))
        self.rows.addSpacing(8)
        self._grid: QGridLayout | None = None

    def add_row(self, label: str, control: QWidget, hint: str = "") -> None:
        """A label at the left, its control at the right, an explanation below."""
        if self._grid is None:
            self._grid = QGridLayout()
            self._grid.setHorizontalSpacing(24)
            self._grid.setVerticalSpacing(8)
            self._grid.setColumnStretch(0, 1)
            self.rows.addLayout(self._grid)
        row = self._grid.rowCount()
        name = QLabel(label)
        name.setBuddy(control)
        control.setAccessibleName(label.replace("&", ""))
        self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(control, row, 1, Qt.AlignmentFlag.AlignRight)
        if hint:
            control.setAccessibleDescription(hint)
            self._grid.addWidget(muted_label(hint, wrap=True), row + 1, 0, 1, 2)

    def add_buttons(self, *buttons: QPushButton) -> None:
        """A line of buttons from the left."""
        line = QHBoxLayout()
        line.setSpacing(8)
        for button in buttons:
            line.addWidget(button)
        line.addStretch(1)
        self.rows.addLayout(line)


class Choice(QComboBox):
    """A list of (value, text) to choose from; `set_value` tells nobody."""

    def __init__(self, choices: list[tuple[str, str]]) -> None:
        super().__init__()
        self.setFixedWidth(CONTROL_WIDTH)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for value, text in choices:
            self.addItem(text, value)

    @property
    def value(self) -> str:
        """The chosen value."""
        return str(self.currentData())

    def set_value(self, value: str) -> None:
        """Show `value`, adding it when it is none of the known ones."""
        at = self.findData(value)
        if at < 0:
            self.addItem(value, value)
            at = self.count() - 1
        self.setCurrentIndex(at)

    def wheelEvent(self, event: object) -> None:
        """Scroll the page, not the value: a setting must not change by the way."""
        event.ignore()  # type: ignore[attr-defined]
