"""Ways into a search from anywhere in the window: photos, files, the clipboard, a drop."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog

from desktop_app.actions.incoming import PHOTO_ENDINGS, Incoming
from engine import Photo


class SearchActions(QObject):
    """Brings what one wants to find to the search page, and that page into view."""

    folders_came = Signal(tuple)  # paths
    told = Signal(str)

    def __init__(self, window: Any, page: Any) -> None:
        super().__init__(window)
        self._window, self._page = window, page

    def search_photos(self, photos: list[Photo]) -> None:
        """Find what is like these photos."""
        self._window.show_page("search")
        self._page.asking.search_photos(photos)

    def search_part(self, photo: Photo) -> None:
        """Find what is like a part of this photo, to be drawn."""
        self._window.show_page("search")
        self._page.search_part_of(photo)

    def add_more(self, photos: list[Photo]) -> None:
        """Add examples of what is wanted."""
        self._add(photos, less=False)

    def add_less(self, photos: list[Photo]) -> None:
        """Add examples of what is not wanted."""
        self._add(photos, less=True)

    def take(self, came: Incoming) -> None:
        """Add folders to the library; search with photos and pictures."""
        if came.folders:
            self.folders_came.emit(came.folders)
        elif came:
            self._window.show_page("search")
            self._page.take(came)
        else:
            self.told.emit(self.tr("There is no photo to take. Copy a picture or photo files first."))

    def ask_file(self) -> None:
        """Let files be chosen, and search with them."""
        dialog = QFileDialog(self._window, self.tr("Choose photos to search with"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        endings = " ".join(f"*.{ending}" for ending in PHOTO_ENDINGS)
        dialog.setNameFilters([self.tr("Photos ({0})").format(endings), self.tr("All files (*)")])
        dialog.filesSelected.connect(lambda paths: self.take(Incoming(files=tuple(paths))))
        dialog.open()

    def _add(self, photos: list[Photo], less: bool) -> None:
        self._page.asking.add_photos(photos, less)
        if self._window.page is not self._page:
            sentence = self.tr("%Ln example(s) added to the search.", "", len(photos))
            self._window.toasts.show_message(sentence, self.tr("Show"), lambda: self._window.show_page("search"))
