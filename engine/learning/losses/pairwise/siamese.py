"""Siamese network with a learned weighted L1 distance (Koch, Zemel, Salakhutdinov 2015)."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from engine.learning.distances import full_precision, widen
from engine.learning.labels import check_batch
from engine.learning.pairs import split_pairs
from engine.learning.parameters.pairwise import SiameseParameters


def same_logits(first: Tensor, second: Tensor, weights: Tensor, bias: Tensor | float = 0.0) -> Tensor:
    """sum_j w_j |h1_j - h2_j| + b (...,) of embeddings (..., d); its sigmoid is the probability of "same class"."""
    apart = (widen(first) - widen(second)).abs()
    with full_precision(apart):
        return apart @ weights + bias


def siamese_loss(logits: Tensor, same: Tensor, weights: Tensor, penalty: float) -> Tensor:
    """Mean cross-entropy of logits (b,) against same (b,), plus penalty * |w|^2; printed without its minus there."""
    return functional.binary_cross_entropy_with_logits(logits, same.to(logits.dtype)) + penalty * weights.square().sum()


class SiameseLoss(nn.Module):
    """The learned head over a batch whose rows 0-1, 2-3, ... are pairs.

    The weights start at -1/d: distance speaks against "same".
    """

    def __init__(self, parameters: SiameseParameters, dims: int, classes: int = 0) -> None:
        super().__init__()
        self.parameters_used = parameters
        self.weights = nn.Parameter(torch.full((dims,), -1.0 / dims))
        self.bias = nn.Parameter(torch.zeros(()), requires_grad=parameters.bias)

    def score_pairs(self, first: Tensor, second: Tensor) -> Tensor:
        """Probability (...,) that embeddings (..., d) are of one class."""
        return same_logits(first, second, self.weights, self.bias).sigmoid()

    def choose_class(self, query: Tensor, support: Tensor) -> Tensor:
        """One-shot: for queries (q, d) the row of support (c, d) most probably of their class; ties: the first."""
        return self.score_pairs(query[:, None], support).argmax(dim=1)

    def forward(self, embeddings: Tensor, labels: Tensor) -> Tensor:
        check_batch(embeddings, labels)
        first, second, same = split_pairs(embeddings, labels)
        logits = same_logits(first, second, self.weights, self.bias)
        return siamese_loss(logits, same, self.weights, self.parameters_used.penalty)
