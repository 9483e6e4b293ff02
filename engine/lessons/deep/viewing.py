"""Views of all photos of a lesson through the part of the network that does not change, made once for every fold."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np

from engine.catalogue.database import Catalogue
from engine.catalogue.photos import load_photos
from engine.embedding.onnx_runtime import available_cores
from engine.indexing.pool import PreparePool
from engine.learning.deep.tower import Halves, Tower
from engine.learning.deep.views import ViewFile
from engine.learning.errors import CannotLearn
from engine.lessons.deep.pictures import Key, read_pictures
from engine.lessons.gathering import Material, Rows
from engine.progress import Progress

VIEWS = "views.f16"
BLOCK = 16  # photos read at a time
ALL_VIEWS, MOST_VIEWS, LEAST_VIEWS = 6_000, 8, 2  # of all photos, and of one beside the photo as it is

TellPace = Callable[[Halves, float], None]  # some activations, and the seconds that all views will still take


def count_views(photos: int) -> int:
    """Varied views of a photo, fewer where there are many photos."""
    return int(np.clip(ALL_VIEWS // max(1, photos), LEAST_VIEWS, MOST_VIEWS))


def make_views(
    catalogue: Catalogue, material: Material, tower: Tower, folder: Path, progress: Progress, tell: TellPace
) -> Halves:
    """Activations (n, 1 + views, ...) of the photos, NaN for those that cannot be read now; raises OSError.

    `tell` is called once, as soon as there are some to try a step on.
    """
    views, total = count_views(len(material)), len(material)
    kept = ViewFile(folder / VIEWS, (1 + views, *tower.shape))
    photos = {photo.id: photo for photo in load_photos(catalogue, material.photos)}
    ordered = [photos[photo] for photo in material.photos.tolist() if photo in photos]
    if len(ordered) < total:
        raise CannotLearn("The library has changed in the meantime: teach again.")
    began, first, told = time.monotonic(), kept.count(), False
    with closing(PreparePool[Key](available_cores())) as pool:
        for start in range(first, total, BLOCK):
            chosen = ordered[start : start + BLOCK]
            pictures = read_pictures(pool, chosen, (tower.side, tower.wide), partial(progress, start, total, "photos"))
            activations = np.full((len(chosen), 1 + views, *tower.shape), np.nan, np.float16)
            if pictures.read.any():
                seeds = [photo.id for photo, read in zip(chosen, pictures.read, strict=True) if read]
                wide = pictures.wide[pictures.read]
                activations[pictures.read] = tower.see(pictures.exact[pictures.read], wide, seeds, views)
            kept.append(activations)
            if pictures.read.any() and not told:
                done, told = start + len(chosen) - first, True
                tell(activations[pictures.read, 0], (time.monotonic() - began) / done * (total - first - done))
    found = kept.read()
    readable = find_readable(found)
    if not told and len(readable):
        tell(found[readable[: 2 * BLOCK], 0], 0.0)
    return found


def find_readable(kept: Halves) -> Rows:
    """The rows of photos that could be read."""
    some = kept[:, 0].reshape(len(kept), -1)[:, :8]
    return np.flatnonzero(np.isfinite(some.astype(np.float32)).all(axis=1))


def take_rows(material: Material, rows: Rows) -> Material:
    """The material of some of its photos; raises CannotLearn where they cannot teach."""
    part = replace(
        material, photos=material.photos[rows], vectors=material.vectors[rows],
        labels=material.labels[rows], groups=material.groups[rows],
    )  # fmt: skip
    counts = np.unique(part.strata, return_counts=True)[1] if len(rows) else np.zeros(0, int)
    if (counts >= 2).sum() < 2:
        raise CannotLearn(
            f"Only {len(rows)} of {len(material)} labelled photos can be read now, too few to teach the network: "
            "connect the drive they lie on, or teach quickly."
        )
    return part
