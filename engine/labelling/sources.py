"""Labels and numbers that photos bring along: from the names of their folders, their keywords, their EXIF."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.catalogue.database import Catalogue
from engine.catalogue.labels import UnusableLabel
from engine.catalogue.labels.listing import places_below
from engine.catalogue.photos import load_photos, matching_ids
from engine.catalogue.roots import is_named_inside, list_roots
from engine.photos.metadata import read_keywords
from engine.photos.metadata.numbers import NUMBER_SOURCES
from engine.photos.photo import Photo
from engine.progress import Progress, track
from engine.tasks.planning import LabelPlan, plan_from_folders, plan_from_keywords

Ids = Iterable[int] | NDArray[np.int64]
BLOCK = 1000  # photos loaded at a time


def plan_folders(catalogue: Catalogue, folder: str, level: int) -> LabelPlan:
    """Labels from the names of the folders below an added one, or below one around or inside it."""
    path = os.path.normpath(Path(folder).absolute())
    if level == 0 or level < -1:
        raise UnusableLabel(f"Level {level} names no folder: 1 is directly below {path}, -1 the innermost.")
    roots = [root.path for root in list_roots(catalogue)]
    if not any(is_named_inside(path, root) or is_named_inside(root, path) for root in roots):
        raise UnusableLabel(f"{path} is not in the library: add it and index it first.")
    return plan_from_folders(places_below(catalogue, path).items(), path, level)


def plan_keywords(catalogue: Catalogue, ids: Ids | None, progress: Progress) -> LabelPlan:
    """Labels from the keywords in photos and their sidecars; reads every photo's header."""
    found = {}
    for photo in _load(catalogue, ids, progress):
        found[photo.id] = next(filter(None, (read_keywords(path).names for path in photo.paths)), ())
    return plan_from_keywords(found)


def read_numbers(catalogue: Catalogue, name: str, ids: Ids | None, progress: Progress) -> dict[int, float]:
    """One of NUMBER_SOURCES of every photo (id) that has it; raises UnusableLabel for another name."""
    if name not in NUMBER_SOURCES:
        raise UnusableLabel(f"{name} cannot be read from photos: choose one of {', '.join(NUMBER_SOURCES)}.")
    found = {photo.id: NUMBER_SOURCES[name](photo) for photo in _load(catalogue, ids, progress)}
    return {photo: value for photo, value in found.items() if value is not None}


def _load(catalogue: Catalogue, ids: Ids | None, progress: Progress) -> Iterator[Photo]:
    chosen = matching_ids(catalogue) if ids is None else np.fromiter(ids, np.int64)
    blocks = (load_photos(catalogue, chosen[start : start + BLOCK]) for start in range(0, len(chosen), BLOCK))
    yield from track((photo for block in blocks for photo in block), len(chosen), progress, "keywords")
