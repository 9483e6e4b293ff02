"""Encoders: photos' pixels to feature vectors. Adding one = an architecture, a line here and a test."""

from __future__ import annotations

from engine.embedding.encoder import EncoderSpec
from engine.embedding.sources import LITE0_FILE

DEFAULT_ENCODER = "efficientnet-lite0"

ENCODERS: dict[str, EncoderSpec] = {
    "efficientnet-lite0": EncoderSpec(
        "EfficientNet-Lite0 (fast, comes with the program)",
        "efficientnet-lite0", 1600, 224, "Apache-2.0", LITE0_FILE, 0,
    ),
    "efficientnet-v2-s": EncoderSpec(
        "EfficientNetV2-S (about fifteen times slower)",
        "efficientnet-v2-s", 1280, 384, "BSD-3-Clause", "efficientnet_v2_s-dd5fe13b.pth", 83,
    ),
    "convnext-t": EncoderSpec(
        "ConvNeXt-T (about five times slower)",
        "convnext-t", 768, 224, "BSD-3-Clause", "convnext_tiny-983f1562.pth", 109,
    ),
    "vit-b-16": EncoderSpec(
        "ViT-B/16, a transformer (about fifteen times slower)",
        "vit-b-16", 768, 224, "BSD-3-Clause", "vit_b_16-c867db91.pth", 330,
    ),
}  # fmt: skip
