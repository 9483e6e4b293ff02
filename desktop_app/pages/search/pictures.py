"""The pictures of a question's examples: small ones for the chips, a large one for the pane, read once each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from desktop_app.pages.search.example_pane import crop_pixels
from desktop_app.pages.search.question import Part
from desktop_app.pages.search.reading import CHIP_PX, EXAMPLE_PX, read_example
from desktop_app.tasks import Tasks
from desktop_app.widgets.photos.pixels import image_of

if TYPE_CHECKING:
    from engine import Library


KEPT = 64  # chip pictures; some more than anyone combines


class ExamplePictures(QObject):
    """Gives chip pictures at once or later, and the picture of the example in view."""

    chip_arrived = Signal()
    example_arrived = Signal(object, object)  # Part, pixels (h, w, 3)
    example_failed = Signal(object, object)  # Part, Exception

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._library: Library | None = None
        self._chips: dict[int, tuple[Part, QImage | None]] = {}  # by the part's identity

    def use_library(self, library: Library) -> None:
        """Read from `library` from now on."""
        self._library = library

    def chip(self, part: Part) -> QImage | None:
        """The small picture of a part, if it has come; else it is asked for."""
        known = self._chips.get(id(part))
        if known is not None:
            return known[1]
        self._chips[id(part)] = (part, None)
        while len(self._chips) > KEPT:
            del self._chips[next(iter(self._chips))]
        library = self._library
        if library is not None:
            self._tasks.run(
                lambda: shrink(cut_part(read_example(library, part, 4 * CHIP_PX), part)),
                lambda image: self._keep_chip(part, image),
                lambda _: None,
            )
        return None

    def ask_example(self, part: Part) -> None:
        """Read the large picture of a part; only the last one asked for arrives."""
        library = self._library
        if library is not None:
            self._tasks.run(
                lambda: read_example(library, part, EXAMPLE_PX),
                lambda pixels: self.example_arrived.emit(part, pixels),
                lambda error: self.example_failed.emit(part, error),
                key="example picture",
            )

    def _keep_chip(self, part: Part, image: QImage) -> None:
        self._chips[id(part)] = (part, image)
        self.chip_arrived.emit()


def cut_part(pixels: np.ndarray, part: Part) -> np.ndarray:
    """The picked part of an example's pixels, or all of them."""
    return crop_pixels(pixels, part.crop) if part.crop else pixels


def shrink(pixels: np.ndarray) -> QImage:
    """A picture for a chip."""
    image = image_of(pixels)
    smooth = Qt.TransformationMode.SmoothTransformation
    return image.scaled(2 * CHIP_PX, 2 * CHIP_PX, Qt.AspectRatioMode.KeepAspectRatio, smooth)
