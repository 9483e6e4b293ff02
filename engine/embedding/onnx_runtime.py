"""Encoding on the processor through ONNX Runtime."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np

from engine.embedding.encoder import EncoderUnavailable, Floats, Pixels, Policy
from engine.embedding.exported import ExportedNetwork, network_path, read_exported

BATCH = 2  # photos a run: what they need stays in the processor's cache, and many threads stay small


class OnnxEncoder:
    """An `Encoder` over an exported network; every core runs photos of its own, which beats sharing each photo."""

    def __init__(self, cache: Path, key: str, facts: ExportedNetwork, threads: int | None = None):
        self.backbone: str = facts.backbone
        self.side: int = facts.side
        self.policy: Policy = facts.policy
        self.dims: int = facts.dims
        self._session = open_session(network_path(cache, key))
        self._pool = ThreadPoolExecutor(threads or available_cores(), thread_name_prefix="encode")

    def encode(self, pixels: Pixels) -> Floats:
        """Features (n, dims) of photos (n, side, side, 3)."""
        return self._run(["features"], pixels)[0]

    def encode_maps(self, pixels: Pixels) -> tuple[Floats, Floats]:
        """Features (n, dims) and maps (n, h, w, dims)."""
        features, maps = self._run(["features", "maps"], pixels)
        return features, np.ascontiguousarray(maps.transpose(0, 2, 3, 1))

    def _run(self, outputs: list[str], pixels: Pixels) -> list[Floats]:
        check_pixels(pixels, self.side)
        batches = [np.ascontiguousarray(pixels[i : i + BATCH]) for i in range(0, max(len(pixels), 1), BATCH)]
        parts = self._pool.map(lambda batch: self._session.run(outputs, {"pixels": batch}), batches)
        return [np.concatenate(part) for part in zip(*parts, strict=True)]


def open_cached(cache: Path, key: str, threads: int | None = None) -> OnnxEncoder:
    """The encoder of a network that must lie in the cache, whole."""
    facts = read_exported(cache, key)
    if facts is None:
        raise EncoderUnavailable(f"The encoder could not be kept in {cache}: free some space there and try again.")
    return OnnxEncoder(cache, key, facts, threads)


def open_session(network: Path) -> Any:
    """An ONNX Runtime session that runs in the thread that calls it; any number of threads may."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # no pool of its own, whose threads would spin and starve the decoders
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
