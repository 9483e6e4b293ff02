"""Digits drawn anew as Omniglot draws."""

from __future__ import annotations

import numpy as np

from engine.experiments.mnist.strokes import draw_lines, measure_box, redraw, thin


def ring(size: int, inner: float, outer: float) -> np.ndarray:
    rows, columns = np.mgrid[:size, :size] - size / 2 + 0.5
    distance = np.hypot(rows, columns)
    return (distance >= inner) & (distance <= outer)


def test_a_bar_is_thinned_to_a_line() -> None:
    bar = np.zeros((1, 20, 30), bool)
    bar[0, 8:13, 4:26] = True
    line = thin(bar)[0]
    assert line.sum(axis=0).max() == 1
    assert (line & ~bar[0]).sum() == 0
    assert 15 <= line.sum() <= 22


def test_a_ring_stays_a_ring() -> None:
    line = thin(ring(40, 10, 15)[None])[0]
    assert thickness(line) < 1.6
    assert not line[20, 20]
    assert filled(line) == filled(ring(40, 10, 15))  # the hole is still a hole


def test_a_line_stays_and_an_empty_picture_too() -> None:
    line = np.zeros((2, 9, 9), bool)
    line[0, 4, 1:8] = True
    assert (thin(line) == line).all()


def test_the_pen_is_round_and_five_wide() -> None:
    dot = np.zeros((1, 9, 9), bool)
    dot[0, 4, 4] = True
    drawn = draw_lines(dot)[0]
    assert drawn.sum() == 21
    assert drawn[2:7, 4].all()
    assert not drawn[2, 2]


def test_digits_of_any_size_and_pen_come_out_alike() -> None:
    images = np.zeros((3, 28, 28), np.uint8)
    images[0, 4:24, 4:24] = ring(20, 6, 9) * 255
    images[1, 2:12, 15:25] = ring(10, 3.5, 4.5) * 255
    drawn = redraw(images, 105, 60)
    assert drawn.shape == (3, 105, 105)
    assert not drawn[2].any()
    boxes = measure_box(drawn)
    assert boxes[2] == 0
    assert np.abs(boxes[:2] - 60).max() <= 8
    both = (drawn[0] & drawn[1]).sum() / (drawn[0] | drawn[1]).sum()
    assert both > 0.4  # nearly the same circle, from strokes three times as wide
    assert abs(measure_box(drawn[:1, ::-1])[0] - boxes[0]) == 0


def thickness(ink: np.ndarray) -> float:
    """Ink pixels by those on the border of the ink."""
    inside = ink[1:-1, 1:-1] & ink[:-2, 1:-1] & ink[2:, 1:-1] & ink[1:-1, :-2] & ink[1:-1, 2:]
    return float(ink.sum() / (ink.sum() - inside.sum()))


def filled(ink: np.ndarray) -> int:
    """Number of separate regions of paper, by flooding."""
    paper, regions = ~ink, 0
    while paper.any():
        regions += 1
        flood = [tuple(np.argwhere(paper)[0])]
        while flood:
            row, column = flood.pop()
            if 0 <= row < paper.shape[0] and 0 <= column < paper.shape[1] and paper[row, column]:
                paper[row, column] = False
                flood += [(row + 1, column), (row - 1, column), (row, column + 1), (row, column - 1)]
    return regions
