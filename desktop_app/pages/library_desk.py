"""Where a page asks and writes: one dialog at a time, one lane for what is written, each write told once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.engine_words import say
from desktop_app.tasks import Tasks

if TYPE_CHECKING:
    from engine import Library


class LibraryDesk(QObject):
    """Asks over a window, and works on its library off the GUI thread."""

    changed = Signal(object)  # Changes
    told = Signal(str)

    def __init__(self, window: QWidget, tasks: Tasks) -> None:
        super().__init__(window)
        self._window, self._tasks = window, tasks
        self._library: Library | None = None
        self.dialog: QDialog | None = None

    def use_library(self, library: Library) -> None:
        """Work on `library` from now on."""
        self._library = library

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._forget_dialog)
        dialog.open()

    def _forget_dialog(self) -> None:
        self.dialog = None

    def _read(self, work: Callable[[Library], Any], done: Callable[[Any], None], key: str) -> None:
        library = self._library
        if library is not None:
            self._tasks.run(lambda: work(library), done, self._tell_problem, key=key)

    def _write(self, work: Callable[[Library], Any], done: Callable[[Any], None] | None = None) -> None:
        library = self._library
        if library is not None:
            self._tasks.write(lambda: work(library), done or self.changed.emit, self._tell_problem)

    def _tell_problem(self, error: Exception) -> None:
        self.told.emit(say(error))
