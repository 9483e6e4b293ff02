"""Adding folders to the library, taking them out, and changing their rules: asked first, written in the one lane."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from desktop_app.engine_words import say
from desktop_app.models.readable import readable_path
from desktop_app.tasks import Tasks
from engine import Changes

if TYPE_CHECKING:
    from engine import Library, ScanRules


class FolderActions(QObject):
    """Acts on the folders of the library; each write is told once."""

    changed = Signal(object)  # Changes
    index_asked = Signal()
    failed = Signal(str)

    def __init__(self, window: QWidget, tasks: Tasks) -> None:
        super().__init__(window)
        self._window, self._tasks = window, tasks
        self._library: Library | None = None

    def use_library(self, library: Library) -> None:
        """Act on `library` from now on."""
        self._library = library

    def ask_add(self) -> None:
        """Let a folder be chosen, and add it."""
        dialog = QFileDialog(self._window, self.tr("Choose a folder of photos"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setDirectory(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation))
        dialog.fileSelected.connect(lambda path: self.add([path]))
        dialog.open()

    def add(self, paths: Sequence[str]) -> None:
        """Add folders and have them indexed."""

        def work(library: Library) -> Changes | None:
            changes = None
            for path in paths:
                changes = library.add_folder(path)
            return changes

        self._write(work, index=True)

    def ask_remove(self, path: str) -> None:
        """Ask whether to take a folder out of the library, and do it on a yes."""
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(self.tr("Remove folder"))
        box.setText(self.tr("Take “{0}” out of the library?").format(readable_path(path)))
        box.setInformativeText(self.tr("Its photos stay on the disk, and what is known of them is kept."))
        yes = box.addButton(self.tr("Remove from library"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(self.tr("Keep"), QMessageBox.ButtonRole.RejectRole)
        yes.clicked.connect(lambda: self._write(lambda library: library.remove_folder(path)))
        box.open()

    def set_rules(self, path: str, rules: ScanRules) -> None:
        """Change what of a folder is indexed."""
        self._write(lambda library: library.set_rules(path, rules), index=True)

    def _write(self, work: Callable[[Library], Changes | None], index: bool = False) -> None:
        library = self._library
        if library is None:
            return

        def done(changes: Changes | None) -> None:
            self.changed.emit(changes)
            if index:
                self.index_asked.emit()

        self._tasks.write(lambda: work(library), done, lambda error: self.failed.emit(say(error)))
