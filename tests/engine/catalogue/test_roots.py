"""Added folders: merged where they overlap, kept while offline, forgotten on demand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from engine.catalogue import Catalogue
from engine.catalogue.files import Batch, known_files, write_batch
from engine.catalogue.photos import list_ids
from engine.catalogue.roots import FolderNode, add_root, folder_tree, list_roots, mark_online, remove_root, set_rules
from tests.engine.catalogue.made_rows import BACKBONE, found, put_photos


def test_a_folder_inside_an_added_one_changes_nothing(catalogue: Catalogue) -> None:
    outer = add_root(catalogue, "/photos")
    generation = catalogue.generation()
    assert add_root(catalogue, "/photos/2019") == outer
    assert add_root(catalogue, "/photos/") == outer
    assert catalogue.generation() == generation


def test_a_folder_around_added_ones_takes_their_photos(catalogue: Catalogue) -> None:
    add_root(catalogue, "/photos/a", exclude=("private",))
    put_photos(catalogue, "/photos/b", ["1.jpg"])
    put_photos(catalogue, "/photos of others", ["2.jpg"])
    outer = add_root(catalogue, "/photos")
    assert [root.path for root in list_roots(catalogue)] == ["/photos", "/photos of others"]
    assert set(known_files(catalogue, outer.id, BACKBONE)) == {"/photos/b/1.jpg"}
    assert (outer.exclude, outer.photos) == (("private",), 1)


def test_a_folder_reached_by_a_link_is_the_same_folder(catalogue: Catalogue, tmp_path: Path) -> None:
    (tmp_path / "real/inner").mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "real")
    real = add_root(catalogue, str(tmp_path / "real"))
    assert add_root(catalogue, str(tmp_path / "link")).id == real.id
    assert add_root(catalogue, str(tmp_path / "link/inner")).id == real.id


def test_an_added_folder_found_inside_a_link_gives_way_to_it(catalogue: Catalogue, tmp_path: Path) -> None:
    (tmp_path / "real/inner").mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "real")
    put_photos(catalogue, str(tmp_path / "real/inner"), ["1.jpg"])
    linked = put_photos(catalogue, str(tmp_path / "link"), ["inner/2.jpg"])
    assert [(root.id, root.photos) for root in list_roots(catalogue)] == [(linked.id, 1)]
    assert set(known_files(catalogue, linked.id, BACKBONE)) == {str(tmp_path / "link/inner/2.jpg")}
    assert len(list_ids(catalogue)) == 1


def test_rules_are_kept(catalogue: Catalogue) -> None:
    root = add_root(catalogue, "/photos", include=("*.jpg",))
    set_rules(catalogue, root.id, ("*.png", "写真*"), ("private",), True)
    (changed,) = list_roots(catalogue)
    assert (changed.include, changed.exclude, changed.hidden) == (("*.png", "写真*"), ("private",), True)


def test_removing_a_folder_hides_its_photos_until_it_is_added_again(catalogue: Catalogue) -> None:
    root = put_photos(catalogue, "/photos", ["1.jpg"])
    before = list_ids(catalogue).tolist()
    remove_root(catalogue, root.id)
    assert list_ids(catalogue).tolist() == [] and list_roots(catalogue) == ()
    put_photos(catalogue, "/photos", ["1.jpg"])
    assert list_ids(catalogue).tolist() == before


def test_marking_offline_is_noted_once(catalogue: Catalogue) -> None:
    root = put_photos(catalogue, "/photos", ["1.jpg"])
    mark_online(catalogue, root.id, True, 2049)
    generation = catalogue.generation()
    mark_online(catalogue, root.id, True, 2049)
    mark_online(catalogue, root.id, True)
    assert catalogue.generation() == generation
    mark_online(catalogue, root.id, False)
    (away,) = list_roots(catalogue)
    assert (away.online, away.device, away.photos) == (False, 2049, 1)
    assert not folder_tree(catalogue)[0].online


def test_the_tree_counts_each_content_once_per_folder(catalogue: Catalogue) -> None:
    root = put_photos(catalogue, "/p", ["a/1.jpg", "a/deep/er/2.jpg", "b10/3.jpg", "b9/4.jpg"])
    copies = [(found("/p/a/copy.jpg"), "content of a/1.jpg"), (found("/p/b9/copy.jpg"), "content of a/1.jpg")]
    write_batch(catalogue, Batch(root.id, attached=copies, skipped=[(found("/p/bad/x.jpg"), "It is empty.")]))
    add_root(catalogue, "/empty")

    empty, tree = folder_tree(catalogue)

    assert empty == FolderNode("/empty", "empty", 0, True)
    assert (tree.path, tree.name, tree.photos) == ("/p", "p", 4)
    assert [(child.name, child.photos) for child in tree.children] == [("a", 2), ("b9", 2), ("b10", 1)]
    (deep,) = tree.children[0].children
    assert (deep.path, deep.photos, deep.children[0].path) == ("/p/a/deep", 1, "/p/a/deep/er")


def test_the_tree_of_the_whole_disk_and_of_a_very_deep_folder(catalogue: Catalogue) -> None:
    put_photos(catalogue, "/", ["1.jpg".rjust(8, "x"), "d/" * 1500 + "2.jpg"])
    (tree,) = folder_tree(catalogue)
    assert (tree.path, tree.name, tree.photos) == ("/", "/", 2)
    depth, node = 0, tree
    while node.children:
        (node,) = node.children
        depth += 1
    assert depth == 1500


@pytest.mark.skipif(os.name == "nt", reason="names are Unicode on Windows")
def test_a_folder_that_is_no_utf8_is_in_the_tree(catalogue: Catalogue) -> None:
    folder = os.fsdecode(b"/\xff")
    root = put_photos(catalogue, folder, ["1.jpg"])
    assert root.path == folder
    assert folder_tree(catalogue)[0].path == folder
