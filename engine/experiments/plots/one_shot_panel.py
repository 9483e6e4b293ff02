"""One-shot trials as a person sees them: the question, the choices, the answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy.typing as npt
from matplotlib.axes import Axes

from engine.experiments.plots.style import COLOURS, GREY, many_plots

RIGHT, WRONG = COLOURS[2], COLOURS[3]


@dataclass(frozen=True)
class Trial:
    """One question: images are (h, w) or (h, w, 3)."""

    query: npt.NDArray[Any]
    choices: Sequence[npt.NDArray[Any]]
    chosen: int
    right: int


def draw_panel(trials: Sequence[Trial], path: Path, *, title: str = "One-shot trials") -> Path:
    """One row for each trial; the answer has a thick frame, a missed right choice a dashed one."""
    columns = 2 + max(len(trial.choices) for trial in trials)
    with many_plots(path, len(trials), columns, 0.62 * columns + 0.6, 0.72 * len(trials) + 0.6) as axes:
        for row, trial in enumerate(trials):
            places = axes[row * columns : (row + 1) * columns]
            _draw_row(trial, places)
        axes[0].set_title("asked", fontsize=8, loc="center")
        axes[columns // 2].set_title("choices", fontsize=8, loc="center")
        axes[0].figure.suptitle(
            f"{title}. Thick frame: the answer; dashed: the right choice where it was missed", fontsize=9
        )
    return path


def _draw_row(trial: Trial, places: Sequence[Axes]) -> None:
    for axes in places:
        axes.grid(False)
        axes.set(xticks=[], yticks=[])
    shown = [places[0], *places[2 : 2 + len(trial.choices)]]
    for axes in set(places) - set(shown):
        axes.set_axis_off()
    for number, image in enumerate([trial.query, *trial.choices]):
        shown[number].imshow(image, cmap="gray")
        _frame(shown[number], GREY, 0.6)
    _frame(shown[1 + trial.chosen], RIGHT if trial.chosen == trial.right else WRONG, 3.0)
    if trial.chosen != trial.right:
        _frame(shown[1 + trial.right], RIGHT, 2.5, "--")


def _frame(axes: Axes, colour: str, width: float, dashes: str = "-") -> None:
    for spine in axes.spines.values():
        spine.set(visible=True, color=colour, linewidth=width, linestyle=dashes)
