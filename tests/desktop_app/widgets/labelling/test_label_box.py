"""The box of labels: what it offers first, and what Enter means."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.widgets.labelling.label_box import LabelBox, rank_labels
from tests.desktop_app.widgets.test_accessible import own_controls

COUNTS = {"fern": 3, "moss": 12, "leaf": 5, "oak leaf": 1}


@pytest.fixture
def box(qtbot: QtBot) -> LabelBox:
    panel = QWidget()
    qtbot.addWidget(panel)
    panel.resize(800, 600)
    made = LabelBox(panel)
    panel.show()
    made.ask(2)
    made.offer(COUNTS, ("moss",), {"fern": 1})
    return made


def texts(box: LabelBox) -> list[str]:
    return [row.text for row in box.model.rows()]


def test_labels_of_the_photos_and_recent_ones_come_first(box: LabelBox) -> None:
    assert texts(box) == ["fern", "moss", "leaf", "oak leaf"]
    assert box.model.rows()[0].note == "on 1 of them" and box.model.rows()[1].note == "1"


def test_typing_finds_labels_and_offers_a_new_one(qtbot: QtBot, box: LabelBox) -> None:
    qtbot.keyClicks(box.edit, "lea")
    assert texts(box) == ["leaf", "New label “lea”", "oak leaf"]
    qtbot.keyClicks(box.edit, "f")
    assert texts(box) == ["leaf", "oak leaf"]
    box.edit.setText("zebra")
    assert texts(box) == ["New label “zebra”"]


@pytest.mark.parametrize(
    ("modifier", "how"),
    [
        (Qt.KeyboardModifier.NoModifier, "give"),
        (Qt.KeyboardModifier.ControlModifier, "primary"),
        (Qt.KeyboardModifier.ShiftModifier, "take"),
    ],
)
def test_enter_gives_puts_first_or_takes_off(qtbot: QtBot, box: LabelBox, modifier, how: str) -> None:
    qtbot.keyClick(box.edit, Qt.Key.Key_Down)
    with qtbot.waitSignal(box.chosen) as chosen:
        qtbot.keyClick(box.edit, Qt.Key.Key_Return, modifier)
    assert chosen.args == ["moss", how] and not box.isVisible()


def test_escape_closes_without_a_choice(qtbot: QtBot, box: LabelBox) -> None:
    with qtbot.assertNotEmitted(box.chosen), qtbot.waitSignal(box.closed):
        qtbot.keyClick(box.edit, Qt.Key.Key_Escape)


def test_the_main_label_of_a_photo_has_a_star(box: LabelBox) -> None:
    box.ask(1)
    box.offer(COUNTS, (), {"leaf": 1, "fern": 1})
    assert [(row.text, row.icon) for row in box.model.rows()[:3]] == [
        ("leaf", "star"), ("fern", "check"), ("moss", "label"),
    ]  # fmt: skip


def test_controls_have_names(box: LabelBox) -> None:
    assert all(control.accessibleName() for control in own_controls(box))


def test_ranking_ignores_case() -> None:
    assert rank_labels({"Oak": 1, "oakum": 1, "soak": 1}, (), "OAK") == ["Oak", "oakum", "soak"]
