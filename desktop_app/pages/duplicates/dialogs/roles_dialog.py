"""Which folders are protected, and which are left out of the search for duplicates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QComboBox, QDialog, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.models.readable import readable_path
from desktop_app.pages.duplicates.dialogs.folder_asking import ask_folder
from desktop_app.pages.duplicates.dialogs.rules_dialog import make_foot
from desktop_app.widgets.buttons import push_button
from desktop_app.widgets.labels import ElidedLabel, muted_label

USUAL_SIZE = QSize(640, 440)
ROLES = ("normal", "protected", "left out")


class FolderRolesDialog(QDialog):
    """One row a folder; `changes()` after it was accepted."""

    def __init__(self, folders: Sequence[str], roles: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before = dict(roles)
        self._choices: dict[str, QComboBox] = {}
        self.setWindowTitle(self.tr("Folders and duplicates"))
        self.resize(USUAL_SIZE)
        self.add = push_button(self.tr("Add folder…"), "", "folder-add")
        self.add.clicked.connect(self._ask_folder)
        self._grid = QGridLayout()
        self._grid.setColumnStretch(0, 1)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._lay_out()
        for path in dict.fromkeys((*folders, *roles)):
            self.add_folder(path)

    def changes(self) -> dict[str, str]:
        """The roles that are other ones now, by folder."""
        chosen = {path: str(box.currentData()) for path, box in self._choices.items()}
        return {path: role for path, role in chosen.items() if role != self._before.get(path, "normal")}

    def choice(self, path: str) -> QComboBox:
        """What is chosen of a folder."""
        return self._choices[path]

    def add_folder(self, path: str) -> None:
        """Offer a role for a folder."""
        if path in self._choices:
            return
        titles = {
            "normal": self.tr("Normal"),
            "protected": self.tr("Protected: never touched"),
            "left out": self.tr("Left out of duplicates"),
        }
        box = QComboBox()
        box.setAccessibleName(self.tr("Role of {0}").format(readable_path(path)))
        for role in ROLES:
            box.addItem(titles[role], role)
        box.setCurrentIndex(max(0, box.findData(self._before.get(path, "normal"))))
        row = self._grid.rowCount()
        self._grid.addWidget(ElidedLabel(readable_path(path), Qt.TextElideMode.ElideLeft), row, 0)
        self._grid.addWidget(box, row, 1)
        self._choices[path] = box

    def _ask_folder(self) -> None:
        ask_folder(self, self.tr("Choose a folder of the library"), self.add_folder)

    def _lay_out(self) -> None:
        told = self.tr(
            "Nothing in a protected folder is ever moved, and its copies are the ones to keep. "
            "Photos in a folder that is left out appear in no group. A role holds for all folders below."
        )
        listed = QWidget()
        lines = QVBoxLayout(listed)
        lines.setContentsMargins(0, 0, 8, 0)
        lines.addLayout(self._grid)
        lines.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(listed)
        scroll.setAccessibleName(self.tr("Folders"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(muted_label(told, wrap=True))
        column.addWidget(scroll, 1)
        line = QHBoxLayout()
        line.addWidget(self.add)
        line.addStretch(1)
        column.addLayout(line)
        column.addLayout(make_foot(self))
