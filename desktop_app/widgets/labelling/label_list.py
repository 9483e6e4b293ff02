"""The labels at the side: to look at, to rename, to merge, and to drop photos on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from desktop_app.models.label_list_model import ROW_ROLE, LabelListModel, LabelRow
from desktop_app.theme import colour
from desktop_app.widgets.labelling.label_delegate import LabelDelegate
from desktop_app.widgets.photos.photo_grid import PhotoGrid

Index = QModelIndex | QPersistentModelIndex
Select = QItemSelectionModel.SelectionFlag


class LabelList(QListView):
    """Rows of labels; what was chosen stays so when the rows are given anew.

    chosen(str kind, str name): the current row is another one.
    photos_dropped(object ids, str label): photos of a grid of ours were dropped on a label.
    delete_asked(): Delete.   menu_asked(QPoint global).
    """

    chosen = Signal(str, str)
    photos_dropped = Signal(object, str)
    delete_asked = Signal()
    menu_asked = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels = LabelListModel(self)
        self._over = QModelIndex()
        self.setModel(self._labels)
        self.setItemDelegate(LabelDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)
        self.setAccessibleName(self.tr("Labels"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_for_menu)

    def set_rows(self, rows: Sequence[LabelRow]) -> None:
        """Show these rows."""
        if tuple(rows) == self._labels.rows():
            return
        current, selected = self.current(), self.selected_names()
        self._over = QModelIndex()
        blocked = self.blockSignals(True)
        self._labels.set_rows(rows)
        if current is not None:
            self.choose(current.kind, current.name)
            for name in selected:
                self.selectionModel().select(self._labels.find(current.kind, name), Select.Select)
        self.blockSignals(blocked)

    def choose(self, kind: str, name: str) -> bool:
        """Make a row current without a signal; False where there is none."""
        index = self._labels.find(kind, name)
        if index.isValid() and index != self.currentIndex():
            blocked = self.blockSignals(True)
            self.selectionModel().setCurrentIndex(index, Select.ClearAndSelect)
            self.scrollTo(index)
            self.blockSignals(blocked)
            self.viewport().update()
        return index.isValid()

    def current(self) -> LabelRow | None:
        """The current row."""
        index = self.currentIndex()
        return index.data(ROW_ROLE) if index.isValid() else None

    def selected_names(self) -> list[str]:
        """The names of the selected rows of the current one's kind, in their order."""
        current = self.current()
        rows = sorted(index.row() for index in self.selectedIndexes())
        found = [self._labels.rows()[row] for row in rows]
        return [row.name for row in found if current is not None and row.kind == current.kind]

    def label_model(self) -> LabelListModel:
        """The rows."""
        return self._labels

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            row: LabelRow = current.data(ROW_ROLE)
            self.chosen.emit(row.kind, row.name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and not event.modifiers():
            self.delete_asked.emit()
        else:
            super().keyPressEvent(event)

    # -- photos held over it --

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if isinstance(event.source(), PhotoGrid):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        on_label = index.isValid() and bool(index.flags() & Qt.ItemFlag.ItemIsDropEnabled)
        self._hold_over(index if on_label else QModelIndex())
        event.setAccepted(on_label and isinstance(event.source(), PhotoGrid))
        self.startAutoScroll()  # near the edges, to labels further down

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._hold_over(QModelIndex())

    def dropEvent(self, event: QDropEvent) -> None:
        index, grid = self.indexAt(event.position().toPoint()), event.source()
        self._hold_over(QModelIndex())
        if isinstance(grid, PhotoGrid) and index.isValid() and index.data(ROW_ROLE).kind == "label":
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.photos_dropped.emit(grid.selected_ids(), index.data(ROW_ROLE).name)

    def paintEvent(self, event: object) -> None:
        super().paintEvent(event)  # type: ignore[arg-type]
        if self._over.isValid():
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawRoundedRect(self.visualRect(self._over).adjusted(2, 2, -3, -3), 6, 6)
            painter.end()

    def _hold_over(self, index: QModelIndex) -> None:
        self._over = index
        if not index.isValid():
            self.stopAutoScroll()
        self.viewport().update()

    def _ask_for_menu(self, position: QPoint) -> None:
        if self.indexAt(position).isValid():
            self.menu_asked.emit(self.viewport().mapToGlobal(position))
