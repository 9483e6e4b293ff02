"""Numbers that a photo brings along: what can be learned from besides names."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from engine.photos.metadata.keywords import read_keywords
from engine.photos.photo import Photo

EPOCH = datetime(1970, 1, 1)
A_DAY_S = 86_400


def read_year(photo: Photo) -> float | None:
    """The year it was taken."""
    return None if photo.facts.taken_at is None else float(photo.facts.taken_at[:4])


def read_capture_time(photo: Photo) -> float | None:
    """Days since 1970 until it was taken, by the camera's clock."""
    if photo.facts.taken_at is None:
        return None
    return (datetime.fromisoformat(photo.facts.taken_at) - EPOCH).total_seconds() / A_DAY_S


def read_size(photo: Photo) -> float | None:
    """Megapixels."""
    return photo.facts.width * photo.facts.height / 1e6 or None


def read_rating(photo: Photo) -> float | None:
    """Stars, from the first place that tells them."""
    return next((found for path in photo.paths if (found := read_keywords(path).rating) is not None), None)


NUMBER_SOURCES: dict[str, Callable[[Photo], float | None]] = {
    "rating": read_rating,
    "year": read_year,
    "capture time": read_capture_time,
    "size": read_size,
}
