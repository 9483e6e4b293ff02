"""What is between normalised pixels and maps, cut in two: what stays as it is, and what a deep lesson teaches."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable

from torch import Tensor, nn


class Trunk(nn.Module, ABC):
    """A network without its classifier."""

    @abstractmethod
    def lower(self, x: Tensor) -> Tensor:
        """Normalised pixels (n, 3, h, w) -> activations (n, ...) that do not change while it is taught."""

    @abstractmethod
    def upper(self, x: Tensor) -> tuple[Tensor, ...]:
        """Activations -> maps (n, d_i, h, w) of one layer or several."""

    @abstractmethod
    def top(self) -> list[nn.Module]:
        """The layers that `upper` runs through."""

    def rename(self, name: str) -> str:
        """What a parameter is called in the classifier that the weights are published for."""
        return name

    def forward(self, x: Tensor) -> tuple[Tensor, ...]:
        return self.upper(self.lower(x))


def run_layers(layers: Iterable[nn.Module], x: Tensor) -> Tensor:
    """One layer after the other."""
    for layer in layers:
        x = layer(x)
    return x
