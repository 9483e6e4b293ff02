"""Log-ratio loss for continuous labels (Kim 2019): distances of photos in proportion to distances of labels."""

from __future__ import annotations

import torch
from torch import Tensor

from engine.learning.distances import squared_distances, widen
from engine.learning.labels import check_continuous_batch
from engine.learning.parameters.pairwise import LogRatioParameters


def log_ratio_loss(embeddings: Tensor, labels: Tensor, parameters: LogRatioParameters) -> Tensor:
    """Mean of (log D(fa,fi)/D(fa,fj) - log D(ya,yi)/D(ya,yj))^2 over the dense triplets D(ya,yi) < D(ya,yj).

    embeddings (n, d) are not normalised, labels (n,) or (n, k) are numbers, D is squared Euclidean on both sides.
    """
    check_continuous_batch(embeddings, labels)
    embeddings, labels = widen(embeddings), labels.reshape(len(labels), -1).to(widen(embeddings).dtype)
    if parameters.anchors == "first":  # so few distances are best taken directly, which keeps every digit
        distances = (embeddings[:1] - embeddings).square().sum(dim=1)[None]
        label_distances = (labels[:1] - labels).square().sum(dim=1)[None]
    else:
        distances, label_distances = squared_distances(embeddings), squared_label_distances(labels)
    sums, counts = dense_triplet_sums(distances.clamp_min(parameters.floor).log(), label_distances)
    return sums.sum() / counts.sum().clamp_min(1)


def squared_label_distances(labels: Tensor) -> Tensor:
    """(n, n) of labels (n, k), by differences: equal labels are exactly 0 apart and ties stay ties."""
    return sum(((column[:, None] - column).square() for column in labels.T), labels.new_zeros(()))


def dense_triplet_sums(log_distances: Tensor, label_distances: Tensor) -> tuple[Tensor, Tensor]:
    """Per anchor (r,) the sum over its dense triplets, and their number; both inputs (r, n).

    With z = log D_f - log D_y a triplet costs (z_i - z_j)^2, so all pairs together cost n sum (z - mean)^2. Pairs with
    tied label distances are no triplets: they are groups, taken off by the same formula. Zero label distances drop out.
    """
    order = label_distances.argsort(dim=1)
    ascending = label_distances.gather(1, order)
    kept = ascending > 0
    residuals = log_distances.gather(1, order) - ascending.where(kept, 1).log()
    groups = torch.zeros_like(order)
    groups[:, 1:] = (ascending[:, 1:] != ascending[:, :-1]).cumsum(dim=1)
    everyone, all_pairs = _pair_sums(residuals, kept, torch.zeros_like(groups))
    tied, tied_pairs = _pair_sums(residuals, kept, groups)
    return everyone - tied, all_pairs - tied_pairs


def _pair_sums(values: Tensor, kept: Tensor, groups: Tensor) -> tuple[Tensor, Tensor]:
    """Per row: sum of squared differences of all kept pairs within a group, and the number of those pairs."""
    weights = kept.to(values.dtype)
    sizes = torch.zeros_like(values).scatter_add(1, groups, weights)
    means = torch.zeros_like(values).scatter_add(1, groups, values * weights) / sizes.clamp_min(1)
    spread = torch.zeros_like(values).scatter_add(1, groups, (values - means.gather(1, groups)).square() * weights)
    return (sizes * spread).sum(dim=1), (sizes * (sizes - 1) / 2).sum(dim=1)
