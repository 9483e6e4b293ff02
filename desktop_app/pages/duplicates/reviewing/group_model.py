"""The groups of one band as rows; tens of thousands cost no more than what is seen of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QImage

from desktop_app.models.readable import readable_bytes, readable_name
from desktop_app.pages.duplicates.marks import Key, Marks, gain_of, key_of
from desktop_app.pages.duplicates.reviewing.thumbs import SeenThumbnails
from desktop_app.thumbnails import Shape, ThumbnailLoader

if TYPE_CHECKING:
    from engine import AdvisedGroup, Copy

Index = QModelIndex | QPersistentModelIndex
Order = Callable[["AdvisedGroup"], Any]

GROUP_ROLE = int(Qt.ItemDataRole.UserRole) + 1
GONE_ROLE = GROUP_ROLE + 1  # the paths marked to go, None while undecided


def newest(advised: AdvisedGroup) -> str:
    """When the newest copy was taken; empty where none knows."""
    return max((copy.taken_at or "" for copy in advised.group.copies), default="")


ORDERS: dict[str, tuple[Order, bool]] = {  # key of a group, and whether the greatest comes first
    "gain": (gain_of, True),
    "copies": (lambda advised: len(advised.group.copies), True),
    "newest": (newest, True),
    "name": (lambda advised: PurePath(kept_copy(advised).path).name.casefold(), False),
    "folder": (lambda advised: kept_copy(advised).path.casefold(), False),
    "score": (lambda advised: advised.group.score, False),  # the least certain first
}


def kept_copy(advised: AdvisedGroup) -> Copy:
    """The copy that the advice keeps."""
    return advised.group.copies[advised.keep]


class GroupModel(QAbstractListModel):
    """Rows of advised groups in the order chosen, with what is marked of each."""

    def __init__(self, marks: Marks, thumbnails: ThumbnailLoader | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._marks = marks
        self._rows: list[AdvisedGroup] = []
        self._row_of: dict[Key, int] = {}
        self._seen: SeenThumbnails[int] = SeenThumbnails(thumbnails)
        if thumbnails is not None:
            thumbnails.loaded.connect(self._thumbnail_loaded)

    def set_groups(self, groups: Sequence[AdvisedGroup], order: str = "gain") -> None:
        """Show these groups."""
        by, greatest_first = ORDERS[order]
        self.beginResetModel()
        self._rows = sorted(groups, key=by, reverse=greatest_first)
        self._row_of = {key_of(advised.group): row for row, advised in enumerate(self._rows)}
        self._seen.forget()
        self.endResetModel()

    def advised(self, row: int) -> AdvisedGroup | None:
        """The group in a row, if there is such a row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def all_groups(self) -> list[AdvisedGroup]:
        """Every group, in order."""
        return self._rows

    def row_of(self, key: Key | None) -> int:
        """The row of a group, or -1."""
        return -1 if key is None else self._row_of.get(key, -1)

    def show_marks(self, row: int | None = None) -> None:
        """The marks of a row, or of all, have changed."""
        if self._rows:
            first, last = (0, len(self._rows) - 1) if row is None else (row, row)
            self.dataChanged.emit(self.index(first), self.index(last), [GONE_ROLE])

    def next_undecided(self, row: int) -> int:
        """The first undecided row after `row`, going round; -1 when all are decided."""
        count = len(self._rows)
        rows = ((row + step) % count for step in range(1, count + 1))
        return next((at for at in rows if self._marks.of(self._rows[at].group) is None), -1)

    def thumbnail(self, row: int, copy: Copy, shape: Shape) -> QImage | None:
        """The thumbnail of a copy drawn in a row."""
        return self._seen.image(copy, shape, row)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        advised = self.advised(index.row()) if index.isValid() else None
        if advised is None:
            return None
        if role == GROUP_ROLE:
            return advised
        if role == GONE_ROLE:
            return self._marks.of(advised.group)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._describe(advised)
        return None

    def summary(self, advised: AdvisedGroup) -> str:
        """How many copies, and what they take."""
        count = len(advised.group.copies)
        if advised.group.band == "moment":
            return self.tr("%Ln pictures", "", count)
        gain = gain_of(advised, self._marks.protected)
        copies, room = self.tr("%Ln copies", "", count), readable_bytes(gain) if gain else self.tr("protected")
        return f"{copies}  ·  {room}"

    def _describe(self, advised: AdvisedGroup) -> str:
        gone = self._marks.of(advised.group)
        if gone is None:
            state = self.tr("not decided")
        else:
            state = self.tr("%Ln marked to go", "", len(gone)) if gone else self.tr("all are kept")
        return f"{readable_name(kept_copy(advised).path)}, {self.summary(advised)}, {state}"

    def _thumbnail_loaded(self, content: str) -> None:
        for row in self._seen.take_places(content):
            if row < len(self._rows):
                self.dataChanged.emit(self.index(row), self.index(row), [Qt.ItemDataRole.DecorationRole])
