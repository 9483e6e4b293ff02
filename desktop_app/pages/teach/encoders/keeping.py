"""What is done with encoders: used, renamed, removed, compared, carried out and in. Each write is told once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox, QWidget

from desktop_app.engine_words import say
from desktop_app.models.readable import readable_name
from desktop_app.pages.library_desk import LibraryDesk
from desktop_app.pages.teach.encoders.comparison_dialog import ComparisonDialog
from desktop_app.pages.teach.judging.result_rows import ResultRows
from desktop_app.tasks import Tasks
from desktop_app.thumbnails import ThumbnailLoader

if TYPE_CHECKING:
    from engine import EncoderChanges, TaughtEncoder


class EncoderKeeping(LibraryDesk):
    """Asks, writes in the one lane, and tells."""

    used = Signal(str, bool)  # id of the encoder chosen, and whether photos must be read before it is in use

    def __init__(self, window: QWidget, tasks: Tasks, thumbnails: ThumbnailLoader | None = None) -> None:
        super().__init__(window, tasks)
        self._thumbnails = thumbnails

    def use(self, encoder: str) -> None:
        """Let searches go by an encoder (id)."""

        def done(changes: EncoderChanges) -> None:
            self.changed.emit(changes)
            self.used.emit(encoder, changes.coming)

        self._write(lambda library: library.teaching.use(encoder), done)

    def ask_rename(self, encoder: TaughtEncoder) -> None:
        """Let another name be typed."""
        dialog = QInputDialog(self._window)
        dialog.setWindowTitle(self.tr("Rename the encoder"))
        dialog.setLabelText(self.tr("Name"))
        dialog.setTextValue(encoder.name)
        dialog.textValueSelected.connect(lambda name: self.rename(encoder.id, name))
        self._open(dialog)

    def rename(self, encoder: str, name: str) -> None:
        """Give an encoder another name."""
        self._write(lambda library: library.teaching.rename(encoder, name))

    def ask_remove(self, encoder: TaughtEncoder) -> None:
        """Ask whether an encoder may go for good."""
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Remove the encoder"))
        box.setText(self.tr("Remove “{0}”?").format(say(encoder.name)))
        box.setInformativeText(self.tr("This cannot be undone; export it first if you may want it back."))
        remove = box.addButton(self.tr("Remove"), QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton(self.tr("Keep it"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        remove.clicked.connect(lambda: self.remove(encoder.id))
        self._open(box)

    def remove(self, encoder: str) -> None:
        """Forget an encoder."""
        self._write(lambda library: library.teaching.remove(encoder))

    def ask_export(self, encoder: TaughtEncoder) -> None:
        """Let a file be chosen that an encoder is written to."""
        dialog = QFileDialog(self._window, self.tr("Export the encoder"), f"{encoder.name}.safetensors")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("Encoder (*.safetensors)"), self.tr("For other programs (*.onnx)")])
        dialog.setDefaultSuffix("safetensors")
        dialog.fileSelected.connect(lambda path: self.export(encoder.id, path))
        self._open(dialog)

    def export(self, encoder: str, path: str) -> None:
        """Write an encoder to a file."""
        sentence = self.tr("The encoder is in {0}.").format(readable_name(path))
        self._write(lambda library: library.teaching.export_to(encoder, path), lambda _: self.told.emit(sentence))

    def ask_import(self) -> None:
        """Let a file be chosen that an encoder is read from."""
        kinds = self.tr("Encoder (*.safetensors)")
        dialog = QFileDialog(self._window, self.tr("Import an encoder"), "", kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.import_from)
        self._open(dialog)

    def import_from(self, path: str) -> None:
        """Read an encoder from a file; it is kept, not used."""

        def done(encoder: TaughtEncoder) -> None:
            self.changed.emit(None)
            self.told.emit(self.tr("“{0}” is among your encoders now.").format(encoder.name))

        self._write(lambda library: library.teaching.import_from(path), done)

    def compare(self, first: TaughtEncoder, second: TaughtEncoder) -> None:
        """Judge two encoders side by side."""
        library = self._library
        if library is not None:
            rows = ResultRows(self._tasks, self._thumbnails)
            rows.use_library(library)
            dialog = ComparisonDialog(first, second, rows, self._window)
            self._open(dialog)
            work = lambda: library.teaching.compare(first.id, second.id)  # noqa: E731
            self._tasks.run(work, dialog.show_comparison, dialog.show_trouble, key="compare encoders")
