"""The small network of the Keras-style Siamese examples on faces and digits."""

from __future__ import annotations

from torch import nn

from engine.learning.networks.layers import Layered, count_features

HIDDEN = 128


class KerasSiamese(Layered):
    """Two 3x3 convolutions of 6 and 12 channels, each with pooling, then two dense layers.

    Inputs (n, channels, height, width); side: both, or (height, width) in pixels; at least 10 each way.
    """

    def __init__(
        self, dims: int = 128, side: int | tuple[int, int] = 28, channels: int = 1, dropout: float = 0.25
    ) -> None:
        super().__init__()
        height, width = (side, side) if isinstance(side, int) else side
        maps = nn.Sequential(
            *(nn.Conv2d(channels, 6, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Dropout(dropout)),
            *(nn.Conv2d(6, 12, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Dropout(dropout), nn.Flatten()),
        )
        dense = nn.Linear(count_features(maps, (channels, height, width)), HIDDEN)
        self.trunk = nn.Sequential(maps, dense, nn.ReLU(), nn.Dropout(dropout / 2.5))
        self.head = nn.Linear(HIDDEN, dims)
