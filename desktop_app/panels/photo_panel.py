"""Photos of the library in a grid with everything one can do to them; the page tells which, and adds its own head."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.actions.photo_actions import PhotoActions, show_in_file_manager
from desktop_app.engine_words import say
from desktop_app.models.photo_list_model import PhotoListModel
from desktop_app.panels.photo_labelling import PhotoLabelling
from desktop_app.panels.photo_looking import PhotoLooking
from desktop_app.panels.photo_preview import PhotoPreview
from desktop_app.panels.splitting import keep_splitter, restore_splitter
from desktop_app.settings import WindowSettings
from desktop_app.tasks import Tasks
from desktop_app.thumbnails import ThumbnailLoader
from desktop_app.widgets.chrome.empty_state import EmptyState
from desktop_app.widgets.photos.photo_grid import PhotoGrid
from desktop_app.widgets.photos.preview_pane import PreviewPane
from engine import Photo

if TYPE_CHECKING:
    from engine import Library


PREVIEW_WIDTH = 300
LEAST_WITH_PREVIEW = 760


class PhotoPanel(QSplitter):
    """A grid and a preview of the current photo; full screen, menu and keys work on the selection."""

    row_changed = Signal(int)  # of the current photo; -1 without one
    part_asked = Signal(object)  # Photo: search for a part of it
    label_chosen = Signal(str)
    failed = Signal(str)

    def __init__(self, tasks: Tasks, thumbnails: ThumbnailLoader, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._library: Library | None = None
        self._preview_allowed = True
        self.model = PhotoListModel(self._load, tasks.run, thumbnails, self)
        self.grid = PhotoGrid()
        self.grid.set_model(self.model)
        self.empty = EmptyState()
        self.preview = PreviewPane()
        self.preview_action = QAction(self.tr("Preview"), self, checkable=True, checked=True)
        self.photo_actions = PhotoActions(self, self.selected_photos)
        self.looking = PhotoLooking(tasks, self.model, self)
        self._ground = QWidget()  # not the splitter itself, which would make a pane of the box of labels
        labels = self.photo_actions.labels
        self.labelling = PhotoLabelling(tasks, labels, self.grid.selected_ids, self.grid, self._ground)
        self._previewing = PhotoPreview(tasks, self.preview)
        self._middle = QStackedWidget()
        self._column = QVBoxLayout()
        self._lay_out()
        self._connect()

    def use_library(self, library: Library) -> None:
        """Show photos of `library` from now on."""
        self._library = library
        for part in (self.looking, self.labelling, self._previewing):
            part.use_library(library)

    def add_head(self, head: QWidget) -> None:
        """Put `head` above the grid."""
        self._column.insertWidget(self._column.count() - 1, head)

    def add_view(self, view: QWidget) -> None:
        """A view that can take the grid's place."""
        self._middle.addWidget(view)

    def show_view(self, view: QWidget) -> None:
        """Show the grid, the empty state or an added view."""
        self._middle.setCurrentWidget(view)

    def shown_view(self) -> QWidget | None:
        """What stands in the middle now."""
        return self._middle.currentWidget()

    def show_ids(
        self, ids: np.ndarray, scores: np.ndarray | None = None, captions: Mapping[int, str] | None = None
    ) -> None:
        """Show these photos, behind an added view if one is shown; place and selection stay as far as they can.

        `captions` by id stand in place of names.
        """
        self.model.set_captions(captions or {})
        if scores is not None or not np.array_equal(ids, self.model.ids()):
            self._set_ids(ids, scores)
            self._show_current()
        if self.shown_view() in (self.grid, self.empty):
            self.show_view(self.grid if len(ids) else self.empty)

    def refresh(self) -> None:
        """Labels, places or drives may have changed: read again what is seen."""
        self.model.refresh()
        self._show_current()

    def allow_preview(self, allowed: bool) -> None:
        """Whether there is anything to preview; a narrow panel has no room for it either."""
        self._preview_allowed = allowed
        self._place_preview()

    def resizeEvent(self, event: Any) -> None:
        """The grid needs its room first."""
        super().resizeEvent(event)
        self._place_preview()

    def selected_photos(self) -> list[Photo]:
        """The selected photos in their order."""
        return self.model.photos_now(self.grid.selected_ids().tolist())

    def current_photo(self) -> Photo | None:
        """The photo that the keyboard is on."""
        current = self.grid.current_id()
        found = [] if current is None else self.model.photos_now([current])
        return found[0] if found else None

    def keep(self, settings: WindowSettings, name: str) -> None:
        """Remember the preview's width and whether it is shown."""
        keep_splitter(settings, f"{name} preview", self)
        settings.keep(f"{name}/preview", int(self.preview_action.isChecked()))

    def restore(self, settings: WindowSettings, name: str) -> None:
        """Be as was kept under `name`."""
        restore_splitter(settings, f"{name} preview", self, (1000, PREVIEW_WIDTH))
        self.preview_action.setChecked(bool(settings.number(f"{name}/preview", 1, 0, 1)))

    def _set_ids(self, ids: np.ndarray, scores: np.ndarray | None) -> None:
        """Whoever has chosen nothing and looks at the top goes on looking at the top."""
        bar = self.grid.verticalScrollBar()
        stays_at_top = bar.value() == 0 and not len(self.grid.selected_rows())
        self.model.set_ids(ids, scores)
        if stays_at_top:
            self.grid.selectionModel().clearCurrentIndex()
            bar.setValue(0)

    def _load(self, ids: Sequence[int]) -> list[Photo]:
        return self._library.photos(ids) if self._library is not None else []

    def _lay_out(self) -> None:
        self._ground.setLayout(self._column)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._middle, 1)
        self._middle.addWidget(self.empty)
        self._middle.addWidget(self.grid)
        self.addWidget(self._ground)
        self.addWidget(self.preview)
        self.setStretchFactor(0, 1)
        self.setCollapsible(0, False)
        self.preview_action.setShortcut(QKeySequence("F8"))

    def _connect(self) -> None:
        grid, actions = self.grid, self.photo_actions
        grid.opened.connect(self._view)
        grid.preview_asked.connect(self._view)
        grid.menu_asked.connect(self._show_menu)
        grid.current_photo_changed.connect(lambda _: self._show_current())
        grid.selected_photos_changed.connect(lambda _: self._show_current())
        actions.view_asked.connect(lambda: self._view(grid.current_id()))
        self.preview_action.toggled.connect(lambda _: self._place_preview())
        self.preview.open_asked.connect(lambda photo: self._view(photo.id))
        self.preview.similar_asked.connect(lambda photo: actions.similar_asked.emit([photo]))
        self.preview.crop_asked.connect(self.part_asked)
        self.preview.place_asked.connect(show_in_file_manager)
        self.preview.label_chosen.connect(self.label_chosen)
        self.looking.row_shown.connect(grid.go_to_row)
        self.looking.similar_asked.connect(lambda photo: actions.similar_asked.emit([photo]))
        self.model.load_failed.connect(lambda error: self.failed.emit(say(error)))

    def _show_menu(self, photo_id: int | None, place: QPoint) -> None:
        if photo_id is not None:
            self.photo_actions.popup(place)

    def _view(self, photo_id: int | None) -> None:
        if photo_id is not None:
            self.looking.open_row(self.model.row_of(photo_id))

    def _place_preview(self) -> None:
        wanted = self._preview_allowed and self.preview_action.isChecked() and self.width() >= LEAST_WITH_PREVIEW
        if wanted != self.preview.isVisibleTo(self):
            self.preview.setVisible(wanted)
            self._show_current()

    def _show_current(self) -> None:
        selected = len(self.grid.selected_rows())
        self.photo_actions.set_enabled(selected > 0)
        photo = self.current_photo()
        row = self.model.row_of(photo.id) if photo is not None else -1
        self._previewing.show(photo, self.model.score(row) if row >= 0 else None, selected)
        self.row_changed.emit(row)
