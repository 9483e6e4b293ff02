"""A plan as tables: by folder, and every file with the copy that stays for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop_app.models.readable import readable_bytes, readable_count, readable_name, readable_path

if TYPE_CHECKING:
    from engine import Plan

Index = QModelIndex | QPersistentModelIndex
Column = tuple[str, Callable[[Any], str], bool]  # heading, what a row says in it, whether it is a number

FIRST_WIDTH = 260


class PlanTable(QAbstractTableModel):
    """Rows of anything, read through columns."""

    def __init__(self, rows: Sequence[Any], columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows, self._columns = rows, columns

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if way == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section][0]
        return self._alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._columns[index.column()][1](self._rows[index.row()])
        return self._alignment(index.column()) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if self._columns[column][2] else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter


class PlanTables(QObject):
    """Makes the two tables of a plan."""

    def by_folder(self, plan: Plan) -> QTableView:
        """What each folder loses."""
        columns: list[Column] = [
            (self.tr("Folder"), lambda total: readable_path(total.folder), False),
            (self.tr("Files"), lambda total: readable_count(total.files), True),
            (self.tr("Size"), lambda total: readable_bytes(total.bytes), True),
        ]
        return make_table(PlanTable(plan.by_folder, columns), self.tr("By folder"), stretched=(0,))

    def every_file(self, plan: Plan) -> QTableView:
        """Every file that goes, and the copy that stays for it."""
        none = self.tr("no copy stays")
        columns: list[Column] = [
            (self.tr("File"), lambda item: readable_name(item.path), False),
            (self.tr("Folder"), lambda item: readable_path(str(PurePath(item.path).parent)), False),
            (self.tr("Size"), lambda item: readable_bytes(item.bytes), True),
            (self.tr("Stays"), lambda item: readable_path(item.keeper) if item.keeper else none, False),
        ]
        return make_table(PlanTable(plan.items, columns), self.tr("Files"), stretched=(1, 3))


def make_table(model: PlanTable, name: str, stretched: tuple[int, ...]) -> QTableView:
    """A quiet table of that model."""
    table = QTableView()
    model.setParent(table)
    table.setModel(model)
    table.setAccessibleName(name)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.setTextElideMode(Qt.TextElideMode.ElideLeft)  # folders are told apart by their ends
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    for column in stretched:
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
    if 0 not in stretched:
        header.resizeSection(0, FIRST_WIDTH)
    return table
