"""Verification: how many same pairs are accepted at each share of false accepts."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from engine.experiments.plots.style import GREY, line_style, one_plot
from engine.learning.metrics.verification import RocCurve, area_under, equal_error


def draw_roc(curves: Mapping[str, RocCurve], path: Path, *, title: str = "ROC") -> Path:
    """One curve for each name with its area and equal error; false accepts on a log axis, where they matter."""
    with one_plot(path, 6.4, 5.0) as axes:
        for number, (name, curve) in enumerate(curves.items()):
            label = f"{name}: AUC {area_under(curve):.3f}, EER {equal_error(curve)[0]:.1%}"
            axes.step(curve.false_accepts, curve.true_accepts, where="post", label=label, **line_style(number))
        lowest = min(1 / curve.different for curve in curves.values())
        shares = [lowest * (1 / lowest) ** (step / 100) for step in range(101)]
        axes.plot(
            shares, [1 - share for share in shares], color=GREY, linewidth=0.8, linestyle=":", label="Equal error"
        )
        axes.set(title=title, xlabel="Different pairs accepted", ylabel="Same pairs accepted")
        axes.set(xscale="log", xlim=(lowest, 1), ylim=(0, 1.01))
        axes.legend(loc="lower right", fontsize=9)
    return path
