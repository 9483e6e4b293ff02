"""What was skipped and why, to read and to copy."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from desktop_app.widgets.chrome.skipped_dialog import SkippedDialog
from engine import Skipped

TRUNCATED, FOREIGN = "The file ends too early.", "It is not a photo."
SKIPPED = [Skipped(f"/p/a{n}.jpg", TRUNCATED) for n in range(5)] + [Skipped("/p/\udcff\n.txt", FOREIGN)]


@pytest.fixture
def dialog(qtbot) -> SkippedDialog:
    dialog = SkippedDialog(SKIPPED)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_all_are_listed_with_their_reasons(dialog: SkippedDialog):
    assert dialog.shown() == SKIPPED
    rows = dialog.table.model()
    assert rows.index(5, 0).data() == "\ufffd\ufffd.txt"
    assert rows.index(5, 1).data() == FOREIGN


def test_a_reason_can_be_looked_at_alone(dialog: SkippedDialog):
    assert [dialog.reasons.itemText(n) for n in range(3)] == [
        "All reasons (6)",
        f"{TRUNCATED} (5)",
        f"{FOREIGN} (1)",
    ]
    dialog.reasons.setCurrentIndex(2)
    assert dialog.shown() == SKIPPED[5:]


def test_the_list_is_copied_whole_or_as_selected(qtbot, dialog: SkippedDialog):
    qtbot.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    assert len(QGuiApplication.clipboard().text().splitlines()) == 6
    dialog.table.selectRow(1)
    dialog.table.setFocus()
    qtbot.keyClick(dialog.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == f"/p/a1.jpg\t{TRUNCATED}"


def test_a_file_can_be_shown_where_it_lies(qtbot, dialog: SkippedDialog):
    dialog.reasons.setCurrentIndex(2)
    with qtbot.waitSignal(dialog.place_asked) as asked:
        qtbot.mouseClick(dialog.show_button, Qt.MouseButton.LeftButton)
    assert asked.args == [SKIPPED[5].path]


def test_an_empty_list_is_harmless(qtbot):
    dialog = SkippedDialog([])
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.show_button.isEnabled()
    dialog.copy_rows()
    assert QGuiApplication.clipboard().text() == ""
