"""Loss and accuracy over the steps of a training."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from engine.experiments.plots.style import line_style, one_plot

Line = tuple[Sequence[float], Sequence[float]]  # x and y


def draw_curves(
    lines: Mapping[str, Line], path: Path, *, title: str, y_label: str, x_label: str = "Steps", log_y: bool = False
) -> Path:
    """One line for each name; the legend stands beside the lines where there are many."""
    with one_plot(path) as axes:
        for number, (name, (steps, values)) in enumerate(lines.items()):
            axes.plot(steps, values, label=name, linewidth=1.6, **line_style(number))
        axes.set(title=title, xlabel=x_label, ylabel=y_label)
        axes.margins(x=0.01)
        if log_y:
            axes.set_yscale("log")
        if len(lines) > 6:
            axes.legend(loc="center left", bbox_to_anchor=(1, 0.5), fontsize=8)
        elif len(lines) > 1:
            axes.legend()
    return path
