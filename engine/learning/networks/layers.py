"""What a network is made of: where its features end and its head begins."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor, nn


class Layered(nn.Module):
    """A network whose embeddings are its head's view of its features."""

    trunk: nn.Module  # inputs (n, ...) -> features (n, f)
    head: nn.Module  # features (n, f) -> embeddings (n, d)

    def features(self, inputs: Tensor) -> Tensor:
        """Penultimate features (n, f) of inputs (n, ...)."""
        features: Tensor = self.trunk(inputs)
        return features

    def forward(self, inputs: Tensor) -> Tensor:
        embeddings: Tensor = self.head(self.features(inputs))
        return embeddings


def split_network(network: nn.Module) -> tuple[Callable[[Tensor], Tensor], nn.Module]:
    """Inputs to features, and the head; of a network without such parts the inputs are the features."""
    features, head = getattr(network, "features", None), getattr(network, "head", None)
    if callable(features) and isinstance(head, nn.Module):
        return features, head
    return nn.Flatten(), network


@torch.no_grad()
def count_features(network: nn.Module, shape: tuple[int, ...]) -> int:
    """How many numbers a network makes of one input of this shape, batch norms being left as they are."""
    training = network.training
    count = network.eval()(torch.zeros(1, *shape)).flatten(1).shape[1]
    network.train(training)
    return int(count)
