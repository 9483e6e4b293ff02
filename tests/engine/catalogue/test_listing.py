"""Photos listed in every order and by every filter."""

from __future__ import annotations

import os
from typing import Any

import pytest

from engine.catalogue import Catalogue
from engine.catalogue.files import Batch, write_batch
from engine.catalogue.labels import add_labels
from engine.catalogue.photos import list_ids, load_photos, matching_ids, photo_by_path
from engine.catalogue.roots import add_root, mark_online
from engine.photos.photo import ORDERS, Filters, Order
from tests.engine.catalogue.made_rows import found, indexed, put_photos

NOON_2020_S = 1_577_880_000  # 2020-01-01 12:00 UTC


def names(catalogue: Catalogue, order: Order = "name", **filters: Any) -> list[str]:
    return [photo.name for photo in load_photos(catalogue, list_ids(catalogue, Filters(**filters), order))]


def put_three(catalogue: Catalogue) -> None:
    root = add_root(catalogue, "/p")
    batch = Batch(root.id)
    batch.indexed.append(indexed("/p/b/img10.jpg", "1", 300, taken_at="2019-05-01T10:00:00"))
    batch.indexed.append(indexed("/p/a/img9.png", "2", 100, taken_at="2021-05-01T23:59:59", format="PNG"))
    batch.indexed.append(indexed("/p/Zebra.jpg", "3", 200, mtime_s=NOON_2020_S))
    write_batch(catalogue, batch)


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("taken", ["img9.png", "Zebra.jpg", "img10.jpg"]),
        ("taken_oldest", ["img10.jpg", "Zebra.jpg", "img9.png"]),
        ("name", ["img9.png", "img10.jpg", "Zebra.jpg"]),
        ("folder", ["Zebra.jpg", "img9.png", "img10.jpg"]),
        ("size", ["img10.jpg", "Zebra.jpg", "img9.png"]),
        ("added", ["Zebra.jpg", "img9.png", "img10.jpg"]),
    ],
)
def test_each_order(catalogue: Catalogue, order: Order, expected: list[str]) -> None:
    put_three(catalogue)
    assert names(catalogue, order) == expected


@pytest.mark.parametrize("order", ORDERS)
def test_an_empty_library_lists_nothing(catalogue: Catalogue, order: Order) -> None:
    assert list_ids(catalogue, Filters(folder="/p"), order).tolist() == []
    assert matching_ids(catalogue).tolist() == []


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"formats": ("PNG",)}, ["img9.png"]),
        ({"formats": ("PNG", "JPEG")}, ["img9.png", "img10.jpg", "Zebra.jpg"]),
        ({"formats": ("RAW",)}, []),
        ({"taken_from": "2020-01-01"}, ["img9.png", "Zebra.jpg"]),
        ({"taken_until": "2020-01-01"}, ["img10.jpg", "Zebra.jpg"]),
        ({"taken_from": "2021-05-01", "taken_until": "2021-05-01"}, ["img9.png"]),
        ({"name_contains": "IMG1"}, ["img10.jpg"]),
        ({"name_contains": "b/"}, []),
        ({"name_contains": "%"}, []),
        ({"folder": "/p/a"}, ["img9.png"]),
        ({"folder": "/p/a/"}, ["img9.png"]),
        ({"folder": "/"}, ["img9.png", "img10.jpg", "Zebra.jpg"]),
        ({"folder": "/p", "formats": ("JPEG",), "name_contains": "img", "taken_until": "2019-12-31"}, ["img10.jpg"]),
    ],
)
def test_each_filter(catalogue: Catalogue, filters: dict[str, Any], expected: list[str]) -> None:
    put_three(catalogue)
    assert names(catalogue, **filters) == expected
    assert sorted(list_ids(catalogue, Filters(**filters))) == matching_ids(catalogue, Filters(**filters)).tolist()


def test_a_folder_is_no_prefix_of_its_neighbours_name(catalogue: Catalogue) -> None:
    put_photos(catalogue, "/a", ["b/in.jpg", "bc/out.jpg", "b.jpg", "b/deep/er/in too.jpg"])
    assert names(catalogue, folder="/a/b") == ["in too.jpg", "in.jpg"]


def test_a_folder_lists_photos_that_lie_elsewhere_too(catalogue: Catalogue) -> None:
    root = put_photos(catalogue, "/p", ["a/one.jpg"])
    write_batch(catalogue, Batch(root.id, attached=[(found("/p/b/copy.jpg"), "content of a/one.jpg")]))
    assert names(catalogue, folder="/p/b") == ["one.jpg"]
    assert names(catalogue, name_contains="copy") == ["one.jpg"]


@pytest.mark.skipif(os.name == "nt", reason="names are Unicode on Windows")
def test_a_folder_that_is_no_utf8_filters(catalogue: Catalogue) -> None:
    folder = os.fsdecode(b"/p/\xff\xfe")
    put_photos(catalogue, "/p", [folder[3:] + "/in.jpg", "out.jpg"])
    assert names(catalogue, folder=folder) == ["in.jpg"]


def test_labels_filter_by_any(catalogue: Catalogue) -> None:
    put_photos(catalogue, "/p", ["1.jpg", "2.jpg", "3.jpg"])
    ids = list_ids(catalogue, order="name")
    add_labels(catalogue, ids[:2], "cat")
    add_labels(catalogue, ids[1:2], "dog")
    assert names(catalogue, labels=("cat",)) == ["1.jpg", "2.jpg"]
    assert names(catalogue, labels=("dog", "horse")) == ["2.jpg"]
    assert [photo.labels for photo in load_photos(catalogue, ids)] == [("cat",), ("cat", "dog"), ()]


def test_names_sort_as_people_sort_them(catalogue: Catalogue) -> None:
    put_photos(catalogue, "/p", ["b2.jpg", "B10.jpg", "b007.jpg", "a.jpg", "Ä.jpg", "写真2.jpg", "写真10.jpg"])
    listed = names(catalogue)
    assert listed[:4] == ["a.jpg", "b2.jpg", "b007.jpg", "B10.jpg"]
    assert listed.index("写真2.jpg") < listed.index("写真10.jpg")


def test_names_are_found_in_either_spelling_of_an_accent(catalogue: Catalogue) -> None:
    put_photos(catalogue, "/p", ["CAFE\u0301.jpg"])
    assert names(catalogue, name_contains="café") == ["CAFE\u0301.jpg"]


def test_photos_load_in_the_order_asked_and_the_gone_are_left_out(catalogue: Catalogue) -> None:
    root = put_photos(catalogue, "/p", ["1.jpg", "2.jpg", "3.jpg"])
    ids = list_ids(catalogue, order="name").tolist()
    write_batch(catalogue, Batch(root.id, removed=["/p/2.jpg"]))
    loaded = load_photos(catalogue, [ids[2], ids[1], 999, ids[0], ids[2]])
    assert [photo.id for photo in loaded] == [ids[2], ids[0], ids[2]]


def test_an_offline_place_comes_last_and_marks_the_photo_when_alone(catalogue: Catalogue) -> None:
    away = put_photos(catalogue, "/away", ["1.jpg", "2.jpg"])
    home = add_root(catalogue, "/home")
    write_batch(catalogue, Batch(home.id, attached=[(found("/home/1.jpg"), "content of 1.jpg")]))
    mark_online(catalogue, away.id, False)
    both, alone = photo_by_path(catalogue, "/away/1.jpg"), photo_by_path(catalogue, "/away/2.jpg")
    assert both is not None and both.paths == ("/home/1.jpg", "/away/1.jpg") and both.online
    assert alone is not None and not alone.online
