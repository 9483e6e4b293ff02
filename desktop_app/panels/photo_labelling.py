"""Labelling what is selected in a grid: the box of labels, the keys of the recent ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from desktop_app.actions.labelling.label_actions import LabelActions
from desktop_app.tasks import Tasks
from desktop_app.widgets.labelling.label_box import LabelBox

if TYPE_CHECKING:
    from engine import Library

BLOCK = 1000  # photos read at a time


class PhotoLabelling(QObject):
    """Turns what is chosen into a change of the selected photos, told by `actions.change_asked`."""

    def __init__(
        self, tasks: Tasks, actions: LabelActions, selected: Callable[[], np.ndarray], grid: QWidget, panel: QWidget
    ) -> None:
        super().__init__(panel)
        self._tasks, self._actions, self._selected, self._grid = tasks, actions, selected, grid
        self._library: Library | None = None
        self._ids = np.zeros(0, np.int64)
        self.box = LabelBox(panel)
        actions.box_asked.connect(self.open)
        actions.recent_asked.connect(self._give_recent)
        self.box.chosen.connect(self._change)
        self.box.closed.connect(self._close)
        panel.installEventFilter(self)

    def use_library(self, library: Library) -> None:
        """Offer the labels of `library` from now on."""
        self._library = library

    def open(self) -> None:
        """Ask which label the selected photos get."""
        library, ids = self._library, self._selected()
        if library is not None and len(ids):
            self._ids = ids
            self.box.ask(len(ids))
            self._tasks.run(lambda: read_labels(library, ids), self._offer, lambda _: None, key=self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The box stays over the photos when the panel is resized."""
        if event.type() == QEvent.Type.Resize and self.box.isVisible():
            self.box.place()
        return False

    def _offer(self, found: tuple[dict[str, int], dict[str, int]]) -> None:
        self.box.offer(found[0], self._actions.recent_names(), found[1])

    def _give_recent(self, label: str) -> None:
        self._actions.change_asked.emit(self._selected(), label, "give")

    def _change(self, label: str, how: str) -> None:
        self._actions.change_asked.emit(self._ids, label, how)

    def _close(self) -> None:
        self._tasks.drop(self)
        self._grid.setFocus()


def read_labels(library: Library, ids: np.ndarray) -> tuple[dict[str, int], dict[str, int]]:
    """Every label with its photos, and how many of `ids` have which label, the main ones first."""
    counts = {each.name: each.photos for each in library.labelling.counts()}
    own: Counter[str] = Counter()
    for start in range(0, len(ids), BLOCK):
        for photo in library.photos(ids[start : start + BLOCK]):
            own.update(photo.labels)
    return counts, dict(own)
