"""EfficientNet-Lite0 on torchvision's blocks, and the names of its published weights."""

from __future__ import annotations

from functools import partial

from torch import Tensor, nn
from torch.nn import functional
from torchvision.ops import Conv2dNormActivation

# (expansion, kernel, stride, channels, repeats), Tan & Le 2019, table 1; Lite: stem and head are not scaled
STAGES = (
    (1, 3, 1, 16, 1),
    (6, 3, 2, 24, 2),
    (6, 5, 2, 40, 2),
    (6, 3, 2, 80, 3),
    (6, 5, 1, 112, 3),
    (6, 5, 2, 192, 4),
    (6, 3, 1, 320, 1),
)
STEM_CHANNELS, HEAD_CHANNELS, CLASSES = 32, 1280, 1000


def pad_same(x: Tensor, kernel: int, stride: int) -> Tensor:
    """Pad (n, c, h, w) as TensorFlow's SAME does: the odd pixel goes to the right and the bottom."""
    needed = [max((-(-size // stride) - 1) * stride + kernel - size, 0) for size in (x.shape[3], x.shape[2])]
    if not any(needed):
        return x
    return functional.pad(x, [part for n in needed for part in (n // 2, n - n // 2)])


class SameConv(Conv2dNormActivation):  # type: ignore[misc]
    """Convolution with TensorFlow's padding, batch norm (eps 1e-3) and ReLU6."""

    def __init__(
        self, channels_in: int, channels: int, kernel: int, stride: int = 1, *, groups: int = 1, act: bool = True
    ):
        norm = partial(nn.BatchNorm2d, eps=1e-3, momentum=0.01)
        activation = nn.ReLU6 if act else None
        super().__init__(channels_in, channels, kernel, stride, 0, groups, norm, activation)
        self.kernel, self.stride = kernel, stride

    def forward(self, x: Tensor) -> Tensor:
        x = pad_same(x, self.kernel, self.stride)
        for layer in self:
            x = layer(x)
        return x


class LiteBlock(nn.Module):
    """Inverted residual without squeeze-and-excitation."""

    def __init__(self, channels_in: int, channels: int, kernel: int, stride: int, expansion: int):
        super().__init__()
        wide = channels_in * expansion
        self.expand = SameConv(channels_in, wide, 1) if expansion > 1 else nn.Identity()
        self.depthwise = SameConv(wide, wide, kernel, stride, groups=wide)
        self.project = SameConv(wide, channels, 1, act=False)
        self.residual = stride == 1 and channels_in == channels

    def forward(self, x: Tensor) -> Tensor:
        y: Tensor = self.project(self.depthwise(self.expand(x)))
        return x + y if self.residual else y


class EfficientNetLite0(nn.Module):
    """Classifier with 1,000 ImageNet classes; search uses what comes before."""

    def __init__(self) -> None:
        super().__init__()
        self.stem = SameConv(3, STEM_CHANNELS, 3, 2)
        blocks, channels_in = [], STEM_CHANNELS
        for expansion, kernel, stride, channels, repeats in STAGES:
            for repeat in range(repeats):
                blocks.append(LiteBlock(channels_in, channels, kernel, stride if repeat == 0 else 1, expansion))
                channels_in = channels
        self.blocks = nn.Sequential(*blocks)
        self.head = SameConv(channels_in, HEAD_CHANNELS, 1)
        self.classifier = nn.Linear(HEAD_CHANNELS, CLASSES)

    def forward(self, x: Tensor) -> Tensor:
        y: Tensor = self.classifier(self.head(self.blocks(self.stem(x))).mean((2, 3)))
        return y


def name_published_parts() -> dict[str, str]:
    """Our parameter prefixes -> those of the published file (296 keys)."""
    names = {"stem.0": "_conv_stem", "stem.1": "_bn0", "head.0": "_conv_head", "head.1": "_bn1", "classifier": "_fc"}
    expansions = [stage[0] for stage in STAGES for _ in range(stage[4])]
    for i, expansion in enumerate(expansions):
        parts = [("depthwise", "_depthwise_conv", "_bn1"), ("project", "_project_conv", "_bn2")]
        if expansion > 1:
            parts.append(("expand", "_expand_conv", "_bn0"))
        for ours, conv, norm in parts:
            names[f"blocks.{i}.{ours}.0"] = f"_blocks.{i}.{conv}"
            names[f"blocks.{i}.{ours}.1"] = f"_blocks.{i}.{norm}"
    return names


def rename_published(state: dict[str, Tensor]) -> dict[str, Tensor]:
    """Published keys -> ours; keys that are not known stay, so that a strict load names them."""
    ours = {published: name for name, published in name_published_parts().items()}
    renamed = {}
    for key, value in state.items():
        prefix, _, leaf = key.rpartition(".")
        renamed[f"{ours.get(prefix, prefix)}.{leaf}"] = value
    return renamed
