"""Reads the pictures of the copies off the GUI thread: first for the screen, whole when zooming asks for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QObject, QSize, Signal

from desktop_app.engine_words import say
from desktop_app.tasks import Tasks
from desktop_app.widgets.compare.copies import MOST_COPIES
from desktop_app.widgets.photos.pixels import Halvings, image_of

Load = Callable[[str, int | None], np.ndarray]  # (path, longest side or None for all) -> upright RGB (h, w, 3)

FIRST_PX = 1600


@dataclass(frozen=True, slots=True, eq=False)
class CopyPicture:
    """What has come of one copy: pixels with the image made of them, or the sentence why not."""

    index: int
    pixels: np.ndarray | None = None
    levels: Halvings | None = None
    problem: str = ""

    @property
    def size(self) -> QSize:
        """Width and height of what was read."""
        return self.levels.size() if self.levels is not None else QSize()


class PictureReader(QObject):
    """arrived(object CopyPicture): one picture of the newest `read` has come, or come again in full."""

    arrived = Signal(object)

    def __init__(self, load: Load, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._load, self._tasks = load, tasks
        self._paths: tuple[str, ...] = ()
        self._whole: set[int] = set()

    def read(self, paths: Sequence[str]) -> None:
        """Read these, and forget what was asked for before."""
        self._paths, self._whole = tuple(paths), set()
        for index in range(MOST_COPIES):
            self._tasks.drop((id(self), index))
        for index in range(len(self._paths)):
            self._read(index, FIRST_PX)

    def sharpen(self, index: int) -> None:
        """Read one again with all its pixels, once."""
        if index < len(self._paths) and index not in self._whole:
            self._whole.add(index)
            self._read(index, None)

    def _read(self, index: int, longest_px: int | None) -> None:
        load, path = self._load, self._paths[index]
        self._tasks.run(lambda: read_picture(load, path, longest_px, index), self._tell, key=(id(self), index))

    def _tell(self, picture: CopyPicture) -> None:
        self.arrived.emit(picture)


def read_picture(load: Load, path: str, longest_px: int | None, index: int) -> CopyPicture:
    """Load one; what goes wrong becomes its sentence."""
    try:
        pixels = load(path, longest_px)
    except Exception as error:  # said in place of the picture
        return CopyPicture(index, problem=say(error))
    return CopyPicture(index, pixels, Halvings(image_of(pixels)))
