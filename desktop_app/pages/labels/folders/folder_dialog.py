"""The dialog: the folder whose subfolders name labels at the left, the labels at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from desktop_app.pages.labels.folders.plan_dialog import LabelPlanDialog
from desktop_app.widgets.labels import muted_label
from desktop_app.widgets.query.folder_tree import FolderTree
from engine import INNERMOST

if TYPE_CHECKING:
    from engine import FolderNode


class FolderDialog(LabelPlanDialog):
    """Asks for a plan of each folder and level chosen.

    plan_asked(object folder, int level).
    """

    plan_asked = Signal(object, int)

    def __init__(self, folders: tuple[FolderNode, ...], parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("FolderDialog", "Labels from folders")
        super().__init__(title, QCoreApplication.translate("FolderDialog", "Folder"), parent)
        self.tree = FolderTree()
        self.level = QComboBox()
        self.tree.set_folders(folders)
        self.tree.setRowHidden(0, QModelIndex(), True)  # all photos together have no level
        self._offer_levels()
        self._add_tree()
        self.tree.folder_chosen.connect(self.ask)
        self.level.currentIndexChanged.connect(self.ask)
        self._choose_first()

    def ask(self) -> None:
        """Ask for the plan of what is chosen."""
        folder = self.tree.folder()
        if folder is not None:
            self.plan_asked.emit(folder, self.level.currentData())

    def nothing_found(self) -> str:
        return self.tr("It has no folders at this level.")

    def _choose_first(self) -> None:
        folders = self.tree.folder_model()
        if folders.rowCount() > 1:
            self.tree.set_folder(folders.path_of(folders.index(1, 0)))
            self.tree.expand(folders.index(1, 0))

    def _offer_levels(self) -> None:
        levels = (
            (self.tr("The folders directly in it"), 1),
            (self.tr("The folders one level deeper"), 2),
            (self.tr("The folders two levels deeper"), 3),
            (self.tr("Each photo's own folder"), INNERMOST),
        )
        for text, level in levels:
            self.level.addItem(text, level)
        self.level.setAccessibleName(self.tr("Which folders name the labels"))

    def _add_tree(self) -> None:
        left, right = QWidget(), QWidget()
        beside = QVBoxLayout(left)
        beside.setContentsMargins(0, 0, 12, 0)
        beside.addWidget(muted_label(self.tr("In this folder")))
        beside.addWidget(self.tree, 1)
        choice = QHBoxLayout()
        choice.setSpacing(12)
        title = QLabel(self.tr("&Labels are named after"))
        title.setBuddy(self.level)
        choice.addWidget(title)
        choice.addWidget(self.level, 1)
        self.column.insertLayout(0, choice)
        self.whole.removeItem(self.column)
        self.column.setContentsMargins(12, 0, 0, 0)
        right.setLayout(self.column)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.setChildrenCollapsible(False)
        splitter.setSizes([280, 620])
        self.whole.insertWidget(0, splitter, 1)
