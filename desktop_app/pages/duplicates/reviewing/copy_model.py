"""The copies of one group as rows, with what is advised and decided of each."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QImage

from desktop_app.models.readable import readable_bytes, readable_count, readable_name, readable_path, readable_taken
from desktop_app.pages.duplicates.marks import Marks
from desktop_app.pages.duplicates.reviewing.thumbs import SeenThumbnails
from desktop_app.thumbnails import Shape, ThumbnailLoader

if TYPE_CHECKING:
    from engine import AdvisedGroup, Copy

Index = QModelIndex | QPersistentModelIndex
Fate = Literal["kept", "goes", "advised", "spare", "open"]  # the last three while undecided

COPY_ROLE = int(Qt.ItemDataRole.UserRole) + 1


class CopyModel(QAbstractListModel):
    """The copies of the group shown."""

    def __init__(self, marks: Marks, thumbnails: ThumbnailLoader | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._marks = marks
        self._advised: AdvisedGroup | None = None
        self._seen: SeenThumbnails[int] = SeenThumbnails(thumbnails)
        if thumbnails is not None:
            thumbnails.loaded.connect(self._thumbnail_loaded)

    def set_group(self, advised: AdvisedGroup | None) -> None:
        """Show this group."""
        self.beginResetModel()
        self._advised = advised
        self._seen.forget()
        self.endResetModel()

    def copies(self) -> tuple[Copy, ...]:
        """The copies shown."""
        return self._advised.group.copies if self._advised is not None else ()

    def evidence(self) -> str:
        """Why the weakest copy belongs to the group, in the engine's words."""
        return self._advised.group.evidence if self._advised is not None else ""

    def fate(self, row: int) -> Fate:
        """What becomes of a copy as things are decided."""
        assert self._advised is not None
        group = self._advised.group
        gone = self._marks.of(group)
        if gone is not None:
            return "goes" if group.copies[row].path in gone else "kept"
        if group.band == "moment":
            return "open"
        return "advised" if row == self._advised.keep or self.is_protected(row) else "spare"

    def is_protected(self, row: int) -> bool:
        """Whether the copy lies in a protected folder."""
        return self.copies()[row].path in self._marks.protected

    def show_marks(self) -> None:
        """What is decided has changed."""
        if self.copies():
            self.dataChanged.emit(self.index(0), self.index(len(self.copies()) - 1))

    def thumbnail(self, row: int, shape: Shape) -> QImage | None:
        """The thumbnail in that shape, or the best there is, or None."""
        return self._seen.image(self.copies()[row], shape, row)

    def is_broken(self, row: int) -> bool:
        """Whether there is no thumbnail that could be read."""
        return self._seen.is_broken(self.copies()[row])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self.copies())

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.copies()):
            return None
        copy = self.copies()[index.row()]
        if role == COPY_ROLE:
            return copy
        if role == Qt.ItemDataRole.DisplayRole:
            return readable_name(copy.path)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join([self.fate_text(self.fate(index.row())), *self.lines(copy)])
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(readable_path(path) for path in (copy.path, *copy.companions))
        return None

    def lines(self, copy: Copy) -> tuple[str, str, str, str]:
        """What a person reads of a copy: name, folder, size, and where it comes from."""
        size = f"{readable_count(copy.width)} × {readable_count(copy.height)}"
        facts = "  ·  ".join((size, copy.format, readable_bytes(copy.bytes)))
        rest = [readable_taken(copy.taken_at), copy.camera or ""]
        if copy.companions:
            rest.append(self.tr("with %Ln more file(s)", "", len(copy.companions)))
        folder = readable_path(str(PurePath(copy.path).parent))
        return readable_name(copy.path), folder, facts, "  ·  ".join(part for part in rest if part)

    def fate_text(self, fate: Fate) -> str:
        """What becomes of a copy, in a word or two."""
        return {
            "kept": self.tr("Keep"),
            "goes": self.tr("Remove"),
            "advised": self.tr("Suggested: keep"),
            "spare": self.tr("Suggested: remove"),
            "open": self.tr("Not decided"),
        }[fate]

    def _thumbnail_loaded(self, content: str) -> None:
        for row in self._seen.take_places(content):
            if row < len(self.copies()):
                self.dataChanged.emit(self.index(row), self.index(row), [Qt.ItemDataRole.DecorationRole])
