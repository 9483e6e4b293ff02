"""Labelled photos read from their files: as the network takes them, and wider, for views to be cut from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.indexing.pool import PreparePool
from engine.photos.photo import Photo
from engine.photos.prepare import Prepared, PrepareRequest

Pixels = NDArray[np.uint8]
Key = tuple[int, bool]  # which photo, and whether wide


@dataclass(frozen=True)
class Pictures:
    """Pixels (n, side, side, 3) and (n, wide, wide, 3), and which photos (n,) could be read."""

    exact: Pixels
    wide: Pixels
    read: NDArray[np.bool_]


def read_pictures(
    pool: PreparePool[Key], photos: Sequence[Photo], sides: tuple[int, int], step: Callable[[], None]
) -> Pictures:
    """The photos in their order; one that is away, damaged or another picture by now is black and not `read`."""
    exact, wide = (np.zeros((len(photos), side, side, 3), np.uint8) for side in sides)
    found = np.zeros((len(photos), 2), bool)
    requests = [
        ((place, broad), PrepareRequest(photo.path, sides[broad], "whole"))
        for place, photo in enumerate(photos)
        for broad in (False, True)
        if photo.online
    ]
    for (place, broad), outcome in pool.run(requests, step):
        if isinstance(outcome, Prepared) and outcome.content == photos[place].content and outcome.pixels is not None:
            (wide if broad else exact)[place] = outcome.pixels
            found[place, int(broad)] = True
    return Pictures(exact, wide, found[:, 0] & found[:, 1])
