"""Random batches with the awkward cases in them: singletons, duplicates, zero rows, one class only."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray


@dataclass(frozen=True)
class Batch:
    """Rows (n, d) in float64 and a class for each."""

    rows: NDArray[np.float64]
    labels: list[int]


@st.composite
def batches(draw: st.DrawFn, most: int = 14, even: bool = False) -> Batch:
    """2 to `most` rows of 1 to 5 classes; now and then a row repeats another or is zero."""
    count = draw(st.integers(1, most // 2)) * 2 if even else draw(st.integers(2, most))
    labels = draw(st.lists(st.integers(0, draw(st.integers(0, 4))), min_size=count, max_size=count))
    rows = np.random.default_rng(draw(st.integers(0, 2**16))).normal(size=(count, 4))
    rows = np.round(rows + 0.7 * np.array(labels)[:, None] * draw(st.sampled_from([0.0, 1.0])), 3)
    if draw(st.booleans()):
        rows[draw(st.integers(0, count - 1))] = rows[draw(st.integers(0, count - 1))]
    if draw(st.integers(0, 9)) == 0:
        rows[draw(st.integers(0, count - 1))] = 0
    return Batch(rows, labels)
