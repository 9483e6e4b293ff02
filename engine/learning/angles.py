"""Class logits from angles: what the margin softmax losses are made of."""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn

from engine.learning.distances import angles_of, sines_of


def make_centres(classes: int, dims: int, each: int = 1) -> nn.Parameter:
    """Class centres (classes * each, dims), random directions of expected length 1."""
    return nn.Parameter(torch.randn(classes * each, dims) / math.sqrt(dims))


def pick_own(logits: Tensor, labels: Tensor) -> Tensor:
    """The entry (n,) of each row's own class."""
    return logits.gather(1, labels[:, None]).squeeze(1)


def replace_own(logits: Tensor, labels: Tensor, own: Tensor) -> Tensor:
    """Logits (n, c) whose entry of each row's own class is `own` (n,)."""
    return logits.scatter(1, labels[:, None], own[:, None].to(logits.dtype))


def add_angle(cosines: Tensor, margin_rad: float) -> Tensor:
    """cos(theta + m) of cosines (n,); past pi it would rise again, so cos(theta) - m sin(m) (Deng 2019)."""
    turned = cosines * math.cos(margin_rad) - sines_of(cosines) * math.sin(margin_rad)
    within = cosines > math.cos(math.pi - margin_rad)
    return torch.where(within, turned, cosines - margin_rad * math.sin(margin_rad))


def multiply_angle(cosines: Tensor, multiplier: float) -> Tensor:
    """psi(theta) = (-1)^k cos(m theta) - 2k with k = floor(m theta / pi): it only falls (Liu 2017)."""
    turned = angles_of(cosines) * multiplier
    half_turns = (turned.detach() / math.pi).floor()
    return (1 - 2 * (half_turns % 2)) * turned.cos() - 2 * half_turns
