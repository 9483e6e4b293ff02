"""The question in view and every way to change it; a change is a step that one can go back over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop_app.actions.incoming import Incoming
from desktop_app.pages.search.question import (
    History,
    Part,
    Question,
    part_of_file,
    part_of_photo,
    part_of_pixels,
)
from engine import Filters, Photo


class Asking(QObject):
    """Keeps the history of questions and which example of the current one is looked at."""

    asked = Signal()  # another question is in view
    viewed_changed = Signal()  # another example is looked at

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.history = History()
        self.viewed: Part | None = None

    @property
    def question(self) -> Question:
        """The question in view."""
        return self.history.current or Question()

    def push(self, question: Question, viewed: Part | None = None) -> None:
        """Ask something new."""
        self.history.push(question)
        self._tell(viewed)

    def search_photos(self, photos: Sequence[Photo]) -> None:
        """Ask for photos like these."""
        self.push(Question(tuple(part_of_photo(photo) for photo in photos), self.question.filters))

    def add_photos(self, photos: Sequence[Photo], less: bool) -> None:
        """Add examples to the question in view; without one, the first asks for more."""
        self._add([part_of_photo(photo, less) for photo in photos])

    def take(self, came: Incoming, add: bool) -> None:
        """Ask for photos like what came in from outside, or add it to the question."""
        parts = [part_of_file(path) for path in came.files]
        if came.pixels is not None:
            parts.append(part_of_pixels(came.pixels, self.tr("Clipboard picture")))
        if add and parts:
            self._add(parts)
        elif parts:
            self.push(Question(tuple(parts), self.question.filters))

    def clear(self) -> None:
        """Begin a new search; the one in view is a step back."""
        if self.question.parts:
            self.push(Question())

    def remove(self, number: int) -> None:
        """Take an example out."""
        self.push(self.question.without(number))

    def turn(self, number: int) -> None:
        """Let an example ask for less instead of more, or back."""
        self._change(number, less=not self.question.parts[number].less)

    def crop(self, crop: Any) -> None:
        """Search for a part of the example looked at; None = all of it."""
        if self.viewed is not None:
            self._change(self.question.parts.index(self.viewed), crop=crop)

    def view(self, number: int) -> None:
        """Look at another example."""
        if self.question.parts[number] is not self.viewed:
            self.viewed = self.question.parts[number]
            self.viewed_changed.emit()

    def filter(self, filters: Filters) -> None:
        """Search only among some photos; no step of its own."""
        self.history.amend(replace(self.question, filters=filters))

    def limit(self, min_score: float) -> None:
        """Keep the threshold; no step of its own."""
        self.history.amend(replace(self.question, min_score=min_score))

    def understand(self, known: Question) -> None:
        """The question as the library understood it: files that are its photos are asked for as such."""
        moved = dict(zip(self.question.parts, known.parts, strict=False))
        self.history.amend(replace(known, min_score=self.question.min_score))
        self.viewed = moved.get(self.viewed) if self.viewed is not None else None

    def go_back(self) -> None:
        """Back to the question before."""
        if self.history.can_go_back:
            self.history.back()
            self._tell()

    def go_forward(self) -> None:
        """On to the question after."""
        if self.history.can_go_forward:
            self.history.forward()
            self._tell()

    def _add(self, parts: list[Part]) -> None:
        question = self.question
        for part in parts:
            question = question.with_part(part if question.parts else replace(part, less=False))
        self.push(question)

    def _change(self, number: int, **changes: Any) -> None:
        changed = self.question.changed(number, **changes)
        if changed is not self.question:
            self.push(changed, changed.parts[number])

    def _tell(self, viewed: Part | None = None) -> None:
        parts = self.question.parts
        self.viewed = viewed or next(iter(parts), None)
        self.asked.emit()
