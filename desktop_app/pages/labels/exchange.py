"""Labels written to a file and taken from one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog

from desktop_app.actions.labelling.label_writing import LabelDeed
from desktop_app.models.readable import readable_name
from desktop_app.pages.library_desk import LibraryDesk

if TYPE_CHECKING:
    from engine import LabelChanges, LabelImport, Labelling


class LabelExchange(LibraryDesk):
    """Asks for the file; tells how many photos it was about, and how many of them are unknown."""

    deed_asked = Signal(object)  # LabelDeed

    def ask_export(self) -> None:
        """Ask where to write the labels."""
        dialog = self._make(self.tr("Export labels"), self._kinds())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix("jsonl" if "jsonl" in kind else "csv"))
        dialog.selectFile("labels.csv")
        dialog.fileSelected.connect(self.export_to)
        self._open(dialog)

    def ask_import(self) -> None:
        """Ask which file to take labels from."""
        dialog = self._make(self.tr("Import labels"), [self.tr("Labels (*.csv *.jsonl)")])
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.import_from)
        self._open(dialog)

    def export_to(self, path: str) -> None:
        """Write everything that is known of labels."""
        name = readable_name(path)
        self._read(
            lambda library: library.labelling.export_to(path),
            lambda count: self.told.emit(self.tr("%Ln photo(s) written to “{0}”.", "", count).format(name)),
            key=f"export to {path}",
        )

    def import_from(self, path: str) -> None:
        """Add what a file says, as one step."""
        done: list[LabelImport] = []

        def work(labelling: Labelling) -> Sequence[LabelChanges]:
            changes, outcome = labelling.import_from(Path(path))
            done.append(outcome)
            return [changes]

        text = self.tr("labels from “{0}”").format(readable_name(path))
        self.deed_asked.emit(LabelDeed(text, work, lambda _: self.describe(done[0]), always=True))

    def describe(self, done: LabelImport) -> str:
        """What came of an import."""
        parts = [self.tr("Labels of %Ln photo(s) read.", "", done.photos)]
        if done.waiting:
            parts.append(
                self.tr("%Ln photo(s) are not in the library yet; theirs wait for them.", "", len(done.waiting))
            )
        if done.unknown:
            parts.append(
                self.tr("%Ln photo(s) are unknown: index their folder and import again.", "", len(done.unknown))
            )
        if done.unreadable:
            parts.append(self.tr("%Ln line(s) make no sense.", "", len(done.unreadable)))
        return " ".join(parts)

    def _kinds(self) -> list[str]:
        return [self.tr("Table (*.csv)"), self.tr("JSON lines (*.jsonl)")]

    def _make(self, title: str, kinds: list[str]) -> QFileDialog:
        dialog = QFileDialog(self._window, title)
        dialog.setNameFilters(kinds)
        return dialog
