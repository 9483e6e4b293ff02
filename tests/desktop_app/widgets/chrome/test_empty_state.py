"""An empty page says what to do."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop_app.widgets.chrome.empty_state import EmptyState

ACTIONS = (("add", "Choose a folder…", "folder-add"), ("samples", "Try sample photos", "sparkle"))


@pytest.fixture
def state(qtbot) -> EmptyState:
    state = EmptyState()
    qtbot.addWidget(state)
    state.resize(800, 600)
    state.set_content("library", "No photos yet", "Choose a folder with photos. " * 4, ACTIONS)
    state.show()
    return state


def test_its_buttons_ask_by_key(qtbot, state: EmptyState):
    first, second = state.buttons()
    assert first.property("kind") == "primary"
    with qtbot.waitSignal(state.action_chosen) as chosen:
        qtbot.mouseClick(second, Qt.MouseButton.LeftButton)
    assert chosen.args == ["samples"]
    with qtbot.waitSignal(state.action_chosen) as chosen:
        qtbot.keyClick(first, Qt.Key.Key_Space)
    assert chosen.args == ["add"]


def test_the_sentence_has_all_the_height_it_needs(state: EmptyState):
    assert state.sentence.height() >= state.sentence.heightForWidth(state.sentence.width())


def test_other_content_takes_its_place(state: EmptyState):
    state.set_content("search", "Nothing found")
    assert state.buttons() == ()
    assert state.sentence.isHidden()
    assert state.accessibleName() == "Nothing found"
    assert not state.grab().isNull()
