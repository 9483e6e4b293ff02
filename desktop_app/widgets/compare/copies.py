"""What the compare view is given and what it answers with; it knows no library."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

State = Literal["keep", "remove", "open"]
Decision = Literal["keep", "remove", "both", "not duplicates", "next", "back"]
Mode = Literal["side by side", "difference", "slider"]
Alignment = tuple[tuple[float, float, float], tuple[float, float, float]]

MOST_COPIES = 4
HEADLINE_FACTS = 3


@dataclass(frozen=True, slots=True)
class ComparedCopy:
    """One file to compare.

    title, folder: as they are read; may be cut in the middle.
    facts: (name, value) in the user's language; the values of the first three also stand above the picture.
    size: width and height of the upright picture in pixels, where known before it is read.
    alignment: 2x3, takes a point of the first copy to the same point of this one, both as fractions (x, y) of width
        and height; None: both show the same framing.
    """

    path: str
    title: str
    folder: str
    facts: tuple[tuple[str, str], ...] = ()
    state: State = "open"
    size: tuple[int, int] = (0, 0)
    alignment: Alignment | None = None

    @property
    def headline(self) -> str:
        """The facts that stand above the picture."""
        return " · ".join(value for _, value in self.facts[:HEADLINE_FACTS] if value)
