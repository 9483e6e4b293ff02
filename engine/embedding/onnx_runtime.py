"""Encoding on the processor through ONNX Runtime."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import numpy as np

from engine.embedding.encoder import Floats, Pixels, Policy
from engine.embedding.exported import ExportedNetwork, network_path

BATCH = 8  # photos at a time; larger batches leave the processor's cache and are slower


class OnnxEncoder:
    """An `Encoder` over an exported network."""

    def __init__(self, cache: Path, key: str, facts: ExportedNetwork, threads: int | None = None):
        self.backbone: str = facts.backbone
        self.side: int = facts.side
        self.policy: Policy = facts.policy
        self.dims: int = facts.dims
        self._session = open_session(network_path(cache, key), threads)

    def encode(self, pixels: Pixels) -> Floats:
        """Features (n, dims) of photos (n, side, side, 3)."""
        check_pixels(pixels, self.side)
        features = np.empty((len(pixels), self.dims), np.float32)
        for start in range(0, len(pixels), BATCH):
            features[start : start + BATCH] = self._run(["features"], pixels[start : start + BATCH])[0]
        return features

    def encode_maps(self, pixels: Pixels) -> tuple[Floats, Floats]:
        """Features (n, dims) and maps (n, h, w, dims)."""
        check_pixels(pixels, self.side)
        steps = [self._run(["features", "maps"], pixels[i : i + BATCH]) for i in range(0, max(len(pixels), 1), BATCH)]
        features, maps = (np.concatenate(parts) for parts in zip(*steps, strict=True))
        return features, np.ascontiguousarray(maps.transpose(0, 2, 3, 1))

    def _run(self, outputs: list[str], pixels: Pixels) -> list[Floats]:
        found: list[Floats] = self._session.run(outputs, {"pixels": np.ascontiguousarray(pixels)})
        return found


def open_session(network: Path, threads: int | None = None) -> Any:
    """An ONNX Runtime session that uses `threads` (default: all cores) and lets go of them between calls."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads or available_cores()
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # spinning starves the decoders
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(network), options, providers=["CPUExecutionProvider"])


def available_cores() -> int:
    """Cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def check_pixels(pixels: Pixels, side: int) -> None:
    """Refuse anything but 8-bit squares (n, side, side, 3)."""
    if pixels.dtype != np.uint8 or pixels.ndim != 4 or pixels.shape[1:] != (side, side, 3):
        raise ValueError(f"Photos must come as 8-bit pixels (n, {side}, {side}, 3), not {pixels.dtype} {pixels.shape}.")
