"""A list of photo ids that loads the photos it is asked for, a page at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop_app.models.photo_pages import PhotoPages, Run
from desktop_app.models.readable import readable_name, readable_path, readable_score
from desktop_app.thumbnails import Shape, ThumbnailLoader
from engine import Photo

ID_ROLE = int(Qt.ItemDataRole.UserRole) + 1
PHOTO_ROLE = ID_ROLE + 1
SCORE_ROLE = ID_ROLE + 2
THUMBNAIL_ROLE = ID_ROLE + 3
PLACES_ROLE = ID_ROLE + 4  # how many files hold this photo
ONLINE_ROLE = ID_ROLE + 5

Index = QModelIndex | QPersistentModelIndex


class PhotoListModel(QAbstractListModel):
    """Photos by id, loaded when seen.

    load(ids) -> list[Photo] runs off the GUI thread through `run(work, done, failed)`; photos it leaves out are
    taken as gone and shown empty.

    load_failed(object exception): a page could not be loaded.
    """

    load_failed = Signal(object)

    def __init__(
        self,
        load: Callable[[Sequence[int]], list[Photo]],
        run: Run,
        thumbnails: ThumbnailLoader | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._ids = np.zeros(0, np.int64)
        self._scores: np.ndarray | None = None
        self._captions: Mapping[int, str] = {}
        self._order: np.ndarray | None = None  # rows sorted by id, made when first needed
        self._pages = PhotoPages(load, run, self._page_loaded, self.load_failed.emit)
        self._shape = Shape(160)
        self._row_seen: dict[str, int] = {}  # content -> row, of what was drawn
        if thumbnails is not None:
            thumbnails.loaded.connect(self._thumbnail_loaded)

    # -- the list --

    def set_ids(self, ids: np.ndarray, scores: np.ndarray | None = None) -> None:
        """Show these photos in this order, with their scores if they have any."""
        self.beginResetModel()
        self._ids = np.asarray(ids, np.int64)
        self._scores = None if scores is None else np.asarray(scores, np.float32)
        self._order = None
        self._pages.set_ids(self._ids)
        self._row_seen.clear()
        self.endResetModel()

    def set_captions(self, captions: Mapping[int, str]) -> None:
        """What stands below photos (ids) in place of their names."""
        self._captions = captions

    def caption(self, photo: Photo) -> str:
        """What stands below a photo."""
        return self._captions.get(photo.id) or readable_name(photo.path)

    def ids(self) -> np.ndarray:
        """The ids in their order, int64 (n,)."""
        return self._ids

    def id_at(self, row: int) -> int:
        """The id in a row."""
        return int(self._ids[row])

    def rows_of(self, ids: np.ndarray | Sequence[int]) -> np.ndarray:
        """The rows where these ids stand, ascending; ids that are not listed are left out."""
        if self._order is None:
            self._order = np.argsort(self._ids, kind="stable")
        wanted = np.asarray(ids, np.int64)
        at = np.searchsorted(self._ids, wanted, sorter=self._order)
        inside = at < len(self._ids)
        rows = self._order[at[inside]]
        return np.sort(rows[self._ids[rows] == wanted[inside]])

    def row_of(self, photo_id: int) -> int:
        """The row of an id, or -1."""
        rows = self.rows_of([photo_id])
        return int(rows[0]) if len(rows) else -1

    # -- the photos --

    def photo(self, row: int) -> Photo | None:
        """The photo in a row if it is loaded; otherwise its page is asked for."""
        return self._pages.photo(row)

    def photos_now(self, ids: Sequence[int]) -> list[Photo]:
        """These photos at once, loading on this thread what is not here: for a handful only."""
        return self._pages.photos_now(ids)

    def loaded_photos(self) -> list[tuple[int, Photo]]:
        """(row, photo) of what is loaded, by row."""
        loaded = self._pages.loaded()
        rows = self.rows_of(list(loaded)).tolist()
        return [(row, loaded[self.id_at(row)]) for row in rows]

    def refresh(self) -> None:
        """Load again what is seen: labels, places or drives may have changed."""
        self._pages.refresh()
        if len(self._ids):
            self.dataChanged.emit(self.index(0), self.index(len(self._ids) - 1))

    def _page_loaded(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first), self.index(last))

    def set_shape(self, shape: Shape) -> None:
        """How thumbnails are to be cut from now on."""
        if shape != self._shape:
            self._shape = shape
            if len(self._ids):
                self.dataChanged.emit(self.index(0), self.index(len(self._ids) - 1), [THUMBNAIL_ROLE])

    def shape(self) -> Shape:
        """How thumbnails are cut."""
        return self._shape

    def forget_thumbnails(self, contents: set[str]) -> None:
        """These are no longer seen: their thumbnails need not be loaded."""
        if self._thumbnails is not None:
            self._thumbnails.cancel(contents)

    def is_broken(self, photo: Photo) -> bool:
        """Whether the photo has no thumbnail that could be read."""
        return self._thumbnails is not None and self._thumbnails.is_broken(photo.content)

    # -- Qt's side --

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._ids):
            return None
        if role == ID_ROLE:
            return self.id_at(index.row())
        if role == SCORE_ROLE:
            return self.score(index.row())
        give = PHOTO_ANSWERS.get(role)
        if give is None:
            return None
        photo = self.photo(index.row())
        return None if photo is None else give(self, photo, index.row())

    def score(self, row: int) -> float | None:
        """The similarity of a row, where the list has scores."""
        return None if self._scores is None else float(self._scores[row])

    def thumbnail(self, photo: Photo, row: int) -> Any:
        """The thumbnail in the chosen shape, or the best there is, or None."""
        if self._thumbnails is None:
            return None
        self._row_seen[photo.content] = row
        return self._thumbnails.image(photo, self._shape)

    def describe(self, photo: Photo, row: int) -> str:
        """What a screen reader says of a row."""
        parts = [readable_name(photo.path), *filter(None, [self._captions.get(photo.id)])]
        if self._scores is not None:
            parts.append(self.tr("similarity {0}").format(readable_score(float(self._scores[row]))))
        if not photo.online:
            parts.append(self.tr("offline"))
        return ", ".join(parts)

    def tooltip(self, photo: Photo, row: int) -> str:
        """Where the photo lies."""
        return "\n".join(readable_path(path) for path in photo.paths[:8])

    def _thumbnail_loaded(self, content: str) -> None:
        row = self._row_seen.pop(content, None)
        if row is not None and row < len(self._ids):
            index = self.index(row)
            self.dataChanged.emit(index, index, [THUMBNAIL_ROLE])


PHOTO_ANSWERS: dict[int, Callable[[PhotoListModel, Photo, int], Any]] = {
    PHOTO_ROLE: lambda model, photo, row: photo,
    THUMBNAIL_ROLE: PhotoListModel.thumbnail,
    PLACES_ROLE: lambda model, photo, row: len(photo.paths),
    ONLINE_ROLE: lambda model, photo, row: photo.online,
    int(Qt.ItemDataRole.DisplayRole): lambda model, photo, row: readable_name(photo.path),
    int(Qt.ItemDataRole.AccessibleTextRole): PhotoListModel.describe,
    int(Qt.ItemDataRole.ToolTipRole): PhotoListModel.tooltip,
}
