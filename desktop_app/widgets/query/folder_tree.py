"""The library's folders to choose from."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from desktop_app.models.folder_tree_model import COUNT_ROLE, ONLINE_ROLE, FolderTreeModel
from desktop_app.models.readable import readable_count
from desktop_app.theme import colour
from engine import FolderNode

COUNT_ROOM = 12  # right of the count


class FolderTree(QTreeView):
    """Folders with their counts; offline ones are greyed and say so.

    folder_chosen(object path or None): show this folder; None means all photos.
    menu_asked(object path or None, QPoint global): right click or the menu key on a row.
    remove_asked(object path): Delete pressed on a folder that the user has added.
    """

    folder_chosen = Signal(object)
    menu_asked = Signal(object, QPoint)
    remove_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folders = FolderTreeModel(self)
        self.setModel(self._folders)
        self.setItemDelegate(CountDelegate(self))
        self.setHeaderHidden(True)
        self.setIconSize(QSize(18, 18))
        self.setIndentation(16)
        self.setUniformRowHeights(True)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Folders"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_for_menu)

    def set_folders(self, folders: tuple[FolderNode, ...], photos_in_all: int | None = None) -> None:
        """Show these folders; what was chosen and what was opened stays so."""
        opened = [path for path in self._opened_paths()]
        chosen = self.folder()
        first = self._folders.rowCount() <= 1
        self.blockSignals(True)
        self._folders.set_folders(folders, photos_in_all)
        for path in opened:
            self.expand(self._folders.index_of(path))
        if first:
            self.expandToDepth(0)
        self.set_folder(chosen)
        self.blockSignals(False)

    def folder(self) -> str | None:
        """The folder chosen; None for all photos."""
        return self._folders.path_of(self.currentIndex())

    def set_folder(self, path: str | None) -> None:
        """Choose a folder without a signal; one that is not there means all photos."""
        index = self._folders.index_of(path)
        blocked = self.blockSignals(True)
        self.setCurrentIndex(index if index.isValid() else self._folders.index_of(None))
        self.blockSignals(blocked)
        self.viewport().update()

    def folder_model(self) -> FolderTreeModel:
        """The tree's rows."""
        return self._folders

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.folder_chosen.emit(self._folders.path_of(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self._folders.is_root(self.currentIndex()):
            self.remove_asked.emit(self.folder())
        else:
            super().keyPressEvent(event)

    def _opened_paths(self) -> list[str | None]:
        rows, opened = [self._folders.index(n, 0) for n in range(self._folders.rowCount())], []
        while rows:
            index = rows.pop()
            if self.isExpanded(index):
                opened.append(self._folders.path_of(index))
                rows.extend(self._folders.index(n, 0, index) for n in range(self._folders.rowCount(index)))
        return opened

    def _ask_for_menu(self, position: QPoint) -> None:
        index = self.indexAt(position)
        if index.isValid():
            self.menu_asked.emit(self._folders.path_of(index), self.viewport().mapToGlobal(position))


class CountDelegate(QStyledItemDelegate):
    """Draws the number of photos at the right end of each row."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        count = readable_count(index.data(COUNT_ROLE))
        width = option.fontMetrics.horizontalAdvance(count) + COUNT_ROOM
        narrowed = QStyleOptionViewItem(option)
        if not index.data(ONLINE_ROLE):
            narrowed.palette.setColor(QPalette.ColorRole.Text, colour("disabled"))
        super().paint(painter, narrowed, index)
        painter.save()
        painter.setPen(colour("muted"))
        room = QRect(option.rect.right() - width, option.rect.top(), width - COUNT_ROOM + 4, option.rect.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)
        painter.restore()

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        super().initStyleOption(option, index)
        count = readable_count(index.data(COUNT_ROLE))
        room = option.rect.width() - option.fontMetrics.horizontalAdvance(count) - 2 * COUNT_ROOM - 24
        option.text = option.fontMetrics.elidedText(option.text, Qt.TextElideMode.ElideMiddle, room)
        if not index.data(ONLINE_ROLE):
            option.palette.setColor(QPalette.ColorRole.Text, colour("disabled"))
