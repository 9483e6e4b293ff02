"""Which triplets of a batch count: all work is on (n, n) matrices, none on the n^3 triplets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import torch
from torch import Tensor

from engine.learning.row_sums import hinge_sums

INFINITY = float("inf")


class Triplets(NamedTuple):
    """Rows of anchor, positive and negative, each (t,)."""

    anchors: Tensor
    positives: Tensor
    negatives: Tensor


@dataclass(frozen=True, slots=True)
class TripletCounts:
    """All triplets of a batch by difficulty (Schroff 2015), ties of the two distances being semi-hard."""

    easy: int  # d_ap + m <= d_an
    semi_hard: int  # d_ap <= d_an < d_ap + m
    hard: int  # d_an < d_ap

    @property
    def all(self) -> int:
        """Every triplet."""
        return self.easy + self.semi_hard + self.hard


def pair_masks(labels: Tensor) -> tuple[Tensor, Tensor]:
    """(n, n) masks of the pairs of one class, a photo with itself left out, and of two classes."""
    same = labels[:, None] == labels
    return same.clone().fill_diagonal_(False), ~same


def list_classmates(labels: Tensor) -> tuple[Tensor, Tensor]:
    """Rows of each photo's class (n, k) and which of them are others than itself; k is the largest class."""
    _, classes, counts = torch.unique(labels, return_inverse=True, return_counts=True)
    members = classes.argsort(stable=True)
    places = torch.arange(int(counts.max()) if len(counts) else 0, device=labels.device)
    starts = counts.cumsum(0) - counts
    rows = members[(starts[classes, None] + places).clamp(max=max(len(labels) - 1, 0))]
    others = rows != torch.arange(len(labels), device=labels.device)[:, None]
    return rows, (places < counts[classes, None]) & others


def split_distances(distances: Tensor, labels: Tensor) -> tuple[Tensor, Tensor]:
    """Distances (n, k) to classmates, filled up with -inf, and (n, n) to other classes, the rest +inf."""
    rows, valid = list_classmates(labels)
    positives = distances.gather(1, rows).masked_fill(~valid, -INFINITY)
    return positives, distances.masked_fill(labels[:, None] == labels, INFINITY)


def count_all_triplets(labels: Tensor) -> Tensor:
    """Number of triplets (scalar): every photo with every classmate and every photo of another class."""
    counts: Tensor = torch.unique(labels, return_counts=True)[1]
    return (counts * (counts - 1) * (len(labels) - counts)).sum()


def count_triplets(distances: Tensor, labels: Tensor, margin: float) -> TripletCounts:
    """Easy, semi-hard and hard triplets of distances (n, n)."""
    positives, negatives = split_distances(distances.detach(), labels)
    hard = int(hinge_sums(positives, negatives, 0.0)[1].sum())
    active = int(hinge_sums(positives, negatives, margin)[1].sum())
    return TripletCounts(int(count_all_triplets(labels)) - active, active - hard, hard)


@torch.no_grad()
def pick_semi_hard(distances: Tensor, labels: Tensor, margin: float) -> Triplets:
    """For every pair of a class the nearest negative that is no nearer than the positive, if within the margin."""
    rows, valid = list_classmates(labels)
    positives = distances.gather(1, rows)
    nearest, order = distances.masked_fill(labels[:, None] == labels, INFINITY).sort(dim=1)
    places = torch.searchsorted(nearest, positives).clamp_(max=max(len(labels) - 1, 0))
    found = nearest.gather(1, places)
    return _keep(rows, order.gather(1, places), valid & (found >= positives) & (found < positives + margin))


@torch.no_grad()
def pick_hard(distances: Tensor, labels: Tensor) -> Triplets:
    """For every pair of a class the nearest negative, where that is nearer than the positive."""
    rows, valid = list_classmates(labels)
    nearest, negatives = distances.masked_fill(labels[:, None] == labels, INFINITY).min(dim=1, keepdim=True)
    return _keep(rows, negatives.expand_as(rows), valid & (nearest < distances.gather(1, rows)))


@torch.no_grad()
def pick_batch_hard(distances: Tensor, labels: Tensor) -> Triplets:
    """For every photo its farthest positive and nearest negative (Hermans 2017), where it has both."""
    positives, negatives = split_distances(distances, labels)
    rows, _ = list_classmates(labels)
    farthest, place = positives.max(dim=1, keepdim=True)
    nearest, negative = negatives.min(dim=1, keepdim=True)
    return _keep(rows.gather(1, place), negative, (farthest > -INFINITY) & (nearest < INFINITY))


def _keep(positives: Tensor, negatives: Tensor, chosen: Tensor) -> Triplets:
    """Triplets from (n, k) positives and negatives of every row, where chosen."""
    anchors, columns = chosen.nonzero(as_tuple=True)
    return Triplets(anchors, positives[anchors, columns], negatives[anchors, columns])
