"""What is asked in a small dialog before labels are changed: names, numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QInputDialog, QWidget

from desktop_app.models.numbers import number_title
from desktop_app.pages.labels.deeds import Deeds

LEAST, MOST, DECIMALS = -1e12, 1e12, 4


class LabelAsking(QObject):
    """Opens dialogs over `window`; what is answered becomes a deed."""

    deed_asked = Signal(object)  # LabelDeed
    renamed = Signal(object, str)  # names of labels, and the one that they will have; just before the deed

    def __init__(self, window: QWidget, deeds: Deeds) -> None:
        super().__init__(window)
        self._window, self._deeds = window, deeds
        self.dialog: QInputDialog | None = None

    def rename(self, label: str) -> None:
        """Ask for a label's new name."""

        def take(name: str) -> None:
            if name.strip() and name.strip() != label:
                self.renamed.emit([label], name.strip())
                self.deed_asked.emit(self._deeds.rename(label, name.strip()))

        question = self.tr("New name of “{0}”; the name of another label makes one of the two").format(label)
        self._ask_text(self.tr("Rename label"), question, label, take)

    def merge(self, names: Sequence[str]) -> None:
        """Ask what several labels shall be called together."""

        def take(name: str) -> None:
            if name.strip():
                self.renamed.emit(names, name.strip())
                self.deed_asked.emit(self._deeds.merge(names, name.strip()))

        question = self.tr("Name of the one label that %Ln label(s) become", "", len(names))
        self._ask_text(self.tr("Merge labels"), question, names[0], take)

    def name_number(self, ids: Sequence[int], usual: str) -> None:
        """Ask which number photos are given, then for its value."""

        def take(name: str) -> None:
            if name.strip():
                self.set_number(name.strip(), ids)

        question = self.tr("Name of the number, such as a rating, an age or a price")
        self._ask_text(self.tr("Number of %Ln photo(s)", "", len(ids)), question, usual, take)

    def set_number(self, name: str, ids: Sequence[int]) -> None:
        """Ask for a value."""
        dialog = self._make(self.tr("Number of %Ln photo(s)", "", len(ids)), number_title(name))
        dialog.setInputMode(QInputDialog.InputMode.DoubleInput)
        dialog.setDoubleRange(LEAST, MOST)
        dialog.setDoubleDecimals(DECIMALS)
        dialog.doubleValueSelected.connect(
            lambda value: self.deed_asked.emit(self._deeds.set_number(name, ids, float(value)))
        )
        dialog.open()

    def _ask_text(self, title: str, question: str, text: str, take: Callable[[str], None]) -> None:
        dialog = self._make(title, question)
        dialog.setInputMode(QInputDialog.InputMode.TextInput)
        dialog.setTextValue(text)
        dialog.textValueSelected.connect(take)
        dialog.open()

    def _make(self, title: str, question: str) -> QInputDialog:
        self.dialog = dialog = QInputDialog(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(title)
        dialog.setLabelText(question)
        dialog.setOkButtonText(self.tr("OK"))
        dialog.setCancelButtonText(self.tr("Cancel"))
        dialog.setMinimumWidth(420)
        return dialog
