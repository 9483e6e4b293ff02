"""Triplet loss (FaceNet, Schroff 2015; batch-hard and softplus, Hermans 2017)."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from engine.learning.distances import embedding_distances
from engine.learning.labels import check_batch
from engine.learning.mining import (
    Triplets,
    count_all_triplets,
    pick_batch_hard,
    pick_hard,
    pick_semi_hard,
    split_distances,
)
from engine.learning.parameters.pairwise import TripletParameters
from engine.learning.row_sums import hinge_sums, softplus_sums


def triplet_loss(embeddings: Tensor, labels: Tensor, parameters: TripletParameters) -> Tensor:
    """Mean of [d_ap - d_an + m]_+, or softplus(d_ap - d_an), over the mined triplets; 0 where none is found."""
    check_batch(embeddings, labels)
    distances = embedding_distances(embeddings, squared=parameters.squared, normalise=parameters.normalise)
    if parameters.mining == "all":
        return all_triplets_loss(distances, labels, parameters)
    return picked_triplets_loss(distances, pick_triplets(distances, labels, parameters), parameters)


def all_triplets_loss(distances: Tensor, labels: Tensor, parameters: TripletParameters) -> Tensor:
    """Every triplet of distances (n, n), averaged over all or over those that still cost."""
    positives, negatives = split_distances(distances, labels)
    counted = count_all_triplets(labels)
    if parameters.slope == "softplus":
        return softplus_sums(positives, negatives).sum() / counted.clamp_min(1)
    sums, active = hinge_sums(positives, negatives, parameters.margin)
    return sums.sum() / (active.sum() if parameters.average == "active" else counted).clamp_min(1)


def pick_triplets(distances: Tensor, labels: Tensor, parameters: TripletParameters) -> Triplets:
    """One negative for each pair (semi-hard, hard), or one triplet for each photo (batch-hard)."""
    if parameters.mining == "semi-hard":
        return pick_semi_hard(distances, labels, parameters.margin)
    return (pick_hard if parameters.mining == "hard" else pick_batch_hard)(distances, labels)


def picked_triplets_loss(distances: Tensor, triplets: Triplets, parameters: TripletParameters) -> Tensor:
    """Mean cost of the picked triplets; batch-hard counts anchors at rest too, as its paper does."""
    anchors, positives, negatives = triplets
    gaps = distances[anchors, positives] - distances[anchors, negatives]
    costs = functional.softplus(gaps) if parameters.slope == "softplus" else torch.relu(gaps + parameters.margin)
    return costs.sum() / max(len(costs), 1)
