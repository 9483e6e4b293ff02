"""Share of a batch's pairs or triplets that still cost something: at 0 a training rests."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor

from engine.learning.distances import cosine_similarities, embedding_distances
from engine.learning.losses.pairwise.contrastive import pair_costs
from engine.learning.losses.pairwise.multi_similarity import mine_pairs
from engine.learning.losses.pairwise.quadruplet import choose_margins
from engine.learning.mining import count_all_triplets, count_triplets, pair_masks, split_distances
from engine.learning.parameters.pairwise import (
    ContrastiveParameters,
    MarginParameters,
    MultiSimilarityParameters,
    QuadrupletParameters,
    RankedListParameters,
    TripletParameters,
)
from engine.learning.row_sums import hinge_sums


@torch.no_grad()
def measure_active_share(method: str, parameters: Any, embeddings: Tensor, labels: Tensor) -> float | None:
    """Active share (0..1) of embeddings (n, d) with labels (n,); None where the method has no such thing.

    A batch without a single pair or triplet to count has none either.
    """
    count = COUNTS.get(method)
    found = count(embeddings, labels, parameters) if count else None
    return found[0] / found[1] if found and found[1] else None


def count_in_triplets(embeddings: Tensor, labels: Tensor, parameters: TripletParameters) -> tuple[int, int] | None:
    """(active, all) triplets, whichever of them are mined; a softplus never rests."""
    if parameters.slope == "softplus":
        return None
    distances = embedding_distances(embeddings, squared=parameters.squared, normalise=parameters.normalise)
    found = count_triplets(distances, labels, parameters.margin)
    return found.all - found.easy, found.all


def count_in_quadruplets(embeddings: Tensor, labels: Tensor, parameters: QuadrupletParameters) -> tuple[int, int]:
    """(active, all) triplets of its first term; the second is active in fewer cases."""
    distances = embedding_distances(embeddings, squared=True, normalise=True)
    margin = choose_margins(distances, labels, parameters)[0]
    return int(hinge_sums(*split_distances(distances, labels), margin)[1].sum()), int(count_all_triplets(labels))


def count_in_pairs(embeddings: Tensor, labels: Tensor, parameters: ContrastiveParameters) -> tuple[int, int]:
    """(active, all) pairs: those of a class that differ at all, those of two classes within the margin."""
    distances = embedding_distances(embeddings, squared=False, normalise=parameters.normalise)
    same, different = pair_masks(labels)
    costing = pair_costs(distances, same, parameters.margin) > 0
    if parameters.pairs == "all":
        return int((costing & (same | different)).sum()), int((same | different).sum())
    first = torch.arange(0, len(labels), 2, device=labels.device)
    return int(costing[first, first + 1].sum()), len(first)


def count_in_margin(embeddings: Tensor, labels: Tensor, parameters: MarginParameters) -> tuple[int, int]:
    """(active, all) pairs on the wrong side of the boundary or too near to it."""
    distances = embedding_distances(embeddings, squared=False, normalise=True)
    same, different = pair_masks(labels)
    far = same & (distances > parameters.boundary - parameters.margin)
    near = different & (distances < parameters.boundary + parameters.margin)
    return int((far | near).sum()), int((same | different).sum())


def count_in_ranked_list(embeddings: Tensor, labels: Tensor, parameters: RankedListParameters) -> tuple[int, int]:
    """(active, all) pairs: classmates outside the ball and intruders within the boundary."""
    distances = embedding_distances(embeddings, squared=False, normalise=True)
    same, different = pair_masks(labels)
    far = same & (distances > parameters.boundary - parameters.margin)
    near = different & (distances < parameters.boundary)
    return int((far | near).sum()), int((same | different).sum())


def count_mined(embeddings: Tensor, labels: Tensor, parameters: MultiSimilarityParameters) -> tuple[int, int] | None:
    """(kept, all) pairs of its miner."""
    if not parameters.mine:
        return None
    same, different = pair_masks(labels)
    kept = mine_pairs(cosine_similarities(embeddings), same, different, parameters.slack)
    return sum(int(part.sum()) for part in kept), int((same | different).sum())


COUNTS: dict[str, Callable[[Tensor, Tensor, Any], tuple[int, int] | None]] = {
    "triplet": count_in_triplets,
    "quadruplet": count_in_quadruplets,
    "contrastive": count_in_pairs,
    "margin": count_in_margin,
    "ranked_list": count_in_ranked_list,
    "multi_similarity": count_mined,
}
