"""Whether the window may close: a running job is asked about first."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop_app.indexing import Indexing


class Closing(QObject):
    """Answers at once; where a job is running it answers no, asks, and tells when the window may close after all."""

    allowed = Signal()

    def __init__(self, indexing: Indexing) -> None:
        super().__init__()
        self._indexing = indexing
        self._agreed = False
        self.box: QMessageBox | None = None

    def may_close(self, window: QWidget) -> bool:
        """Whether nothing speaks against closing."""
        if self._agreed or not self._indexing.job.active:
            return True
        if self.box is None:
            self._ask(window)
        return False

    def _ask(self, window: QWidget) -> None:
        box = QMessageBox(window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("A job is still running"))
        box.setText(self.tr("Stop it and quit?"))
        box.setInformativeText(self.tr("What it has finished is kept, and it can go on at the next start."))
        stop = box.addButton(self.tr("Stop and quit"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(self.tr("Keep working"), QMessageBox.ButtonRole.RejectRole)
        stop.clicked.connect(self._agree)
        box.finished.connect(self._forget)
        self.box = box
        box.open()

    def _agree(self) -> None:
        self._agreed = True
        self.allowed.emit()

    def _forget(self) -> None:
        if self.box is not None:
            self.box.deleteLater()
        self.box = None
