"""The pictures of pairs, read off the GUI thread; those of the next pair are there before it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from desktop_app.actions.incoming import image_pixels
from desktop_app.panels.photo_looking import readable_place
from desktop_app.panels.photo_preview import read_image
from engine import Photo, UnreadablePhoto

if TYPE_CHECKING:
    from engine import Library, PairQuestion

LONGEST_PX = 900


class Card:
    """One pair with its photos and pictures; a picture is None where the file is away."""

    __slots__ = ("photos", "pictures", "question")

    def __init__(
        self, question: PairQuestion, photos: tuple[Photo, Photo], pictures: tuple[np.ndarray | None, ...]
    ) -> None:
        self.question, self.photos, self.pictures = question, photos, pictures


def read_card(library: Library, question: PairQuestion) -> Card | None:
    """A question with its pictures; None where a photo is not in the library any more."""
    found = {photo.id: photo for photo in library.photos([question.first, question.second])}
    if len(found) < 2:
        return None
    photos = (found[question.first], found[question.second])
    return Card(question, photos, tuple(read_picture(library, photo) for photo in photos))


def read_picture(library: Library, photo: Photo) -> np.ndarray | None:
    """A picture large enough to judge by; of a photo that is away, its thumbnail."""
    try:
        return library.picture(readable_place(photo), LONGEST_PX)
    except (UnreadablePhoto, OSError):
        image = read_image(library, photo)
    return None if image is None else image_pixels(image)
