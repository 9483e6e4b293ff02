"""Clustered rows: some directions tell the classes apart, the others mean nothing."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from engine.learning.training.examples import HeldOut, TensorExamples

DIMS, SIGNAL = 32, 12


def make_rows(classes: int, each: int, seed: int) -> tuple[torch.Tensor, NDArray[np.int64]]:
    """Rows (classes * each, 32) and their classes."""
    rng = np.random.default_rng(seed)
    labels = np.repeat(np.arange(classes), each)
    rows = rng.normal(size=(len(labels), DIMS))
    rows[:, :SIGNAL] = rng.normal(size=(classes, SIGNAL))[labels] + 0.3 * rows[:, :SIGNAL]
    return torch.tensor(rows, dtype=torch.float32), labels


def make_examples(classes: int = 12, each: int = 16, seed: int = 0, **more: Any) -> TensorExamples:
    """What is learned from."""
    return TensorExamples(*make_rows(classes, each, seed), **more)


def make_held_out(classes: int = 10, each: int = 6, seed: int = 1) -> HeldOut:
    """Other classes, told apart by the same directions."""
    return HeldOut(*make_rows(classes, each, seed))
