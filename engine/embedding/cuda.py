"""Encoding on an NVIDIA card through torch."""

from __future__ import annotations

import ctypes
import os
from typing import TYPE_CHECKING

import numpy as np

from engine.embedding.encoder import Floats, Pixels, Policy
from engine.embedding.onnx_runtime import check_pixels

if TYPE_CHECKING:
    from engine.embedding.networks.checkpoint import LoadedNetwork

BATCH = 64


def has_cuda_driver() -> bool:
    """Whether an NVIDIA driver with a card is here; asks the driver itself, so that torch need not be loaded."""
    try:
        driver = ctypes.CDLL("nvcuda.dll" if os.name == "nt" else "libcuda.so.1")
        count = ctypes.c_int(0)
        return driver.cuInit(0) == 0 and driver.cuDeviceGetCount(ctypes.byref(count)) == 0 and count.value > 0
    except (OSError, AttributeError):
        return False


def torch_sees_cuda() -> bool:
    """Whether this torch was built for the card that is here; loads torch."""
    import torch

    return torch.cuda.is_available()


class CudaEncoder:
    """An `Encoder` in bfloat16 with the channels last, as the card likes it."""

    def __init__(self, loaded: LoadedNetwork):
        import torch

        self.backbone, self.side, self.dims = loaded.backbone, loaded.side, loaded.dims
        self.policy: Policy = "whole"
        self._network = loaded.network.cuda().to(memory_format=torch.channels_last)

    def encode(self, pixels: Pixels) -> Floats:
        """Features (n, dims) of photos (n, side, side, 3)."""
        check_pixels(pixels, self.side)
        parts = [self._run(pixels[i : i + BATCH], False)[0] for i in range(0, len(pixels), BATCH)]
        return np.concatenate([np.empty((0, self.dims), np.float32), *parts])

    def encode_maps(self, pixels: Pixels) -> tuple[Floats, Floats]:
        """Features (n, dims) and maps (n, h, w, dims)."""
        check_pixels(pixels, self.side)
        steps = [self._run(pixels[i : i + BATCH], True) for i in range(0, max(len(pixels), 1), BATCH)]
        features, maps = (np.concatenate(parts) for parts in zip(*steps, strict=True))
        return features, np.ascontiguousarray(maps.transpose(0, 2, 3, 1))

    def _run(self, pixels: Pixels, with_maps: bool) -> tuple[Floats, Floats]:
        import torch

        batch = torch.from_numpy(np.ascontiguousarray(pixels)).to("cuda", non_blocking=True)
        with torch.inference_mode(), torch.autocast("cuda", torch.bfloat16):
            features, maps = self._network(batch)
        return features.cpu().numpy(), maps.cpu().numpy() if with_maps else np.empty(0, np.float32)
