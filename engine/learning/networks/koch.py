"""The convolutional twin of Koch, Zemel and Salakhutdinov (2015)."""

from __future__ import annotations

import torch
from torch import nn

from engine.learning.networks.fourier_conv import FourierConv2d
from engine.learning.networks.layers import Layered

SIDE, DIMS = 105, 4096  # pixels, units


class KochNetwork(Layered):
    """Inputs (n, 1, 105, 105) -> 64@10, pool, 128@7, pool, 128@4, pool, 256@4 -> 4096 sigmoid units.

    Weights start as torch's layers do: the paper's start rests at ln 2 under plain gradient descent.
    """

    def __init__(self) -> None:
        super().__init__()
        # a maximum of ReLUs is the ReLU of the maximum, which has a quarter as many numbers
        self.trunk = nn.Sequential(
            *(nn.Conv2d(1, 64, 10), nn.MaxPool2d(2), nn.ReLU()),
            *(FourierConv2d(64, 128, 7), nn.MaxPool2d(2), nn.ReLU()),  # four fifths of the network's work
            *(nn.Conv2d(128, 128, 4), nn.MaxPool2d(2), nn.ReLU()),
            *(nn.Conv2d(128, 256, 4), nn.ReLU(), nn.Flatten()),
        )
        self.head = nn.Sequential(nn.Linear(256 * 6 * 6, DIMS), nn.Sigmoid())
        self.to(memory_format=torch.channels_last)  # large convolutions run at twice the speed on CPUs
