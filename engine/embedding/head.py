"""The head: features to the vectors that are compared, and back to the regions that made them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from engine.embedding.encoder import Floats

Doubles = npt.NDArray[np.float64]
Features = npt.NDArray[np.float16] | npt.NDArray[np.float32]
TINY = np.float32(1e-12)  # keeps an all-zero photo from dividing by zero
WHITENING, SHRINKAGE = 0.5, 3.0  # chosen on five sets; nothing is gained by a square root of these features


class UnusableHead(Exception):
    """Bytes that are no head of ours; its text is one sentence."""


def unit_rows(vectors: Floats) -> Floats:
    """Rows scaled to length 1; a zero row stays zero."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, TINY), np.float32)


@dataclass(frozen=True)
class Head:
    """vectors = unit((features - centre) @ matrix); no matrix means the identity."""

    centre: Floats  # (d,)
    matrix: Floats | None = None  # (d, k)

    @property
    def dims(self) -> int:
        """Length of the vectors."""
        return int(self.centre.shape[0] if self.matrix is None else self.matrix.shape[1])

    def project(self, features: Features) -> Floats:
        """Features (n, d) -> L2-normalised vectors (n, k)."""
        return unit_rows(self._apply(features.astype(np.float32)))

    def split(self, maps: npt.NDArray[Any]) -> Floats:
        """Maps (n, h, w, d) -> parts (n, h, w, k) that sum over h and w to the vector before its normalisation."""
        regions = maps.shape[1] * maps.shape[2]
        return self._apply(maps.astype(np.float32)) / np.float32(regions)

    def _apply(self, features: Floats) -> Floats:
        centred = features - self.centre
        return centred if self.matrix is None else np.asarray(centred @ self.matrix, np.float32)

    @cached_property
    def digest(self) -> str:
        """Eight hexadecimal digits that name this head."""
        return hashlib.blake2b(self.to_bytes(), digest_size=4).hexdigest()

    def to_bytes(self) -> bytes:
        """The head as safetensors."""
        from safetensors.numpy import save

        tensors = {"centre": self.centre} | ({} if self.matrix is None else {"matrix": self.matrix})
        return save({name: np.ascontiguousarray(value, "<f4") for name, value in tensors.items()})

    @staticmethod
    def from_bytes(data: bytes) -> Head:
        """Read what `to_bytes` wrote; anything else raises `UnusableHead`."""
        from safetensors import SafetensorError
        from safetensors.numpy import load

        try:
            tensors = load(data)
        except (SafetensorError, ValueError, KeyError) as error:
            raise UnusableHead(f"The stored head is damaged ({error}): let the library learn it again.") from error
        centre, matrix = tensors.get("centre"), tensors.get("matrix")
        if not _fits(centre, matrix) or not set(tensors) <= {"centre", "matrix"}:
            raise UnusableHead("The stored head has another shape than expected: let the library learn it again.")
        assert centre is not None
        return Head(centre, matrix)


def _fits(centre: npt.NDArray[Any] | None, matrix: npt.NDArray[Any] | None) -> bool:
    """Whether the arrays make a head: float32, finite, shapes that match."""
    if centre is None or centre.ndim != 1 or centre.size == 0:
        return False
    if matrix is not None and (matrix.ndim != 2 or matrix.shape[0] != centre.shape[0] or matrix.shape[1] == 0):
        return False
    parts = [centre] if matrix is None else [centre, matrix]
    return all(part.dtype == np.float32 and bool(np.isfinite(part).all()) for part in parts)


def identity_head(dims: int) -> Head:
    """The head of a library too small to learn from: only length 1."""
    return Head(np.zeros(dims, np.float32))


def name_encoder(backbone: str, head: Head) -> str:
    """Encoder id: vectors with different ids are never mixed; safe in file names."""
    return f"{backbone}.{head.digest}"


def fit_pca_head(blocks: Iterable[Features], dims: int = 256) -> Head:
    """Learn centring and half-whitened PCA to at most `dims` from blocks of features (n, d), in one deterministic pass.

    Each axis is divided by (variance + 3 mean variances) ** 1/4: full whitening lifts noise (Jegou & Chum 2012).
    """
    mean, covariance, count = measure_spread(blocks)
    values, axes = np.linalg.eigh(covariance)
    keep = min(dims, count - 1)
    values, axes = np.maximum(values[::-1][:keep], 0), axes[:, ::-1][:, :keep]
    strongest = np.take_along_axis(axes, np.abs(axes).argmax(axis=0)[None], axis=0)
    signs = np.where(strongest < 0, -1.0, 1.0)  # eigenvectors have no sign of their own
    scales = (values + SHRINKAGE * values.mean() + TINY) ** (-WHITENING / 2)
    return Head(mean.astype(np.float32), np.ascontiguousarray(axes * signs * scales / scales.max(), np.float32))


def measure_spread(blocks: Iterable[Features]) -> tuple[Doubles, Doubles, int]:
    """Mean (d,), covariance (d, d) and count of blocks (n, d); float64 sums of float32 products within a block."""
    count = 0
    for block in blocks:
        wide = block.astype(np.float32)
        if not count:
            origin = wide.mean(axis=0)  # near the mean, so that float32 products lose nothing
            total, gram = np.zeros(len(origin)), np.zeros((len(origin),) * 2)
        moved = wide - origin
        count += len(moved)
        total += moved.sum(axis=0, dtype=np.float64)
        gram += moved.T @ moved
    if count < 2:
        raise ValueError("A head needs at least two photos to learn from.")
    offset = total / count
    return origin + offset, gram / count - np.outer(offset, offset), count
