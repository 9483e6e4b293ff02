"""Every file that holds a photo, each to be shown in the file manager."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.models.readable import readable_path
from desktop_app.widgets.buttons import tool_button
from desktop_app.widgets.labels import ElidedLabel, muted_label

MOST_SHOWN = 20


class PlaceList(QWidget):
    """Lines of paths.

    place_asked(object path): show this file in the file manager.
    """

    place_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._lines: list[QWidget] = []
        self.setAccessibleName(self.tr("Places"))

    def set_places(self, paths: Sequence[str]) -> None:
        """Show these files."""
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [self._make_line(path) for path in paths[:MOST_SHOWN]]
        if len(paths) > MOST_SHOWN:
            self._lines.append(muted_label(self.tr("and %n more", "", len(paths) - MOST_SHOWN)))
        for line in self._lines:
            self._column.addWidget(line)

    def _make_line(self, path: str) -> QWidget:
        folder = readable_path(str(PurePath(path).parent))
        label = ElidedLabel(folder, Qt.TextElideMode.ElideMiddle)
        button = tool_button("folder", self.tr("Show {0} in the file manager").format(readable_path(path)))
        button.clicked.connect(lambda: self.place_asked.emit(path))
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(label, 1)
        row.addWidget(button)
        return line
