"""What a photo finds before and after the lesson: two rows for a query that may be changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.engine_words import say
from desktop_app.pages.teach.judging.photo_strip import PhotoStrip
from desktop_app.tasks import Tasks
from desktop_app.thumbnails import ThumbnailLoader
from desktop_app.widgets.buttons import push_button
from desktop_app.widgets.labels import ElidedLabel, muted_label
from engine import Filters, Photo

if TYPE_CHECKING:
    from engine import Library

SHOWN = 8
TRIES, MANY = 5, 20_000  # photos tried for the first turn, in libraries of so many at most
Rows = tuple[Photo, list[list[Photo]]]  # the query, and what each encoder finds


class ResultRows(QFrame):
    """Reads off the GUI thread; a press on any photo makes it the query."""

    failed = Signal(str)

    def __init__(self, tasks: Tasks, loader: ThumbnailLoader | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._library: Library | None = None
        self._encoders: tuple[str, ...] = ()
        self._labels: tuple[str, ...] = ()
        self._turn = 0
        self.query = PhotoStrip(self.tr("The photo looked for"), loader)
        self.rows = [
            PhotoStrip(self.tr("Found before"), loader),
            PhotoStrip(self.tr("Found after"), loader),
        ]
        self.names = [ElidedLabel(), ElidedLabel()]
        self.label = muted_label()
        self.another = push_button(self.tr("Another photo"), "", "refresh")
        self.content = QWidget()
        self.trouble = muted_label(wrap=True)
        self._lay_out()
        self.another.clicked.connect(self.show_another)
        for strip in self.rows:
            strip.chosen.connect(self._take_query)

    def use_library(self, library: Library) -> None:
        """Look in `library` from now on."""
        self._library = library

    def compare(self, encoders: Sequence[str], names: Sequence[str], labels: Sequence[str]) -> None:
        """Show what two encoders (ids) find, for photos of these labels, one after another."""
        self._encoders, self._labels, self._turn = tuple(encoders), tuple(labels), 0
        for label, name in zip(self.names, names, strict=True):
            label.setText(name)
        self._ask()

    def show_another(self) -> None:
        """Take the next label's photo as the query, later another one of each."""
        self._turn += 1
        self._ask()

    def _ask(self) -> None:
        library, encoders, labels, turn = self._library, self._encoders, self._labels, self._turn
        if library is not None and labels:
            self._tasks.run(
                lambda: read_turn(library, encoders, labels, turn),
                self._show,
                self._tell,
                key="result rows",
            )

    def _take_query(self, photo: Photo) -> None:
        library, encoders = self._library, self._encoders
        if library is not None:
            self._tasks.run(lambda: read_rows(library, encoders, photo), self._show, self._tell, key="result rows")

    def _show(self, rows: Rows | None) -> None:
        self.trouble.setVisible(rows is None)
        self.content.setVisible(rows is not None)
        if rows is None:
            self.trouble.setText(self.tr("The library has no photos to look for now."))
            return
        query, found = rows
        label = query.labels[0] if query.labels else ""
        self.label.setText(label)
        self.query.show_photos((query,))
        for strip, photos in zip(self.rows, found, strict=True):
            strip.show_photos(photos, label)

    def _tell(self, error: Exception) -> None:
        self.trouble.setText(say(error))
        self.trouble.show()
        self.content.hide()

    def _lay_out(self) -> None:
        self.setProperty("card", True)
        self.trouble.hide()
        words = self.tr(
            "Press any photo to look for that one. Labelled photos were part of the lesson; try others too."
        )
        hint = muted_label(words, wrap=True)
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(self.query)
        left.addWidget(self.label)
        left.addWidget(self.another, 0, Qt.AlignmentFlag.AlignLeft)
        left.addStretch(1)
        grid = QGridLayout()
        grid.addWidget(hint, 2 * len(self.rows), 0)
        grid.setVerticalSpacing(4)
        for number, (name, strip) in enumerate(zip(self.names, self.rows, strict=True)):
            name.setProperty("tone", "muted")
            grid.addWidget(name, 2 * number, 0)
            grid.addWidget(strip, 2 * number + 1, 0)
        line = QHBoxLayout(self.content)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(24)
        line.addLayout(left)
        line.addLayout(grid, 1)
        self.query.setFixedWidth(self.query.minimumSizeHint().width())
        self.query.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(24, 18, 24, 18)
        lines.setSpacing(10)
        lines.addWidget(QLabel(self.tr("What one photo finds with either")))
        lines.addWidget(self.content)
        lines.addWidget(self.trouble)


def pick_query(library: Library, labels: Sequence[str], turn: int) -> Photo | None:
    """The photo that is looked for in one turn: each label in its turn, then its next photo.

    What was learned from numbers or pairs has no labels: then any photo of the library, one after another.
    """
    round_, at = divmod(turn, len(labels))
    ids = library.photo_ids(Filters(labels=(labels[at],)))
    ids, number = (ids, round_) if len(ids) else (library.photo_ids(), turn)
    return library.photo(int(ids[number % len(ids)])) if len(ids) else None


def read_turn(library: Library, encoders: Sequence[str], labels: Sequence[str], turn: int) -> Rows | None:
    """The rows of one turn; the first is of one of a few photos that finds more, or fewer, of its label than before."""
    few = 1 if turn or library.count() > MANY else TRIES
    turns = (turn + further * len(labels) for further in range(few))
    tried = []
    for each in turns:
        rows = read_rows(library, encoders, pick_query(library, labels, each))
        if rows is None or tells_something(rows):
            return rows
        tried.append(rows)
    return tried[0]


def tells_something(rows: Rows) -> bool:
    """Whether the encoders find different numbers of photos of the query's label."""
    query, found = rows
    label = query.labels[0] if query.labels else ""
    return len({sum(label in photo.labels for photo in photos) for photos in found}) > 1


def read_rows(library: Library, encoders: Sequence[str], query: Photo | None) -> Rows | None:
    """What each encoder finds for a photo, itself left out."""
    if query is None:
        return None
    found = []
    for encoder in encoders:
        matches = library.teaching.rows(encoder, query.id, SHOWN + 1)
        found.append([match.photo for match in matches if match.photo.id != query.id][:SHOWN])
    return query, found
