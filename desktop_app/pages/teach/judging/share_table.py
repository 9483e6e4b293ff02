"""Shares before and after, label by label: a table that can be sorted, with bars."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop_app.models.readable import readable_count, readable_score
from desktop_app.pages.teach.judging.bar_delegate import BARS, BarDelegate
from desktop_app.pages.teach.judging.sentences import ShareRow, points_text

Index = QModelIndex | QPersistentModelIndex
TITLE, PHOTOS, BEFORE, AFTER, CHANGE = range(5)
SORTED_BY = Qt.ItemDataRole.UserRole
ROW_HEIGHT, MOST_ROWS = 36, 10
LEAST_TITLE, LEAST_BAR, WIDEST_BAR = 170, 70, 190  # px


class Shares(QAbstractTableModel):
    """One row for each pair of shares."""

    def __init__(self, title: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._rows: tuple[ShareRow, ...] = ()
        self._names = ("", "")  # what "before" and "after" are called

    def show_rows(self, rows: Sequence[ShareRow], names: tuple[str, str]) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows, self._names = tuple(rows), names
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else CHANGE + 1

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if way == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (self._title, self.tr("Photos"), *self._names, self.tr("Change"))[section]
        return alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self._rows[index.row()], index.column()
        if role == SORTED_BY:
            return (row.title.casefold(), row.photos or 0, row.before, row.after, row.after - row.before)[column]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(column)
        if role == BARS and column in (BEFORE, AFTER):
            return (row.before, row.after)[column - BEFORE]
        return self._text(row, column) if role == Qt.ItemDataRole.DisplayRole else None

    def _text(self, row: ShareRow, column: int) -> str:
        photos = "" if row.photos is None else readable_count(row.photos)
        texts = {TITLE: row.title, PHOTOS: photos, CHANGE: points_text(row.after - row.before)}
        return texts[column] if column in texts else readable_score((row.before, row.after)[column - BEFORE])


class ShareTable(QTableView):
    """In the order given, until a heading is pressed."""

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shares = Shares(title, self)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self._shares)
        self._sorted.setSortRole(SORTED_BY)
        self.setModel(self._sorted)
        self.setItemDelegate(BarDelegate(self))
        self.setAccessibleName(name)
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
        for column, width in ((PHOTOS, 80), (BEFORE, WIDEST_BAR), (AFTER, WIDEST_BAR), (CHANGE, 90)):
            header.resizeSection(column, width)
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)

    def show_rows(self, rows: Sequence[ShareRow], first: str, second: str) -> None:
        """Show these; the table is as high as its rows, to a limit."""
        self.setSortingEnabled(False)
        self._sorted.sort(-1)
        self._shares.show_rows(rows, (first, second))
        self.setColumnHidden(PHOTOS, all(row.photos is None for row in rows))
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        shown = min(max(1, len(rows)), MOST_ROWS)
        self.setFixedHeight(shown * ROW_HEIGHT + self.horizontalHeader().sizeHint().height() + 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Bars give way before titles do."""
        super().resizeEvent(event)
        header = self.horizontalHeader()
        taken = sum(header.sectionSize(column) for column in (PHOTOS, CHANGE))
        bar = (self.viewport().width() - taken - LEAST_TITLE) // 2
        for column in (BEFORE, AFTER):
            header.resizeSection(column, min(WIDEST_BAR, max(LEAST_BAR, bar)))

    def column_texts(self, column: int) -> list[str]:
        """What a column says, from top to bottom."""
        model = self._sorted
        return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def alignment(column: int) -> Qt.AlignmentFlag:
    """Numbers at the right."""
    side = Qt.AlignmentFlag.AlignRight if column in (PHOTOS, CHANGE) else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
