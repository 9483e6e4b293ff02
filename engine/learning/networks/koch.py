"""The convolutional twin of Koch, Zemel and Salakhutdinov (2015)."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from engine.learning.networks.layers import Layered

SIDE, DIMS = 105, 4096  # pixels, units
SCALE = 0.05


class KochNetwork(Layered):
    """Inputs (n, 1, 105, 105) -> 64@10, pool, 128@7, pool, 128@4, pool, 256@4 -> 4096 sigmoid units.

    Weights start as He and others (2015) have it, those of the units as Glorot and Bengio (2010): from the paper's own
    start, and from torch's, all inputs look alike to the network for hundreds of steps.
    """

    def __init__(self) -> None:
        super().__init__()
        # a maximum of ReLUs is the ReLU of the maximum, which has a quarter as many numbers
        self.trunk = nn.Sequential(
            *(nn.Conv2d(1, 64, 10), nn.MaxPool2d(2), nn.ReLU()),
            *(nn.Conv2d(64, 128, 7), nn.MaxPool2d(2), nn.ReLU()),  # four fifths of the network's work
            *(nn.Conv2d(128, 128, 4), nn.MaxPool2d(2), nn.ReLU()),
            *(nn.Conv2d(128, 256, 4), nn.ReLU(), nn.Flatten()),
        )
        self.head = nn.Sequential(CalmLinear(256 * 6 * 6, DIMS), nn.Sigmoid())
        for layer in self.trunk:
            if isinstance(layer, nn.Conv2d):
                nn.init.kaiming_normal_(layer.weight, nonlinearity="relu")
                nn.init.zeros_(layer.bias)  # type: ignore[arg-type]
        self.to(memory_format=torch.channels_last)  # large convolutions run at twice the speed on CPUs


class CalmLinear(nn.Linear):
    """A linear layer whose weights are kept 1 / SCALE times as large: steps of one size change it that much less.

    Its 9,216 inputs are all positive: under Adam a step moves all weights of a unit together, and at a rate that suits
    the convolutions the units would jump from one end of the sigmoid to the other.
    """

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__(inputs, outputs)
        nn.init.xavier_normal_(self.weight, gain=1 / SCALE)
        nn.init.zeros_(self.bias)

    def forward(self, inputs: Tensor) -> Tensor:
        return super().forward(inputs * SCALE)
