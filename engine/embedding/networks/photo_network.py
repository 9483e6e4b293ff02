"""The frame that every network is used in: 8-bit photos to features and the maps they are the mean of."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

from engine.embedding.networks.trunk import Trunk

CENTRE_SPREAD = 0.85  # of the centre weighting, in halves of the picture; chosen on five sets, see weigh_centre


def weigh_centre(height: int, width: int, spread: float = CENTRE_SPREAD) -> Tensor:
    """Gaussian weights (h, w) with mean 1: people put what they photograph in the middle.

    On the test sets it gains what cropping gains for centred goods without losing what cropping cuts off.
    """
    rows, columns = ((np.arange(size) + 0.5) / size * 2 - 1 for size in (height, width))
    weights = np.exp(-(rows[:, None] ** 2 + columns**2) / (2 * spread**2))
    return torch.tensor((weights / weights.mean()).tolist())  # a plain constant for the export


def join_parts(parts: tuple[Tensor, ...]) -> Tensor:
    """Maps of several layers (n, d_i, h, w) -> one (n, sum d_i, h, w), each layer's pooled part of length 1."""
    joined = []
    for part in parts:
        weighed = part * weigh_centre(part.shape[2], part.shape[3]).to(part)
        length = torch.linalg.vector_norm(weighed.mean((2, 3), keepdim=True), dim=1, keepdim=True)
        joined.append(weighed / length.clamp(min=1e-6))
    return torch.cat(joined, 1)


class PhotoNetwork(nn.Module):
    """8-bit photos (n, side, side, 3) -> features (n, d) and maps (n, d, h, w), normalisation included."""

    trunk: Trunk
    pixel_mean: Tensor  # the export mixes up a buffer called "mean" with the operator
    pixel_std: Tensor

    def __init__(self, trunk: Trunk, mean: tuple[float, float, float], std: tuple[float, float, float]):
        super().__init__()
        self.trunk = trunk
        self.register_buffer("pixel_mean", torch.tensor(mean).reshape(1, 3, 1, 1), persistent=False)
        self.register_buffer("pixel_std", torch.tensor(std).reshape(1, 3, 1, 1), persistent=False)

    def forward(self, pixels: Tensor) -> tuple[Tensor, Tensor]:
        return self.upper(self.lower(pixels))

    def lower(self, pixels: Tensor) -> Tensor:
        """Photos -> what the part of the trunk that is never taught makes of them (n, ...)."""
        return self.trunk.lower((pixels.permute(0, 3, 1, 2).float() - self.pixel_mean) / self.pixel_std)

    def upper(self, activations: Tensor) -> tuple[Tensor, Tensor]:
        """What `lower` gave -> features (n, d) and maps (n, d, h, w)."""
        maps = join_parts(tuple(part.float() for part in self.trunk.upper(activations)))
        return maps.mean((2, 3)), maps

    def published_state(self) -> dict[str, Tensor]:
        """Its weights as `load_source` takes them."""
        return {self.trunk.rename(name): value for name, value in self.trunk.state_dict().items()}


def simplify_for_export(network: nn.Module) -> None:
    """Fold batch norms into convolutions and write nothing in place: the export then takes a third of the time."""
    for module in network.modules():
        if isinstance(module, nn.ReLU6 | nn.ReLU | nn.SiLU):
            module.inplace = False
        layers = list(module._modules.items()) if isinstance(module, nn.Sequential) else []
        for (name, layer), (next_name, following) in pairwise(layers):
            if isinstance(layer, nn.Conv2d) and isinstance(following, nn.BatchNorm2d):
                module._modules[name] = fuse_conv_bn_eval(layer, following)
                module._modules[next_name] = nn.Identity()
