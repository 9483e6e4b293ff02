"""The copies of a group in the compare view: what it shows is read here, what is decided there is told on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.engine_words import say
from desktop_app.models.readable import readable_bytes, readable_count, readable_name, readable_path, readable_taken
from desktop_app.pages.duplicates.marks import Marks
from desktop_app.tasks import Tasks
from desktop_app.widgets.buttons import push_button
from desktop_app.widgets.compare.compare_view import CompareView
from desktop_app.widgets.compare.copies import MOST_COPIES, Alignment, ComparedCopy, State
from desktop_app.widgets.labels import muted_label

if TYPE_CHECKING:
    from engine import AdvisedGroup, Copy, Library

SHOWN_ANYWAY = ("Taken", "Camera", "Dimensions", "Megapixels")  # among the facts above
Exif = Sequence[tuple[str, str]]


class ComparePanel(QWidget):
    """Up to four copies in large; the advised one first."""

    decided = Signal(str, int)  # as of the group's detail: what, and the copy's row in the group
    step_asked = Signal(int)
    closed = Signal()

    def __init__(self, tasks: Tasks, marks: Marks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._marks = tasks, marks
        self._library: Library | None = None
        self._advised: AdvisedGroup | None = None
        self._rows: list[int] = []  # of the copies shown, in the group
        self.view = CompareView(self._load, tasks)
        self.back = push_button(self.tr("Back"), "quiet", "back")
        self.back.setToolTip(self.tr("Back to the group (Esc)"))
        self.left_out = muted_label()
        self._lay_out()
        self.back.clicked.connect(self.closed)
        self.view.decided.connect(self._take)
        self.view.keep_toggled.connect(self._toggle)

    def use_library(self, library: Library) -> None:
        """Read pictures of `library` from now on."""
        self._library = library

    def show_group(self, advised: AdvisedGroup, row: int) -> None:
        """Compare the advised copy with the one in `row` and with others."""
        self._advised = advised
        self._rows = rows_to_compare(advised, row)
        copies = [advised.group.copies[at] for at in self._rows]
        more = len(advised.group.copies) - len(copies)
        words = self.tr("%Ln more copies are not shown: choose one of them in the group to compare it.", "", more)
        self.left_out.setText(words)
        self.left_out.setVisible(more > 0)
        self._tasks.run(
            lambda: [self._read_exif(copy.path) for copy in copies],
            lambda rows: self._show(advised, copies, rows),
            lambda _: self._show(advised, copies, [()] * len(copies)),
            key="compare facts",
        )

    @property
    def count(self) -> int:
        """How many copies are compared."""
        return len(self._rows)

    def show_marks(self) -> None:
        """What is decided has changed."""
        if self._advised is not None:
            self.view.set_states([self._state(at) for at in self._rows])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _show(self, advised: AdvisedGroup, copies: Sequence[Copy], exif: Sequence[Exif]) -> None:
        if advised is not self._advised:
            return
        states = [self._state(at) for at in self._rows]
        self.view.show_copies(
            [self._compared(copy, rows, state) for copy, rows, state in zip(copies, exif, states, strict=True)]
        )
        self.view.choose(min(1, len(copies) - 1))
        self.view.setFocus()
        if advised.group.band == "edited":
            self._find_alignments(advised, [copy.path for copy in copies])

    def _find_alignments(self, advised: AdvisedGroup, paths: Sequence[str]) -> None:
        """Edited copies are cut or turned: how they lie on the first takes a moment to find out."""
        library = self._library
        if library is None:
            return

        def work() -> list[Alignment | None]:
            return [None, *(library.cleaning.align(paths[0], path) for path in paths[1:])]

        def done(alignments: list[Alignment | None]) -> None:
            if advised is self._advised and any(alignments):
                self.view.set_alignments(alignments)

        self._tasks.run(work, done, lambda _: None, key="compare alignments")

    def _compared(self, copy: Copy, exif: Exif, state: State) -> ComparedCopy:
        facts = [
            (self.tr("Dimensions"), f"{readable_count(copy.width)} × {readable_count(copy.height)}"),
            (self.tr("Format"), copy.format),
            (self.tr("Size"), readable_bytes(copy.bytes)),
            (self.tr("Taken"), readable_taken(copy.taken_at)),
            (self.tr("Camera"), copy.camera or ""),
            *((say(name), value) for name, value in exif if name not in SHOWN_ANYWAY),
        ]
        folder = readable_path(str(PurePath(copy.path).parent))
        size = (copy.width, copy.height)
        return ComparedCopy(copy.path, readable_name(copy.path), folder, tuple(facts), state, size)

    def _state(self, row: int) -> State:
        assert self._advised is not None
        gone = self._marks.of(self._advised.group)
        if gone is None:
            return "open"
        return "remove" if self._advised.group.copies[row].path in gone else "keep"

    def _take(self, decision: str) -> None:
        row = self._rows[self.view.current] if self._rows else -1
        steps = {"next": 1, "back": -1}
        if decision in steps:
            self.step_asked.emit(steps[decision])
        else:
            acts = {"keep": "keep", "remove": "remove", "both": "all", "not duplicates": "apart"}
            self.decided.emit(acts[decision], row)

    def _toggle(self, index: int) -> None:
        self.decided.emit("turn", self._rows[index])

    def _load(self, path: str, longest_px: int | None) -> np.ndarray:
        """Runs off the GUI thread."""
        assert self._library is not None
        return self._library.picture(path, longest_px)

    def _read_exif(self, path: str) -> Any:
        return self._library.exif(path) if self._library is not None else ()

    def _lay_out(self) -> None:
        self.view.looks.add_way_back(self.back)
        self.left_out.setContentsMargins(16, 10, 16, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.left_out)
        column.addWidget(self.view, 1)
        self.setFocusProxy(self.view)


def rows_to_compare(advised: AdvisedGroup, row: int) -> list[int]:
    """The advised copy, the one meant, then the others in order, at most four."""
    rows = [advised.keep, row, *range(len(advised.group.copies))]
    return [at for at in dict.fromkeys(rows) if 0 <= at < len(advised.group.copies)][:MOST_COPIES]
