"""A plan of labels looked at and changed: ticked, renamed, merged, skipped; nothing is given before it is accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop_app.models.readable import readable_count
from desktop_app.pages.labels.folders.plan_model import FOLDER, LABEL, PHOTOS, PlanModel
from desktop_app.theme import set_text_size
from desktop_app.widgets.buttons import push_button
from desktop_app.widgets.labels import muted_label

if TYPE_CHECKING:
    from engine import LabelPlan

SIZE = (920, 620)


class LabelPlanDialog(QDialog):
    """The table of a plan with what can be done to it; `model.plan()` after it was accepted."""

    def __init__(self, title: str, source: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = PlanModel(source, self)
        self.table = QTableView()
        self.count = PlanCount()
        self.merge = push_button(self.tr("Merge"), "", "layers")
        self.skip = push_button(self.tr("Skip"), "quiet")
        self.give = push_button(self.tr("Give labels"), "primary", "label")
        self.cancel = push_button(self.tr("Cancel"))
        self.column = QVBoxLayout()
        self.setWindowTitle(title)
        self.resize(*SIZE)
        self._set_up_table()
        self._lay_out()
        self._connect()

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard begins among the labels, so that Enter gives them."""
        super().showEvent(event)
        self.table.setFocus()

    def show_plan(self, plan: LabelPlan) -> None:
        """Show what was found."""
        self.model.set_plan(plan)

    def show_waiting(self) -> None:
        """Say that it is being looked for."""
        self.show_problem(self.tr("One moment…"))

    def show_problem(self, sentence: str) -> None:
        """Say why there is no plan."""
        self.model.set_plan(None)
        self.count.setText(sentence)

    def merge_selected(self) -> None:
        """Give the selected rows the label of the first."""
        rows = self.selected_rows()
        if len(rows) > 1:
            self.model.merge(rows, str(self.model.index(rows[0], LABEL).data()))

    def turn_selected(self) -> None:
        """Skip the selected rows; take them again if all are skipped."""
        rows = self.selected_rows()
        if rows:
            self.model.tick(rows, self.model.all_skipped(rows))

    def selected_rows(self) -> list[int]:
        """Numbers of the rows that are selected."""
        return sorted({index.row() for index in self.table.selectionModel().selectedIndexes()})

    def nothing_found(self) -> str:
        """What to say of an empty plan."""
        return self.tr("No photo has keywords.")

    def _show_count(self) -> None:
        plan = self.model.plan()
        counts = {} if plan is None else plan.counts
        self.give.setEnabled(bool(counts))
        self.count.show_plan(plan, self.nothing_found())
        self._show_selected()

    def _show_selected(self) -> None:
        rows = self.selected_rows()
        self.merge.setEnabled(len(rows) > 1)
        self.skip.setEnabled(bool(rows))
        text = self.tr("Take again") if rows and self.model.all_skipped(rows) else self.tr("Skip")
        self.skip.setText(text)
        self.skip.setAccessibleName(text)

    def _set_up_table(self) -> None:
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("Labels"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(LABEL, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(FOLDER, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(PHOTOS, QHeaderView.ResizeMode.ResizeToContents)
        header.setHighlightSections(False)
        self.give.setDefault(True)
        self.merge.setToolTip(self.tr("Give the selected rows the label of the first (Ctrl+M)"))
        self.skip.setToolTip(self.tr("Leave the selected rows out, or take them in again (Space)"))

    def _lay_out(self) -> None:
        set_text_size(self.count, 1.05, QFont.Weight.DemiBold)
        self.count.setWordWrap(True)
        self.column.setSpacing(8)
        self.column.addWidget(self.table, 1)
        hint = self.tr("Untick what you want to skip. Rename a label with F2; two of one name become one label.")
        self.column.addWidget(muted_label(hint, wrap=True))
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.count, 1)
        for button in (self.skip, self.merge, self.cancel, self.give):
            foot.addWidget(button)
        self.whole = QVBoxLayout(self)
        self.whole.setContentsMargins(20, 20, 20, 16)
        self.whole.setSpacing(12)
        self.whole.addLayout(self.column, 1)
        self.whole.addLayout(foot)

    def _connect(self) -> None:
        self.model.changed.connect(self._show_count)
        self.model.modelReset.connect(self._show_selected)
        self.table.selectionModel().selectionChanged.connect(self._show_selected)
        self.merge.clicked.connect(self.merge_selected)
        self.skip.clicked.connect(self.turn_selected)
        self.give.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        QShortcut(QKeySequence("Ctrl+M"), self, self.merge_selected)
        QShortcut(QKeySequence("Space"), self.table, self.turn_selected, context=Qt.ShortcutContext.WidgetShortcut)
        self._show_count()


class PlanCount(QLabel):
    """How many labels a plan gives to how many photos."""

    def show_plan(self, plan: LabelPlan | None, nothing_found: str) -> None:
        """Count them; of an empty plan say what was not found."""
        if plan is None or not plan.planned:
            self.setText("" if plan is None else nothing_found)
            return
        labels = self.tr("%Ln label(s)", "", len(plan.counts))
        photos = self.tr("%Ln photo(s)", "", len(plan.labels_of()))
        parts = [self.tr("{0} for {1}").format(labels, photos)]
        if plan.left:
            parts.append(self.tr("{0} have none").format(readable_count(plan.left)))
        self.setText("  ·  ".join(parts))
