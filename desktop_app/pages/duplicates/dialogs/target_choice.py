"""Where files go: the trash, a folder of one's own, or a hard link in their place."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QRadioButton, QWidget

from desktop_app.models.readable import readable_path
from desktop_app.pages.duplicates.dialogs.folder_asking import ask_folder
from desktop_app.widgets.buttons import push_button
from desktop_app.widgets.labels import ElidedLabel, muted_label

Kind = Literal["trash", "folder", "hardlink"]


class TargetChoice(QWidget):
    """Three ways; `changed` tells when another is chosen."""

    changed = Signal()

    def __init__(self, can_link: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = ""
        self.trash = QRadioButton(self.tr("To the &trash"))
        self.folder = QRadioButton(self.tr("To a &folder"))
        self.link = QRadioButton(self.tr("Replace by hard &links"))
        self.choose = push_button(self.tr("Choose…"), "", "folder")
        self.choose.setAccessibleName(self.tr("Choose the folder"))
        self.path = ElidedLabel(self.tr("They lie below it as they lay in your folders."), Qt.TextElideMode.ElideLeft)
        self.path.setProperty("tone", "muted")
        self.link.setEnabled(can_link)
        self.trash.setChecked(True)
        self._lay_out(can_link)
        for button in (self.trash, self.folder, self.link):
            button.toggled.connect(self._tell)
        self.choose.clicked.connect(self.ask_folder)
        self._tell(True)

    def kind(self) -> Kind:
        """Which way is chosen."""
        if self.folder.isChecked():
            return "folder"
        return "hardlink" if self.link.isChecked() else "trash"

    def target(self) -> str:
        """ "trash", "hardlink", or the folder's path: empty until one is chosen."""
        return self._folder if self.kind() == "folder" else self.kind()

    def set_folder(self, path: str) -> None:
        """Move the files into this folder."""
        self._folder = path
        self.path.setText(readable_path(path))
        self.folder.setChecked(True)
        self.changed.emit()

    def ask_folder(self) -> None:
        """Let a folder be chosen."""
        ask_folder(self, self.tr("Choose the folder that the files move to"), self.set_folder)

    def _tell(self, on: bool) -> None:
        self.choose.setEnabled(self.folder.isChecked())
        if on:
            self.changed.emit()

    def _lay_out(self, can_link: bool) -> None:
        linked = self.tr("Each name stays and takes no room of its own: it is one file with the copy that is kept.")
        unlinked = self.tr("Only for identical files on one drive: this plan has others too.")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(2, 1)
        grid.addWidget(self.trash, 0, 0)
        grid.addWidget(muted_label(self.tr("Undo brings everything back.")), 0, 1, 1, 2)
        grid.addWidget(self.folder, 1, 0)
        grid.addWidget(self.choose, 1, 1)
        grid.addWidget(self.path, 1, 2)
        grid.addWidget(self.link, 2, 0)
        grid.addWidget(muted_label(linked if can_link else unlinked, wrap=True), 2, 1, 1, 2)
