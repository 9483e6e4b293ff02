"""What is lacking before the program can be taught, in sentences that say what to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from engine.tasks.nearest import Rows

Kind = Literal["no labels", "one label", "single photos", "only copies", "few photos", "imbalance", "copies", "away"]
FEW = 5  # photos of a label; with fewer the verdict has a wide error
UNEVEN = 10  # times as many photos as the median label
SHOWN = 5  # names in one sentence


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that is lacking; where it `blocks`, nothing can be taught until it is put right."""

    kind: Kind
    sentence: str
    labels: tuple[str, ...] = ()
    blocks: bool = False


def find_lacks(labels: Rows, names: Sequence[str], groups: Rows, away: int = 0) -> list[Lack]:
    """What is lacking of labelled photos: class numbers (n,) into `names` and duplicate groups (n,), worst first.

    `away` counts labelled photos that are not in the library now, and so not among the rows.
    """
    counts = np.bincount(labels, minlength=len(names))
    different = np.array([len(np.unique(groups[labels == label])) for label in range(len(names))], np.int64)
    used = np.flatnonzero(counts)
    found = [
        _lack_of_labels(used, names),
        _lack_of_pairs(different, used, names),
        _list_single(counts, different, used, names),
        _list_copies_only(counts, different, used, names),
        _list_few(different, used, names),
        _tell_imbalance(counts, used, names),
        _tell_copies(groups),
        _tell_away(away),
    ]
    return [lack for lack in found if lack is not None]


def _lack_of_labels(used: Rows, names: Sequence[str]) -> Lack | None:
    if not len(used):
        text = "No photo has a label yet: take the labels from your folders, or select photos and label them."
        return Lack("no labels", text, blocks=True)
    if len(used) == 1:
        name = names[used[0]]
        text = f"{name} is the only label: give a second label to photos that show something else."
        return Lack("one label", text, (name,), blocks=True)
    return None


def _lack_of_pairs(different: Rows, used: Rows, names: Sequence[str]) -> Lack | None:
    if len(used) < 2 or (different >= 2).any():
        return None
    text = "No label has two different photos, so nothing shows what the photos of a label share: label a second one."
    return Lack("single photos", text, _names(used, names), blocks=True)


def _list_single(counts: Rows, different: Rows, used: Rows, names: Sequence[str]) -> Lack | None:
    single = used[counts[used] == 1]
    if not len(single) or not (different >= 2).any():  # the second is told with what blocks
        return None
    text = f"{_say(single, names)} {'has' if len(single) == 1 else 'have'} only one photo: label at least two of each."
    return Lack("single photos", text, _names(single, names))


def _list_copies_only(counts: Rows, different: Rows, used: Rows, names: Sequence[str]) -> Lack | None:
    copied = used[(counts[used] > 1) & (different[used] == 1)]
    if not len(copied):
        return None
    text = f"All photos of {_say(copied, names)} are copies of one picture and count as one: label a different photo."
    return Lack("only copies", text, _names(copied, names))


def _list_few(different: Rows, used: Rows, names: Sequence[str]) -> Lack | None:
    few = used[(different[used] > 1) & (different[used] < FEW)]
    if not len(few):
        return None
    verb = "has" if len(few) == 1 else "have"
    text = f"{_say(few, names)} {verb} fewer than {FEW} different photos: the verdict will be unsure about them."
    return Lack("few photos", text, _names(few, names))


def _tell_imbalance(counts: Rows, used: Rows, names: Sequence[str]) -> Lack | None:
    if len(used) < 2:
        return None
    median = float(np.median(counts[used]))
    large = used[counts[used] > UNEVEN * median] if len(used) > 2 else used[counts[used] > UNEVEN * counts[used].min()]
    if not len(large):
        return None
    most, least = int(counts[large].max()), int(counts[used].min())
    verb = "has" if len(large) == 1 else "have"
    text = (
        f"{_say(large, names)} {verb} up to {most:,} photos and others {least:,}: every label is shown equally often, "
        "so more photos of the small ones help most."
    )
    return Lack("imbalance", text, _names(large, names))


def _tell_copies(groups: Rows) -> Lack | None:
    sizes = np.bincount(groups) if len(groups) else np.zeros(0, np.int64)
    extra = int((sizes[sizes > 1] - 1).sum())
    if not extra:
        return None
    photos = "1 labelled photo is nearly a copy of another" if extra == 1 else (
        f"{extra:,} labelled photos are nearly copies of others"
    )  # fmt: skip
    text = f"{photos}: copies are kept on one side, so that no photo is judged by its own copy."
    return Lack("copies", text)


def _tell_away(away: int) -> Lack | None:
    if not away:
        return None
    photos = "1 labelled photo is" if away == 1 else f"{away:,} labelled photos are"
    return Lack("away", f"{photos} not in the library now and cannot be learned from: add or index their folder.")


def _names(rows: Rows, names: Sequence[str]) -> tuple[str, ...]:
    return tuple(names[row] for row in rows)


def _say(rows: Rows, names: Sequence[str]) -> str:
    """ "cat", "cat and dog", "cat, dog and 7 other labels"."""
    shown = [names[row] for row in rows[:SHOWN]]
    rest = len(rows) - len(shown)
    if rest:
        return f"{', '.join(shown)} and {rest:,} other label{'s' if rest > 1 else ''}"
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
