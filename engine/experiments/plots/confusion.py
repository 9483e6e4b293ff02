"""Which classes are taken for which."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from engine.experiments.plots.style import one_plot

FEW = 12  # so many classes have room for their numbers


def draw_confusion(counts: npt.NDArray[Any], names: Sequence[str], path: Path, *, title: str = "Confusion") -> Path:
    """counts (c, c): rows are the true classes, columns the answers; shares of a row as shade, numbers in the cells."""
    shares = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    side = 3.2 + 0.42 * min(len(names), 20)
    with one_plot(path, side + 0.8, side) as axes:
        shade = axes.imshow(shares, cmap="Blues", vmin=0, vmax=1)
        axes.grid(False)
        axes.set(title=title, xlabel="Answer", ylabel="True class")
        axes.set_xticks(range(len(names)), names, rotation=90 if max(map(len, names)) > 2 else 0, fontsize=8)
        axes.set_yticks(range(len(names)), names, fontsize=8)
        axes.figure.colorbar(shade, ax=axes, shrink=0.7, label="Share of the true class")
        if len(names) <= FEW:
            for (row, column), count in np.ndenumerate(counts):
                colour = "white" if shares[row, column] > 0.5 else "black"
                axes.text(column, row, f"{count:g}", ha="center", va="center", color=colour, fontsize=8)
    return path
