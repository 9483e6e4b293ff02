"""Multi-similarity loss with its miner (Wang 2019)."""

from __future__ import annotations

from torch import Tensor

from engine.learning.distances import cosine_similarities
from engine.learning.labels import check_batch
from engine.learning.mining import INFINITY, pair_masks
from engine.learning.parameters.pairwise import MultiSimilarityParameters
from engine.learning.row_sums import soft_sum


def multi_similarity_loss(embeddings: Tensor, labels: Tensor, parameters: MultiSimilarityParameters) -> Tensor:
    """Mean over photos of 1/a log(1 + sum_P exp(-a(s-base))) + 1/b log(1 + sum_N exp(b(s-base))), s cosines."""
    check_batch(embeddings, labels)
    cosines = cosine_similarities(embeddings)
    same, different = pair_masks(labels)
    if parameters.mine:
        same, different = mine_pairs(cosines.detach(), same, different, parameters.slack)
    excess = cosines - parameters.base
    pull = soft_sum(-parameters.alpha * excess, same) / parameters.alpha
    push = soft_sum(parameters.beta * excess, different) / parameters.beta
    return (pull + push).mean()


def mine_pairs(cosines: Tensor, same: Tensor, different: Tensor, slack: float) -> tuple[Tensor, Tensor]:
    """Keep positives below the nearest negative plus slack, and negatives above the farthest positive minus it."""
    nearest = cosines.masked_fill(~different, -INFINITY).amax(dim=1, keepdim=True)
    farthest = cosines.masked_fill(~same, INFINITY).amin(dim=1, keepdim=True)
    return same & (cosines < nearest + slack), different & (cosines > farthest - slack)
