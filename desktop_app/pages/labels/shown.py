"""What the page shows, and how it is read from the library off the GUI thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import numpy as np

from engine import Filters

if TYPE_CHECKING:
    from engine import LabelCount, Library, Suggested, Suspect

Tab = Literal["photos", "likely", "useful", "rejected"]
TABS: tuple[Tab, ...] = ("photos", "likely", "useful", "rejected")
SURE = 0.5  # probability from which all suggestions can be accepted at once
MOST_LIKELY, MOST_USEFUL, MOST_SUSPECTS = 60, 24, 100


@dataclass(frozen=True, slots=True)
class Shown:
    """A row of the list at the side, and the tab above the photos of a label."""

    kind: str = "unlabelled"  # see models.label_list_model.Kind
    name: str = ""
    tab: Tab = "photos"

    @property
    def asks(self) -> str:
        """What can be answered of it: "suggestions", "suspects" or nothing."""
        if self.kind == "suspects":
            return "suspects"
        return "suggestions" if self.kind == "label" and self.tab in ("likely", "useful") else ""


@dataclass(frozen=True, slots=True)
class ShelfFacts:
    """The labels and numbers there are, and how many photos."""

    labels: tuple[LabelCount, ...] = ()
    numbers: Mapping[str, int] = field(default_factory=dict)
    photos: int = 0
    unlabelled: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Listed:
    """Photos in their order; `about` has by id what is known of one: a suggestion, a doubt, or its number."""

    shown: Shown
    ids: np.ndarray
    scores: np.ndarray | None = None
    about: Mapping[int, Suggested | Suspect | float] = field(default_factory=dict)

    def sure(self) -> list[int]:
        """The photos that are more likely of the label than not."""
        scores = np.zeros(0) if self.scores is None or self.shown.tab != "likely" else self.scores
        return [int(photo) for photo in self.ids[: int((scores >= SURE).sum())]]


def read_shelf(library: Library) -> ShelfFacts:
    """The rows of the list, with their counts."""
    labels = tuple(library.labelling.counts())
    photos = library.count()
    labelled = library.count(Filters(labels=tuple(each.name for each in labels))) if labels else 0
    numbers = {name: len(values) for name, values in sorted(library.labelling.numbers().items())}
    return ShelfFacts(labels, numbers, photos, photos - labelled)


def read_listed(library: Library, shown: Shown) -> Listed:
    """The photos to show; raises UnusableLabel where there is nothing to go by."""
    if shown.kind == "suspects":
        suspects = library.labelling.suspects(MOST_SUSPECTS)
        ids = np.array([each.photo for each in suspects], np.int64)
        return Listed(shown, ids, about={each.photo: each for each in suspects})
    if shown.asks:
        return _read_suggested(library, shown)
    if shown.kind == "number":
        values = library.labelling.numbers().get(shown.name, {})
        here = library.photo_ids()
        ordered = sorted((int(photo) for photo in here if int(photo) in values), key=lambda photo: -values[photo])
        return Listed(shown, np.array(ordered, np.int64), about=values)
    if shown.tab == "rejected":
        here, rejected = library.photo_ids(), library.labelling.rejected(shown.name)
        return Listed(shown, here[np.isin(here, rejected)])
    if shown.kind == "label":
        return Listed(shown, library.photo_ids(Filters(labels=(shown.name,))))
    return Listed(shown, _read_unlabelled(library))


def _read_suggested(library: Library, shown: Shown) -> Listed:
    ask = library.labelling.suggest if shown.tab == "likely" else library.labelling.suggest_useful
    found = ask(shown.name, MOST_LIKELY if shown.tab == "likely" else MOST_USEFUL)
    ids = np.array([each.photo for each in found], np.int64)
    scores = np.array([each.probability for each in found], np.float32)
    return Listed(shown, ids, scores, {each.photo: each for each in found})


def _read_unlabelled(library: Library) -> np.ndarray:
    ids, names = library.photo_ids(), tuple(library.labels())
    if not names:
        return ids
    return ids[~np.isin(ids, library.photo_ids(Filters(labels=names)))]
