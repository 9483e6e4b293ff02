"""What a running lesson tells, as values; what is missing or of the wrong kind reads as unknown."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Reading:
    """How the training stands at one step."""

    phase: str
    step: int
    steps: int
    loss: float | None
    map_at_r: float | None
    recall_at_1: float | None
    active_share: float | None
    seconds_left: float | None


@dataclass(frozen=True, slots=True)
class PointMap:
    """Held-out photos (ids) with their labels at points between -1 and 1."""

    step: int
    points: tuple[tuple[float, float], ...]
    labels: tuple[str, ...]
    photos: tuple[int, ...]


def read_reading(event: Mapping[str, Any]) -> Reading:
    """A reading event as a value."""
    scores = (number(event.get(name)) for name in ("loss", "map_at_r", "recall_at_1", "active_share", "seconds_left"))
    step, steps = (int(number(event.get(name)) or 0) for name in ("step", "steps"))
    return Reading(str(event.get("phase", "")), step, steps, *scores)


def read_map(event: Mapping[str, Any]) -> PointMap | None:
    """A map event as a value; None where it is not whole."""
    try:
        points = tuple((float(x), float(y)) for x, y in event["points"])
        labels, photos = tuple(map(str, event["labels"])), tuple(map(int, event["photos"]))
        step = int(event.get("step", 0))
    except (KeyError, TypeError, ValueError):
        return None
    whole = len(points) == len(labels) == len(photos) and all(math.isfinite(x + y) for x, y in points)
    return PointMap(step, points, labels, photos) if whole and points else None


def number(value: Any) -> float | None:
    """A finite number, or None."""
    fits = isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
    return float(value) if fits else None
