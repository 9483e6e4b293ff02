"""The library's folders as a tree, with how many photos each holds and whether its drive is here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.models.readable import readable_count, readable_path
from desktop_app.theme import icon

if TYPE_CHECKING:
    from engine import FolderNode  # loads the catalogue, which the window opens later

COUNT_ROLE = int(Qt.ItemDataRole.UserRole) + 1
ONLINE_ROLE = COUNT_ROLE + 1

Index = QModelIndex | QPersistentModelIndex


class Place:
    """A row of the tree; `node` is None for the first row, which stands for all photos."""

    __slots__ = ("children", "node", "parent", "row")

    def __init__(self, node: FolderNode | None, parent: Place | None, row: int) -> None:
        self.node, self.parent, self.row = node, parent, row
        children = node.children if node else ()
        self.children = [Place(child, self, n) for n, child in enumerate(children)]

    def below(self) -> Iterator[Place]:
        """This place and all below it."""
        yield self
        for child in self.children:
            yield from child.below()


class FolderTreeModel(QAbstractItemModel):
    """First "All photos", then the folders the user has added, each with its subfolders."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all = 0
        self._top: list[Place] = [Place(None, None, 0)]

    def set_folders(self, folders: tuple[FolderNode, ...], photos_in_all: int | None = None) -> None:
        """Show these folders; `photos_in_all` where the sum would count a photo twice."""
        self.beginResetModel()
        self._all = sum(node.photos for node in folders) if photos_in_all is None else photos_in_all
        self._top = [Place(None, None, 0)] + [Place(node, None, n) for n, node in enumerate(folders, 1)]
        self.endResetModel()

    def path_of(self, index: Index) -> str | None:
        """The folder of a row exactly as the library names it; None for all photos."""
        node = self._place(index).node if index.isValid() else None
        return node.path if node else None

    def is_root(self, index: Index) -> bool:
        """Whether the row is a folder that the user has added."""
        return index.isValid() and self._place(index).parent is None and self.path_of(index) is not None

    def index_of(self, path: str | None) -> QModelIndex:
        """The row of a folder; an invalid index where it is not in the tree."""
        for place in (place for top in self._top for place in top.below()):
            if (place.node.path if place.node else None) == path:
                return self.createIndex(place.row, 0, place)
        return QModelIndex()

    # -- Qt's side --

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        rows = self._place(parent).children if parent.isValid() else self._top
        return self.createIndex(row, column, rows[row]) if 0 <= row < len(rows) and column == 0 else QModelIndex()

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        above = self._place(index).parent if index.isValid() else None
        return QModelIndex() if above is None else self.createIndex(above.row, 0, above)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(self._place(parent).children if parent.isValid() else self._top)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        place = self._place(index)
        answers: dict[int, Callable[[Place], Any]] = {
            Qt.ItemDataRole.DisplayRole: self._name,
            Qt.ItemDataRole.AccessibleTextRole: self._describe,
            Qt.ItemDataRole.ToolTipRole: self._tooltip,
            Qt.ItemDataRole.DecorationRole: lambda place: icon(self._icon_name(place), "muted"),
            COUNT_ROLE: self._count,
            ONLINE_ROLE: lambda place: place.node is None or place.node.online,
        }
        answer = answers.get(role)
        return None if answer is None else answer(place)

    def _place(self, index: Index) -> Place:
        place: Place = index.internalPointer()
        return place

    def _name(self, place: Place) -> str:
        return readable_path(place.node.name) if place.node else self.tr("All photos")

    def _count(self, place: Place) -> int:
        return place.node.photos if place.node else self._all

    def _icon_name(self, place: Place) -> str:
        if place.node is None:
            return "library"
        return "folder" if place.node.online else "folder-offline"

    def _describe(self, place: Place) -> str:
        counted = self.tr("{0}, {1} photos").format(self._name(place), readable_count(self._count(place)))
        return counted if place.node is None or place.node.online else self.tr("{0}, offline").format(counted)

    def _tooltip(self, place: Place) -> str:
        if place.node is None:
            return ""
        path = readable_path(place.node.path)
        return path if place.node.online else self.tr("{0}\nOffline: its drive is not connected").format(path)
