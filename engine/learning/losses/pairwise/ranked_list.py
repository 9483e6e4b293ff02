"""Ranked list loss (Wang 2019): each class inside a ball, all others outside a wider one."""

from __future__ import annotations

from torch import Tensor

from engine.learning.distances import embedding_distances
from engine.learning.labels import check_batch
from engine.learning.mining import pair_masks
from engine.learning.parameters.pairwise import RankedListParameters


def ranked_list_loss(embeddings: Tensor, labels: Tensor, parameters: RankedListParameters) -> Tensor:
    """Mean over queries of mean_{P*}(d-(alpha-m)) + lambda sum_{N*} w/sum(w) (alpha-d), w = exp(T(alpha-d)).

    d Euclidean on normalised embeddings; P* = {d > alpha-m}, N* = {d < alpha}; none through w; empty sets cost 0.
    """
    check_batch(embeddings, labels)
    distances = embedding_distances(embeddings, squared=False, normalise=True)
    same, different = pair_masks(labels)
    near, far = pull_costs(distances, same, parameters), push_costs(distances, different, parameters)
    return (near + parameters.negative_weight * far).mean()


def pull_costs(distances: Tensor, same: Tensor, parameters: RankedListParameters) -> Tensor:
    """For each query (n,) how far the classmates beyond the ball lie outside it, on average."""
    excess = distances - (parameters.boundary - parameters.margin)
    beyond = same & (excess.detach() > 0)
    return (excess * beyond).sum(dim=1) / beyond.sum(dim=1).clamp_min(1)


def push_costs(distances: Tensor, different: Tensor, parameters: RankedListParameters) -> Tensor:
    """For each query (n,) how deep intruders lie within the boundary, the deepest weighing most."""
    depth = parameters.boundary - distances
    intruding = different & (depth.detach() > 0)
    # the deepest intruder's weight is 1, so exp cannot overflow; a row without any divides 0 by 1
    scaled = (parameters.temperature * depth.detach()).masked_fill(~intruding, float("-inf"))
    weights = (scaled - scaled.amax(dim=1, keepdim=True).clamp_min(0)).exp()
    total = weights.sum(dim=1)
    return (weights * depth).sum(dim=1) / total.where(total > 0, 1)
