"""Choosing a folder."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop_app.widgets.query.folder_tree import FolderTree
from engine import FolderNode

ODD = "/photos/\udcff"
TREE = (
    FolderNode(
        "/photos", "photos", 12, True, (FolderNode("/photos/a", "a", 5, True), FolderNode(ODD, "\udcff", 7, True))
    ),
    FolderNode("/mnt/usb", "usb", 3, False),
)


@pytest.fixture
def tree(qtbot) -> FolderTree:
    tree = FolderTree()
    qtbot.addWidget(tree)
    tree.resize(260, 400)
    tree.set_folders(TREE)
    tree.show()
    return tree


def test_at_first_all_photos_are_chosen(tree: FolderTree):
    assert tree.folder() is None
    assert tree.currentIndex().data() == "All photos"


def test_keys_choose_a_folder_to_the_byte(qtbot, tree: FolderTree):
    chosen = []
    tree.folder_chosen.connect(chosen.append)
    for _ in range(3):
        qtbot.keyClick(tree, Qt.Key.Key_Down)
    assert chosen == ["/photos", "/photos/a", ODD]
    qtbot.keyClick(tree, Qt.Key.Key_Home)
    assert chosen[-1] is None


def test_a_click_chooses_a_folder(qtbot, tree: FolderTree):
    row = tree.visualRect(tree.folder_model().index_of("/mnt/usb")).center()
    with qtbot.waitSignal(tree.folder_chosen) as chosen:
        qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=row)
    assert chosen.args == ["/mnt/usb"]


def test_new_counts_keep_the_choice_and_what_is_open(qtbot, tree: FolderTree):
    tree.set_folder(ODD)
    tree.collapse(tree.folder_model().index_of("/photos"))
    with qtbot.assertNotEmitted(tree.folder_chosen):
        tree.set_folders(TREE)
    assert tree.folder() == ODD
    tree.set_folder("/elsewhere")
    assert tree.folder() is None


def test_a_collapsed_folder_stays_so(tree: FolderTree):
    tree.collapse(tree.folder_model().index_of("/photos"))
    tree.set_folders(TREE)
    assert not tree.isExpanded(tree.folder_model().index_of("/photos"))


def test_a_folder_that_is_gone_gives_way_to_all_photos(qtbot, tree: FolderTree):
    tree.set_folder(ODD)
    with qtbot.waitSignal(tree.folder_chosen) as chosen:
        tree.set_folders(TREE[1:])
    assert chosen.args == [None]


def test_delete_asks_to_remove_only_what_the_user_has_added(qtbot, tree: FolderTree):
    tree.set_folder("/photos/a")
    with qtbot.assertNotEmitted(tree.remove_asked):
        qtbot.keyClick(tree, Qt.Key.Key_Delete)
    tree.set_folder("/photos")
    with qtbot.waitSignal(tree.remove_asked) as asked:
        qtbot.keyClick(tree, Qt.Key.Key_Delete)
    assert asked.args == ["/photos"]


def test_a_right_click_asks_for_a_menu(qtbot, tree: FolderTree):
    row = tree.visualRect(tree.folder_model().index_of("/photos")).center()
    with qtbot.waitSignal(tree.menu_asked) as asked:
        tree.customContextMenuRequested.emit(row)
    assert asked.args[0] == "/photos"


def test_every_row_is_drawn(tree: FolderTree):
    assert tree.visualRect(tree.folder_model().index_of("/mnt/usb")).height() >= 32
    assert not tree.grab().isNull()
