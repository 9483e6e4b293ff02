"""What a search asks for: examples of what to find more of, and less of."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Source = int | str | NDArray[np.uint8]
SHORTEST_SUM = 1e-3  # of the combined unit vectors; a shorter one points nowhere


class UnusableQuery(Exception):
    """A query that cannot be searched for; its text is one sentence for the user."""


@dataclass(frozen=True, slots=True)
class Crop:
    """A box on an upright photo, in fractions of its width and height."""

    x: float
    y: float
    width: float
    height: float

    @classmethod
    def from_pixels(cls, x: float, y: float, width: float, height: float, photo_width: int, photo_height: int) -> Crop:
        """The box given in pixels of the upright photo, as far as it lies on it."""
        width, height = min(width, photo_width - x), min(height, photo_height - y)
        return cls(x / photo_width, y / photo_height, width / photo_width, height / photo_height)

    @property
    def box(self) -> tuple[float, float, float, float]:
        """(x, y, width, height)."""
        return self.x, self.y, self.width, self.height


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """A photo of the library by id, a file by path, or pixels uint8 (h, w, 3), upright RGB; perhaps a part of it."""

    source: Source
    crop: Crop | None = None

    @property
    def whole_id(self) -> int | None:
        """The id of a library photo that is used whole: it is no result of its own search."""
        return int(self.source) if isinstance(self.source, int | np.integer) and self.crop is None else None


@dataclass(frozen=True, slots=True, eq=False)
class Query:
    """More like these, less like those."""

    more: tuple[Example, ...]
    less: tuple[Example, ...] = ()
    less_weight: float = 0.5

    @property
    def whole_ids(self) -> list[int]:
        """Ids of the library photos that are used whole."""
        return [i for example in self.more + self.less if (i := example.whole_id) is not None]


def combine_vectors(more: Floats, less: Floats, less_weight: float) -> Floats:
    """Unit vectors (p, d) and (q, d) -> unit vector (d,): the mean of the first minus a share of that of the second."""
    if not len(more):
        raise UnusableQuery("Give at least one photo that the matches should be like.")
    combined = more.mean(axis=0) - (less_weight * less.mean(axis=0) if len(less) else 0)
    length = float(np.linalg.norm(combined))
    if length < SHORTEST_SUM:
        raise UnusableQuery("These examples cancel each other out: take one of them away.")
    return np.asarray(combined / length, np.float32)
