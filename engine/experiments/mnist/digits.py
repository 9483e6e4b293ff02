"""Handwritten digits in the idx format of MNIST (LeCun 1998)."""

from __future__ import annotations

import gzip
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from engine.experiments.request import CannotRun

IMAGES, LABELS = "mnist/t10k-images-idx3-ubyte.gz", "mnist/t10k-labels-idx1-ubyte.gz"
_UNSIGNED_BYTES = 8  # the only element type MNIST uses


@dataclass(frozen=True)
class Digits:
    """Digits with their labels."""

    images: npt.NDArray[np.uint8]  # (n, 28, 28), 255 where the pen went
    labels: npt.NDArray[np.int64]  # (n,) 0..9

    def __len__(self) -> int:
        return len(self.images)


def read_digits(images: Path, labels: Path) -> Digits:
    """The digits of two idx files; raises CannotRun where they are damaged or do not belong together."""
    pictures, names = read_idx(images), read_idx(labels)
    if pictures.ndim != 3 or names.shape != (len(pictures),):
        raise CannotRun(f"{images.name} and {labels.name} do not belong together: take both from the same set.")
    return Digits(pictures, names.astype(np.int64))


def read_idx(path: Path) -> npt.NDArray[np.uint8]:
    """The array of a gzipped idx file: two zero bytes, type, number of axes, their lengths, then the bytes."""
    try:
        data = gzip.decompress(path.read_bytes())
    except (OSError, EOFError, zlib.error) as error:
        raise CannotRun(f"{path} cannot be read as a gzip file: copy it anew.") from error
    axes = data[3] if data[:3] == bytes([0, 0, _UNSIGNED_BYTES]) and len(data) > 3 else 0
    shape = tuple(int.from_bytes(data[4 + 4 * axis : 8 + 4 * axis], "big") for axis in range(axes))
    start = 4 + 4 * axes
    if not axes or len(data) - start != int(np.prod(shape)):
        raise CannotRun(f"{path} is no idx file of unsigned bytes: take the published MNIST file.")
    return np.frombuffer(data, np.uint8, offset=start).reshape(shape)
