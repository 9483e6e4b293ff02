"""Margin loss around one boundary (Wu 2017), the base loss of divide and conquer."""

from __future__ import annotations

from torch import Tensor

from engine.learning.distances import embedding_distances
from engine.learning.labels import check_batch
from engine.learning.mining import pair_masks
from engine.learning.parameters.pairwise import MarginParameters


def margin_loss(embeddings: Tensor, labels: Tensor, parameters: MarginParameters) -> Tensor:
    """Sum over all triplets of [d_ap - b + m]_+ + [b - d_an + m]_+, by the number of terms that are active.

    d Euclidean on normalised embeddings (n, d). A pair's term is the same in each of its triplets, so it is counted
    as often as it occurs instead: a positive pair once for every negative of its anchor, and the other way round.
    """
    check_batch(embeddings, labels)
    distances = embedding_distances(embeddings, squared=False, normalise=True)
    same, different = pair_masks(labels)
    # numbers, not masks: bool + bool is OR and would count a triplet with two active terms once
    occurs = same * different.sum(dim=1, keepdim=True) + different * same.sum(dim=1, keepdim=True)
    gaps = (distances - parameters.boundary) * (same.to(distances.dtype) - different.to(distances.dtype))
    costs = (gaps + parameters.margin).clamp_min(0)
    active = ((costs.detach() > 0) * occurs).sum()
    return (costs * occurs).sum() / active.clamp_min(1)
