"""Plots are written, and the map keeps neighbours together."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.experiments.plots.confusion import draw_confusion
from engine.experiments.plots.curves import draw_curves
from engine.experiments.plots.embedding_map import draw_map, draw_number_map
from engine.experiments.plots.neighbour_map import neighbour_shares, place_neighbours, squared_distances
from engine.experiments.plots.one_shot_panel import Trial, draw_panel
from engine.experiments.plots.ranking import draw_ranking
from engine.experiments.plots.roc import draw_roc
from engine.experiments.plots.style import line_style, point_style
from engine.learning.metrics.verification import trace_roc
from engine.learning.retrieval_metrics import recall_at_k

RNG = np.random.default_rng(0)


@pytest.fixture(scope="module")
def groups() -> tuple[np.ndarray, np.ndarray]:
    """Six groups of 15 points in 20 dimensions."""
    centres = 4 * RNG.normal(size=(6, 20))
    return (centres[:, None] + RNG.normal(size=(6, 15, 20))).reshape(-1, 20), np.repeat(np.arange(6), 15)


def test_every_plot_is_a_picture(tmp_path: Path, groups: tuple[np.ndarray, np.ndarray]) -> None:
    same = np.arange(60) % 2 == 0
    curve = trace_roc(RNG.normal(size=60) + 2 * same, same)
    images = list(RNG.random((6, 12, 12)))
    lines = {f"method {n}": ([0, 1, 2], [2.0, 1.0, 0.5]) for n in range(9)}
    figures = {"a": (0.5, 0.01), "b": (0.7, 0.02)}
    drawn = [
        draw_curves(lines, tmp_path / "a.png", title="Loss", y_label="Loss"),
        draw_roc({"one": curve}, tmp_path / "new" / "b.png"),
        draw_confusion(np.eye(3, dtype=int) * 4, ["a", "b", "long name"], tmp_path / "c.png"),
        draw_map(*groups, tmp_path / "d.png", title="Map"),
        draw_number_map(groups[0], np.arange(90.0), tmp_path / "e.png", title="Map", unit="Angle (degrees)"),
        draw_panel([Trial(images[0], images[1:], 2, 2), Trial(images[1], images[2:], 0, 1)], tmp_path / "f.png"),
        draw_ranking(figures, tmp_path / "g.png", title="MAP@R", x_label="MAP@R", baseline=0.6),
    ]
    for path in drawn:
        with Image.open(path) as picture:
            assert min(picture.size) > 100
            assert len(picture.convert("RGB").getcolors(1 << 24) or []) > 2


def test_the_map_keeps_groups_together(groups: tuple[np.ndarray, np.ndarray]) -> None:
    places = place_neighbours(groups[0])
    for group in range(6):
        own = places[groups[1] == group]
        others = places[groups[1] != group]
        width = np.linalg.norm(own - own.mean(axis=0), axis=1).max()
        assert np.linalg.norm(others - own.mean(axis=0), axis=1).min() > width
    assert np.array_equal(places, place_neighbours(groups[0]))
    assert recall_at_k(groups[0] / np.linalg.norm(groups[0], axis=1, keepdims=True), groups[1], 1) == 1


def test_neighbour_shares_are_probabilities(groups: tuple[np.ndarray, np.ndarray]) -> None:
    shares = neighbour_shares(squared_distances(groups[0]))
    assert shares.sum() == pytest.approx(1)
    assert np.allclose(shares, shares.T)
    assert (np.diag(shares) == 0).all()
    two = place_neighbours(np.eye(3)[[0, 1, 2]])
    assert np.isfinite(two).all()


def test_lines_and_points_differ() -> None:
    assert len({tuple(line_style(number).values()) for number in range(32)}) == 32
    assert len({tuple(point_style(number).values()) for number in range(24)}) == 24
