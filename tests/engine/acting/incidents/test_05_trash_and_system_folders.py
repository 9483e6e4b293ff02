"""Incident 5: copies in the recycle bin were chosen as keepers; system folders were cleaned up."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from engine.acting.keeping import Rules, advise
from engine.acting.plan import Choice, find_warnings, make_plan
from engine.acting.system_folders import find_system_folder
from engine.catalogue.decisions.folder_roles import RoleFinder
from engine.duplicates.groups import Copy, Group
from tests.engine.acting.shelf import Shelf

COPY = Copy("/p/a.jpg", 1, "aa", 100, 40, 30, "JPEG", None, None, None, 0, 1, 1)


@pytest.mark.parametrize(
    "place",
    [
        "/p/$RECYCLE.BIN/S-1/a.jpg",
        "/p/.Trash-1000/files/a.jpg",
        "/home/me/.local/share/Trash/files/a.jpg",
        "/p/.cache/x/a.jpg",
        "/p/.thumbnails/a.jpg",
        "/p/@eaDir/a.jpg",
        "/p/lost+found/a.jpg",
        "/usr/share/wallpapers/a.jpg",
        "/var/cache/a.jpg",
    ],
)
def test_a_copy_in_a_trash_cache_or_system_folder_is_never_the_one_to_keep(place: str) -> None:
    best = replace(COPY, path=place, width=4000, height=3000, bytes=9_000_000, camera="Canon", taken_at="2019")
    for copies in ((best, COPY), (COPY, best)):
        advice = advise(Group("same", copies, 1.0, ""), Rules(), RoleFinder(()))
        assert copies[advice.keep] is COPY
        assert "trash, cache or system folder" in advice.reason


def test_where_all_lie_in_such_folders_the_rules_choose() -> None:
    worse, better = replace(COPY, path="/p/.cache/a.jpg"), replace(COPY, path="/p/.cache/b.jpg", width=400)
    assert advise(Group("same", (worse, better), 1.0, ""), Rules(), RoleFinder(())).keep == 1


def test_a_plan_that_takes_from_a_system_folder_asks_first(shelf: Shelf) -> None:
    keep, spare = shelf.put("a.jpg"), shelf.put("lost+found/b.jpg")
    plan = make_plan([Choice((keep,), (spare,))], [shelf.group(keep, spare)])
    (linked,) = find_warnings(shelf.catalogue, plan.items, linking=True)
    assert "belongs to the system or to a program, would become links" in linked
    (warning,) = find_warnings(shelf.catalogue, plan.items)
    assert "1 file would go from" in warning and "lost+found, which belongs to the system" in warning


def test_usual_folders_are_no_system_folders() -> None:
    for path in ("/home/me/Pictures/a.jpg", "/media/disk/var/a.jpg", "/srv/usr/a.jpg", "/a.jpg", "/home/Trash/a.jpg"):
        assert find_system_folder(path) is None
    assert find_system_folder("/usr/local/a.jpg") == "/usr"
    assert find_system_folder(str(Path("/p/.cache/deep/er/a.jpg"))) == "/p/.cache"
