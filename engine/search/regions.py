"""Why two photos are alike: their cosine, split over the regions of both."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.embedding.encoder import Encoder, Pixels
from engine.embedding.head import Head
from engine.search.query import Floats


@dataclass(frozen=True, slots=True, eq=False)
class Regions:
    """What each region of the example and of the match adds to their cosine; each map sums to `score`."""

    query: Floats  # (h, w)
    match: Floats  # (h, w)
    score: float


def split_cosine(encoder: Encoder, head: Head, query: Pixels, match: Pixels) -> Regions:
    """Split the cosine of two photos (side, side, 3) exactly, as each vector is the sum of its regions' parts."""
    _, maps = encoder.encode_maps(np.stack([query, match]))
    parts = head.split(maps)  # (2, h, w, d)
    wholes = parts.sum(axis=(1, 2))  # (2, d)
    lengths = max(float(np.linalg.norm(wholes[0]) * np.linalg.norm(wholes[1])), 1e-12)
    return Regions(
        query=parts[0] @ wholes[1] / lengths,
        match=parts[1] @ wholes[0] / lengths,
        score=float(wholes[0] @ wholes[1]) / lengths,
    )
