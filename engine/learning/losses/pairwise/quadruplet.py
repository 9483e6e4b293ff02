"""Quadruplet loss (Chen 2017): any distance within a class below any distance between two classes."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from engine.learning.distances import embedding_distances, widen
from engine.learning.labels import check_batch
from engine.learning.mining import INFINITY, count_all_triplets, list_classmates, pair_masks, split_distances
from engine.learning.parameters.pairwise import QuadrupletParameters
from engine.learning.row_sums import hinge_sums

Margins = tuple[float | Tensor, float | Tensor]


def quadruplet_loss(embeddings: Tensor, labels: Tensor, parameters: QuadrupletParameters) -> Tensor:
    """Embedding version: squared Euclidean distances of normalised embeddings (n, d)."""
    check_batch(embeddings, labels)
    return loss_of_distances(embedding_distances(embeddings, squared=True, normalise=True), labels, parameters)


def loss_of_distances(distances: Tensor, labels: Tensor, parameters: QuadrupletParameters) -> Tensor:
    """Mean over the triplets of [g_ij^2 - g_ik^2 + a1]_+ plus mean over the quadruplets of [g_ij^2 - g_lk^2 + a2]_+.

    distances (n, n) are g^2; i, j of one class, k and l of two further ones. Fewer than three classes: no second term.
    """
    margins = choose_margins(distances, labels, parameters)
    positives, negatives = split_distances(distances, labels)
    shared, _ = hinge_sums(positives, negatives, margins[0])
    apart = sum_quadruplets(positives, negatives, labels, margins[1])
    triplets, quadruplets = count_all_triplets(labels), count_quadruplets(labels)
    return shared.sum() / triplets.clamp_min(1) + apart / quadruplets.clamp_min(1)


def sum_quadruplets(positives: Tensor, negatives: Tensor, labels: Tensor, margin: float | Tensor) -> Tensor:
    """Sum over all (i, j), (l, k) with four photos of three classes, without making the pairs of pairs.

    Every positive pair against every negative pair, less those that share a class: l or k in it, the same by symmetry.
    """
    rows, valid = list_classmates(labels)
    first = rows[:, 0] == torch.arange(len(labels), device=labels.device)  # one photo speaks for its class
    members = rows[first]
    present = (valid | (rows == torch.arange(len(labels), device=labels.device)[:, None]))[first]
    within = positives[members].masked_fill(~present[..., None], -INFINITY).flatten(1)
    touching = negatives[members].masked_fill(~present[..., None], INFINITY).flatten(1)
    everything, _ = hinge_sums(within.reshape(1, -1), negatives.reshape(1, -1), margin)
    sharing, _ = hinge_sums(within, touching, margin)
    return everything.sum() - 2 * sharing.sum()


def count_quadruplets(labels: Tensor) -> Tensor:
    """Number of ordered (i, j), (l, k) with l, k of two further classes (scalar)."""
    counts: Tensor = torch.unique(labels, return_counts=True)[1]
    others = len(labels) - counts
    pairs = others.square() - (counts.square().sum() - counts.square())  # ordered, less those within one class
    return (counts * (counts - 1) * pairs).sum()


def choose_margins(distances: Tensor, labels: Tensor, parameters: QuadrupletParameters) -> Margins:
    """Fixed margins, or w max(mu_n - mu_p, 0) with the means of the batch; the paper differentiates them too."""
    if parameters.margins == "fixed":
        return parameters.margin1, parameters.margin2
    same, different = pair_masks(labels)
    gap = adaptive_gap(
        (distances * same).sum() / same.sum().clamp_min(1), (distances * different).sum() / different.sum().clamp_min(1)
    )
    gap = gap.detach() if parameters.detach_margins else gap
    return parameters.weight1 * gap, parameters.weight2 * gap


def adaptive_gap(same_mean: Tensor, different_mean: Tensor) -> Tensor:
    """max(mu_n - mu_p, 0) of the mean squared distances."""
    return (different_mean - same_mean).clamp_min(0)


def learned_dissimilarities(embeddings: Tensor, weights: Tensor, bias: Tensor) -> Tensor:
    """g (n, n) in 0..1: softmax of two classes over the learned weighted L1, w.|f_i - f_j| + b.

    Two cdist of the halves of w with one sign each, so that the (n, n, d) differences are never made.
    """
    embeddings = widen(embeddings)
    up, down = embeddings * weights.clamp_min(0), embeddings * (-weights).clamp_min(0)
    return (torch.cdist(up, up, p=1) - torch.cdist(down, down, p=1) + bias).sigmoid()


class LearnedQuadrupletLoss(nn.Module):
    """The paper's version: g is a learned dissimilarity of each pair, not a distance."""

    def __init__(self, parameters: QuadrupletParameters, dims: int, classes: int = 0) -> None:
        super().__init__()
        self.parameters_used = parameters
        self.weights = nn.Parameter(torch.full((dims,), 1.0 / dims))
        self.bias = nn.Parameter(torch.zeros(()))

    def forward(self, embeddings: Tensor, labels: Tensor) -> Tensor:
        check_batch(embeddings, labels)
        dissimilar = learned_dissimilarities(embeddings, self.weights, self.bias)
        return loss_of_distances(dissimilar.square(), labels, self.parameters_used)
