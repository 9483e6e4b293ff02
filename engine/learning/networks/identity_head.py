"""Heads that start as the identity, so that few labels cannot spoil features that are good already."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from engine.learning.errors import CannotLearn

Floats = NDArray[np.float32]


class IdentityHead(nn.Module):
    """Embeddings (x - centre) W of features (n, dims_in), W (dims_in, dims_out) starting at I or at a given matrix."""

    centre: Tensor
    start: Tensor

    def __init__(
        self,
        dims_in: int,
        dims_out: int | None = None,
        *,
        matrix: Floats | Tensor | None = None,
        centre: Floats | Tensor | None = None,
    ) -> None:
        super().__init__()
        start = torch.eye(dims_in, dims_out or dims_in) if matrix is None else torch.as_tensor(matrix).clone()
        middle = torch.zeros(dims_in) if centre is None else torch.as_tensor(centre).clone()
        if start.dim() != 2 or len(start) != dims_in or middle.shape != (dims_in,):
            raise CannotLearn(
                f"matrix {tuple(start.shape)} and centre {tuple(middle.shape)} do not fit features of "
                f"dims_in = {dims_in}: give ({dims_in}, k) and ({dims_in},)."
            )
        self.register_buffer("centre", middle)
        self.register_buffer("start", start)
        self.weight = nn.Parameter(start.clone())

    def forward(self, features: Tensor) -> Tensor:
        return (features - self.centre.to(features.dtype)) @ self.weight

    def penalty(self, strength: float) -> Tensor:
        """strength * |W - W0|^2 (scalar): what holds the head near its start.

        With SupCon and 5 or 10 photos a label, 0.001 to 0.003 gains most on those labels, and on others too.
        """
        return strength * (self.weight - self.start).square().sum()


class ResidualHead(nn.Module):
    """x + gate * MLP(x) of features (n, dims); the gate (dims,) starts at 0."""

    def __init__(self, dims: int, hidden: int | None = None) -> None:
        super().__init__()
        hidden = hidden or dims
        self.layers = nn.Sequential(nn.Linear(dims, hidden), nn.ReLU(), nn.Linear(hidden, dims))
        self.gate = nn.Parameter(torch.zeros(dims))

    def forward(self, features: Tensor) -> Tensor:
        residual: Tensor = self.layers(features)
        return features + self.gate * residual

    def penalty(self, strength: float) -> Tensor:
        """strength * |gate|^2 (scalar)."""
        return strength * self.gate.square().sum()
