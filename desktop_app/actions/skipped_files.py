"""The list of skipped files, kept ones and those of the running job."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.actions.photo_actions import show_in_file_manager
from desktop_app.engine_words import say
from desktop_app.jobs import Job
from desktop_app.tasks import Tasks
from desktop_app.widgets.chrome.skipped_dialog import SkippedDialog
from engine import Skipped

if TYPE_CHECKING:
    from engine import Library


class SkippedFiles(QObject):
    """Reads the list off the GUI thread and opens it."""

    told = Signal(str)

    def __init__(self, window: QWidget, tasks: Tasks, job: Job) -> None:
        super().__init__(window)
        self._window, self._tasks, self._job = window, tasks, job
        self._library: Library | None = None
        self.dialog: SkippedDialog | None = None

    def use_library(self, library: Library) -> None:
        """List the skipped files of `library` from now on."""
        self._library = library

    def show(self) -> None:
        """Open the list."""
        if self._library is not None:
            told = self.told.emit
            self._tasks.run(self._library.skipped, self._open, lambda error: told(say(error)), key="skipped")

    def _open(self, kept: Sequence[Skipped]) -> None:
        known = {skipped.path for skipped in kept}
        fresh = (skipped for skipped in self._job.skipped if skipped.path not in known)
        entries = [Skipped(each.path, say(each.reason)) for each in (*kept, *fresh)]
        if not entries:
            self.told.emit(self.tr("No file was skipped."))
            return
        self.dialog = SkippedDialog(entries, self._window)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.place_asked.connect(show_in_file_manager)
        self.dialog.open()
