"""Sums over a row: of its chosen entries, and over every (positive, negative) pair without making the pairs.

A hinge is linear where it is active, so a sum of hinges is known from counts: how many negatives each positive
reaches, how many positives reach each negative. Ranks give both, in O(row log row) instead of O(row^2).
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor
from torch.autograd.function import once_differentiable
from torch.nn import functional

FLOOR = -1e30
Sums = tuple[Tensor, Tensor]  # (r,) sums with gradients, (r,) counts of the active pairs


def hinge_sums(positives: Tensor, negatives: Tensor, margin: float | Tensor) -> Sums:
    """Per row: the sum of [positive + margin - negative]_+ over all pairs, and how many are above 0.

    positives (r, p), rows filled up with -inf; negatives (r, q), rows filled up with +inf; margin a number or scalar.
    """
    margin = torch.as_tensor(margin, dtype=positives.dtype, device=positives.device)
    sums, counts = _HingeSums.apply(positives, negatives, margin)
    return sums, counts


def soft_sum(values: Tensor, chosen: Tensor) -> Tensor:
    """log(1 + sum of exp(values) where chosen) of each row, without overflow; 0 where none is chosen."""
    # a finite floor, for rows of nothing but -inf have nan slopes
    return functional.softplus(values.masked_fill(~chosen, FLOOR).logsumexp(dim=1))


def softplus_sums(positives: Tensor, negatives: Tensor) -> Tensor:
    """Per row: the sum of log(1 + exp(positive - negative)) over all pairs; filled up as for `hinge_sums`."""
    sums: Tensor = _SoftplusSums.apply(positives, negatives)
    return sums


def _reach(limits: Tensor, negatives: Tensor) -> tuple[Tensor, Tensor]:
    """How many negatives lie below each ascending limit (r, p), and below how many limits each negative lies."""
    rank = torch.searchsorted(limits, negatives.contiguous(), right=True)
    reached = limits.new_zeros(limits.shape[0], limits.shape[1] + 1)
    reached.scatter_add_(1, rank, limits.new_ones(1, 1).expand_as(negatives))
    return reached.cumsum_(dim=1)[:, :-1], limits.shape[1] - rank


def _weighted(counts: Tensor, values: Tensor) -> Tensor:
    """Row sums of counts * values; what fills a row up (infinite, never counted) adds nothing."""
    return torch.where(counts > 0, values, 0).mul_(counts).sum(dim=1)


class _HingeSums(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, positives: Tensor, negatives: Tensor, margin: Tensor) -> Sums:
        limits, order = (positives + margin).sort(dim=1)
        reached, reaching = _reach(limits, negatives)
        ctx.save_for_backward(torch.empty_like(reached).scatter_(1, order, reached), reaching.to(torch.int32))
        counts = reached.sum(dim=1)
        ctx.mark_non_differentiable(counts)
        ctx.set_materialize_grads(False)
        return _weighted(reached, limits) - _weighted(reaching, negatives), counts

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, slope: Tensor | None, _: Tensor | None) -> tuple[Tensor | None, ...]:
        if slope is None:
            return None, None, None
        reached, reaching = ctx.saved_tensors
        rows = slope[:, None]
        return rows * reached, rows * -reaching, (slope * reached.sum(dim=1)).sum()


class _SoftplusSums(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, positives: Tensor, negatives: Tensor) -> Tensor:
        total = positives.new_zeros(len(positives))
        rising, falling = torch.zeros_like(positives), torch.zeros_like(negatives)
        for column in range(positives.shape[1]):  # one positive of every row at a time keeps memory at (r, q)
            gaps = positives[:, column, None] - negatives
            total += functional.softplus(gaps).sum(dim=1)
            slopes = gaps.sigmoid_()
            rising[:, column] = slopes.sum(dim=1)
            falling -= slopes
        ctx.save_for_backward(rising, falling)
        return total

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, slope: Tensor) -> tuple[Tensor, Tensor]:
        rising, falling = ctx.saved_tensors
        return slope[:, None] * rising, slope[:, None] * falling
