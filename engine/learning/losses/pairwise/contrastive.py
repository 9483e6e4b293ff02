"""Contrastive loss (Hadsell, Chopra, LeCun 2006)."""

from __future__ import annotations

from torch import Tensor

from engine.learning.distances import embedding_distances, safe_sqrt, unit_rows, widen
from engine.learning.labels import check_batch
from engine.learning.mining import pair_masks
from engine.learning.pairs import split_pairs
from engine.learning.parameters.pairwise import ContrastiveParameters


def pair_costs(distances: Tensor, same: Tensor, margin: float) -> Tensor:
    """1/2 [y d^2 + (1-y) max(0, m-d)^2] of each Euclidean distance."""
    return 0.5 * distances.where(same, (margin - distances).clamp_min(0)).square()


def contrastive_pair_loss(first: Tensor, second: Tensor, same: Tensor, margin: float) -> Tensor:
    """Mean cost of the pairs (b, d), (b, d) with same (b,) bool."""
    distances = safe_sqrt((widen(first) - widen(second)).square().sum(dim=1))
    return pair_costs(distances, same, margin).mean()


def contrastive_loss(embeddings: Tensor, labels: Tensor, parameters: ContrastiveParameters) -> Tensor:
    """Loss of a batch: its consecutive pairs, or all pairs with same and different pairs weighing half each."""
    check_batch(embeddings, labels)
    if parameters.pairs == "consecutive":
        first, second, same = split_pairs(embeddings, labels)
        if parameters.normalise:
            first, second = unit_rows(first), unit_rows(second)
        return contrastive_pair_loss(first, second, same, parameters.margin)
    distances = embedding_distances(embeddings, squared=False, normalise=parameters.normalise)
    same, different = pair_masks(labels)
    costs = pair_costs(distances, same, parameters.margin)
    return 0.5 * (_mean_where(costs, same) + _mean_where(costs, different))


def _mean_where(costs: Tensor, chosen: Tensor) -> Tensor:
    return (costs * chosen).sum() / chosen.sum().clamp_min(1)
