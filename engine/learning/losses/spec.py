"""What the registry says about a loss."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Literal

from torch import Tensor

from engine.learning.labels import Needs
from engine.learning.parameters.ranges import Parameters

Loss = Callable[[Tensor, Tensor], Tensor]  # embeddings (n, d), labels (n,) -> scalar
Batches = Literal["pk", "pairs", "n-pairs", "neighbourhoods", "balanced"]


@dataclass(frozen=True, slots=True)
class LossSpec:
    """One loss: how it is called, fed and made."""

    title: str
    parameters: type[Parameters]
    build: Callable[[Any, int, int], Loss]  # parameters, dims of the embeddings, number of classes
    batches: Batches = "pk"
    needs: Needs = field(default_factory=lambda: Needs(per_class=2))


def weightless(loss: Callable[..., Tensor]) -> Callable[[Any, int, int], Loss]:
    """A builder for a loss without weights: only its parameters are bound."""

    def build(parameters: Any, dims: int, classes: int) -> Loss:
        return partial(loss, parameters=parameters)

    return build
