"""EfficientNet-Lite0 written a second time, from the paper, as plain function calls over the published weights."""

from __future__ import annotations

import math

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

# one row per block: kernel, stride (Tan & Le 2019, table 1, each stage's repeats written out)
BLOCKS = [
    (3, 1), (3, 2), (3, 1), (5, 2), (5, 1), (3, 2), (3, 1), (3, 1),
    (5, 1), (5, 1), (5, 1), (5, 2), (5, 1), (5, 1), (5, 1), (3, 1),
]  # fmt: skip


class Published:
    """The published weights; remembers which keys were read."""

    def __init__(self, state: dict[str, Tensor]):
        self.state = state
        self.used: list[str] = []

    def get(self, key: str) -> Tensor:
        self.used.append(key)
        return self.state[key]

    def norm(self, x: Tensor, name: str) -> Tensor:
        self.used.append(f"{name}.num_batches_tracked")  # carries no number that a forward needs
        mean, var = self.get(f"{name}.running_mean"), self.get(f"{name}.running_var")
        weight, bias = self.get(f"{name}.weight"), self.get(f"{name}.bias")
        scale = (weight / torch.sqrt(var + 0.001)).reshape(1, -1, 1, 1)
        return (x - mean.reshape(1, -1, 1, 1)) * scale + bias.reshape(1, -1, 1, 1)

    def conv(self, x: Tensor, name: str, stride: int, groups: int = 1) -> Tensor:
        """TensorFlow's SAME: ceil(size / stride) outputs, the window grid centred with the odd pixel at the end."""
        weight = self.get(f"{name}.weight")
        size, kernel = x.shape[-1], weight.shape[-1]
        total = max((math.ceil(size / stride) - 1) * stride + kernel - size, 0)
        before = total // 2
        room = torch.zeros(*x.shape[:2], size + total, size + total)
        room[:, :, before : before + size, before : before + size] = x
        return functional.conv2d(room, weight, stride=stride, groups=groups)


def relu6(x: Tensor) -> Tensor:
    return x.clamp(0, 6)


def search_maps(maps: np.ndarray, last: np.ndarray) -> np.ndarray:
    """Head maps and last block's maps (n, d_i, h, w) -> what search uses (n, h, w, 1600), one number at a time."""
    photos, _, height, width = maps.shape
    found = np.empty((photos, height, width, maps.shape[1] + last.shape[1]))
    for row in range(height):
        for column in range(width):
            y, x = (2 * row + 1) / height - 1, (2 * column + 1) / width - 1
            weight = math.exp(-(x * x + y * y) / (2 * 0.85**2))
            found[:, row, column] = weight * np.concatenate([maps[:, :, row, column], last[:, :, row, column]], axis=1)
    for part in (slice(0, maps.shape[1]), slice(maps.shape[1], None)):
        pooled = found[..., part].mean(axis=(1, 2))
        found[..., part] /= np.sqrt((pooled**2).sum(axis=1))[:, None, None, None]
    return found


def reference_forward(pixels: np.ndarray, state: dict[str, Tensor]) -> tuple[np.ndarray, Tensor, list[str]]:
    """Square 8-bit photos (n, s, s, 3) -> search maps (n, h, w, 1600), class logits, and the keys that were read."""
    net = Published(state)
    x = (torch.from_numpy(pixels).movedim(3, 1).float() - 127) / 128
    with torch.inference_mode():
        x = relu6(net.norm(net.conv(x, "_conv_stem", 2), "_bn0"))
        for i, (_, stride) in enumerate(BLOCKS):
            skip, block = x, f"_blocks.{i}"
            if i > 0:  # the first stage expands by 1 and has no expansion
                x = relu6(net.norm(net.conv(x, f"{block}._expand_conv", 1), f"{block}._bn0"))
            x = relu6(net.norm(net.conv(x, f"{block}._depthwise_conv", stride, x.shape[1]), f"{block}._bn1"))
            x = net.norm(net.conv(x, f"{block}._project_conv", 1), f"{block}._bn2")
            x = x + skip if x.shape == skip.shape else x
        maps = relu6(net.norm(net.conv(x, "_conv_head", 1), "_bn1"))
        logits = maps.mean((2, 3)) @ net.get("_fc.weight").T + net.get("_fc.bias")
    return search_maps(maps.numpy(), x.numpy()), logits, net.used
