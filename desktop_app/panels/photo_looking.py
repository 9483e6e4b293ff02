"""Looking at one photo on the whole screen, and from it at the next."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Qt, Signal

from desktop_app.engine_words import say
from desktop_app.models.photo_list_model import PhotoListModel
from desktop_app.tasks import Tasks
from desktop_app.widgets.photos.full_screen_viewer import FullScreenViewer
from engine import Photo

if TYPE_CHECKING:
    from engine import Library


FIRST_PX = 2560  # the longer side read at first; more when zooming asks for it


class PhotoLooking(QObject):
    """Opens the full-screen viewer on a row of `model` and steps through the rows."""

    row_shown = Signal(int)
    similar_asked = Signal(object)  # Photo

    def __init__(self, tasks: Tasks, model: PhotoListModel, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks, self._model = tasks, model
        self._library: Library | None = None
        self._screen: FullScreenViewer | None = None
        self._photo: Photo | None = None
        self._row = -1

    def use_library(self, library: Library) -> None:
        """Read photos of `library` from now on."""
        self._library = library

    @property
    def screen(self) -> FullScreenViewer | None:
        """The viewer, while it is open."""
        return self._screen

    def open_row(self, row: int) -> None:
        """Show the photo in `row` on the whole screen."""
        if not 0 <= row < len(self._model.ids()):
            return
        if self._screen is None:
            self._screen = self._make_screen()
            self._screen.showFullScreen()
        self._show_row(row)

    def _make_screen(self) -> FullScreenViewer:
        screen = FullScreenViewer()
        screen.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        screen.previous_asked.connect(lambda: self._show_row(self._row - 1))
        screen.next_asked.connect(lambda: self._show_row(self._row + 1))
        screen.similar_asked.connect(self._ask_similar)
        screen.viewer.sharper_asked.connect(self._read_all)
        screen.closed.connect(self._forget)
        return screen

    def _show_row(self, row: int) -> None:
        if self._screen is None or not 0 <= row < len(self._model.ids()):
            return
        found = self._model.photos_now([self._model.id_at(row)])
        if not found:
            return
        self._row, self._photo = row, found[0]
        self._screen.show_photo(self._photo.path, row, len(self._model.ids()))
        self._read(FIRST_PX)
        self.row_shown.emit(row)

    def _read_all(self) -> None:
        self._read(None)

    def _read(self, longest_px: int | None) -> None:
        library, photo = self._library, self._photo
        if library is not None and photo is not None:
            keep = longest_px is None
            self._tasks.run(
                lambda: library.picture(readable_place(photo), longest_px),
                lambda pixels: self._show_pixels(photo, pixels, keep),
                self._show_problem,
                key="full screen",
            )

    def _show_pixels(self, photo: Photo, pixels: np.ndarray, keep_view: bool) -> None:
        if self._screen is not None and photo is self._photo:
            size = (photo.facts.width, photo.facts.height)
            self._screen.viewer.set_image(pixels, size, keep_view=keep_view)

    def _show_problem(self, error: Exception) -> None:
        if self._screen is not None:
            self._screen.viewer.show_message(say(error))

    def _ask_similar(self) -> None:
        photo = self._photo
        if self._screen is not None:
            self._screen.close()
        if photo is not None:
            self.similar_asked.emit(photo)

    def _forget(self) -> None:
        self._screen = None
        self._tasks.drop("full screen")


def readable_place(photo: Photo) -> str:
    """The first place of the photo where a file lies now; asks the disk, so not on the GUI thread."""
    return next((path for path in photo.paths if Path(path).is_file()), photo.path)
