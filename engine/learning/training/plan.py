"""How a training goes, apart from its method's own parameters; imports no torch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from engine.learning.parameters import PARAMETERS
from engine.learning.parameters.ranges import Parameters, choice, number


@dataclass(frozen=True)
class TrainingPlan(Parameters):
    """One training; a batch has classes * each rows."""

    method: str = choice("supcon", "which loss teaches", PARAMETERS)
    scheme: Literal["plain", "divide_and_conquer", "adversarial"] = choice("plain", "how the loss is applied")
    steps: int = number(500, 1, 10_000_000, "updates of the weights", "steps")
    classes: int = number(16, 2, 4096, "classes in a batch", "classes")
    each: int = number(4, 2, 256, "photos of each class in a batch", "photos")
    optimiser: Literal["adamw", "adam", "sgd"] = choice("adamw", "how gradients become steps")
    learning_rate: float = number(1e-3, 1e-9, 10, "size of the steps after the warm-up")
    weight_decay: float = number(1e-4, 0, 1, "pull of the network's matrices towards 0")
    momentum: float = number(0.9, 0, 0.999, "of sgd; the first beta of the others")
    warmup: float = number(0.05, 0, 1, "in which the rate rises from 0", "share of the steps")
    schedule: Literal["cosine", "constant"] = choice("cosine", "what the rate does after the warm-up")
    clip_norm: float = number(1.0, 0, 1e6, "longer gradients are shortened to this; 0: never")
    proxy_rate: float = number(10.0, 0, 1e4, "rate of the loss's own weights, such as class centres", "learning rates")
    precision: Literal["float32", "bf16"] = choice(
        "float32", "bf16 is quicker on NVIDIA cards and on processors with AMX"
    )
    freeze_norms: bool = choice(False, "batch norms keep their statistics and weights")
    ema: float = number(0.0, 0, 0.99999, "share of the old in the running mean of the weights; 0: no mean")
    seed: int = number(0, 0, 2**31 - 1, "the same seed gives the same training")
    deterministic: bool = choice(False, "only operations that give the same every time, even where slower")
    evaluate_every: int = number(0, 0, 10_000_000, "held-out photos are judged so often; 0: never", "steps")
    patience: int = number(0, 0, 10_000, "judgements without a better one before it stops; 0: never", "judgements")
    checkpoint_every: int = number(0, 0, 10_000_000, "how often it is kept on disk; 0: never", "steps")
    alone: Literal["skip", "repeat"] = choice("skip", "classes with too few photos are left out, or repeat theirs")

    @property
    def batch(self) -> int:
        """Rows of a batch."""
        return self.classes * self.each
