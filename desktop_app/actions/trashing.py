"""Moving photos to the trash: asked first, verified by the engine, and undone from a toast."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop_app.engine_words import say
from desktop_app.models.readable import readable_name
from desktop_app.tasks import Tasks
from engine import Photo

if TYPE_CHECKING:
    from engine import ActOutcome, Library

MOST_AT_ONCE = 50  # files put back without a job


class Trashing(QObject):
    """Asks, moves and undoes; tells in sentences what came of it."""

    moved = Signal(str, int)  # a sentence, and the journal entry that undoes it
    told = Signal(str)
    failed = Signal(str)
    changed = Signal()  # the library's photos are other ones now
    long_undo_asked = Signal(int)  # an act on many files, to be undone by a job

    def __init__(self, window: QWidget, tasks: Tasks) -> None:
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        self._library: Library | None = None

    def use_library(self, library: Library) -> None:
        """Act on `library` from now on."""
        self._library = library

    def ask(self, photos: Sequence[Photo]) -> None:
        """Ask whether to move every place of `photos` to the trash, and do it on a yes."""
        library = self._library
        if library is None or not photos:
            return
        paths = [path for photo in photos for path in photo.paths]
        box = self._question(photos, paths)
        box.finished.connect(lambda _: self._answer(box, library, paths))
        box.open()

    def undo(self, act: int | None = None) -> None:
        """Put back what an act did to files; None = the last one, of whatever kind."""
        library = self._library
        if library is None:
            return

        def work() -> ActOutcome | int | None:
            acts = {each.id: each for each in library.cleaning.acts() if each.done}
            chosen = next(iter(acts), None) if act is None else act
            if chosen is None:
                return None
            many = chosen in acts and acts[chosen].done > MOST_AT_ONCE
            return chosen if many else library.cleaning.undo(chosen)

        self._tasks.write(work, self._take_undone, self._tell_problem)

    def _question(self, photos: Sequence[Photo], paths: list[str]) -> QMessageBox:
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Move to trash"))
        if len(photos) == 1:
            box.setText(self.tr("Move “{0}” to the trash?").format(readable_name(photos[0].path)))
        else:
            box.setText(self.tr("Move %Ln photo(s) to the trash?", "", len(photos)))
        if len(paths) > len(photos):
            box.setInformativeText(self.tr("All %Ln file(s) with this content go, in every folder.", "", len(paths)))
        yes = box.addButton(self.tr("Move to trash"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(self.tr("Keep"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(yes)
        return box

    def _answer(self, box: QMessageBox, library: Library, paths: list[str]) -> None:
        accepted = box.buttonRole(box.clickedButton()) == QMessageBox.ButtonRole.AcceptRole
        box.deleteLater()
        if accepted:
            self._tasks.write(lambda: library.trash(paths), self._tell_moved, self._tell_problem)

    def _tell_moved(self, outcome: object) -> None:
        moved, failures = outcome.moved, outcome.failed  # type: ignore[attr-defined]
        if moved:
            sentence = self.tr("%Ln file(s) moved to the trash.", "", len(moved))
            self.moved.emit(sentence, outcome.journal)  # type: ignore[attr-defined]
        self._tell_failures(failures)
        self.changed.emit()

    def _take_undone(self, outcome: ActOutcome | int | None) -> None:
        if outcome is None:
            self.told.emit(self.tr("There is nothing to bring back."))
        elif isinstance(outcome, int):
            self.long_undo_asked.emit(outcome)
        else:
            self.told.emit(self.tr("%Ln file(s) brought back.", "", len(outcome.done)))
            self._tell_failures(outcome.failed)
            self.changed.emit()

    def _tell_failures(self, failures: Sequence[object]) -> None:
        if failures:
            first = failures[0]
            sentence = self.tr("%Ln file(s) stayed where they are: {0}", "", len(failures))
            self.failed.emit(sentence.format(say(first.reason)))  # type: ignore[attr-defined]

    def _tell_problem(self, error: Exception) -> None:
        self.failed.emit(say(error))
