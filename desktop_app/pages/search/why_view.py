"""Why a photo was found: the example and the photo side by side, with the regions that made them alike."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.engine_words import say
from desktop_app.models.readable import readable_name, readable_score
from desktop_app.theme import set_text_size
from desktop_app.widgets.buttons import push_button, tool_button, with_shortcut
from desktop_app.widgets.photos.photo_viewer import PhotoViewer


class WhyView(QWidget):
    """Two photos and their heat; stepping and closing are asked for by signal."""

    step_asked = Signal(int)  # +1 the next result, -1 the one before
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.example = PhotoViewer()
        self.match = PhotoViewer()
        self.example_title = QLabel(self.tr("Your example"))
        self.match_title = QLabel()
        self.score = QLabel()
        self.heat = push_button(self.tr("Show regions"), "", "why")
        self.back = push_button(self.tr("Back to the results"), "quiet", "back")
        self.previous = tool_button("chevron-left", self.tr("Previous result"))
        self.next = tool_button("chevron-right", self.tr("Next result"))
        self._maps: tuple[np.ndarray, np.ndarray] | None = None
        self._lay_out()
        self._connect()

    def show_pair(self, match_path: str, score: float, rank: int) -> None:
        """Begin to show a result; its picture and its regions are awaited."""
        self._maps = None
        self.match_title.setText(self.tr("{0}. {1}").format(rank, readable_name(match_path)))
        self.score.setText(self.tr("{0} alike").format(readable_score(score)))
        self.match.show_message(self.tr("Loading…"))
        self._show_heat()

    def show_example(self, pixels: np.ndarray) -> None:
        """The example's picture, upright RGB (h, w, 3), cropped where a part was picked."""
        self.example.set_image(pixels)
        self._show_heat()

    def show_match(self, pixels: np.ndarray) -> None:
        """The result's picture."""
        self.match.set_image(pixels)
        self._show_heat()

    def show_regions(self, regions: Any) -> None:
        """The shares of both photos in their likeness (engine Regions)."""
        self._maps = (regions.query, regions.match)
        self.heat.setEnabled(True)
        self._show_heat()

    def show_no_regions(self, error: Exception) -> None:
        """Say why the regions cannot be told."""
        self.heat.setEnabled(False)
        self.heat.setToolTip(say(error))

    def show_problem(self, error: Exception) -> None:
        """Say why there is nothing to see."""
        self.match.show_message(say(error))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right step through the results, H shows or hides the regions, Escape goes back."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps:
            self.step_asked.emit(steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() == Qt.Key.Key_H:
            self.heat.toggle()
        else:
            super().keyPressEvent(event)

    def _show_heat(self) -> None:
        shown = self._maps if self.heat.isChecked() else None
        for viewer, at in ((self.example, 0), (self.match, 1)):
            viewer.set_heat(shown[at] if shown and viewer.has_image() else None)

    def _lay_out(self) -> None:
        self.heat.setCheckable(True)
        self.heat.setChecked(True)
        set_text_size(self.score, 1.3, QFont.Weight.DemiBold)
        self.example.setAccessibleName(self.tr("Your example"))
        self.match.setAccessibleName(self.tr("The photo found"))
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.back)
        top.addStretch(1)
        top.addWidget(self.previous)
        top.addWidget(self.score)
        top.addWidget(self.next)
        top.addStretch(1)
        top.addWidget(self.heat)
        pair = QHBoxLayout()
        pair.setSpacing(16)
        for title, viewer in ((self.example_title, self.example), (self.match_title, self.match)):
            title.setTextFormat(Qt.TextFormat.PlainText)
            title.setProperty("tone", "muted")
            title.setMinimumWidth(40)
            side = QVBoxLayout()
            side.setSpacing(8)
            side.addWidget(title, 0, Qt.AlignmentFlag.AlignHCenter)
            side.addWidget(viewer, 1)
            pair.addLayout(side, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(12)
        column.addLayout(top)
        column.addLayout(pair, 1)

    def _connect(self) -> None:
        keys = ((self.back, "Esc"), (self.heat, "H"), (self.previous, "Left"), (self.next, "Right"))
        for button, key in keys:  # shown here, handled as key presses: a shortcut would take keys from text fields
            button.setToolTip(with_shortcut(button.accessibleName(), QKeySequence(key)))
        self.back.clicked.connect(self.closed)
        self.heat.toggled.connect(lambda _: self._show_heat())
        self.previous.clicked.connect(lambda: self.step_asked.emit(-1))
        self.next.clicked.connect(lambda: self.step_asked.emit(1))
        for viewer in (self.example, self.match):
            viewer.previous_asked.connect(lambda: self.step_asked.emit(-1))
            viewer.next_asked.connect(lambda: self.step_asked.emit(1))
