"""The product's photo network under an identity-started head, for deep fine-tuning."""

from __future__ import annotations

from typing import Any

from torch import Tensor, nn

from engine.embedding.networks.checkpoint import load_source
from engine.embedding.networks.photo_network import PhotoNetwork
from engine.embedding.sources import LITE0_FILE, WeightsSource, find_lite0
from engine.learning.errors import CannotLearn
from engine.learning.networks.identity_head import IdentityHead
from engine.learning.networks.layers import Layered

LITE0 = "efficientnet-lite0"


class PhotoEncoder(Layered):
    """8-bit photos (n, 224, 224, 3) -> embeddings (n, d); its photo network is frozen at first."""

    trunk: PhotoNetwork
    head: nn.Module

    def __init__(self, trunk: PhotoNetwork, head: nn.Module) -> None:
        super().__init__()
        self.trunk, self.head = trunk, head
        self.unfreeze_last(0)

    def features(self, inputs: Tensor) -> Tensor:
        features: Tensor = self.trunk(inputs)[0]
        return features

    def unfreeze_last(self, blocks: int) -> None:
        """Let the last so many blocks learn, and with any also the convolution above them; 0 freezes them all."""
        model: Any = self.trunk.trunk.model
        if not 0 <= blocks <= len(model.blocks):
            raise CannotLearn(f"blocks = {blocks} cannot be unfrozen: choose 0 to {len(model.blocks)}.")
        self.trunk.requires_grad_(False)
        learning = [*model.blocks[len(model.blocks) - blocks :], model.head] if blocks else []
        for block in learning:
            block.requires_grad_(True)


def load_photo_encoder(head: nn.Module | None = None) -> PhotoEncoder:
    """EfficientNet-Lite0 with its published weights under a head of its 1,600 features, by default the identity."""
    loaded = load_source(WeightsSource(LITE0_FILE.rpartition("-")[2].removesuffix(".pth"), find_lite0(), LITE0))
    return PhotoEncoder(loaded.network, IdentityHead(loaded.dims) if head is None else head)
