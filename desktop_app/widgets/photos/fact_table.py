"""Names and values in two columns, to read and to copy."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop_app.models.readable import readable_path
from desktop_app.theme import colour
from desktop_app.widgets.labels import breakable


class FactTable(QLabel):
    """One label for all rows: quick to fill, and selectable across them."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[tuple[str, str], ...] = ()
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(name)

    def set_rows(self, rows: Sequence[tuple[str, str]]) -> None:
        """Show these (name, value); rows without a value are left out."""
        self._rows = tuple((name, value) for name, value in rows if value)
        self._write()
        self.setAccessibleDescription("; ".join(f"{name}: {value}" for name, value in self._rows))

    def rows(self) -> tuple[tuple[str, str], ...]:
        """The rows shown."""
        return self._rows

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._write()

    def _write(self) -> None:
        muted = colour("muted").name()
        lines = (
            f'<tr><td width="38%" style="color:{muted}; padding:2px 8px 2px 0">{escape(readable_path(name))}</td>'
            f'<td style="padding:2px 0">{escape(breakable(readable_path(value)))}</td></tr>'
            for name, value in self._rows
        )
        self.setText(f'<table width="100%" cellspacing="0" cellpadding="0">{"".join(lines)}</table>')
