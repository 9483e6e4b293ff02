"""What the loop asks of a scheme, and the plain one: the loss of each batch as it is."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

from engine.learning.losses.spec import Loss
from engine.learning.sampling import Rows
from engine.learning.training.distributed import gather_rows
from engine.learning.training.feeding import Source
from engine.learning.training.plan import TrainingPlan


class Weightless(nn.Module):
    """A loss that is a plain function, as a module."""

    def __init__(self, loss: Loss) -> None:
        super().__init__()
        self.function = loss

    def forward(self, embeddings: Tensor, labels: Tensor) -> Tensor:
        return self.function(embeddings, labels)


@dataclass(frozen=True)
class Batch:
    """What a step learns from: this process's inputs (b, ...), the labels (n,) of the whole batch."""

    inputs: Tensor
    labels: Tensor
    autocast: torch.autocast


@dataclass(frozen=True)
class Outcome:
    """The cost of a batch, and what it was a cost of."""

    loss: Tensor
    embeddings: Tensor  # (n, d)
    own: bool = True  # the loss is the method's own, so that its fingerprint of a collapse holds
    network: bool = True  # it teaches the network


class Objective(nn.Module, ABC):
    """A network, the loss that teaches it, and what a scheme adds."""

    def __init__(self, network: nn.Module, loss: nn.Module) -> None:
        super().__init__()
        self.network, self.loss = network, loss

    def helpers(self) -> Iterable[nn.Parameter]:
        """Weights of the scheme that learn beside those of network and loss."""
        return ()

    @abstractmethod
    def draw(self, step: int) -> Rows:
        """Rows of the next batch."""

    @abstractmethod
    def cost(self, batch: Batch) -> Outcome:
        """The loss of the batch drawn last, with gradients."""

    @abstractmethod
    def restart(self, plan: TrainingPlan) -> None:
        """Go on with batches of another size."""

    @property
    @abstractmethod
    def place(self) -> Any:
        """Where in its batches it stands, as JSON."""

    @abstractmethod
    def move(self, place: Any) -> None:
        """Go on where `place` was read; the weights and buffers are back already."""


class PlainObjective(Objective):
    """The loss of the whole batch."""

    def __init__(self, network: nn.Module, loss: nn.Module, source: Source, plan: TrainingPlan) -> None:
        super().__init__(network, loss)
        self.source, self.feed = source, source.feed(plan)

    def draw(self, step: int) -> Rows:
        return self.feed.draw()

    def cost(self, batch: Batch) -> Outcome:
        embeddings = embed_batch(self.network, batch)
        return Outcome(self.loss(embeddings, batch.labels), embeddings)

    def restart(self, plan: TrainingPlan) -> None:
        number, _ = self.feed.place
        self.feed = self.source.feed(plan)
        self.feed.move(number + 1, 0)

    @property
    def place(self) -> Any:
        return self.feed.place

    def move(self, place: Any) -> None:
        self.feed.move(*place)


def embed_batch(network: nn.Module, batch: Batch) -> Tensor:
    """Embeddings (n, d) of the whole batch, with gradients for this process's share."""
    with batch.autocast:
        own = network(batch.inputs)
    return gather_rows(own, len(batch.labels))
