"""Thumbnails of copies from the library's own store, asked for by what is drawn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtGui import QImage

from desktop_app.thumbnails import Shape, ThumbnailLoader
from engine import Photo, PhotoFacts

if TYPE_CHECKING:
    from engine import Copy

NANOSECONDS = 1e9
Place = TypeVar("Place", bound=Hashable)


def photo_of(copy: Copy) -> Photo:
    """The copy as the photo that thumbnails are kept for."""
    facts = PhotoFacts(copy.width, copy.height, copy.format, copy.taken_at, copy.camera, sharpness=copy.sharpness)
    return Photo(copy.photo, copy.content, (copy.path,), copy.bytes, copy.modified_ns / NANOSECONDS, facts)


class SeenThumbnails(Generic[Place]):
    """Remembers where each content was drawn, so that its arrival repaints just that."""

    def __init__(self, loader: ThumbnailLoader | None) -> None:
        self._loader = loader
        self._places: defaultdict[str, set[Place]] = defaultdict(set)

    def image(self, copy: Copy, shape: Shape, place: Place) -> QImage | None:
        """The thumbnail, or the best there is until it comes, or None."""
        if self._loader is None:
            return None
        self._places[copy.content].add(place)
        return self._loader.image(photo_of(copy), shape)

    def take_places(self, content: str) -> set[Place]:
        """Where a content that has arrived was drawn."""
        return self._places.pop(content, set())

    def is_broken(self, copy: Copy) -> bool:
        """Whether there is no thumbnail that could be read."""
        return self._loader is not None and self._loader.is_broken(copy.content)

    def forget(self) -> None:
        """Something else is drawn from now on."""
        if self._loader is not None:
            self._loader.cancel(self._places)
        self._places.clear()
