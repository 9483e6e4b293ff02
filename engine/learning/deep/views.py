"""Views of photos as the last blocks take them, kept in one file that an interrupted lesson goes on with."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

Halves = NDArray[np.float16]
Rows = NDArray[np.int64]


class ViewFile:
    """Activations (n, 1 + views, ...) of photos in half precision, photo after photo; the first view is the photo."""

    def __init__(self, path: Path, shape: tuple[int, ...]) -> None:
        self.path, self.shape = path, shape  # of one photo: (1 + views, ...)
        self._bytes = 2 * int(np.prod(shape))

    def count(self) -> int:
        """How many photos are in it; what a kill has left of one more does not count."""
        return self.path.stat().st_size // self._bytes if self.path.is_file() else 0

    def append(self, activations: Halves) -> None:
        """Add photos (m, 1 + views, ...); raises OSError."""
        whole = self.count() * self._bytes
        with self.path.open("r+b" if self.path.is_file() else "wb") as file:
            file.truncate(whole)
            file.seek(whole)
            file.write(np.ascontiguousarray(activations, "<f2").tobytes())
            file.flush()
            os.fsync(file.fileno())

    def read(self) -> Halves:
        """All of it, page by page as it is asked for."""
        return np.memmap(self.path, "<f2", "r", shape=(self.count(), *self.shape))


class ViewExamples:
    """Photos (n,) of a view file with labels (n,), each shown in a view drawn by chance."""

    def __init__(self, kept: Halves, rows: Rows, labels: NDArray[Any]) -> None:
        self._kept, self._rows, self.labels = kept, rows, labels

    def load(self, rows: Rows, generator: torch.Generator) -> Tensor:
        """Activations (b, ...)."""
        views = torch.randint(self._kept.shape[1], (len(rows),), generator=generator).numpy()
        return torch.from_numpy(self._kept[self._rows[rows], views].astype(np.float32))
