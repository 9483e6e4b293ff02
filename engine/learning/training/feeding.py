"""Which rows come next: every sampler as an endless stream in which any place can be found again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.learning.errors import CannotLearn
from engine.learning.losses.spec import Batches
from engine.learning.sampling import (
    Rows,
    describe_alone,
    sample_balanced,
    sample_n_pairs,
    sample_neighbourhoods,
    sample_pairs,
    sample_pk,
)
from engine.learning.training.examples import Examples
from engine.learning.training.plan import TrainingPlan

Epoch = Callable[[np.random.Generator], Iterator[Rows]]


class Feed:
    """Batches of rows for ever; each epoch draws from a seed of its own."""

    def __init__(self, epoch: Epoch, seed: Sequence[int]) -> None:
        self._epoch, self._seed = epoch, tuple(seed)
        self.move(0, 0)

    @property
    def place(self) -> tuple[int, int]:
        """(epoch, batches taken from it), for `move`."""
        return self._number, self._taken

    def move(self, epoch: int, taken: int) -> None:
        """Go on after so many batches of an epoch."""
        self._number, self._taken = epoch, taken
        self._batches = islice(self._epoch(np.random.default_rng((*self._seed, epoch))), taken, None)

    def draw(self) -> Rows:
        """The next batch."""
        batch = next(self._batches, None)
        if batch is None:
            if not self._taken:
                raise CannotLearn("No batch can be made of these examples: label more, or take smaller batches.")
            self.move(self._number + 1, 0)
            return self.draw()
        self._taken += 1
        return batch


@dataclass(frozen=True)
class Source:
    """What batches are made of."""

    examples: Examples
    labels: NDArray[Any]
    kind: Batches
    least_classes: int = 2  # in a batch

    def feed(self, plan: TrainingPlan) -> Feed:
        """Batches of all examples: of their own making where they make some, else as the loss asks for."""
        own, length = getattr(self.examples, "batches", None), count_batches(len(self.labels), plan)
        epoch = sample_labels(self.labels, plan, self.kind)
        return Feed((lambda rng: islice(own(plan, rng), length)) if own else epoch, (plan.seed,))

    def feed_part(self, plan: TrainingPlan, rows: Rows, seed: Sequence[int]) -> Feed:
        """Batches of these rows only."""
        epoch = sample_labels(self.labels[rows], plan, self.kind)
        return Feed(lambda rng: (rows[batch] for batch in epoch(rng)), (plan.seed, *seed))


def sample_labels(labels: NDArray[Any], plan: TrainingPlan, kind: Batches) -> Epoch:
    """One epoch of the sampler of this kind; those that never end are cut after about one batch for each of n rows."""
    size, length = plan.batch, count_batches(len(labels), plan)
    epochs: dict[Batches, Epoch] = {
        "pk": lambda rng: sample_pk(labels, plan.classes, plan.each, rng, plan.alone),
        "n-pairs": lambda rng: sample_n_pairs(labels, size // 2, rng),
        "pairs": lambda rng: islice(sample_pairs(labels, size // 2, rng), length),
        "balanced": lambda rng: islice(sample_balanced(labels, size, rng), length),
        "neighbourhoods": lambda rng: sample_neighbourhoods(labels, size, rng),
    }
    return epochs[kind]


def count_batches(rows: int, plan: TrainingPlan) -> int:
    """Batches in which so many rows come about once."""
    return max(1, -(-rows // plan.batch))


def describe_left_out(labels: NDArray[Any], plan: TrainingPlan, kind: Batches) -> list[str]:
    """A sentence about classes with too few photos for this kind of batch, if there are any."""
    each = {"pk": plan.each, "n-pairs": 2}.get(kind)
    note = describe_alone(labels, each, plan.alone if kind == "pk" else "skip") if each else ""
    return [note] if note else []
