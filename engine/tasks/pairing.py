"""Pairs of photos whose answer to "same or different?" would teach most."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.learning.metrics.calibration import Platt, fit_platt
from engine.tasks.nearest import Rows, Vectors, nearest_rows, sample_rows

NEIGHBOURS = 12  # of each photo asked about; the first is often too easy
MOST_ANCHORS = 400  # photos that pairs are sought from
MOST_EXAMPLES = 1_500  # labelled photos whose pairs show how alike "same" is
LEAST_ANSWERS = 4  # of either kind, before a probability is drawn from them


@dataclass(frozen=True, slots=True)
class Pairs:
    """Rows (k, 2) of photos to show side by side, the most useful first, and the probability (k,) of "same"."""

    rows: Rows
    probabilities: NDArray[np.float64]


def calibrate_pairs(
    vectors: Vectors, labels: Rows, answered: Rows | None = None, same: NDArray[np.bool_] | None = None
) -> Platt | None:
    """From cosine to the probability of "same", by labels (n,), -1 for none, and by answered pairs of rows (a, 2).

    Of labelled photos, each is paired with its nearest of the same label and of another one: the pairs that are close
    to the border. None where too little is known.
    """
    cosines, truth = _border_pairs(vectors, labels)
    if answered is not None and same is not None and len(answered):
        cosines = np.append(cosines, (vectors[answered[:, 0]] * vectors[answered[:, 1]]).sum(axis=1))
        truth = np.append(truth, same)
    if min(int(truth.sum()), int((~truth).sum())) < LEAST_ANSWERS:
        return None
    scale = fit_platt(cosines, truth)
    return scale if scale.slope > 0 else None


def choose_pairs(
    vectors: Vectors, labels: Rows, scale: Platt | None, count: int, done: Rows | None = None, seed: int = 0
) -> Pairs:
    """The `count` most informative pairs: answers unknown, near evens, each photo once.

    Left out are `done`, rows (a, 2) answered before, pairs whose labels tell the answer, and copies of one picture.
    Without a `scale` the pairs are spread from likely to unlikely, so that the answers find the border.
    """
    anchors = sample_rows(len(vectors), MOST_ANCHORS, seed)
    near, cosines = nearest_rows(vectors[anchors], vectors, NEIGHBOURS, anchors)
    pairs = np.stack([np.repeat(anchors, NEIGHBOURS), near.ravel()], axis=1)
    pairs, first = np.unique(np.sort(pairs, axis=1), axis=0, return_index=True)
    scores = cosines.ravel()[first].astype(np.float64)
    kept = np.isfinite(scores) & (scores < COPIES) & ~_is_told(labels, pairs) & ~_is_in(pairs, done, len(vectors))
    pairs, scores = pairs[kept], scores[kept]
    probabilities = _rank_shares(scores) if scale is None else scale.probability(scores)
    order = np.lexsort((np.arange(len(pairs)), np.abs(probabilities - 0.5)))
    if scale is None:
        order = np.random.default_rng(seed).permutation(len(pairs))
    chosen = _each_photo_once(pairs, order, count)
    return Pairs(pairs[chosen], probabilities[chosen])


COPIES = 0.98  # cosine from which two photos are taken for copies, of which nothing is learned


def _border_pairs(vectors: Vectors, labels: Rows) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    known = np.flatnonzero(labels >= 0)
    known = known[sample_rows(len(known), MOST_EXAMPLES)]
    cosines = vectors[known] @ vectors[known].T
    np.fill_diagonal(cosines, -np.inf)
    alike = labels[known][:, None] == labels[known][None]
    mates = np.where(alike, cosines, -np.inf).max(axis=1, initial=-np.inf)
    rivals = np.where(alike, -np.inf, cosines).max(axis=1, initial=-np.inf)
    truth = np.repeat([True, False], len(known))
    values = np.concatenate([mates, rivals]).astype(np.float64)
    there = np.isfinite(values)
    return values[there], truth[there]


def _is_told(labels: Rows, pairs: Rows) -> NDArray[np.bool_]:
    return np.asarray((labels[pairs] >= 0).all(axis=1))


def _is_in(pairs: Rows, done: Rows | None, count: int) -> NDArray[np.bool_]:
    if done is None or not len(done):
        return np.zeros(len(pairs), bool)
    ordered = np.sort(done, axis=1)
    return np.isin(pairs[:, 0] * count + pairs[:, 1], ordered[:, 0] * count + ordered[:, 1])


def _rank_shares(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    shares = np.empty(len(scores))
    shares[np.argsort(scores, kind="stable")] = (np.arange(len(scores)) + 0.5) / max(1, len(scores))
    return shares


def _each_photo_once(pairs: Rows, order: Rows, count: int) -> Rows:
    used: set[int] = set()
    chosen: list[int] = []
    for row in order.tolist():
        first, second = pairs[row].tolist()
        if len(chosen) == count:
            break
        if first not in used and second not in used:
            used |= {first, second}
            chosen.append(row)
    return np.array(chosen, np.int64)
