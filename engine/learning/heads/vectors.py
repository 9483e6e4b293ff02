"""Vectors as examples: batches in which labels are even, photos that borrow the differences of other photos."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from engine.learning.heads.whitening import subtract_means
from engine.learning.sampling import sample_pk
from engine.learning.training.plan import TrainingPlan

Floats = NDArray[np.float32]
Rows = NDArray[np.int64]


@dataclass(frozen=True)
class Variation:
    """How vectors are varied by chance while they teach."""

    join: float = 0.0  # how much of another photo's difference to its label's mean is added
    drop: float = 0.0  # share of their numbers set to 0


class VectorExamples:
    """Vectors (n, d) with class numbers (n,), or with numbers (n,) that nothing can be borrowed by."""

    def __init__(self, vectors: Floats, labels: NDArray[Any], variation: Variation) -> None:
        self.inputs, self.labels = torch.from_numpy(np.ascontiguousarray(vectors, np.float32)), labels
        self._variation = variation
        self._residuals = torch.from_numpy(list_residuals(vectors, labels))

    def load(self, rows: Rows, generator: torch.Generator) -> Tensor:
        """Inputs (b, d), varied."""
        chosen = self.inputs[torch.from_numpy(rows)]
        if self._variation.join and len(self._residuals):
            others = torch.randint(len(self._residuals), (len(rows),), generator=generator)
            chosen = chosen + self._variation.join * self._residuals[others]
        if self._variation.drop:
            chosen = chosen * (torch.rand(chosen.shape, generator=generator) >= self._variation.drop)
        return chosen


class WholeBatches(VectorExamples):
    """The same in batches of everything while that fits, else of some photos of some labels."""

    def batches(self, plan: TrainingPlan, rng: np.random.Generator) -> Iterator[Rows]:
        """Rows of one batch after another, for ever."""
        count = len(self.labels)
        while True:
            if count <= plan.batch:
                yield np.arange(count)
            else:
                yield from sample_pk(self.labels, plan.classes, plan.each, rng)


def list_residuals(vectors: Floats, labels: NDArray[Any]) -> Floats:
    """Differences (m, d) of photos to their label's mean, as long as if the mean were of many photos."""
    if labels.dtype.kind == "f":
        return np.empty((0, vectors.shape[1]), np.float32)
    residuals, _ = subtract_means(vectors, labels)
    classes, counts = np.unique(labels, return_inverse=True, return_counts=True)[1:]
    sizes = counts[classes]
    wide = residuals * np.sqrt(sizes / np.maximum(sizes - 1, 1))[:, None]
    return np.asarray(wide[sizes > 1], np.float32)
