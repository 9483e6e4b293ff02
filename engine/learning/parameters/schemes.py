"""Parameters of the training schemes."""

from __future__ import annotations

from dataclasses import dataclass

from engine.learning.parameters.ranges import Parameters, number


@dataclass(frozen=True)
class AdversarialParameters(Parameters):
    """Weights of the generator's loss."""

    like_negative: float = number(1.0, 0, 100, "weight of staying near the true negative (l1)")
    adversarial: float = number(50.0, 0, 1000, "weight of being hard for the metric (l2)")
    metric: float = number(1.0, 0, 100, "weight of the metric loss in the joint stage (lambda)")
    margin: float = number(0.2, 0, 10, "how much nearer the positive must be", "squared distance")
    alone: float = number(0.4, 0, 1, "first train the metric alone", "share of the steps")
    making: float = number(0.2, 0, 1, "then train the generator alone", "share of the steps")
    hidden: int = number(512, 1, 8192, "width of the generator's layers", "units")


@dataclass(frozen=True)
class DivideParameters(Parameters):
    """Divide and conquer (Sanakoyeu 2019)."""

    clusters: int = number(8, 2, 64, "clusters of photos, each with its own slice of the embedding")
    refresh_epochs: int = number(2, 1, 100, "photos are clustered anew after so many", "epochs")
    whole: float = number(0.2, 0, 1, "at the end train the whole embedding", "share of the steps")
