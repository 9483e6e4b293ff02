"""Candidates of every new photo, the likeliest first: by fingerprints, then by neighbours among vectors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.duplicates.candidates.fingerprint import LEAST_QUALITY, QUALITY_BYTES, TURNS, Bits, Fingerprint
from engine.duplicates.candidates.multi_index import MultiIndex

Ids = NDArray[np.int64]
Floats = NDArray[np.float32]


PRINTS_ALIKE = 1.0  # the least likeness of near fingerprints; cosines stay below
NEAREST = 4  # neighbours that are candidates however unlike
ALIKE, HOLDS = 0.45, 0.2  # cosines of a photo with two fifths of each side cut off, and of a collage, with the whole


@dataclass(frozen=True, slots=True)
class Prints:
    """Fingerprints of many photos, by row."""

    ids: Ids  # (n,) ascending
    quality: NDArray[np.uint8]  # (n,)
    turns: Bits  # (n, 8, 32)
    panels: Bits  # (p, 32)
    panel_rows: Ids  # (p,) row of the photo that each panel lies in

    @classmethod
    def collect(cls, ids: Sequence[int], stored: Sequence[bytes]) -> Prints:
        """From what `Fingerprint.to_bytes` wrote."""
        head = QUALITY_BYTES + TURNS * 32
        first = np.frombuffer(b"".join(data[:head] for data in stored), np.uint8).reshape(-1, head)
        inner = [(row, Fingerprint.from_bytes(data).panels) for row, data in enumerate(stored) if len(data) > head]
        rows = np.concatenate([np.full(len(bits), row) for row, bits in inner]) if inner else np.empty(0)
        panels = np.concatenate([bits for _, bits in inner]) if inner else np.empty((0, 32), np.uint8)
        turns = first[:, QUALITY_BYTES:].reshape(-1, TURNS, 32)
        return cls(np.asarray(ids, np.int64), first[:, 0], turns, panels, rows.astype(np.int64))


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs (m,) of ids, each once, by owner and then by likeness; the owner is compared with the other."""

    owners: Ids
    others: Ids
    near: NDArray[np.bool_]  # by fingerprints

    def __len__(self) -> int:
        return len(self.owners)


def pair_by_prints(prints: Prints, is_new: NDArray[np.bool_]) -> tuple[Ids, Ids, Floats]:
    """Rows of owner and other and their likeness (1 to 2) for pairs of near fingerprints with a new photo in them."""
    telling = np.flatnonzero(prints.quality >= LEAST_QUALITY)
    if not len(telling):
        empty = np.empty(0, np.int64)
        return empty, empty, np.empty(0, np.float32)
    index = MultiIndex(prints.turns[telling, 0])
    asking = telling[is_new[telling]]
    found = []
    for turn in range(TURNS):
        rows, others, bits = index.near(np.ascontiguousarray(prints.turns[asking, turn]))
        found.append((asking[rows], telling[others], bits))
    rows, others, bits = index.near(prints.panels)
    found.append((prints.panel_rows[rows], telling[others], bits))
    owners, seconds, distances = (np.concatenate(parts) for parts in zip(*found, strict=True))
    kept = (owners != seconds) & (is_new[owners] | is_new[seconds])
    likeness = 2 - distances[kept].astype(np.float32) / 256
    return owners[kept], seconds[kept], likeness


def merge_pairs(parts: Sequence[tuple[Ids, Ids, Floats]]) -> Candidates:
    """All pairs once, under the owner that has them with the most likeness.

    A pair is one 64-bit number while it is sorted, as numbers alone sort many times as fast as rows do: the ids, how
    unlike they are in as many steps as there is room for, and whether the higher id is the owner.
    """
    id_bits = int(max(part[side].max(initial=1) for part in parts for side in (0, 1))).bit_length()
    step_bits = min(16, 62 - 2 * id_bits)
    most_id, most_steps = (1 << id_bits) - 1, (1 << step_bits) - 1
    packed = []
    for owners, others, likeness in parts:
        pairs = np.minimum(owners, others) << id_bits | np.maximum(owners, others)
        packed.append((pairs << step_bits | _steps_away(likeness, most_steps)) << 1 | (owners > others))
    words = np.sort(np.concatenate(packed))
    pairs = words >> (step_bits + 1)
    words = words[np.diff(pairs, prepend=-1) > 0]
    lower, higher = words >> (id_bits + step_bits + 1), words >> (step_bits + 1) & most_id
    is_turned, steps = (words & 1).astype(bool), words >> 1 & most_steps
    owners, others = np.where(is_turned, higher, lower), np.where(is_turned, lower, higher)
    words = np.sort((owners << step_bits | steps) << id_bits | others)
    near = (words >> id_bits & most_steps) <= _steps_away(np.float32(PRINTS_ALIKE), most_steps)
    return Candidates(words >> (id_bits + step_bits), words & most_id, near)


def _steps_away(likeness: Floats | np.float32, most: int) -> Ids:
    """How far a likeness is below 2, which no pair is above, as whole numbers up to `most` for -1."""
    return np.asarray(np.rint((2 - np.clip(likeness, -1, 2)) * (most / 3)), np.int64)


def list_neighbours(ids: Ids, found: Ids, scores: Floats, holding: Ids, narrow: int) -> tuple[Ids, Ids, Floats]:
    """Pairs of ids from neighbours (n, k): all k for photos that hold pictures, `narrow` for the others.

    `holding`: the ids of those that hold some, ascending. Past the very nearest only those that are alike: a part of
    a photo is, if it is large enough to be told by.
    """
    wide = np.searchsorted(holding, ids) < np.searchsorted(holding, ids, "right")
    place = np.arange(found.shape[1])
    alike = scores >= np.where(wide, HOLDS, ALIKE)[:, None]
    kept = ((place < narrow) | wide[:, None]) & (alike | (place < NEAREST))
    owners = np.broadcast_to(ids[:, None], found.shape)[kept]
    return owners, found[kept], scores[kept]
