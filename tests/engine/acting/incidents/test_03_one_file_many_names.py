"""Incident 3: a file in several groups lost every copy; one file seen by two paths was counted twice."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.acting import resolve_plan
from engine.acting.performing import perform
from engine.acting.plan import Choice, PlanItem, make_plan, total_up
from engine.acting.ways import to_trash
from engine.catalogue.journal import PlannedFile
from engine.duplicates.groups import Copy, Group
from engine.photos.fingerprint import hash_bytes
from tests.engine.acting.shelf import Shelf, reasons


@pytest.fixture
def second_view(shelf: Shelf, tmp_path: Path) -> Iterator[Path]:
    """The folder of photos again, mounted at another path."""
    view = tmp_path / "view"
    view.mkdir()
    command = [shutil.which("mount") or "mount", "--bind", str(shelf.folder), str(view)]
    if subprocess.run(command, capture_output=True, check=False).returncode != 0:
        pytest.skip("needs the right to mount a folder at a second place")
    yield view
    subprocess.run(["umount", "--lazy", str(view)], check=True)


def hostile_plan(shelf: Shelf, path: str, keeper: str) -> PlanItem:
    """What no plan of this program says: it may come from a file."""
    content = shelf.copy(keeper).content
    return PlanItem(path, content, 7, "exact", keeper, content)


def test_a_hard_link_to_the_keeper_is_not_taken_for_a_second_copy(shelf: Shelf) -> None:
    keep = shelf.put("a.jpg")
    os.link(keep, shelf.folder / "b.jpg")
    link = shelf.list(shelf.folder / "b.jpg")
    group = shelf.group(keep, link)
    assert make_plan([Choice((keep,), (link,))], [group]).items == ()
    outcome = resolve_plan(shelf.catalogue, total_up([hostile_plan(shelf, link, keep)]), [group])
    assert "the same file as the copy to keep" in reasons(outcome)["b.jpg"]
    assert Path(keep).exists() and Path(link).exists()


def test_names_that_differ_in_case_only_are_one_file_where_the_disk_says_so(shelf: Shelf) -> None:
    keep = shelf.put("Photo.JPG")
    other = shelf.folder / "photo.jpg"
    if not other.exists():  # a disk that tells them apart: two names of one file are what the other kind shows
        os.link(keep, other)
    group = shelf.group(keep, shelf.list(other))
    assert make_plan([Choice((keep,), (str(other),))], [group]).items == ()
    outcome = resolve_plan(shelf.catalogue, total_up([hostile_plan(shelf, str(other), keep)]), [group])
    assert outcome.done == () and Path(keep).exists()


def test_a_symlink_is_neither_removed_nor_does_it_cost_its_file(shelf: Shelf) -> None:
    keep = shelf.put("a.jpg")
    (shelf.folder / "link.jpg").symlink_to(keep)
    link = shelf.list(shelf.folder / "link.jpg")
    group = shelf.group(keep, link)
    for going, staying in ((link, keep), (keep, link)):
        outcome = resolve_plan(shelf.catalogue, total_up([hostile_plan(shelf, going, staying)]), [group])
        assert outcome.done == ()
    assert Path(keep).read_bytes() == b"a photo" and Path(link).is_symlink()


def test_a_folder_mounted_twice_shows_every_file_once(shelf: Shelf, second_view: Path) -> None:
    keep = shelf.put("a.jpg")
    twin = shelf.list(second_view / "a.jpg")
    group = shelf.group(keep, twin)
    assert make_plan([Choice((keep,), (twin,))], [group]).items == ()
    outcome = resolve_plan(shelf.catalogue, total_up([hostile_plan(shelf, twin, keep)]), [group])
    assert "the same file" in reasons(outcome)["a.jpg"] and Path(keep).exists()


def test_overlapping_folders_reached_over_a_link_show_every_file_once(shelf: Shelf, tmp_path: Path) -> None:
    keep = shelf.put("sub/a.jpg")
    (tmp_path / "over").symlink_to(shelf.folder / "sub")
    twin = shelf.list(tmp_path / "over" / "a.jpg")
    group = shelf.group(keep, twin)
    assert make_plan([Choice((keep,), (twin,))], [group]).items == ()
    outcome = resolve_plan(shelf.catalogue, total_up([hostile_plan(shelf, twin, keep)]), [group])
    assert "the same file" in reasons(outcome)["a.jpg"] and Path(keep).exists()


def test_a_file_in_two_groups_that_each_would_remove_the_others_keeper(shelf: Shelf) -> None:
    one, two, three = shelf.put("1.jpg"), shelf.put("2.jpg"), shelf.put("3.jpg")
    groups = [shelf.group(one, two), shelf.group(two, three)]
    choices = [Choice((one,), (two,)), Choice((two,), (three,))]
    plan = make_plan(choices, groups)
    assert all(item.path != two for item in plan.items)  # kept by one choice: it stays
    outcome = resolve_plan(shelf.catalogue, plan, groups)
    assert outcome.done in ((), (three,)) and Path(one).exists() and Path(two).exists()


def test_copies_that_are_each_others_keepers_both_stay(shelf: Shelf) -> None:
    one, two = shelf.put("1.jpg"), shelf.put("2.jpg")
    plan = total_up([hostile_plan(shelf, one, two), hostile_plan(shelf, two, one)])
    outcome = resolve_plan(shelf.catalogue, plan, [shelf.group(one, two)], confirmed=True)
    assert outcome.done == () and Path(one).exists() and Path(two).exists()
    assert shelf.states() == {}  # refused before anything began
    content = shelf.copy(one).content
    files = [PlannedFile(one, content, two, content), PlannedFile(two, content, one, content)]
    outcome = perform(shelf.catalogue, to_trash(shelf.catalogue), files)  # and once more in the layer that acts
    assert outcome.done == () and all("is to go as well" in reason for reason in reasons(outcome).values())


def test_a_file_that_is_removed_twice_counts_once(shelf: Shelf) -> None:
    keep, spare = shelf.put("a.jpg"), shelf.put("b.jpg")
    plan = make_plan([Choice((keep,), (spare, spare)), Choice((keep,), (spare,))], [shelf.group(keep, spare)])
    assert (plan.files, plan.bytes) == (1, 7)


COPIES = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 7)), min_size=2, max_size=8)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_whatever_is_chosen_every_group_keeps_a_copy_unless_all_were_meant_to_go(data: st.DataObject) -> None:
    """Groups that overlap, files under two names, choices that contradict one another."""
    names = [f"/p/{number}.jpg" for number in range(8)]
    inodes = {name: data.draw(st.integers(1, 6)) for name in names}
    copies = {name: made_copy(name, inodes[name]) for name in names}
    some = st.lists(st.sampled_from(names), max_size=4, unique=True)
    drawn = data.draw(st.lists(st.lists(st.sampled_from(names), min_size=2, max_size=4, unique=True), max_size=4))
    groups = [Group("exact", tuple(copies[name] for name in group), 1.0, "Made.") for group in drawn]
    pairs = data.draw(st.lists(st.tuples(some, some), max_size=4))
    choices = [Choice(tuple(keep), tuple(remove)) for keep, remove in pairs]
    plan = make_plan(choices, groups)
    going = {inodes[item.path] for item in plan.items}
    kept = {path for choice in choices for path in choice.keep}
    assert len(going) == len(plan.items)  # every file once, whatever its names
    assert not kept & {item.path for item in plan.items}
    for item in plan.items:
        if item.keeper is None:  # then the user named no copy to keep among these
            homes = [group for group in groups if item.path in [copy.path for copy in group.copies]]
            assert any(choice.keep == () and item.path in choice.remove for choice in choices)
            assert any(inodes[copy.path] in going for group in homes for copy in group.copies)
        else:
            assert inodes[item.keeper] not in going


def made_copy(name: str, inode: int) -> Copy:
    """A copy of which only name and inode matter."""
    made = Copy(name, inode, hash_bytes(b"a"), 1, 1, 1, "JPEG", None, None, None, 0, 1, inode)
    return replace(made, companions=())
