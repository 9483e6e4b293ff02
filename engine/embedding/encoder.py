"""What an encoder is: pixels in, feature vectors out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Literal, Protocol

import numpy as np
import numpy.typing as npt

from engine.embedding.sources import find_download, find_lite0

Floats = npt.NDArray[np.float32]
Pixels = npt.NDArray[np.uint8]
Policy = Literal["whole", "crop"]
Device = Literal["auto", "cpu", "cuda"]
Precision = Literal["auto", "fp32", "int8"]


class EncoderUnavailable(Exception):
    """An encoder that cannot be opened here; its text is one sentence that says what to do."""


class Encoder(Protocol):
    """Turns photos into features; open one with `runtime.open_encoder`."""

    @property
    def backbone(self) -> str:
        """Which network, weights, preprocessing and precision made the features; safe in file names."""

    @property
    def side(self) -> int:
        """Width and height of the pixels it takes."""

    @property
    def policy(self) -> Policy:
        """How a photo becomes a square: squeezed whole, or its centre cropped."""

    @property
    def dims(self) -> int:
        """Length of a feature vector."""

    def encode(self, pixels: Pixels) -> Floats:
        """Features (n, dims) of upright sRGB photos (n, side, side, 3)."""

    def encode_maps(self, pixels: Pixels) -> tuple[Floats, Floats]:
        """Features (n, dims) and their maps (n, h, w, dims); features are the mean over h and w."""


@dataclass(frozen=True, slots=True)
class EncoderSpec:
    """One entry of the registry: what to show in settings, and where the weights come from."""

    title: str
    architecture: str  # key of `networks.ARCHITECTURES`
    dims: int
    side: int  # pixels
    licence: str
    file_name: str  # ends in the first eight hexadecimal digits of the file's SHA-256
    download_mb: int  # 0: comes with the program
    policy: Policy = "whole"

    @property
    def weights_hash(self) -> str:
        """The digits that the file name ends in."""
        return PurePath(self.file_name).stem.rpartition("-")[2]

    def find_weights(self) -> Path | None:
        """The weights file if it lies on this computer."""
        return find_download(self.file_name) if self.download_mb else find_lite0()
