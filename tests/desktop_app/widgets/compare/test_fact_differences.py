"""The table of facts: what differs is marked by more than colour."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont

from desktop_app.theme import colour
from desktop_app.widgets.compare.copies import ComparedCopy
from desktop_app.widgets.compare.fact_differences import FactDifferences

Role = Qt.ItemDataRole


def copy(**facts: str) -> ComparedCopy:
    return ComparedCopy("/p/a.jpg", "a.jpg", "/p", tuple(facts.items()))


@pytest.fixture
def table(qtbot) -> FactDifferences:
    table = FactDifferences()
    qtbot.addWidget(table)
    table.show_copies(
        [copy(Size="3 MB", Format="JPEG", Taken="2019"), copy(Size="1 MB", Format="JPEG", Lens="50 mm")], 0
    )
    return table


def texts(table: FactDifferences) -> list[list[str]]:
    model = table.model
    return [
        [model.index(row, column).data() for column in range(model.columnCount())] for row in range(model.rowCount())
    ]


def test_every_fact_has_a_row_and_what_is_unlike_the_first_has_a_sign(table: FactDifferences):
    assert texts(table) == [
        ["Size", "3 MB", "≠ 1 MB"],
        ["Format", "JPEG", "JPEG"],
        ["Taken", "2019", "≠ —"],
        ["Lens", "—", "≠ 50 mm"],
    ]
    assert table.summary.text() == "3 of 4 facts differ"


def test_colour_and_weight_follow(table: FactDifferences):
    model = table.model
    assert model.index(0, 2).data(Role.ForegroundRole) == colour("warning")
    assert model.index(0, 2).data(Role.FontRole).weight() == QFont.Weight.DemiBold
    assert model.index(0, 1).data(Role.ForegroundRole) == colour("text")
    assert model.index(1, 1).data(Role.ForegroundRole) == colour("muted")


def test_the_screen_reader_hears_it(table: FactDifferences):
    spoken = [table.model.index(2, column).data(Role.AccessibleTextRole) for column in range(3)]
    assert spoken == ["Taken", "2019", "not known, differs"]


def test_only_differences(table: FactDifferences):
    table.only.click()
    assert [row[0] for row in texts(table)] == ["Size", "Taken", "Lens"]
    table.only.click()
    assert len(texts(table)) == 4


def test_the_kept_copy_is_the_measure(table: FactDifferences):
    table.show_copies([copy(Size="1 MB"), copy(Size="3 MB"), copy(Size="3 MB")], 1)
    assert texts(table) == [["Size", "≠ 1 MB", "3 MB", "3 MB"]]


def test_without_facts_it_says_so(table: FactDifferences):
    table.show_copies([copy(), copy()], 0)
    assert texts(table) == []
    assert "Nothing more" in table.summary.text()


def test_names_that_are_not_unicode_are_drawn(table: FactDifferences):
    table.show_copies([copy(Name="a\udcff.jpg"), copy(Name="b.jpg")], 0)
    assert texts(table)[0][1] == "a\ufffd.jpg"
    assert not table.grab().isNull()
