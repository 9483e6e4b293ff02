"""Which method gains most, by kind of labels and by photos a label, as our own comparison has measured it.

`lookalike experiment compare --part labels`: forty labels of the groceries, heads on frozen features, three seeds,
every method with its best of several settings; the figures lie in engine/experiments/results/compare-labels.json.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Kind = Literal["names", "numbers", "pairs"]
Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Winner:
    """The method that gained most MAP@R on new photos of taught labels, what others gained by it, and the next best."""

    photos: int  # of a label
    method: str
    taught: float
    others: float
    next_best: str
    next_taught: float


WINNERS = (
    Winner(2, "supcon", 0.050, 0.018, "ranked_list", 0.043),
    Winner(5, "supcon", 0.120, 0.044, "triplet", 0.113),
    Winner(10, "supcon", 0.178, 0.070, "triplet", 0.170),
)
ONLY = {"numbers": "log_ratio", "pairs": "contrastive"}  # one learns from numbers; few answers carry no second network


def choose_best(kind: Kind, labels: Rows) -> str:
    """The method for class numbers (n,) of this kind: the winner for as many photos as the median label has."""
    if kind != "names":
        return ONLY[kind]
    counts = np.unique(labels, return_counts=True)[1]
    photos = float(np.median(counts)) if len(counts) else 0.0
    return next((row.method for row in reversed(WINNERS) if row.photos <= photos), WINNERS[0].method)
