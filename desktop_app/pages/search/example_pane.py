"""The example in view: its picture, and the box that picks a part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

import engine
from desktop_app.engine_words import say
from desktop_app.models.readable import readable_path
from desktop_app.pages.search.question import Part
from desktop_app.widgets.buttons import push_button
from desktop_app.widgets.labels import ElidedLabel
from desktop_app.widgets.photos.crop_box import CropBox
from desktop_app.widgets.photos.photo_viewer import PhotoViewer

if TYPE_CHECKING:
    from engine import Crop


BUTTON_ROOM = 48  # of one button with its distance
LEAST_PICTURE = 120


class ExamplePane(QWidget):
    """Shows one example and asks for changes to it by signal."""

    crop_chosen = Signal(object)  # Crop, or None for the whole photo

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: Part | None = None
        self._pixels: np.ndarray | None = None
        self._pick_next = False
        self.title = ElidedLabel(cut=Qt.TextElideMode.ElideMiddle)
        self.viewer = PhotoViewer()
        self.pick = push_button(self.tr("Search for a part"), "", "crop", "Ctrl+B")
        self.whole = push_button(self.tr("Whole photo"), "", "expand")
        self._lay_out()
        self.pick.clicked.connect(self.pick_part)
        self.whole.clicked.connect(lambda: self.crop_chosen.emit(None))
        self.viewer.crop_chosen.connect(lambda *box: self.crop_chosen.emit(engine.Crop(*box)))
        self.viewer.crop_cancelled.connect(self._end_picking)

    def show_part(self, part: Part | None) -> None:
        """Show an example; its picture is awaited."""
        self._part, self._pixels = part, None
        cropped = part is not None and part.crop is not None
        self.title.setText(readable_path(part.title) if part else "")
        self.viewer.set_crop_mode(False)
        self.viewer.show_message(self.tr("Loading…") if part else "")
        self.pick.setText(self.tr("Change the part") if cropped else self.tr("Search for a part"))
        self.pick.setEnabled(False)
        self.whole.setVisible(cropped)

    def show_pixels(self, pixels: np.ndarray) -> None:
        """Show the awaited picture, upright RGB (h, w, 3), only its part where one was picked."""
        self._pixels = pixels
        self.pick.setEnabled(True)
        crop = self._part.crop if self._part else None
        self.viewer.set_image(crop_pixels(pixels, crop) if crop else pixels)
        if self._pick_next:
            self._pick_next = False
            self.pick_part()

    def pick_when_shown(self) -> None:
        """Begin to draw a box as soon as the awaited picture has come."""
        self._pick_next = True

    def show_problem(self, error: Exception) -> None:
        """Say why the picture cannot be shown."""
        self.viewer.show_message(say(error))

    def pick_part(self) -> None:
        """Begin to draw a box on the whole photo."""
        if self._pixels is None or self._part is None:
            return
        crop = self._part.crop
        self.viewer.set_image(self._pixels)
        self.viewer.set_crop_mode(True, CropBox(crop.x, crop.y, crop.width, crop.height) if crop else None)

    def _lay_out(self) -> None:
        self.viewer.setAccessibleName(self.tr("Example"))
        self.pick.setToolTip(self.tr("Draw a box on the photo and search for what is in it (Ctrl+B)"))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.viewer)
        column.addWidget(self.pick)
        column.addWidget(self.whole)
        column.addStretch(1)
        self.setMinimumWidth(200)

    def resizeEvent(self, event: Any) -> None:
        """The picture is square and at the top, with the buttons close below."""
        super().resizeEvent(event)
        room = self.height() - self.title.height() - 3 * BUTTON_ROOM
        self.viewer.setFixedHeight(max(LEAST_PICTURE, min(self.width() - 32, room)))

    def _end_picking(self) -> None:
        if self._pixels is not None:
            self.show_pixels(self._pixels)


def crop_pixels(pixels: np.ndarray, crop: Crop) -> np.ndarray:
    """The part of upright pixels (h, w, 3) inside a crop, at least one pixel."""
    height, width = pixels.shape[:2]
    left, top = int(crop.x * width), int(crop.y * height)
    right = max(left + 1, round((crop.x + crop.width) * width))
    bottom = max(top + 1, round((crop.y + crop.height) * height))
    return np.ascontiguousarray(pixels[top:bottom, left:right])
