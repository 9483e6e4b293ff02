"""Collapse: a training that has come to rest where every photo gets the same vector, named with what to do about it."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

SPREAD_FLOOR = 0.05  # a mean cosine above 0.9975
NEARNESS = 0.01  # share of the fingerprint within which a loss counts as stuck at it
STEPS = 20  # so many recent values must agree


@dataclass(frozen=True, slots=True)
class Batch:
    """What the value of a collapsed loss depends on."""

    size: int  # rows
    classes: int  # classes of the whole set


@dataclass(frozen=True, slots=True)
class Collapse:
    """One sentence each."""

    cause: str
    remedy: str


# the value of each loss where all embeddings are equal: (parameters, batch) -> loss
FINGERPRINTS: dict[str, Callable[[Any, Batch], float]] = {
    "siamese": lambda parameters, batch: math.log(2),
    "triplet": lambda parameters, batch: math.log(2) if parameters.slope == "softplus" else parameters.margin,
    "quadruplet": lambda parameters, batch: parameters.margin1 + parameters.margin2,
    "n_pair": lambda parameters, batch: math.log(batch.size / 2),
    "supcon": lambda parameters, batch: math.log(batch.size - 1),
    "softmax": lambda parameters, batch: math.log(batch.classes),
}


def collapsed_loss(method: str, parameters: Any, batch: Batch) -> float | None:
    """The loss at which the method sits when all embeddings are equal, where that is a known number above 0."""
    fingerprint = FINGERPRINTS.get(method)
    value = fingerprint(parameters, batch) if fingerprint else 0.0
    return value if value > 0 else None


def find_collapse(
    losses: Sequence[float], fingerprint: float | None, spread: float, active_share: float | None = None
) -> Collapse | None:
    """Name what is wrong, or None: the recent losses, what a collapsed one would be, the spread of the embeddings.

    active_share: share of the pairs or triplets that still cost, for methods that have one.
    """
    recent = list(losses)[-STEPS:]
    if any(not math.isfinite(value) for value in recent):
        return Collapse("The loss is no finite number.", "Lower the learning rate and check the features for NaN.")
    if spread < SPREAD_FLOOR:
        return Collapse(
            f"All photos get nearly the same vector (spread {spread:.3f}).",
            "Choose semi-hard instead of hard negatives, lower the learning rate, or start from the encoder in use.",
        )
    if len(recent) < STEPS:
        return None
    if fingerprint is not None and max(abs(value - fingerprint) for value in recent) <= NEARNESS * fingerprint:
        return Collapse(
            f"The loss stays at {fingerprint:.3g}, where every pair looks the same to it.",
            "Raise the learning rate, or start from the encoder in use; with hard negatives choose semi-hard first.",
        )
    if active_share == 0:
        return Collapse(
            "No pair or triplet costs anything any more, so nothing is learned.",
            "Stop here, widen the margin, or mine harder ones.",
        )
    return None
