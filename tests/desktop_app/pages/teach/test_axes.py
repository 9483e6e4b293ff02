"""Round numbers span what is drawn, and are told apart in words too."""

from __future__ import annotations

import itertools

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.pages.teach.running.axes import round_ticks, span_of
from desktop_app.pages.teach.running.curve import CurveChart

SPANS = [(0.0, 1.0), (2.36, 4.4), (1.1401, 1.1432), (-3.0, 250.0), (7.0, 7.0), (0.0, 0.0), (1e-7, 3e-7)]


@pytest.mark.parametrize(("low", "high"), SPANS)
def test_a_few_even_ticks_hold_all_values(low: float, high: float) -> None:
    ticks = round_ticks(low, high)
    steps = [second - first for first, second in itertools.pairwise(ticks)]
    assert ticks[0] <= low + 1e-9 and ticks[-1] >= high - 1e-9 and 2 <= len(ticks) <= 6
    assert max(steps) - min(steps) < 1e-9


def test_nothing_spans_zero_to_one() -> None:
    assert span_of([]) == (0.0, 1.0) and span_of([3.0, -1.0]) == (-1.0, 3.0)


def test_the_numbers_at_an_axis_differ(qtbot: QtBot) -> None:
    chart = CurveChart("Loss", "")
    qtbot.addWidget(chart)
    for step, value in enumerate((1.1401, 1.1432)):
        chart.add(step, value, 10)
    texts = chart._tick_texts(chart._ticks())
    assert len(set(texts)) == len(texts)
    chart.grab()
