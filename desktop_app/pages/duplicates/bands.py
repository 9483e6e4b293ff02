"""The bands of duplicates in words, and what the page reads of them in one go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop_app.pages.duplicates.marks import gain_of

if TYPE_CHECKING:
    from engine import AdvisedGroup, Group, Library

BANDS = ("exact", "same", "edited", "moment")
BULK_BANDS = ("exact", "same", "edited")  # pictures of one moment are different pictures: never marked in bulk


@dataclass(frozen=True, slots=True)
class BandCount:
    """How much there is in a band."""

    groups: int = 0
    gain: int = 0  # bytes that would be free if the advice were followed


@dataclass(frozen=True, slots=True)
class Review:
    """All groups as they are now."""

    groups: dict[str, tuple[AdvisedGroup, ...]] = field(default_factory=dict)
    counts: dict[str, BandCount] = field(default_factory=dict)
    protected: frozenset[str] = frozenset()  # paths of copies in protected folders
    photos: int = 0
    compared: int = 0  # photos, with all others
    waiting: int = 0  # photos that the next search compares

    def every_group(self) -> Iterator[Group]:
        """The groups of all bands."""
        for advised in self.groups.values():
            for each in advised:
                yield each.group


def read_review(library: Library) -> Review:
    """Read every band; not on the GUI thread."""
    groups: dict[str, list[AdvisedGroup]] = {band: [] for band in BANDS}
    for advised in library.cleaning.groups():
        groups[advised.group.band].append(advised)
    paths = (copy.path for band in groups.values() for each in band for copy in each.group.copies)
    protected = library.cleaning.protected(paths)
    counts = {band: count_band(each, protected) for band, each in groups.items()}
    every = {band: tuple(each) for band, each in groups.items()}
    return Review(every, counts, protected, library.count(), *library.cleaning.count_compared())


def count_band(groups: Sequence[AdvisedGroup], protected: frozenset[str]) -> BandCount:
    """How many groups there are, and what they would free."""
    return BandCount(len(groups), sum(gain_of(advised, protected) for advised in groups))


def band_title(band: str) -> str:
    """The band's name."""
    return {
        "exact": QCoreApplication.translate("Bands", "Identical files"),
        "same": QCoreApplication.translate("Bands", "Same picture"),
        "edited": QCoreApplication.translate("Bands", "Edited"),
        "moment": QCoreApplication.translate("Bands", "Same moment"),
    }[band]


def band_hint(band: str) -> str:
    """What lies in the band, in one sentence."""
    return {
        "exact": QCoreApplication.translate("Bands", "Files with exactly the same bytes, in several places."),
        "same": QCoreApplication.translate(
            "Bands", "One picture saved again: resized, in another format, or with other metadata."
        ),
        "edited": QCoreApplication.translate(
            "Bands", "One picture changed: cropped, rotated, with a border or text, in other colours."
        ),
        "moment": QCoreApplication.translate(
            "Bands", "Different pictures taken seconds apart. Choose among them one by one."
        ),
    }[band]
