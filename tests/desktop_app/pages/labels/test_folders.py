"""Labels from folders and keywords: looked at, changed, and only then given."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.pages.labels import LabelsPage
from desktop_app.pages.labels.folders.folder_dialog import FolderDialog
from desktop_app.pages.labels.folders.plan_model import LABEL, PHOTOS
from engine import INNERMOST, Library
from tests.desktop_app.real_library import FAMILIES, MEMBERS, PATIENCE_MS


@pytest.fixture
def dialog(qtbot: QtBot, page: LabelsPage) -> FolderDialog:
    page.folders.ask()
    qtbot.waitUntil(lambda: page.folders.dialog is not None, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: page.folders.dialog.model.rowCount() == len(FAMILIES), timeout=PATIENCE_MS)
    return page.folders.dialog


def labels(dialog: FolderDialog) -> list[str]:
    return [dialog.model.index(row, LABEL).data() for row in range(dialog.model.rowCount())]


def give(qtbot: QtBot, page: LabelsPage, dialog: FolderDialog) -> None:
    with qtbot.waitSignal(page.writing.changed, timeout=PATIENCE_MS):
        qtbot.mouseClick(dialog.give, Qt.MouseButton.LeftButton)


def test_folders_are_listed_with_counts_and_given_as_one_step(
    qtbot: QtBot, page: LabelsPage, dialog: FolderDialog, library: Library
) -> None:
    assert labels(dialog) == sorted(FAMILIES) and dialog.model.index(0, PHOTOS).data() == str(MEMBERS)
    assert "3 label" in dialog.count.text() and library.labels() == {}
    give(qtbot, page, dialog)
    assert library.labels() == dict.fromkeys(FAMILIES, MEMBERS)
    with qtbot.waitSignal(page.writing.changed, timeout=PATIENCE_MS):
        page.history.undo()
    assert library.labels() == {}


def test_they_are_renamed_merged_and_skipped_before(
    qtbot: QtBot, page: LabelsPage, dialog: FolderDialog, library: Library
) -> None:
    leaf, sea = 1, 2  # rows, after brick
    assert dialog.model.setData(dialog.model.index(sea, LABEL), " deep   sea ")
    assert not dialog.model.setData(dialog.model.index(sea, LABEL), "   ")  # a label needs a name
    dialog.table.selectRow(leaf)
    assert dialog.skip.text() == "Skip"
    qtbot.mouseClick(dialog.skip, Qt.MouseButton.LeftButton)
    assert dialog.skip.text() == "Take again" and "2 label" in dialog.count.text()
    qtbot.mouseClick(dialog.skip, Qt.MouseButton.LeftButton)
    dialog.table.selectAll()
    dialog.table.selectionModel().select(
        dialog.model.index(sea, 0),
        dialog.table.selectionModel().SelectionFlag.Deselect | dialog.table.selectionModel().SelectionFlag.Rows,
    )
    qtbot.mouseClick(dialog.merge, Qt.MouseButton.LeftButton)
    assert labels(dialog) == ["brick", "brick", "deep sea"]
    give(qtbot, page, dialog)
    assert library.labels() == {"brick": 2 * MEMBERS, "deep sea": MEMBERS}


def test_the_level_is_chosen(qtbot: QtBot, dialog: FolderDialog) -> None:
    dialog.level.setCurrentIndex(dialog.level.findData(2))
    qtbot.waitUntil(lambda: "no folders at this level" in dialog.count.text(), timeout=PATIENCE_MS)
    assert not dialog.give.isEnabled()
    dialog.level.setCurrentIndex(dialog.level.findData(INNERMOST))
    qtbot.waitUntil(lambda: labels(dialog) == sorted(FAMILIES), timeout=PATIENCE_MS)


def test_nothing_is_given_by_cancel(qtbot: QtBot, page: LabelsPage, dialog: FolderDialog, library: Library) -> None:
    with qtbot.assertNotEmitted(page.deed_asked):
        qtbot.mouseClick(dialog.cancel, Qt.MouseButton.LeftButton)
    assert library.labels() == {} and page.folders.dialog is None


def test_keywords_of_sidecars_become_labels(qtbot: QtBot, page: LabelsPage, library: Library, photos: Path) -> None:
    sidecar = next((photos / "sea").glob("*.jpg")).with_suffix(".xmp")
    subject = "<dc:subject><rdf:Bag><rdf:li>harbour</rdf:li></rdf:Bag></dc:subject>"
    namespaces = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    sidecar.write_text(
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF {namespaces}><rdf:Description>{subject}'
        "</rdf:Description></rdf:RDF></x:xmpmeta>"
    )
    try:
        page.folders.ask_keywords()
        dialog = page.folders.dialog
        qtbot.waitUntil(lambda: dialog.model.rowCount() == 1, timeout=PATIENCE_MS)
        give(qtbot, page, dialog)
    finally:
        sidecar.unlink()
    assert library.labels() == {"harbour": 1}
