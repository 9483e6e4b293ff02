"""Every label before and after: a table that can be sorted, with bars."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop_app.models.readable import readable_count, readable_score
from desktop_app.pages.teach.judging.bar_delegate import BARS, BarDelegate
from desktop_app.pages.teach.judging.gain_picture import points_text

if TYPE_CHECKING:
    from engine import LabelGain

Index = QModelIndex | QPersistentModelIndex
LABEL, PHOTOS, BEFORE, AFTER, CHANGE = range(5)
SORTED_BY = Qt.ItemDataRole.UserRole
ROW_HEIGHT, MOST_ROWS = 36, 10


class LabelGains(QAbstractTableModel):
    """One row a label."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[LabelGain, ...] = ()
        self.first, self.second = "", ""  # what "before" and "after" are called

    def show_labels(self, rows: Sequence[LabelGain], first: str, second: str) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows, self.first, self.second = tuple(rows), first, second
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else CHANGE + 1

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if way == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            titles = (self.tr("Label"), self.tr("Photos"), self.first, self.second, self.tr("Change"))
            return titles[section]
        return alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self._rows[index.row()], index.column()
        if role == SORTED_BY:
            return (row.label.casefold(), row.photos, row.before, row.after, row.after - row.before)[column]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(column)
        if role == BARS and column in (BEFORE, AFTER):
            return (row.before, row.after)[column - BEFORE]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        return None

    def _text(self, row: LabelGain, column: int) -> str:
        texts = {LABEL: row.label, PHOTOS: readable_count(row.photos), CHANGE: points_text(row.after - row.before)}
        return texts[column] if column in texts else readable_score((row.before, row.after)[column - BEFORE])


class LabelTable(QTableView):
    """Sorted by what has changed most, until a heading is pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gains = LabelGains(self)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self._gains)
        self._sorted.setSortRole(SORTED_BY)
        self.setModel(self._sorted)
        self.setItemDelegate(BarDelegate(self))
        self.setAccessibleName(self.tr("Labels before and after"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        for column, width in ((PHOTOS, 80), (BEFORE, 170), (AFTER, 170), (CHANGE, 90)):
            header.resizeSection(column, width)
        header.setSectionResizeMode(LABEL, QHeaderView.ResizeMode.Stretch)
        self.setSortingEnabled(True)

    def show_labels(self, rows: Sequence[LabelGain], first: str, second: str) -> None:
        """Show these; the table is as high as its rows, to a limit."""
        self._gains.show_labels(rows, first, second)
        self.sortByColumn(CHANGE, Qt.SortOrder.DescendingOrder)
        shown = min(max(1, len(rows)), MOST_ROWS)
        self.setFixedHeight(shown * ROW_HEIGHT + self.horizontalHeader().sizeHint().height() + 4)

    def column_texts(self, column: int) -> list[str]:
        """What a column says, from top to bottom."""
        model = self._sorted
        return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def alignment(column: int) -> Qt.AlignmentFlag:
    """Numbers at the right."""
    side = Qt.AlignmentFlag.AlignRight if column in (PHOTOS, CHANGE) else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
