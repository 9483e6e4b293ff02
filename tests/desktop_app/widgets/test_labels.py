"""Texts longer than their room are cut and still told whole."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.widgets.labels import LONGEST_RUN, ZERO_WIDTH_SPACE, ElidedLabel, breakable


def test_a_long_text_is_cut_and_its_tooltip_has_it_whole(qtbot):
    label = ElidedLabel("a very long name indeed " * 5)
    qtbot.addWidget(label)
    label.resize(100, 20)
    label.show()
    assert label.minimumSizeHint().width() < 100
    assert label.toolTip() == label.text()
    label.setText("ok")
    assert label.toolTip() == ""
    assert not label.grab().isNull()


@given(st.text(max_size=200))
def test_breaking_changes_nothing_that_is_seen(text):
    broken = breakable(text)
    assert broken.replace(ZERO_WIDTH_SPACE, "") == text.replace(ZERO_WIDTH_SPACE, "")
    assert all(len(run) <= LONGEST_RUN for word in broken.split(" ") for run in word.split(ZERO_WIDTH_SPACE))
