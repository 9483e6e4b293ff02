"""Whether the window may close: a running job is asked about first, and may be let finish behind a hidden window."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop_app.indexing import Indexing


class Closing(QObject):
    """Answers at once; where a job is running it answers no, asks, and tells when the window may close after all.

    allowed(): stop the job and close.   hidden(): nothing is to be seen any more.   over(): the last job has ended.
    """

    allowed = Signal()
    hidden = Signal()
    over = Signal()

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
        teaching = self._indexing.kind == "teaching"
        box = QMessageBox(window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("A job is still running"))
        box.setText(self.tr("Let the lesson finish?") if teaching else self.tr("Let the job finish?"))
        box.setInformativeText(self.tr("What it has finished is kept, and it can go on at the next start."))
        finish = box.addButton(self.tr("Finish, then quit"), QMessageBox.ButtonRole.AcceptRole)
        stop = box.addButton(self.tr("Stop and quit"), QMessageBox.ButtonRole.DestructiveRole)
        back = box.addButton(self.tr("Keep working"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(finish)
        box.setEscapeButton(back)
        finish.clicked.connect(self._finish)
        stop.clicked.connect(self._agree)
        box.finished.connect(self._forget)
        self.box = box
        box.open()

    def _finish(self) -> None:
        if not self._indexing.job.active:  # it has ended while the question was open
            self._agree()
            return
        self._indexing.job.resume()
        self._indexing.ended.connect(self.over)
        self.hidden.emit()

    def _agree(self) -> None:
        self._agreed = True
        self.allowed.emit()

    def _forget(self) -> None:
        if self.box is not None:
            self.box.deleteLater()
        self.box = None
