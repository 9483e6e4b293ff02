"""The threshold of similarity."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop_app.widgets.query.score_slider import ScoreSlider


@pytest.fixture
def slider(qtbot) -> ScoreSlider:
    slider = ScoreSlider()
    qtbot.addWidget(slider)
    slider.show()
    return slider


def test_at_first_everything_is_let_through(slider: ScoreSlider):
    assert slider.threshold() == 0
    assert slider.value.text() == "Any"


def test_keys_move_it_and_it_tells(qtbot, slider: ScoreSlider):
    with qtbot.waitSignal(slider.threshold_changed) as told:
        qtbot.keyClick(slider.slider, Qt.Key.Key_PageUp)
    assert told.args == [pytest.approx(0.10)]
    qtbot.keyClick(slider.slider, Qt.Key.Key_Right)
    assert slider.value.text() == "11%"
    assert slider.slider.accessibleDescription() == "11%"
    qtbot.keyClick(slider.slider, Qt.Key.Key_End)
    assert slider.threshold() == 1.0


@pytest.mark.parametrize(("given", "kept"), [(0.456, 0.46), (-3, 0), (7, 1)])
def test_it_can_be_set(slider: ScoreSlider, given: float, kept: float):
    slider.set_threshold(given)
    assert slider.threshold() == pytest.approx(kept)


def test_the_number_has_room_for_every_value(slider: ScoreSlider):
    for value in (0, 0.05, 1.0):
        slider.set_threshold(value)
        assert slider.value.minimumWidth() >= slider.value.fontMetrics().horizontalAdvance(slider.value.text())
