"""Encoders: photos' pixels to feature vectors. Adding one = an architecture, a line here and a test."""

from __future__ import annotations

from engine.embedding.encoder import EncoderSpec
from engine.embedding.sources import downloaded, find_lite0

DEFAULT_ENCODER = "efficientnet-lite0"

ENCODERS: dict[str, EncoderSpec] = {
    "efficientnet-lite0": EncoderSpec(
        "EfficientNet-Lite0 (fast, comes with the program)",
        "efficientnet-lite0", 1600, 224, "Apache-2.0", "57934424", 0, find_lite0
    ),
    "efficientnet-v2-s": EncoderSpec(
        "EfficientNetV2-S (finer, about ten times slower)",
        "efficientnet-v2-s", 1280, 384, "BSD-3-Clause", "dd5fe13b", 83, downloaded("efficientnet_v2_s-dd5fe13b.pth"),
    ),
    "convnext-t": EncoderSpec(
        "ConvNeXt-T (finer, about eight times slower)",
        "convnext-t", 768, 224, "BSD-3-Clause", "983f1562", 109, downloaded("convnext_tiny-983f1562.pth"),
    ),
    "vit-b-16": EncoderSpec(
        "ViT-B/16 (a transformer, about thirty times slower)",
        "vit-b-16", 768, 224, "BSD-3-Clause", "c867db91", 330, downloaded("vit_b_16-c867db91.pth"),
    ),
}  # fmt: skip
