"""N-pair-mc loss (Sohn 2016): two photos of each class, every other class's positive is a negative."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from engine.learning.distances import inner_products, widen
from engine.learning.errors import CannotLearn
from engine.learning.labels import check_batch
from engine.learning.mining import INFINITY
from engine.learning.pairs import split_pairs
from engine.learning.parameters.pairwise import NPairParameters

REACH = 70.0  # exp(-70) is 4e-31


def n_pair_mc_loss(anchors: Tensor, positives: Tensor, norm_penalty: float) -> Tensor:
    """mean_i log(1 + sum_{j != i} exp(a_i.p_j - a_i.p_i)) of (n, d) and (n, d), plus penalty * (|a|^2 + |p|^2)/2.

    The same as the cross-entropy of A P^T against its diagonal; embeddings are not normalised.
    """
    anchors, positives = widen(anchors), widen(positives)
    own = torch.arange(len(anchors), device=anchors.device)
    lengths = (anchors.square().sum() + positives.square().sum()) / (2 * len(anchors))
    products = inner_products(anchors, positives)
    # beyond REACH a negative adds nothing but denormal slopes, with which processors multiply twenty times slower
    far = products.detach() < products.detach().amax(dim=1, keepdim=True) - REACH
    return functional.cross_entropy(products.masked_fill(far.fill_diagonal_(False), -INFINITY), own) + (
        norm_penalty * lengths
    )


def n_pair_loss(embeddings: Tensor, labels: Tensor, parameters: NPairParameters) -> Tensor:
    """Loss of a batch whose rows 0-1, 2-3, ... are the two photos of one class each, every class once."""
    check_batch(embeddings, labels)
    anchors, positives, same = split_pairs(embeddings, labels)
    if not bool(same.all()) or len(torch.unique(labels)) != len(anchors):
        raise CannotLearn(
            "N-pair needs batches of exactly two photos of each class, side by side: use its own sampler."
        )
    return n_pair_mc_loss(anchors, positives, parameters.norm_penalty)
