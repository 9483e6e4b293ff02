"""Round numbers for an axis: pure arithmetic."""

from __future__ import annotations

import math
from collections.abc import Iterable

STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


def round_ticks(low: float, high: float, most: int = 4) -> list[float]:
    """At most `most` + 1 round numbers that span low..high."""
    span = high - low
    if span <= 0:
        span = abs(high) or 1.0
    rough = span / max(1, most - 1)
    power = 10 ** math.floor(math.log10(rough))
    step = next(each * power for each in STEPS if each * power >= rough * (1 - 1e-9))
    first = math.floor(low / step + 1e-9)
    last = max(first + 1, math.ceil(high / step - 1e-9))
    return [round(each * step, 12) for each in range(first, last + 1)]


def span_of(values: Iterable[float]) -> tuple[float, float]:
    """The least and the greatest; 0 and 1 of nothing."""
    known = list(values)
    return (min(known), max(known)) if known else (0.0, 1.0)
