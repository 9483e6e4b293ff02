"""The networks that weights can be loaded into; imports torch, so only the export and CUDA import this."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import torch
import torchvision.models as tv
from torch import Tensor, nn

from engine.embedding.networks.lite0 import EfficientNetLite0, rename_published
from engine.embedding.networks.photo_network import PhotoNetwork
from engine.embedding.networks.trunk import Trunk, run_layers

Triple = tuple[float, float, float]
IMAGENET_MEAN: Triple = (123.675, 116.28, 103.53)  # of 8-bit sRGB
IMAGENET_STD: Triple = (58.395, 57.12, 57.375)
LAST = 2  # stages or layers that a deep lesson teaches


class ConvNextMaps(Trunk):
    """Feature map of ConvNeXt with the final layer norm of its mean applied to every region."""

    def __init__(self, model: tv.ConvNeXt):
        super().__init__()
        self.features, self.norm = model.features, model.classifier[0]

    def lower(self, x: Tensor) -> Tensor:
        return run_layers(self.features[:-LAST], x)

    def upper(self, x: Tensor) -> tuple[Tensor]:
        maps = run_layers(self.features[-LAST:], x)
        pooled = maps.mean((2, 3), keepdim=True)
        centre, spread = pooled.mean(1, keepdim=True), pooled.var(1, correction=0, keepdim=True)
        scale = self.norm.weight[:, None, None] / torch.sqrt(spread + self.norm.eps)
        return ((maps - centre) * scale + self.norm.bias[:, None, None],)

    def top(self) -> list[nn.Module]:
        return [*self.features[-LAST:], self.norm]

    def rename(self, name: str) -> str:
        return name.replace("norm.", "classifier.0.", 1) if name.startswith("norm.") else name


class VitMaps(Trunk):
    """Patch tokens of a vision transformer, each averaged with the class token, as a map."""

    def __init__(self, model: tv.VisionTransformer):
        super().__init__()
        self.conv_proj, self.encoder, self.class_token = model.conv_proj, model.encoder, model.class_token

    def lower(self, x: Tensor) -> Tensor:
        patches: Tensor = self.conv_proj(x)
        tokens = torch.cat([self.class_token.expand(patches.shape[0], -1, -1), patches.flatten(2).transpose(1, 2)], 1)
        return run_layers(self.encoder.layers[:-LAST], self.encoder.dropout(tokens + self.encoder.pos_embedding))

    def upper(self, x: Tensor) -> tuple[Tensor]:
        tokens: Tensor = self.encoder.ln(run_layers(self.encoder.layers[-LAST:], x))
        mixed = (tokens[:, 1:] + tokens[:, :1]) / 2  # the class token is what these weights were trained by
        side = math.isqrt(mixed.shape[1])
        return (mixed.transpose(1, 2).reshape(mixed.shape[0], -1, side, side),)

    def top(self) -> list[nn.Module]:
        return [*self.encoder.layers[-LAST:], self.encoder.ln]


class Lite0Maps(Trunk):
    """The head's maps, and the last block's, which know more of form and add nothing to the cost."""

    LAST = 5  # from the last block that halves the map on

    def __init__(self, model: EfficientNetLite0):
        super().__init__()
        self.model = model

    def lower(self, x: Tensor) -> Tensor:
        return run_layers(self.model.blocks[: -self.LAST], self.model.stem(x))

    def upper(self, x: Tensor) -> tuple[Tensor, Tensor]:
        last = run_layers(self.model.blocks[-self.LAST :], x)
        return self.model.head(last), last

    def top(self) -> list[nn.Module]:
        return [*self.model.blocks[-self.LAST :], self.model.head]

    def rename(self, name: str) -> str:
        return name.removeprefix("model.")


class FeatureMaps(Trunk):
    """What a torchvision classifier sees just before its pooling."""

    def __init__(self, model: tv.EfficientNet):
        super().__init__()
        self.features = model.features

    def lower(self, x: Tensor) -> Tensor:
        return run_layers(self.features[:-LAST], x)

    def upper(self, x: Tensor) -> tuple[Tensor]:
        return (run_layers(self.features[-LAST:], x),)

    def top(self) -> list[nn.Module]:
        return list(self.features[-LAST:])


@dataclass(frozen=True)
class Architecture:
    """How to build one network and feed it."""

    build: Callable[[], nn.Module]  # the classifier that the weights are published for
    cut: Callable[..., Trunk]  # classifier -> trunk that gives maps
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
