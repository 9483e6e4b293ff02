"""The dialog: the folder whose subfolders name labels at the left, the labels at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop_app.models.readable import readable_count
from desktop_app.pages.labels.folders.plan_model import FOLDER, LABEL, PHOTOS, PlanModel
from desktop_app.theme import set_text_size
from desktop_app.widgets.buttons import push_button
from desktop_app.widgets.labels import muted_label
from desktop_app.widgets.query.folder_tree import FolderTree
from engine import INNERMOST

if TYPE_CHECKING:
    from engine import FolderNode, LabelPlan

SIZE = (920, 620)


class FolderDialog(QDialog):
    """Asks for a plan of each folder and level chosen; `model.plan()` after it was accepted.

    plan_asked(object folder, int level).
    """

    plan_asked = Signal(object, int)

    def __init__(self, folders: tuple[FolderNode, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tree = FolderTree()
        self.level = QComboBox()
        self.model = PlanModel(self)
        self.table = QTableView()
        self.count = QLabel()
        self.merge = push_button(self.tr("Merge"), "", "layers")
        self.skip = push_button(self.tr("Skip or take"), "quiet")
        self.give = push_button(self.tr("Give labels"), "primary", "label")
        self.cancel = push_button(self.tr("Cancel"))
        self._set_up(folders)
        self._lay_out()
        self._connect()
        self._choose_first()

    def show_plan(self, plan: LabelPlan) -> None:
        """Show what the folder chosen comes to."""
        self.model.set_plan(plan)

    def show_problem(self, sentence: str) -> None:
        """Say why there is no plan."""
        self.model.set_plan(None)
        self.count.setText(sentence)

    def merge_selected(self) -> None:
        """Give the selected folders the label of the first."""
        rows = self._selected_rows()
        if len(rows) > 1:
            self.model.merge(rows, str(self.model.index(rows[0], LABEL).data()))

    def turn_selected(self) -> None:
        """Skip the selected folders; take them again if all are skipped."""
        rows = self._selected_rows()
        plan = self.model.plan()
        if rows and plan is not None:
            self.model.tick(rows, all(plan.planned[row].label is None for row in rows))

    def _selected_rows(self) -> list[int]:
        return sorted({index.row() for index in self.table.selectionModel().selectedIndexes()})

    def _ask(self) -> None:
        folder = self.tree.folder()
        if folder is not None:
            self.plan_asked.emit(folder, self.level.currentData())

    def _choose_first(self) -> None:
        folders = self.tree.folder_model()
        if folders.rowCount() > 1:
            self.tree.set_folder(folders.path_of(folders.index(1, 0)))
            self.tree.expand(folders.index(1, 0))

    def _show_count(self) -> None:
        plan = self.model.plan()
        counts = {} if plan is None else plan.counts
        self.give.setEnabled(bool(counts))
        if plan is None:
            self.count.setText("")
            return
        labels = self.tr("%Ln label(s)", "", len(counts))
        photos = self.tr("%Ln photo(s)", "", len(plan.labels_of()))
        parts = [self.tr("{0} for {1}").format(labels, photos)]
        if plan.left:
            parts.append(self.tr("{0} lie above these folders").format(readable_count(plan.left)))
        self.count.setText("  ·  ".join(parts) if plan.planned else self.tr("It has no folders at this level."))

    def _show_selected(self) -> None:
        rows = len(self._selected_rows())
        self.merge.setEnabled(rows > 1)
        self.skip.setEnabled(rows > 0)

    def _set_up(self, folders: tuple[FolderNode, ...]) -> None:
        self.setWindowTitle(self.tr("Labels from folders"))
        self.resize(*SIZE)
        self.tree.set_folders(folders)
        self.tree.setRowHidden(0, QModelIndex(), True)  # all photos together have no level
        levels = (
            (self.tr("The folders directly in it"), 1),
            (self.tr("The folders one level deeper"), 2),
            (self.tr("The folders two levels deeper"), 3),
            (self.tr("Each photo's own folder"), INNERMOST),
        )
        for text, level in levels:
            self.level.addItem(text, level)
        self.level.setAccessibleName(self.tr("Which folders name the labels"))
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("Labels"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(LABEL, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(FOLDER, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(PHOTOS, QHeaderView.ResizeMode.ResizeToContents)
        header.setHighlightSections(False)
        self.give.setDefault(True)
        self.merge.setToolTip(self.tr("Give the selected folders the label of the first (Ctrl+M)"))
        self.skip.setToolTip(self.tr("Leave the selected folders out, or take them in again (Space)"))

    def _lay_out(self) -> None:
        set_text_size(self.count, 1.05, QFont.Weight.DemiBold)
        left, right = QWidget(), QWidget()
        beside = QVBoxLayout(left)
        beside.setContentsMargins(0, 0, 12, 0)
        beside.addWidget(muted_label(self.tr("In this folder")))
        beside.addWidget(self.tree, 1)
        column = QVBoxLayout(right)
        column.setContentsMargins(12, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.level)
        column.addWidget(self.table, 1)
        hint = self.tr("Untick what you want to skip. Rename a label with F2; two of one name become one label.")
        column.addWidget(muted_label(hint, wrap=True))
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.setChildrenCollapsible(False)
        splitter.setSizes([280, 620])
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.count, 1)
        for button in (self.skip, self.merge, self.cancel, self.give):
            foot.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 20, 20, 16)
        whole.setSpacing(12)
        whole.addWidget(splitter, 1)
        whole.addLayout(foot)

    def _connect(self) -> None:
        self.tree.folder_chosen.connect(self._ask)
        self.level.currentIndexChanged.connect(self._ask)
        self.model.changed.connect(self._show_count)
        self.model.modelReset.connect(self._show_selected)
        self.table.selectionModel().selectionChanged.connect(self._show_selected)
        self.merge.clicked.connect(self.merge_selected)
        self.skip.clicked.connect(self.turn_selected)
        self.give.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        QShortcut(QKeySequence("Ctrl+M"), self, self.merge_selected)
        QShortcut(QKeySequence("Space"), self.table, self.turn_selected, context=Qt.ShortcutContext.WidgetShortcut)
        self._show_selected()
