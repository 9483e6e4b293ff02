"""Mean and spread over repetitions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np


def summarise(results: Sequence[Mapping[str, float]]) -> dict[str, dict[str, Any]]:
    """`summarise_values` of each figure that the repetitions have."""
    return {name: summarise_values([float(result[name]) for result in results]) for name in results[0]}


def summarise_values(values: Sequence[float]) -> dict[str, Any]:
    """Mean, sample standard deviation (None for one value) and the values, to five places."""
    return {
        "mean": round(float(np.mean(values)), 5),
        "spread": round(float(np.std(values, ddof=1)), 5) if len(values) > 1 else None,
        "values": [round(value, 5) for value in values],
    }
