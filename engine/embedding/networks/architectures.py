"""The networks that weights can be loaded into; imports torch, so only the export and CUDA import this."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import torch
import torchvision.models as tv
from torch import Tensor, nn

from engine.embedding.networks.lite0 import EfficientNetLite0, rename_published
from engine.embedding.networks.photo_network import PhotoNetwork

Triple = tuple[float, float, float]
IMAGENET_MEAN: Triple = (123.675, 116.28, 103.53)  # of 8-bit sRGB
IMAGENET_STD: Triple = (58.395, 57.12, 57.375)


class ConvNextMaps(nn.Module):
    """Feature map of ConvNeXt with the final layer norm of its mean applied to every region."""

    def __init__(self, model: tv.ConvNeXt):
        super().__init__()
        self.features, self.norm = model.features, model.classifier[0]

    def forward(self, x: Tensor) -> tuple[Tensor]:
        maps: Tensor = self.features(x)
        pooled = maps.mean((2, 3), keepdim=True)
        centre, spread = pooled.mean(1, keepdim=True), pooled.var(1, correction=0, keepdim=True)
        scale = self.norm.weight[:, None, None] / torch.sqrt(spread + self.norm.eps)
        return ((maps - centre) * scale + self.norm.bias[:, None, None],)


class VitMaps(nn.Module):
    """Patch tokens of a vision transformer, each averaged with the class token, as a map."""

    def __init__(self, model: tv.VisionTransformer):
        super().__init__()
        self.conv_proj, self.encoder, self.class_token = model.conv_proj, model.encoder, model.class_token

    def forward(self, x: Tensor) -> tuple[Tensor]:
        grid: Tensor = self.conv_proj(x)
        tokens = torch.cat([self.class_token.expand(grid.shape[0], -1, -1), grid.flatten(2).transpose(1, 2)], 1)
        tokens = self.encoder(tokens)
        mixed = (tokens[:, 1:] + tokens[:, :1]) / 2  # the class token is what these weights were trained by
        return (mixed.transpose(1, 2).reshape(grid.shape),)


class Lite0Maps(nn.Module):
    """The head's maps, and the last block's, which know more of form and add nothing to the cost."""

    def __init__(self, model: EfficientNetLite0):
        super().__init__()
        self.model = model

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:
        return self.model.maps(x)


class FeatureMaps(nn.Module):
    """What a torchvision classifier sees just before its pooling."""

    def __init__(self, model: tv.EfficientNet):
        super().__init__()
        self.features = model.features

    def forward(self, x: Tensor) -> tuple[Tensor]:
        return (self.features(x),)


@dataclass(frozen=True)
class Architecture:
    """How to build one network and feed it."""

    build: Callable[[], nn.Module]  # the classifier that the weights are published for
    cut: Callable[..., nn.Module]  # classifier -> trunk that gives maps
    side: int
    dims: int
    mean: Triple
    std: Triple
    classifier: str  # prefix of the parameters that features do not need
    weights: tv.WeightsEnum | None = None  # what torchvision downloads
    rename: Callable[[dict[str, Tensor]], dict[str, Tensor]] = dict


ARCHITECTURES: dict[str, Architecture] = {
    "efficientnet-lite0": Architecture(
        EfficientNetLite0, Lite0Maps, 224, 1600, (127.0,) * 3, (128.0,) * 3,
        "classifier.", None, rename_published,
    ),
    "efficientnet-v2-s": Architecture(
        tv.efficientnet_v2_s, FeatureMaps, 384, 1280, IMAGENET_MEAN, IMAGENET_STD,
        "classifier.", tv.EfficientNet_V2_S_Weights.IMAGENET1K_V1,
    ),
    "convnext-t": Architecture(
        tv.convnext_tiny, ConvNextMaps, 224, 768, IMAGENET_MEAN, IMAGENET_STD,
        "classifier.2.", tv.ConvNeXt_Tiny_Weights.IMAGENET1K_V1,
    ),
    "vit-b-16": Architecture(
        tv.vit_b_16, VitMaps, 224, 768, IMAGENET_MEAN, IMAGENET_STD,
        "heads.", tv.ViT_B_16_Weights.IMAGENET1K_V1,
    ),
}  # fmt: skip


def recognise_architecture(state: dict[str, Tensor]) -> str | None:
    """The network whose parameters these are by name and shape, whatever classifier it carries."""
    for name, architecture in ARCHITECTURES.items():
        with torch.device("meta"):
            wanted = architecture.build().state_dict()
        given = architecture.rename(state)
        body = {key for key in wanted if not key.startswith(architecture.classifier)}
        if body <= given.keys() and all(given[key].shape == wanted[key].shape for key in body):
            return name
    return None


def build_network(name: str, state: dict[str, Tensor], *, any_classifier: bool = False) -> PhotoNetwork:
    """The network with these weights, ready to encode; a missing, unknown or misshapen key raises RuntimeError."""
    architecture = ARCHITECTURES[name]
    model = architecture.build()
    given = architecture.rename(state)
    if any_classifier:
        own = {key: value for key, value in model.state_dict().items() if key.startswith(architecture.classifier)}
        given = {key: value for key, value in given.items() if not key.startswith(architecture.classifier)} | own
    model.load_state_dict(given, strict=True)
    return PhotoNetwork(architecture.cut(model), architecture.mean, architecture.std).eval()
