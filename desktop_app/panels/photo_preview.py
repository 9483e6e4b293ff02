"""Keeps the preview pane on the photo that is current in the grid: thumbnail at once, then sharper, then EXIF."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from desktop_app.engine_words import say
from desktop_app.panels.photo_looking import readable_place
from desktop_app.tasks import Tasks
from desktop_app.widgets.photos.pixels import image_of
from desktop_app.widgets.photos.preview_pane import PreviewPane
from engine import Photo

if TYPE_CHECKING:
    from engine import Library


PICTURE_PX = 900
SHOWN_ANYWAY = ("Taken", "Camera", "Position", "Dimensions", "Megapixels")  # among the facts above


class PhotoPreview(QObject):
    """Reads what `pane` shows, off the GUI thread; a photo passed over in a hurry is not read."""

    def __init__(self, tasks: Tasks, pane: PreviewPane) -> None:
        super().__init__(pane)
        self._tasks, self._pane = tasks, pane
        self._library: Library | None = None

    def use_library(self, library: Library) -> None:
        """Read photos of `library` from now on."""
        self._library = library

    def show(self, photo: Photo | None, score: float | None, selected: int) -> None:
        """Show the current photo, or how many are selected."""
        self._tasks.drop(self)
        if selected > 1:
            self._pane.show_selection(selected)
        elif photo is None:
            self._pane.clear()
        elif not self._pane.isVisible() or self._library is None:
            self._pane.show_photo(photo, None, score)
        else:
            self._read(self._library, photo, score)

    def _read(self, library: Library, photo: Photo, score: float | None) -> None:
        self._pane.show_photo(photo, read_image(library, photo), score)
        self._tasks.run(
            lambda: read_details(library, photo),
            lambda details: self._show_details(photo, *details),
            lambda _: self._pane.set_image(read_image(library, photo)),
            key=self,
        )

    def _show_details(self, photo: Photo, pixels: np.ndarray, rows: Any) -> None:
        if self._pane.photo() is photo:
            self._pane.set_image(image_of(pixels))
            self._pane.set_exif([(say(name), value) for name, value in rows if name not in SHOWN_ANYWAY])


def read_image(library: Library, photo: Photo) -> QImage | None:
    """The thumbnail as it lies on the disk; small enough to be read at once."""
    try:
        image = QImage.fromData(library.thumbnail(photo.content).read_bytes())
    except OSError:
        return None
    return None if image.isNull() else image


def read_details(library: Library, photo: Photo) -> tuple[np.ndarray, tuple[tuple[str, str], ...]]:
    """A picture that fills the pane, and the EXIF rows."""
    place = readable_place(photo)
    return library.picture(place, PICTURE_PX), library.exif(place)
