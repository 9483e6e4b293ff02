"""Folders stand in a tree with their counts, offline ones marked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop_app.models.folder_tree_model import COUNT_ROLE, ONLINE_ROLE, FolderTreeModel
from engine import FolderNode

ODD = "/photos/\udcff"
TREE = (
    FolderNode(
        "/photos", "photos", 12, True, (FolderNode("/photos/a", "a", 5, True), FolderNode(ODD, "\udcff", 7, True))
    ),
    FolderNode("/mnt/usb", "usb", 3, False),
)


@pytest.fixture
def model(qapp) -> FolderTreeModel:
    model = FolderTreeModel()
    model.set_folders(TREE)
    return model


def test_it_behaves_as_qt_asks_of_a_model(model: FolderTreeModel):
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.set_folders(TREE[:1])
    model.set_folders(())
    assert tester.model() is model


def test_the_first_row_stands_for_all_photos(model: FolderTreeModel):
    first = model.index(0, 0)
    assert first.data() == "All photos"
    assert first.data(COUNT_ROLE) == 15
    assert model.path_of(first) is None
    assert not model.is_root(first)
    model.set_folders(TREE, photos_in_all=14)
    assert model.index(0, 0).data(COUNT_ROLE) == 14


def test_folders_follow_with_their_subfolders(model: FolderTreeModel):
    photos = model.index(1, 0)
    assert [model.index(n, 0, photos).data() for n in range(model.rowCount(photos))] == ["a", "\ufffd"]
    assert model.parent(model.index(0, 0, photos)) == photos
    assert model.is_root(photos)
    assert not model.is_root(model.index(0, 0, photos))


def test_a_path_is_kept_to_the_byte(model: FolderTreeModel):
    assert model.path_of(model.index_of(ODD)) == ODD
    assert not model.index_of("/elsewhere").isValid()
    assert model.path_of(QModelIndex()) is None


def test_an_offline_folder_says_so(model: FolderTreeModel):
    usb = model.index_of("/mnt/usb")
    assert usb.data(ONLINE_ROLE) is False
    assert "offline" in usb.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Offline" in usb.data(Qt.ItemDataRole.ToolTipRole)
