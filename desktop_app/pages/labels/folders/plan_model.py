"""The labels that folders would give, as rows to tick, to rename and to merge."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from desktop_app.models.readable import readable_count, readable_path

if TYPE_CHECKING:
    from engine import LabelPlan, PlannedLabel

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
LABEL, FOLDER, PHOTOS = range(3)


class PlanModel(QAbstractTableModel):
    """One row a folder; unticked ones are skipped, and remember what they would have been called.

    changed(): the plan is another one.
    """

    changed = Signal()

    def __init__(self, source: str, parent: Any = None) -> None:
        """`source`: what the second column is called."""
        super().__init__(parent)
        self._source = source
        self._plan: LabelPlan | None = None
        self._names: dict[str, str] = {}  # source -> the name it has or would have

    def set_plan(self, plan: LabelPlan | None) -> None:
        """Show this plan."""
        self.beginResetModel()
        self._plan = plan
        self._names = {each.source: each.label or each.source for each in plan.planned} if plan else {}
        self.endResetModel()
        self.changed.emit()

    def plan(self) -> LabelPlan | None:
        """The plan as it stands."""
        return self._plan

    def merge(self, rows: Sequence[int], label: str) -> None:
        """Give the photos of several folders one label."""
        assert self._plan is not None
        sources = [self._plan.planned[row].source for row in rows]
        self._names.update(dict.fromkeys(sources, label))
        self._change(self._plan.merge(sources, label))

    def tick(self, rows: Sequence[int], ticked: bool) -> None:
        """Take these folders in, or skip them."""
        plan = self._plan
        assert plan is not None
        for row in rows:
            source = plan.planned[row].source
            plan = plan.rename(source, self._names[source]) if ticked else plan.skip(source)
        self._change(plan)

    def all_skipped(self, rows: Sequence[int]) -> bool:
        """Whether none of these is taken."""
        return self._plan is not None and all(self._plan.planned[row].label is None for row in rows)

    def _change(self, plan: LabelPlan) -> None:
        self._plan = plan
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, PHOTOS))
        self.changed.emit()

    # -- Qt's side --

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() or self._plan is None else len(self._plan.planned)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Role.TextAlignmentRole:
            return alignment(section)
        return (self.tr("Label"), self._source, self.tr("Photos"))[section] if role == Role.DisplayRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == LABEL:
            return usual | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsUserCheckable
        return usual

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if self._plan is None or not index.isValid():
            return None
        planned = self._plan.planned[index.row()]
        if role == Role.CheckStateRole and index.column() == LABEL:
            return Qt.CheckState.Unchecked if planned.label is None else Qt.CheckState.Checked
        if role == Role.TextAlignmentRole:
            return alignment(index.column())
        if role in (Role.DisplayRole, Role.EditRole, Role.ToolTipRole):
            return self._texts[index.column()](self, planned)
        return None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        if self._plan is None or index.column() != LABEL:
            return False
        if role == Role.CheckStateRole:
            self.tick([index.row()], Qt.CheckState(value) == Qt.CheckState.Checked)
            return True
        name = " ".join(str(value).split())
        if role != Role.EditRole or not name:
            return False
        self.merge([index.row()], name)
        return True

    def _name(self, planned: PlannedLabel) -> str:
        return self._names[planned.source]

    _texts: tuple[Callable[[PlanModel, PlannedLabel], str], ...] = (
        _name,
        lambda _, planned: readable_path(planned.source),
        lambda _, planned: readable_count(len(planned.photos)),
    )


def alignment(column: int) -> Qt.AlignmentFlag:
    """Counts at the right."""
    side = Qt.AlignmentFlag.AlignRight if column == PHOTOS else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
