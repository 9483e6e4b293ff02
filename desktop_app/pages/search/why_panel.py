"""Has the library explain a match, and shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.pages.search.question import Part
from desktop_app.pages.search.why_view import WhyView
from desktop_app.panels.photo_looking import readable_place
from desktop_app.tasks import Tasks

if TYPE_CHECKING:
    from engine import Library, Match


PICTURE_PX = 1400


class WhyPanel(QWidget):
    """The view, and the reading for it off the GUI thread."""

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._library: Library | None = None
        self._part: Part | None = None
        self._match: Match | None = None
        self.view = WhyView()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.setFocusProxy(self.view)

    def use_library(self, library: Library) -> None:
        """Ask `library` from now on."""
        self._library = library

    def show_example(self, part: Part | None, pixels: np.ndarray | None) -> None:
        """The example that matches are explained by, and its picture once that is there."""
        self._part = part
        if pixels is not None:
            self.view.show_example(pixels)
        if self.isVisible() and self._match is not None:
            self.show_match(self._match)

    def show_match(self, match: Match) -> None:
        """Explain this match by the example in view."""
        library, part = self._library, self._part
        self._match = match
        self.view.show_pair(match.photo.path, match.score, match.rank)
        if library is None or part is None:
            return
        self._tasks.run(
            lambda: library.picture(readable_place(match.photo), PICTURE_PX),
            self.view.show_match,
            self.view.show_problem,
            key="why picture",
        )
        self._tasks.run(
            lambda: library.explain(part.example, match.photo.id),
            self.view.show_regions,
            self.view.show_no_regions,
            key="why regions",
        )
