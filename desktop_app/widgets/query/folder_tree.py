"""The library's folders to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from desktop_app.models.folder_tree_model import COUNT_ROLE, ONLINE_ROLE, FolderTreeModel, Index
from desktop_app.models.readable import readable_count
from desktop_app.theme import colour

if TYPE_CHECKING:
    from engine import FolderNode  # loads the catalogue, which the window opens later

LEAST_ROW_HEIGHT, ICON_SIDE, PADDING = 32, 18, 8


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
        self.setIndentation(16)
        self.setUniformRowHeights(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Folders"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_for_menu)

    def set_folders(self, folders: tuple[FolderNode, ...], photos_in_all: int | None = None) -> None:
        """Show these folders; what was chosen and opened stays so, else all photos are chosen."""
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
        if self.folder() != chosen:
            self.folder_chosen.emit(self.folder())

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

    def currentChanged(self, current: Index, previous: Index) -> None:
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
    """Draws a row as icon, name and, at the right end, the number of photos."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, max(LEAST_ROW_HEIGHT, option.fontMetrics.height() + 12))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        row = option.rect.adjusted(PADDING, 0, -PADDING, 0)
        icon_rect = QRect(row.left(), row.center().y() - ICON_SIDE // 2 + 1, ICON_SIDE, ICON_SIDE)
        index.data(Qt.ItemDataRole.DecorationRole).paint(painter, icon_rect)
        count = readable_count(index.data(COUNT_ROLE))
        count_width = option.fontMetrics.horizontalAdvance(count)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(colour("muted"))
        painter.drawText(row, middle | Qt.AlignmentFlag.AlignRight, count)
        name_rect = row.adjusted(ICON_SIDE + 8, 0, -count_width - 12, 0)
        name = option.fontMetrics.elidedText(index.data(), Qt.TextElideMode.ElideMiddle, name_rect.width())
        painter.setPen(colour("text" if index.data(ONLINE_ROLE) else "disabled"))
        painter.drawText(name_rect, middle | Qt.AlignmentFlag.AlignLeft, name)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if not (selected or hovered):
            return
        focused = selected and bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.setPen(QPen(colour("accent"), 1.5) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent_soft" if selected else "hover"))
        painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 6, 6)
