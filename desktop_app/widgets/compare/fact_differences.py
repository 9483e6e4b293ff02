"""The facts of all copies in one table, with what differs marked by sign, weight and colour."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from desktop_app.models.readable import readable_count, readable_path
from desktop_app.theme import colour, icon
from desktop_app.widgets.buttons import tool_button
from desktop_app.widgets.compare.copies import ComparedCopy
from desktop_app.widgets.labels import muted_label

NAME_WIDTH = 150
ROW_HEIGHT = 27
MOST_PX = 16_777_215  # no limit, as Qt has it
UNLIKE = "≠ "
NOTHING = "—"
Index = QModelIndex | QPersistentModelIndex
Row = tuple[str, tuple[str, ...]]


def join_facts(copies: Sequence[ComparedCopy]) -> list[Row]:
    """One row (name, value of each copy) for each fact, in the order of the first copy that has it."""
    facts = [dict(copy.facts) for copy in copies]
    names = list(dict.fromkeys(name for each in facts for name in each))
    rows = [(name, tuple(each.get(name, "") for each in facts)) for name in names]
    return [row for row in rows if any(row[1])]


def differs(row: Row) -> bool:
    """Whether not all copies say the same."""
    return len(set(row[1])) > 1


class FactModel(QAbstractTableModel):
    """Rows of facts; a value is unlike when it is not the reference copy's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all: list[Row] = []
        self._rows: list[Row] = []
        self._only_unlike = False
        self._columns = 0
        self._reference = 0

    def set_copies(self, copies: Sequence[ComparedCopy], reference: int) -> None:
        """Show the facts of these, each compared with those of the reference copy."""
        self.beginResetModel()
        self._all, self._columns, self._reference = join_facts(copies), len(copies), reference
        self._choose_rows()
        self.endResetModel()

    def set_only_unlike(self, only: bool) -> None:
        """Leave out what is the same in all."""
        self.beginResetModel()
        self._only_unlike = only
        self._choose_rows()
        self.endResetModel()

    def counts(self) -> tuple[int, int]:
        """How many facts differ, and how many there are."""
        return sum(map(differs, self._all)), len(self._all)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else self._columns + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.tr("Fact") if section == 0 else str(section)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        column = index.column() - 1
        unlike = column >= 0 and row[1][column] != row[1][self._reference]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column, unlike)
        if role == Qt.ItemDataRole.ForegroundRole:
            return colour("warning" if unlike else "text" if differs(row) else "muted")
        if role == Qt.ItemDataRole.FontRole and unlike:
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        if role == Qt.ItemDataRole.ToolTipRole:
            return readable_path(row[0] if column < 0 else row[1][column])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row, column, unlike)
        return None

    def _text(self, row: Row, column: int, unlike: bool) -> str:
        if column < 0:
            return readable_path(row[0])
        return (UNLIKE if unlike else "") + (readable_path(row[1][column]) or NOTHING)

    def _spoken(self, row: Row, column: int, unlike: bool) -> str:
        if column < 0:
            return readable_path(row[0])
        value = readable_path(row[1][column]) or self.tr("not known")
        return self.tr("{0}, differs").format(value) if unlike else value

    def _choose_rows(self) -> None:
        self._rows = [row for row in self._all if differs(row) or not self._only_unlike]


class FactDifferences(QWidget):
    """The table with its title and the switch that leaves out what is the same; folded, the title alone is left.

    fold_asked(bool): by the user.
    """

    fold_asked = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = FactModel(self)
        self.unfold = tool_button("chevron-down", self.tr("Show or hide the facts (T)"))
        self.unfold.clicked.connect(lambda: self.fold_asked.emit(not self.folded))
        self.summary = muted_label()
        self.only = QCheckBox(self.tr("Only differences"))
        self.table = QTableView()
        self._dress_table()
        self._top = top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self.unfold)
        top.addWidget(self.summary, 1)
        top.addWidget(self.only)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        self.only.setToolTip(self.tr("Leave out what is the same in all pictures"))
        self.only.toggled.connect(self.model.set_only_unlike)

    @property
    def folded(self) -> bool:
        """Whether the table is away."""
        return self.table.isHidden()

    def fold(self, folded: bool) -> None:
        """Leave the room of the table to the pictures, or not."""
        self.table.setHidden(folded)
        self.only.setHidden(folded)
        self.unfold.setIcon(icon("chevron-right" if folded else "chevron-down"))
        self.setMaximumHeight(self._top.sizeHint().height() if folded else MOST_PX)

    def show_copies(self, copies: Sequence[ComparedCopy], reference: int) -> None:
        """Show the facts of these, each compared with those of the reference copy."""
        columns_before = self.model.columnCount()
        self.model.set_copies(copies, reference)
        if self.model.columnCount() != columns_before:
            header = self.table.horizontalHeader()
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(0, NAME_WIDTH)
        unlike, count = self.model.counts()
        text = self.tr("{0} of {1} facts differ").format(readable_count(unlike), readable_count(count))
        self.summary.setText(text if count else self.tr("Nothing more is known of these files."))

    def _dress_table(self) -> None:
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("Facts of the pictures"))
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.setMinimumHeight(72)
