"""Conv-4 with a strided first layer and growing widths: more channels where the picture is small, at less work."""

from __future__ import annotations

import torch
from torch import nn

from engine.learning.networks.conv4 import conv_block
from engine.learning.networks.layers import Layered, count_features


class StridedConv4(Layered):
    """A 5x5 convolution of width / 2 channels at every second pixel, then blocks of width, 2 and 4 times width.

    Inputs (n, channels, side, side), side at least 15 pixels; the flattened maps are the embeddings.
    """

    def __init__(self, width: int = 64, side: int = 42, channels: int = 1) -> None:
        super().__init__()
        first = nn.Conv2d(channels, width // 2, 5, stride=2, padding=2, bias=False)
        self.trunk = nn.Sequential(
            *(first, nn.BatchNorm2d(width // 2), nn.ReLU()),
            *(conv_block(width // 2, width), conv_block(width, 2 * width), conv_block(2 * width, 4 * width)),
            nn.Flatten(),
        )
        self.dims = count_features(self.trunk, (channels, side, side))
        self.head = nn.Identity()
        self.to(memory_format=torch.channels_last)
