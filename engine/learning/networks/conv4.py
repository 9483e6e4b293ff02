"""Conv-4, the embedding network of few-shot learning (Vinyals 2016; Snell 2017)."""

from __future__ import annotations

from typing import Literal

import torch
from torch import nn

from engine.learning.networks.layers import Layered, count_features

Pooling = Literal["flatten", "mean"]


def conv_block(channels: int, width: int) -> nn.Sequential:
    """3x3 convolution, batch norm, ReLU, halving by the maximum."""
    return nn.Sequential(
        nn.Conv2d(channels, width, 3, padding=1, bias=False), nn.BatchNorm2d(width), nn.ReLU(), nn.MaxPool2d(2)
    )


class Conv4(Layered):
    """Four blocks of `width` channels on inputs (n, channels, side, side), flattened or averaged over the picture.

    dims: length of a last linear layer; None: the features are the embeddings. side: at least 16 pixels.
    """

    def __init__(
        self,
        dims: int | None = 64,
        width: int = 64,
        side: int = 28,
        channels: int = 1,
        pooling: Pooling = "flatten",
    ) -> None:
        super().__init__()
        blocks = [conv_block(size, width) for size in (channels, width, width, width)]
        last = nn.Flatten() if pooling == "flatten" else nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten())
        self.trunk = nn.Sequential(*blocks, last)
        wide = count_features(self.trunk, (channels, side, side))
        self.head = nn.Identity() if dims is None else nn.Linear(wide, dims)
        self.to(memory_format=torch.channels_last)
