"""The look that all plots share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure

# told apart with any colour vision (Okabe, Ito 2008)
COLOURS = ("#0072B2", "#E69F00", "#009E73", "#D55E00", "#56B4E9", "#CC79A7", "#000000", "#8C8C00")
DASHES = ("-", "--", "-.", ":")
MARKERS = ("o", "s", "^", "D", "v", "P", "X", "*")
GREY, INK = "#8A8A8A", "#333333"
DOTS_PER_INCH = 110
LOOK: Any = {
    "font.size": 10,
    "axes.titlesize": 11,
    "axes.titlelocation": "left",
    "axes.edgecolor": GREY,
    "axes.labelcolor": INK,
    "text.color": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "axes.axisbelow": True,
    "grid.color": "#E3E3E3",
    "legend.frameon": False,
    "figure.constrained_layout.use": True,
}


@contextmanager
def one_plot(path: Path, width: float = 7.0, height: float = 4.5) -> Iterator[Axes]:
    """Axes of a plot (inches) that is written when the block ends."""
    with many_plots(path, 1, 1, width, height) as axes:
        yield axes[0]


@contextmanager
def many_plots(path: Path, rows: int, columns: int, width: float, height: float) -> Iterator[list[Axes]]:
    """Axes of a grid of plots, row by row, written when the block ends."""
    with rc_context(LOOK):
        figure = Figure(figsize=(width, height), dpi=DOTS_PER_INCH)
        yield list(figure.subplots(rows, columns, squeeze=False).flat)
        path.parent.mkdir(parents=True, exist_ok=True)
        figure.savefig(path, metadata={"Software": None})


def line_style(number: int) -> dict[str, Any]:
    """Colour and dashes of a line, another for each of the first 32."""
    return {"color": COLOURS[number % len(COLOURS)], "linestyle": DASHES[number // len(COLOURS) % len(DASHES)]}


def point_style(number: int) -> dict[str, Any]:
    """Colour and marker of a class, another for each of the first 64."""
    return {"color": COLOURS[number % len(COLOURS)], "marker": MARKERS[(number + number // 8) % len(MARKERS)]}
