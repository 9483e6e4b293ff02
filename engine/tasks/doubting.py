"""Which labels are possibly wrong: photos far from what their label looks like, among neighbours of another."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.progress import Progress, silent
from engine.tasks.nearest import Rows, Vectors, nearest_rows, sample_rows

Floats = NDArray[np.float64]
CENTRES = 3  # of a label, as in sub-centre ArcFace
ROUNDS = 8  # of k-means
NEIGHBOURS = 10
TEMPERATURE = 0.1
MOST_ASKED, MOST_VOTERS = 5_000, 20_000  # photos whose neighbours are looked at; photos that vote


@dataclass(frozen=True, slots=True)
class Doubts:
    """Rows (k,) of photos that may be mislabelled, the most doubtful first."""

    rows: Rows
    instead: Rows  # the label that its neighbours have most
    angles_deg: Floats  # to the dominant centre of its own label
    agreement: Floats  # weighted share of its neighbours that have its label, 0..1


def doubt_labels(vectors: Vectors, labels: Rows, count: int, progress: Progress = silent) -> Doubts:
    """The `count` most doubtful of labelled photos, unit vectors (n, d) and class numbers (n,).

    The mean of two ranks: how much nearer the photo is to another label's dominant sub-centre than to its own (Deng
    2020), and how its neighbours, itself left out, vote. A label of one photo is not doubted, as it has no centre but
    that photo.
    """
    names, own = np.unique(labels, return_inverse=True)
    sizes = np.bincount(own)
    if len(names) < 2 or not len(labels):
        return Doubts(np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0), np.empty(0))
    progress(0, 2, "labels")
    centres = np.stack([dominant_centre(vectors[own == label]) for label in range(len(names))])
    cosines, rival = _compare_centres(vectors, own, centres)
    asked = np.flatnonzero(sizes[own] > 1)
    strangeness = rival - cosines
    asked = np.sort(asked[np.argsort(-strangeness[asked], kind="stable")[:MOST_ASKED]])
    progress(1, 2, "labels")
    agreement, instead = _ask_neighbours(vectors, own, asked)
    doubt = _ranks(strangeness[asked]) + _ranks(-agreement)
    doubtful = (strangeness[asked] > 0) | (agreement < 0.5)
    order = np.lexsort((asked, -doubt))
    order = order[doubtful[order]][:count]
    progress(2, 2, "labels")
    angles = np.degrees(np.arccos(np.clip(cosines[asked[order]], -1, 1)))
    return Doubts(asked[order], names[instead[order]], angles, agreement[order])


def dominant_centre(vectors: Vectors, centres: int = CENTRES, rounds: int = ROUNDS) -> Vectors:
    """The unit centre (d,) of the largest of a few clusters of unit vectors (n, d), found by spherical k-means."""
    if len(vectors) < 2 * centres:
        return _unit(vectors.mean(axis=0))
    middle = _unit(vectors.mean(axis=0))
    chosen = [int(np.argmax(vectors @ middle))]
    while len(chosen) < centres:  # farthest first, so that the start needs no chance
        chosen.append(int(np.argmin((vectors @ vectors[chosen].T).max(axis=1))))
    heads = vectors[chosen]
    for _ in range(rounds):
        nearest = (vectors @ heads.T).argmax(axis=1)
        sums = np.stack([vectors[nearest == each].sum(axis=0) for each in range(centres)])
        heads = np.stack([_unit(row) if row.any() else head for row, head in zip(sums, heads, strict=True)])
    return np.asarray(heads[np.bincount(nearest, minlength=centres).argmax()])


def _compare_centres(vectors: Vectors, own: Rows, centres: Vectors) -> tuple[Floats, Floats]:
    """Cosine (n,) to the own label's centre and the highest (n,) to that of any other."""
    mine = (vectors * centres[own]).sum(axis=1)
    _, cosines = nearest_rows(vectors, centres, 1, own)
    return mine.astype(np.float64), cosines[:, 0].astype(np.float64)


def _ask_neighbours(vectors: Vectors, own: Rows, asked: Rows) -> tuple[Floats, Rows]:
    """Share of the vote (m,) for the own label, and the label with the most votes among the others (m,)."""
    voters = np.union1d(asked, sample_rows(len(vectors), MOST_VOTERS))
    rows, cosines = nearest_rows(vectors[asked], vectors[voters], NEIGHBOURS, np.searchsorted(voters, asked))
    votes = own[voters][rows]
    weights = np.exp(cosines.astype(np.float64) / TEMPERATURE)
    agree = votes == own[asked][:, None]
    share = (weights * agree).sum(axis=1) / weights.sum(axis=1)
    totals = ((votes[:, :, None] == votes[:, None, :]) * weights[:, None, :]).sum(axis=2)
    instead = np.where(agree, -1.0, totals).argmax(axis=1)
    return share, votes[np.arange(len(asked)), instead]


def _ranks(values: Floats) -> Floats:
    ranks = np.empty(len(values))
    ranks[np.argsort(values, kind="stable")] = np.arange(len(values))
    return ranks


def _unit(vector: Vectors) -> Vectors:
    return np.asarray(vector / max(float(np.linalg.norm(vector)), 1e-12), np.float32)
