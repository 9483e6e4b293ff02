"""A grid of photos that scrolls a hundred thousand as easily as ten."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from desktop_app.models.photo_list_model import PhotoListModel
from desktop_app.models.readable import readable_name, readable_score
from desktop_app.theme import colour
from desktop_app.thumbnails import Shape
from desktop_app.widgets.photos.cells.cell_painter import RADIUS, Cell, CellPainter
from desktop_app.widgets.photos.cells.drag import MOST_DRAGGED, drag_photos
from desktop_app.widgets.photos.cells.grid_view import GridView, Hint, Index, ranges_of, selection_of

SMALLEST_SIDE, USUAL_SIDE, LARGEST_SIDE = 72, 160, 320
SIDE_STEP = 24
CAPTION_FROM_SIDE = 104  # smaller photos carry no name
SETTLE_MS = 120  # after a change of size, thumbnails are cut anew
TYPING_MS = 900  # letters typed within this make one word

Select = QItemSelectionModel.SelectionFlag


class PhotoGrid(GridView):
    """Shows a `PhotoListModel`; selection and place survive a new order of the same photos.

    opened(object id): Enter or a double click.             preview_asked(object id): Space.
    current_photo_changed(object id or None).                 selected_photos_changed(int count).
    menu_asked(object id or None, QPoint global).    thumbnail_size_changed(int side): Ctrl and + - 0 or the wheel.
    typed(str text): letters typed over the grid; loaded names are jumped to here, the owner may look further.
    """

    opened = Signal(object)
    preview_asked = Signal(object)
    current_photo_changed = Signal(object)
    selected_photos_changed = Signal(int)
    menu_asked = Signal(object, QPoint)
    thumbnail_size_changed = Signal(int)
    typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = USUAL_SIDE
        self._painter: CellPainter | None = None
        self._typed = ""
        self._seen: dict[int, str] = {}  # row -> content of what was drawn
        self._kept: tuple[np.ndarray, int | None] = (np.zeros(0, np.int64), None)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._cut_thumbnails)
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._typing.timeout.connect(self._forget_typed)
        self.setDragEnabled(True)
        self.setAccessibleName(self.tr("Photos"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_for_menu)
        self.doubleClicked.connect(lambda index: self.opened.emit(self._id_of(index)))

    # -- what the owner calls --

    def set_model(self, model: PhotoListModel) -> None:
        """Show this model."""
        model.modelAboutToBeReset.connect(self._remember_place)  # before the view's own handler clears it
        self.setModel(model)
        model.modelReset.connect(self._restore_place)
        self._lay_out()
        self._cut_thumbnails()

    def photo_model(self) -> PhotoListModel:
        """The model shown."""
        model = self.model()
        assert isinstance(model, PhotoListModel)
        return model

    def thumbnail_size(self) -> int:
        """The least side of a photo, logical pixels."""
        return self._side

    def set_thumbnail_size(self, side: int) -> None:
        """Make photos larger or smaller, keeping what is looked at in sight."""
        side = min(LARGEST_SIDE, max(SMALLEST_SIDE, side))
        if side == self._side:
            return
        seen = self.visible_rows()
        current = self.currentIndex().row()
        anchor = current if current in seen else seen.start
        self._side = side
        self._lay_out()
        if self.count():
            self.scrollTo(
                self.model().index(anchor, 0), Hint.PositionAtCenter if anchor == current else Hint.PositionAtTop
            )
        self.thumbnail_size_changed.emit(side)

    def current_id(self) -> int | None:
        """The id of the current photo."""
        return self._id_of(self.currentIndex())

    def go_to_row(self, row: int) -> None:
        """Make a photo current, select it alone and bring it into sight."""
        if 0 <= row < self.count():
            index = self.model().index(row, 0)
            self.selectionModel().setCurrentIndex(index, Select.ClearAndSelect)
            self.scrollTo(index)

    def selected_ids(self) -> np.ndarray:
        """Selected ids in the order of the list."""
        rows = self.selected_rows()
        return self.photo_model().ids()[rows] if len(rows) else np.zeros(0, np.int64)

    def select_ids(self, ids: np.ndarray | Sequence[int]) -> None:
        """Select these photos and no others."""
        rows = self.photo_model().rows_of(ids)
        self.selectionModel().select(selection_of(self, rows), Select.ClearAndSelect)

    # -- painting --

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), colour("window"))
        cells = self._cell_painter()
        top, with_caption = self.verticalOffset(), self._side >= CAPTION_FROM_SIDE
        dirty = event.region().translated(0, top)  # not its bounding box: thumbnails arrive here and there
        lines = dirty.boundingRect()
        rows = self._layout.rows_between(lines.top(), lines.bottom(), self.count())
        current = self.currentIndex().row() if self.hasFocus() else -1
        selected = self.selected_among(rows)
        for row in reversed(rows):  # the last thumbnail asked for is loaded first
            rect = self._layout.cell_rect(row)
            if dirty.intersects(rect):
                cell = self._cell(row, row in selected, row == current)
                cells.paint(painter, rect.translated(0, -top), cell, with_caption)
        self.paint_band(painter)
        painter.end()
        self._forget_unseen()

    def _cell(self, row: int, selected: bool, current: bool) -> Cell:
        model = self.photo_model()
        photo, score = model.photo(row), model.score(row)
        hovered = row == self.hovered_row()
        if photo is None:
            return Cell(None, selected=selected, current=current, hovered=hovered)
        self._seen[row] = photo.content
        image = model.thumbnail(photo, row)
        return Cell(
            image,
            model.caption(photo),
            "" if score is None else readable_score(score),
            len(photo.paths),
            photo.online,
            image is None and model.is_broken(photo),
            selected,
            current,
            hovered,
        )

    def _cell_painter(self) -> CellPainter:
        if self._painter is None:
            self._painter = CellPainter(self.font(), self.devicePixelRatioF())
        return self._painter

    def _forget_unseen(self) -> None:
        """Tell the model which thumbnails are no longer worth loading."""
        rows = self.visible_rows()
        gone = [row for row in self._seen if not rows.start <= row < rows.stop]
        contents = {self._seen.pop(row) for row in gone}
        if contents:
            self.photo_model().forget_thumbnails(contents - set(self._seen.values()))

    def _lay_out(self) -> None:
        caption = self._cell_painter().caption_height() if self._side >= CAPTION_FROM_SIDE else 0
        self.relayout(self._side, caption)
        self._settle.start()

    def _cut_thumbnails(self) -> None:
        ratio = self.devicePixelRatioF()
        if self.model() is not None:
            self.photo_model().set_shape(Shape(round(self._layout.side * ratio), radius_px=RADIUS * ratio))

    # -- events --

    def resizeEvent(self, event: QResizeEvent) -> None:
        anchor = self.visible_rows().start
        at_top = self.verticalOffset() == 0
        super().resizeEvent(event)
        self._lay_out()
        if not at_top and self.count():
            self.scrollTo(self.model().index(min(anchor, self.count() - 1), 0), Hint.PositionAtTop)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        kinds = (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange)
        if event.type() in kinds and self.model() is not None:
            self._painter = None
            self._lay_out()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._painter = None
            self._settle.start()
        return super().viewportEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_thumbnail_size(self._side + (SIDE_STEP if event.angleDelta().y() > 0 else -SIDE_STEP))
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and self._resize_by_key(event.key()):
            return
        photo_id = self.current_id()
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if photo_id is not None and plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(photo_id)
        elif photo_id is not None and plain and event.key() == Qt.Key.Key_Space and not self._typed:
            self.preview_asked.emit(photo_id)
        else:
            super().keyPressEvent(event)

    def _resize_by_key(self, key: int) -> bool:
        steps = {Qt.Key.Key_Plus: SIDE_STEP, Qt.Key.Key_Equal: SIDE_STEP, Qt.Key.Key_Minus: -SIDE_STEP}
        if key == Qt.Key.Key_0:
            self.set_thumbnail_size(USUAL_SIDE)
        elif key in steps:
            self.set_thumbnail_size(self._side + steps[Qt.Key(key)])
        else:
            return False
        return True

    def keyboardSearch(self, search: str) -> None:
        self._typed += search.casefold()
        self._typing.start()
        current = self.currentIndex().row()
        starts_at = current if len(self._typed) > 1 else current + 1
        rows = [
            r
            for r, photo in self.photo_model().loaded_photos()
            if readable_name(photo.path).casefold().startswith(self._typed)
        ]
        following = [row for row in rows if row >= starts_at] or rows
        if following:
            self.go_to_row(following[0])
        self.typed.emit(self._typed)

    def is_typing(self) -> bool:
        return bool(self._typed)

    def _forget_typed(self) -> None:
        self._typed = ""

    def _ask_for_menu(self, position: QPoint) -> None:
        self.menu_asked.emit(self._id_of(self.indexAt(position)), self.viewport().mapToGlobal(position))

    # -- selection and place --

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update(self.visualRect(previous))
        self.current_photo_changed.emit(self._id_of(current))

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.selected_photos_changed.emit(sum(map(len, ranges_of(self.selectionModel().selection()))))

    def _id_of(self, index: Index) -> int | None:
        return self.photo_model().id_at(index.row()) if index.isValid() else None

    def _remember_place(self) -> None:
        self._kept = (self.selected_ids(), self.current_id())
        self._seen.clear()
        self.hover(-1)

    def _restore_place(self) -> None:
        self.updateGeometries()
        ids, current = self._kept
        row = -1 if current is None else self.photo_model().row_of(current)
        if row >= 0:
            self.selectionModel().setCurrentIndex(self.model().index(row, 0), Select.NoUpdate)
        if len(ids):
            self.select_ids(ids)

    def startDrag(self, actions: Qt.DropAction) -> None:
        model = self.photo_model()
        photos = [photo for photo in model.photos_now(self.selected_ids()[:MOST_DRAGGED].tolist()) if photo.online]
        if photos:
            drag_photos(self, photos, model.thumbnail(photos[0], model.row_of(photos[0].id)))
