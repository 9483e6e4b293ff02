"""Collapse: a training that has come to rest where every photo gets the same vector, named with what to do about it."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from engine.learning.parameters.centres import choose_margin, choose_scale

SPREAD_FLOOR = 0.05  # a mean cosine above 0.9975
NEARNESS = 0.01  # share of the fingerprint within which a loss counts as stuck at it
STEPS = 20  # so many recent values must agree


@dataclass(frozen=True, slots=True)
class Batch:
    """What the value of a collapsed loss depends on."""

    size: int  # rows
    classes: int  # classes of the whole set
    each: int = 2  # photos of each class in the batch


@dataclass(frozen=True, slots=True)
class Collapse:
    """One sentence each."""

    cause: str
    remedy: str


def _collapsed_multi_similarity(parameters: Any, batch: Batch) -> float:
    """Every cosine is 1, so that the miner keeps every pair."""
    above = 1 - parameters.base
    pull = math.log1p((batch.each - 1) * math.exp(-parameters.alpha * above)) / parameters.alpha
    push = math.log1p((batch.size - batch.each) * math.exp(parameters.beta * above)) / parameters.beta
    return float(pull + push)


def _collapsed_centres(gap: float, classes: int) -> float:
    """Cross-entropy where all classes are alike and the own one is so much behind."""
    return math.log1p((classes - 1) * math.exp(gap))


def _collapsed_angular(parameters: Any, batch: Batch) -> float:
    """A margin of angles, at right angles to every centre, as a random direction nearly is."""
    scale = choose_scale(batch.classes) if parameters.scale is None else parameters.scale
    margin_rad = choose_margin(batch.classes) if parameters.margin_rad is None else parameters.margin_rad
    return _collapsed_centres(scale * math.sin(margin_rad), batch.classes)


def _collapsed_cosface(parameters: Any, batch: Batch) -> float:
    scale = choose_scale(batch.classes) if parameters.scale is None else parameters.scale
    margin = choose_margin(batch.classes) if parameters.margin is None else parameters.margin
    return _collapsed_centres(scale * margin, batch.classes)


def _collapsed_sphereface_r(parameters: Any, batch: Batch) -> float:
    """psi at a right angle is cos(m pi / 2) as long as m is at most 2."""
    half_turns = math.floor(parameters.multiplier / 2)
    psi = (-1) ** half_turns * math.cos(parameters.multiplier * math.pi / 2) - 2 * half_turns
    return _collapsed_centres(-parameters.scale * psi, batch.classes)


def _collapsed_quadruplet(parameters: Any, batch: Batch) -> float:
    """Adaptive margins shrink to 0 with the distances."""
    return float(parameters.margin1 + parameters.margin2) if parameters.margins == "fixed" else 0.0


# the value of each loss where all embeddings are equal: (parameters, batch) -> loss
FINGERPRINTS: dict[str, Callable[[Any, Batch], float]] = {
    "siamese": lambda parameters, batch: math.log(2),
    "contrastive": lambda parameters, batch: parameters.margin**2 / 4,
    "triplet": lambda parameters, batch: math.log(2) if parameters.slope == "softplus" else parameters.margin,
    "tuplet": lambda parameters, batch: math.log1p(batch.size - batch.each),
    "n_pair": lambda parameters, batch: math.log(batch.size / 2),
    "ranked_list": lambda parameters, batch: parameters.negative_weight * parameters.boundary,
    "quadruplet": _collapsed_quadruplet,
    "quadruplet_learned": _collapsed_quadruplet,
    "margin": lambda parameters, batch: parameters.boundary + parameters.margin,
    "supcon": lambda parameters, batch: math.log(batch.size - 1),
    "multi_similarity": _collapsed_multi_similarity,
    "softmax": lambda parameters, batch: math.log(batch.classes),
    "arcface": _collapsed_angular,
    "subcentre_arcface": _collapsed_angular,
    "cosface": _collapsed_cosface,
    "sphereface": lambda parameters, batch: math.log(batch.classes),
    "sphereface_r": _collapsed_sphereface_r,
    "proxy_nca": lambda parameters, batch: math.log(batch.classes - (not parameters.own_in_sum)),
}

# methods that see differences of raw embeddings, not directions: to them a small spread means nothing
BY_DIFFERENCE = frozenset({"siamese", "quadruplet_learned", "log_ratio"})


def collapsed_loss(method: str, parameters: Any, batch: Batch) -> float | None:
    """The loss at which the method sits when all embeddings are equal, where that is a known number above 0."""
    fingerprint = FINGERPRINTS.get(method)
    value = fingerprint(parameters, batch) if fingerprint and batch.size > 2 else 0.0
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
