"""Labels from folders: a plan to change, and only then labels."""

from __future__ import annotations

import os

import pytest

from engine.tasks.planning import INNERMOST, plan_from_folders, plan_from_keywords

if os.sep != "/":
    pytest.skip("paths of this test are those of Unix", allow_module_level=True)

PLACES = [
    (1, ["/p/birds/owl/1.jpg"]),
    (2, ["/p/birds/2.jpg"]),
    (3, ["/p/cats/3.jpg", "/p/favourites/cats/3.jpg"]),
    (4, ["/p/4.jpg"]),
    (5, ["/elsewhere/birds/5.jpg", "/p/birds/owl/old/5.jpg"]),
    (6, ["/pp/birds/6.jpg"]),
]


def test_the_level_chooses_the_folder_that_names() -> None:
    first = plan_from_folders(PLACES, "/p")
    assert first.counts == {"birds": 3, "cats": 1, "favourites": 1}
    assert first.left == 2
    second = plan_from_folders(PLACES, "/p/", level=2)
    assert {each.source: each.photos for each in second.planned} == {"birds/owl": (1, 5), "favourites/cats": (3,)}
    innermost = plan_from_folders(PLACES, "/p", INNERMOST)
    assert innermost.counts == {"birds": 1, "cats": 1, "old": 1, "owl": 1}


def test_a_plan_is_changed_without_labelling_anything() -> None:
    plan = plan_from_folders(PLACES, "/p")
    changed = plan.rename("birds", "bird").skip("favourites").merge(["cats", "birds"], "animal")
    assert changed.counts == {"animal": 4}
    assert plan.counts == {"birds": 3, "cats": 1, "favourites": 1}
    assert changed.labels_of() == {1: ("animal",), 2: ("animal",), 3: ("animal",), 5: ("animal",)}
    with pytest.raises(LookupError, match="no dogs"):
        plan.skip("dogs")


def test_a_photo_in_two_folders_gets_both_labels() -> None:
    assert plan_from_folders(PLACES, "/p").labels_of()[3] == ("cats", "favourites")


def test_keywords_make_a_plan_too() -> None:
    plan = plan_from_keywords({1: ("cat", "holiday"), 2: ("cat",), 3: ()})
    assert plan.counts == {"cat": 2, "holiday": 1} and plan.left == 1
    assert plan.skip("holiday").labels_of() == {1: ("cat",), 2: ("cat",)}
