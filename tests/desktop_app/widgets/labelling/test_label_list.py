"""The list of labels: what is chosen stays chosen, and photos of a grid are dropped on labels only."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.models.label_list_model import LabelRow
from desktop_app.models.photo_list_model import PhotoListModel
from desktop_app.widgets.labelling.label_list import LabelList
from desktop_app.widgets.photos.photo_grid import PhotoGrid
from tests.desktop_app.made_photos import make_photo, run_now

ROWS = [LabelRow("unlabelled", "Unlabelled", count=3), LabelRow("title", "Labels")]
ROWS += [LabelRow("label", name, name, count) for name, count in (("cat", 5), ("dog", 2))]


class Drop(QDropEvent):
    """A drop of photos that a grid, or something else, lets go of."""

    def __init__(self, view: LabelList, row: int, source: QWidget) -> None:
        at = view.visualRect(view.label_model().index(row, 0)).center()
        self._data, self._source = QMimeData(), source
        nothing = Qt.KeyboardModifier.NoModifier
        super().__init__(QPointF(at), Qt.DropAction.CopyAction, self._data, Qt.MouseButton.LeftButton, nothing)

    def source(self) -> QWidget:
        return self._source


@pytest.fixture
def view(qtbot: QtBot) -> LabelList:
    made = LabelList()
    qtbot.addWidget(made)
    made.set_rows(ROWS)
    made.resize(240, 300)
    made.show()
    return made


@pytest.fixture
def grid(qtbot: QtBot) -> PhotoGrid:
    made = PhotoGrid()
    qtbot.addWidget(made)
    model = PhotoListModel(lambda ids: [make_photo(photo) for photo in ids], run_now, parent=made)
    model.set_ids(np.array([7, 8, 9]))
    made.set_model(model)
    made.selectAll()
    return made


def test_photos_of_a_grid_are_dropped_on_a_label(qtbot: QtBot, view: LabelList, grid: PhotoGrid) -> None:
    with qtbot.waitSignal(view.photos_dropped) as dropped:
        view.dropEvent(Drop(view, 3, grid))
    assert dropped.args[0].tolist() == [7, 8, 9] and dropped.args[1] == "dog"


def test_nothing_else_is_taken_and_nowhere_else(qtbot: QtBot, view: LabelList, grid: PhotoGrid) -> None:
    with qtbot.assertNotEmitted(view.photos_dropped):
        view.dropEvent(Drop(view, 0, grid))  # no label
        view.dropEvent(Drop(view, 1, grid))
        view.dropEvent(Drop(view, 3, view))  # no photos


def test_what_is_chosen_stays_chosen_when_labels_change(qtbot: QtBot, view: LabelList) -> None:
    with qtbot.waitSignal(view.chosen) as chosen:
        view.setCurrentIndex(view.label_model().find("label", "dog"))
    assert chosen.args == ["label", "dog"]
    with qtbot.assertNotEmitted(view.chosen):
        view.set_rows([*ROWS[:3], LabelRow("label", "cow", "cow", 1), ROWS[3]])
    assert view.current().name == "dog"
    view.selectAll()
    assert view.selected_names() == ["cat", "cow", "dog"]  # of the same kind only, and no title


def test_delete_asks(qtbot: QtBot, view: LabelList) -> None:
    with qtbot.waitSignal(view.delete_asked):
        qtbot.keyClick(view, Qt.Key.Key_Delete)
