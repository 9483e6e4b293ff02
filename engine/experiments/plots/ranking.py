"""Methods side by side, best above."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from engine.experiments.plots.style import COLOURS, GREY, one_plot


def draw_ranking(
    figures: Mapping[str, tuple[float, float | None]],
    path: Path,
    *,
    title: str,
    x_label: str,
    baseline: float | None = None,
) -> Path:
    """A dot with its spread, if it has one, for each name; a dotted line for what was there without learning."""
    ordered = sorted(figures.items(), key=lambda item: item[1][0])
    with one_plot(path, 7.2, 1.4 + 0.28 * len(ordered)) as axes:
        places = range(len(ordered))
        means, spreads = [mean for _, (mean, _) in ordered], [spread or 0.0 for _, (_, spread) in ordered]
        axes.errorbar(means, places, xerr=spreads, fmt="o", color=COLOURS[0], ecolor=GREY, capsize=3, markersize=5)
        axes.set_yticks(places, [name for name, _ in ordered])
        axes.set(title=title, xlabel=x_label)
        if baseline is not None:
            axes.axvline(baseline, color=COLOURS[3], linestyle=":", linewidth=1.4, label="without learning")
            axes.legend(loc="best")
    return path
