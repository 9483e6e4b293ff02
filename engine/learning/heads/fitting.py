"""A head for vectors that are good already: whitened within labels, then taught from the identity."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.learning.heads.vectors import Variation, VectorExamples, WholeBatches
from engine.learning.heads.whitening import whiten_within
from engine.learning.losses import LOSSES
from engine.learning.networks.identity_head import IdentityHead
from engine.learning.parameters.ranges import Parameters
from engine.learning.training.loop import train
from engine.learning.training.plan import TrainingPlan
from engine.learning.training.readings import Reading
from engine.progress import Progress, silent

Floats = NDArray[np.float32]
WatchHead = Callable[[Reading, Floats], None]  # the reading, and the matrix as it is then


@dataclass(frozen=True)
class HeadRecipe:
    """How a head is taught."""

    plan: TrainingPlan
    parameters: Parameters | None = None
    strength: float = 0.01  # of what holds the head near its start
    variation: Variation = field(default_factory=Variation)
    whiten: bool = True


@dataclass(frozen=True)
class FittedHead:
    """What was learned: vectors (n, d) become those times `matrix` (d, d), of length 1."""

    matrix: Floats
    notes: tuple[str, ...] = ()


def look_away(reading: Reading, matrix: Floats) -> None:
    """A watcher that sees nothing."""


def fit_head(
    vectors: Floats,
    labels: NDArray[Any],
    recipe: HeadRecipe,
    *,
    device: str = "cpu",
    progress: Progress = silent,
    watch: WatchHead = look_away,
) -> FittedHead:
    """Teach unit vectors (n, d) with class numbers, or numbers, (n,); raises CannotLearn."""
    start = whiten_within(vectors, labels) if recipe.whiten else np.eye(vectors.shape[1], dtype=np.float32)
    whitened = scale_rows(vectors @ start)
    head = IdentityHead(vectors.shape[1])
    whole = LOSSES[recipe.plan.method].batches in ("pk", "balanced")
    examples = (WholeBatches if whole else VectorExamples)(whitened, labels, recipe.variation)

    def matrix() -> Floats:
        return np.asarray(start @ head.weight.detach().cpu().numpy(), np.float32)

    training = train(
        head, examples, recipe.plan, recipe.parameters, device=device,
        progress=lambda done, total, note="": progress(done, total, "teaching"),
        penalty=lambda: head.penalty(recipe.strength), watch=lambda reading: watch(reading, matrix()),
    )  # fmt: skip
    return FittedHead(matrix(), training.notes)


def scale_rows(vectors: Floats) -> Floats:
    """Rows of length 1."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-12), np.float32)
