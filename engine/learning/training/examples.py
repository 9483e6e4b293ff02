"""What is learned from and what is judged by."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from engine.learning.errors import CannotLearn
from engine.learning.labels import check_training_set
from engine.learning.losses.spec import LossSpec

Augment = Callable[[Tensor, torch.Generator], Tensor]


class Examples(Protocol):
    """Labelled inputs that are loaded a batch at a time.

    May also have `batches(plan, rng)`, which yields rows of one epoch, or for ever, in place of the usual sampler.
    """

    @property
    def labels(self) -> NDArray[Any]:
        """Class numbers (n,), or for continuous methods floats (n,) or (n, k)."""

    def load(self, rows: NDArray[np.int64], generator: torch.Generator) -> Tensor:
        """Inputs (b, ...) of these rows, augmented by chance from the generator."""


@dataclass(frozen=True)
class TensorExamples:
    """Examples that fit into memory."""

    inputs: Tensor  # (n, ...)
    labels: NDArray[Any]
    augment: Augment | None = None

    def load(self, rows: NDArray[np.int64], generator: torch.Generator) -> Tensor:
        chosen = self.inputs[torch.from_numpy(rows).to(self.inputs.device)]
        return chosen if self.augment is None else self.augment(chosen, generator)


@dataclass(frozen=True)
class HeldOut:
    """What a training is judged by: classes (or numbers) that it is not taught, never augmented."""

    inputs: Tensor  # (n, ...)
    labels: NDArray[Any]
    batch: int = 256  # inputs that are embedded at a time


def number_labels(labels: NDArray[Any], spec: LossSpec) -> NDArray[Any]:
    """Continuous labels as they are, classes numbered 0, 1, ... in their order; raises `CannotLearn`."""
    labels = np.asarray(labels)
    if labels.dtype.kind not in "iuf":
        raise CannotLearn(
            f"Labels of kind {labels.dtype} cannot be learned by {spec.title}: "
            f"give {'numbers such as times or ratings' if spec.needs.continuous else 'a whole number for each class'}."
        )
    if spec.needs.continuous or labels.dtype.kind == "f" or labels.ndim != 1:
        return labels
    return np.asarray(np.unique(labels, return_inverse=True)[1], np.int64)


def check_examples(examples: Examples, labels: NDArray[Any], spec: LossSpec) -> None:
    """Raise `CannotLearn` where the labels, or inputs that lie in memory, cannot teach this method."""
    inputs = examples.inputs.flatten(1) if isinstance(examples, TensorExamples) else torch.zeros(len(labels), 1)
    check_training_set(inputs, torch.from_numpy(labels).to(inputs.device), spec.needs, spec.title)
    if spec.needs.continuous and not np.isfinite(labels).all():
        broken = int((~np.isfinite(labels).reshape(len(labels), -1).all(axis=1)).sum())
        raise CannotLearn(f"{broken} of {len(labels)} labels are no finite numbers: leave those photos out.")
