"""Photos dragged out of the window, as files."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDrag, QImage, QPixmap
from PySide6.QtWidgets import QWidget

from desktop_app.models.readable import file_url
from engine import Photo

MOST_DRAGGED = 1000
PICTURE_HEIGHT = 96


def files_of(photos: Sequence[Photo]) -> QMimeData:
    """The files to hand to another program."""
    data = QMimeData()
    data.setUrls([file_url(photo.path) for photo in photos])
    return data


def drag_photos(source: QWidget, photos: Sequence[Photo], picture: QImage | None) -> None:
    """Drag photos from a widget until they are dropped; they can only be copied."""
    drag = QDrag(source)
    drag.setMimeData(files_of(photos))
    if picture is not None and not picture.isNull():
        small = picture.scaledToHeight(PICTURE_HEIGHT, Qt.TransformationMode.SmoothTransformation)
        drag.setPixmap(QPixmap.fromImage(small))
    drag.exec(Qt.DropAction.CopyAction)
