"""Checking a library and mending what is derived: catalogue, index, thumbnails. No photo is touched."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import numpy as np

from engine.catalogue.check import Finding, verify_catalogue
from engine.catalogue.database import Catalogue
from engine.catalogue.features import load_features
from engine.catalogue.photos import load_photos, matching_ids
from engine.photos.decode import decode_full
from engine.photos.photo import Photo, UnreadablePhoto
from engine.photos.thumbnail import remove_broken, remove_orphans, thumbnail_path, write_thumbnail
from engine.progress import Progress, silent, track
from engine.search.live_index import LiveIndex

DECODE_PX = 640  # long side of what a thumbnail is made from
CLOSE = 1e-3  # of vectors that should be equal


def make_thumbnail(thumbnails: Path, photo: Photo) -> Path:
    """Make a missing thumbnail from the first place that can be read; raises UnreadablePhoto."""
    problem: UnreadablePhoto | None = None
    for path in photo.paths:
        try:
            return write_thumbnail(decode_full(path, DECODE_PX), thumbnails, photo.content)
        except UnreadablePhoto as error:
            problem = error
    raise problem or UnreadablePhoto("The photo has no file any more.")


def verify_library(
    catalogue: Catalogue, live: LiveIndex, thumbnails: Path, progress: Progress = silent
) -> list[Finding]:
    """Check everything; what is derived is mended on the spot."""
    findings = list(verify_catalogue(catalogue))
    findings += _verify_index(catalogue, live)
    findings += _verify_thumbnails(catalogue, thumbnails, progress)
    return findings


def _verify_index(catalogue: Catalogue, live: LiveIndex) -> list[Finding]:
    state, _ = live.snapshot_state()
    index = live.refresh()
    if index is None or live.row is None or live.head is None:
        return []
    sentence = "" if state != "absent" else "The index file was missing or damaged."
    expected: list[int] = []
    for ids, features in load_features(catalogue, live.row.backbone):
        expected += ids.tolist()
        known = np.isin(ids, index.ids)
        vectors = live.head.project(features[known])
        if known.any() and np.abs(index.vectors_of(ids[known]) - vectors).max() > CLOSE:
            sentence = "The index held vectors that are not those of its photos."
    if set(expected) != set(index.ids.tolist()):
        sentence = "The index did not hold the photos of the library."
    if not sentence:
        return []
    live.rebuild()
    return [Finding(f"{sentence} It was built again.", repaired=True)]


def _verify_thumbnails(catalogue: Catalogue, thumbnails: Path, progress: Progress) -> list[Finding]:
    photos = load_photos(catalogue, matching_ids(catalogue))
    removed = remove_broken(thumbnails)
    orphans = remove_orphans(thumbnails, {photo.content for photo in photos})
    missing = [photo for photo in photos if not thumbnail_path(thumbnails, photo.content).exists() and photo.online]
    made = 0
    for photo in track(missing, len(missing), progress, "thumbnails"):
        with suppress(UnreadablePhoto):  # the next indexing tells of it
            make_thumbnail(thumbnails, photo)
            made += 1
    counts = (
        (removed, "thumbnails were damaged and have been deleted."),
        (orphans, "thumbnails belonged to no photo and have been deleted."),
        (made, "thumbnails were missing and have been made."),
    )
    return [Finding(f"{count} {text}", repaired=True) for count, text in counts if count]
