"""A map of the embedding: what lies near each other in many dimensions lies near each other on paper."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from engine.experiments.plots.neighbour_map import place_neighbours
from engine.experiments.plots.style import one_plot, point_style


def draw_map(
    vectors: npt.NDArray[Any], labels: npt.ArrayLike, path: Path, *, title: str, names: Sequence[str] = ()
) -> Path:
    """Points of vectors (n, d), n up to about 1,500, in the plane; one colour and marker for each label."""
    places, known = place_neighbours(vectors), np.asarray(labels)
    with one_plot(path, 7.4, 5.4) as axes:
        for number, label in enumerate(np.unique(known)):
            chosen = places[known == label]
            name = names[number] if names else str(label)
            axes.scatter(chosen[:, 0], chosen[:, 1], s=22, alpha=0.85, linewidths=0, label=name, **point_style(number))
        axes.set(title=title, xlabel="Map, no unit: near means alike", xticks=[], yticks=[])
        axes.grid(False)
        if len(np.unique(known)) <= 24:
            axes.legend(loc="center left", bbox_to_anchor=(1, 0.5), fontsize=8, handletextpad=0.1)
    return path


def draw_number_map(vectors: npt.NDArray[Any], values: npt.NDArray[Any], path: Path, *, title: str, unit: str) -> Path:
    """The same for labels (n,) that are numbers: shades from low to high."""
    places = place_neighbours(vectors)
    with one_plot(path, 6.6, 5.0) as axes:
        points = axes.scatter(places[:, 0], places[:, 1], c=values, s=18, cmap="viridis", linewidths=0)
        axes.set(title=title, xlabel="Map, no unit: near means alike", xticks=[], yticks=[])
        axes.grid(False)
        axes.figure.colorbar(points, ax=axes, label=unit)
    return path
