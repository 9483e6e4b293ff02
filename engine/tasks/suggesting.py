"""Which unlabelled photos are most likely of a label, and which are the most useful to ask about."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.learning.metrics.calibration import fit_platt
from engine.tasks.nearest import Rows, Vectors, highest_cosines, nearest_rows, sample_rows, spread_out

Floats = NDArray[np.float64]
NEIGHBOURS = 10  # that vote
TEMPERATURE = 0.1  # of a vote's weight, exp(cosine / temperature)
MOST_KNOWN, MOST_MEASURED = 10_000, 1_000  # rows that vote; rows that the calibration looks at
MOST_CENTRES, SHORTLIST = 256, 1_000  # photos of a label that candidates are sought by; candidates that are voted on
PASSES = 3  # of the calibration, each without the photos that the last one took for members
TINY = 1e-12


@dataclass(frozen=True, slots=True)
class Known:
    """Photos that the user has spoken of: unit vectors (n, d) and class numbers (n,), -1 for only rejected ones."""

    vectors: Vectors
    labels: Rows


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Rows of the pool (k,), best first, their probabilities (k,) and the nearest known photo of the label (k,)."""

    rows: Rows
    probabilities: Floats
    like: Rows


@dataclass(frozen=True, slots=True)
class VoteScale:
    """From the log-odds of a vote to a probability: exp(slope * score) over its mean among members, at most `most`."""

    slope: float
    log_mean: float
    background: float  # the weight of what is like nothing known
    most: float  # (n + 1) / (n + 2) of n members: so few examples make nothing surer (Platt 1999)

    def probability(self, scores: Floats) -> Floats:
        """Probabilities of scores (n,)."""
        with np.errstate(invalid="ignore"):
            logs = np.where(np.isneginf(scores), -np.inf, self.slope * scores - self.log_mean)
        return np.asarray(np.minimum(np.exp(np.minimum(logs, 0.0)), self.most))


def calibrate_votes(known: Known, pool: Vectors) -> VoteScale:
    """Fit the scale by leaving each known photo out in turn, with the pool (m, d) as what most photos are.

    The pool holds members nobody has named yet, so it is no set of negatives: P(member) is P(named) over its mean
    among members left out, which needs only the named ones to be a fair sample (Elkan and Noto 2008).
    """
    some = sample_rows(len(known.labels), MOST_KNOWN)
    known = Known(known.vectors[some], known.labels[some])
    seen = sample_rows(len(known.labels), MOST_MEASURED)
    pool = pool[sample_rows(len(pool), MOST_MEASURED)]
    background = _measure_background(pool, known.vectors)
    rows, cosines = nearest_rows(known.vectors[seen], known.vectors, NEIGHBOURS, seen)
    labels, scores = _score_labels(known.labels[rows], cosines, background)
    member = (labels == known.labels[seen][:, None]) & (known.labels[seen] >= 0)[:, None] & np.isfinite(scores)
    other = ~member & np.isfinite(scores)
    rows, cosines = nearest_rows(pool, known.vectors, NEIGHBOURS)
    _, outside = _score_labels(known.labels[rows], cosines, background)
    return _fit_scale(scores[member], scores[other], outside[np.isfinite(outside)], background)


def score_photos(
    scale: VoteScale, known: Known, positive: NDArray[np.bool_], pool: Vectors, seed: int = 0
) -> Suggestions:
    """Probabilities of the photos of the pool (m, d) that are nearest to the members, `positive` (n,), of a label."""
    members = np.flatnonzero(positive)
    members = members[sample_rows(len(members), MOST_CENTRES, seed)]
    if not len(members) or not len(pool):
        return Suggestions(np.empty(0, np.int64), np.empty(0), np.empty(0, np.int64))
    closeness, like = highest_cosines(pool, known.vectors[members])
    count = min(SHORTLIST, len(pool))
    rows = np.argpartition(-closeness, count - 1)[:count]
    voters = _choose_voters(positive, members, seed)
    found, cosines = nearest_rows(pool[rows], known.vectors[voters], NEIGHBOURS)
    scores = _score_votes(positive[voters][found], cosines, scale.background)
    order = np.lexsort((rows, -closeness[rows], -scores))
    rows = rows[order]
    return Suggestions(rows, scale.probability(scores[order]), members[like[rows]])


def suggest_likely(suggestions: Suggestions, count: int) -> Suggestions:
    """The `count` most likely ones; those with no neighbour of the label are left out."""
    kept = np.flatnonzero(suggestions.probabilities > 0)[:count]
    return _pick(suggestions, kept)


def suggest_useful(suggestions: Suggestions, pool: Vectors, count: int) -> Suggestions:
    """The `count` answers that teach most: uncertain ones, each unlike those before it."""
    p = np.clip(suggestions.probabilities, TINY, 1 - TINY)
    entropy = -(p * np.log(p) + (1 - p) * np.log(1 - p))
    entropy[suggestions.probabilities <= 0] = 0
    return _pick(suggestions, spread_out(pool[suggestions.rows], entropy, count))


def _pick(suggestions: Suggestions, kept: Rows) -> Suggestions:
    return Suggestions(suggestions.rows[kept], suggestions.probabilities[kept], suggestions.like[kept])


def _measure_background(pool: Vectors, known: Vectors) -> float:
    """The weight that as many neighbours have which are like any two photos: exp(median cosine / temperature)."""
    some = pool[sample_rows(len(pool), 500)] if len(pool) else known[sample_rows(len(known), 500)]
    cosines = some @ known[sample_rows(len(known), 500)].T
    return float(NEIGHBOURS * np.exp(np.median(cosines) / TEMPERATURE))


def _score_labels(labels: Rows, cosines: Vectors, background: float) -> tuple[Rows, Floats]:
    """Each neighbour's label (m, k) with its log-odds (m, k); -inf where an earlier neighbour has the same, or none."""
    weights = np.exp(cosines.astype(np.float64) / TEMPERATURE)
    same = labels[:, :, None] == labels[:, None, :]
    votes = (same * weights[:, None, :]).sum(axis=2)
    repeated = (same & np.tri(labels.shape[1], k=-1, dtype=bool)).any(axis=2)
    against = weights.sum(axis=1, keepdims=True) - votes + background
    with np.errstate(divide="ignore"):
        scores = np.log(votes) - np.log(np.maximum(against, TINY))
    return labels, np.where(repeated | (labels < 0), -np.inf, scores)


def _score_votes(positive: NDArray[np.bool_], cosines: Vectors, background: float) -> Floats:
    """Log-odds (m,) of the neighbours (m, k) that are of the label against the rest."""
    weights = np.exp(cosines.astype(np.float64) / TEMPERATURE)
    votes = (weights * positive).sum(axis=1)
    with np.errstate(divide="ignore"):
        scores = np.log(votes) - np.log(np.maximum(weights.sum(axis=1) - votes, 0) + background)
    return np.asarray(scores)


def _fit_scale(member: Floats, other: Floats, outside: Floats, background: float) -> VoteScale:
    most = (len(member) + 1) / (len(member) + 2)
    kept, scale = outside, VoteScale(1.0, 0.0, background, most)
    if not len(member):  # every label has one photo: nothing is known of how alike its photos are
        return scale
    for _ in range(PASSES):
        against = np.concatenate([other, kept])
        truth = np.repeat([True, False], [len(member), len(against)])
        slope = max(0.0, fit_platt(np.concatenate([member, against]), truth).slope) if len(against) else 0.0
        shifted = slope * member
        log_mean = float(np.log(np.mean(np.exp(shifted - shifted.max()))) + shifted.max())
        scale = VoteScale(slope, log_mean, background, most)
        kept = outside[scale.probability(outside) < 0.5]
    return scale


def _choose_voters(positive: NDArray[np.bool_], members: Rows, seed: int) -> Rows:
    """Rows of the known photos that vote: all, or in a large set a sample with the members seen to."""
    if len(positive) <= MOST_KNOWN:
        return np.arange(len(positive))
    return np.union1d(members, sample_rows(len(positive), MOST_KNOWN, seed))
