"""Labels and what else can be chosen beside them, as rows of a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from desktop_app.models.readable import readable_count

Index = QModelIndex | QPersistentModelIndex
Kind = Literal["label", "number", "unlabelled", "suspects", "pairs", "title", "new"]

ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1


@dataclass(frozen=True, slots=True)
class LabelRow:
    """One row: `text` is drawn, `name` the label meant; `note` stands beside it, `count` at the end."""

    kind: Kind
    text: str
    name: str = ""
    count: int | None = None
    icon: str = ""
    note: str = ""


class LabelListModel(QAbstractListModel):
    """The rows given to it; titles can be neither chosen nor dropped on."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._rows: tuple[LabelRow, ...] = ()

    def set_rows(self, rows: Sequence[LabelRow]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rows(self) -> tuple[LabelRow, ...]:
        """The rows shown."""
        return self._rows

    def find(self, kind: str, name: str) -> QModelIndex:
        """The index of a row; an invalid one where there is none."""
        found = (n for n, row in enumerate(self._rows) if (row.kind, row.name) == (kind, name))
        number = next(found, -1)
        return QModelIndex() if number < 0 else self.index(number, 0)

    # -- Qt's side --

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self._rows[index.row()].kind == "title":
            return Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsDropEnabled if self._rows[index.row()].kind == "label" else usual

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        answers: dict[int, Callable[[LabelRow], Any]] = {
            Qt.ItemDataRole.DisplayRole: lambda row: row.text,
            Qt.ItemDataRole.ToolTipRole: lambda row: "" if row.kind == "title" else row.text,
            Qt.ItemDataRole.AccessibleTextRole: self._describe,
            ROW_ROLE: lambda row: row,
        }
        answer = answers.get(role)
        return None if answer is None else answer(self._rows[index.row()])

    def _describe(self, row: LabelRow) -> str:
        counted = "" if row.count is None else self.tr("{0} photos").format(readable_count(row.count))
        return ", ".join(part for part in (row.text, row.note, counted) if part)
