"""What is marked to go: by hand, as advised, by rule; what may never be marked; what survives another reading."""

from __future__ import annotations

from desktop_app.pages.duplicates.marking import BEST, MarkingRule, apply_rule, copy_to_keep, count_rule, folders_of
from desktop_app.pages.duplicates.marks import Marks, Totals, gain_of
from engine import AdvisedGroup, Group
from tests.desktop_app.pages.duplicates.made_groups import make_copy, make_group


def test_keeping_one_lets_the_others_go() -> None:
    marks, advised = Marks(), make_group("/a/1.jpg", "/b/1.jpg", "/c/1.jpg", sizes=(30, 20, 10))
    assert marks.of(advised.group) is None
    marks.keep_only(advised.group, "/b/1.jpg")
    assert marks.of(advised.group) == {"/a/1.jpg", "/c/1.jpg"}
    assert marks.totals() == Totals(1, 2, 40)
    marks.turn(advised.group, "/a/1.jpg")
    assert marks.totals() == Totals(1, 1, 10)
    marks.keep_all(advised.group)
    assert marks.of(advised.group) == frozenset() and marks.totals() == Totals()
    marks.forget(advised.group)
    assert marks.of(advised.group) is None


def test_a_protected_copy_is_never_marked() -> None:
    marks, advised = Marks(), make_group("/a/1.jpg", "/safe/1.jpg", sizes=(30, 20))
    marks.follow([advised.group], frozenset({"/safe/1.jpg"}))
    marks.keep_only(advised.group, "/a/1.jpg")
    marks.remove(advised.group, "/safe/1.jpg")
    marks.accept(advised)
    assert marks.totals().files == 0
    assert gain_of(advised, marks.protected) == 0


def test_decisions_survive_another_reading_unless_their_group_is_another_one() -> None:
    marks = Marks()
    same, changed = make_group("/a/1.jpg", "/b/1.jpg"), make_group("/a/2.jpg", "/b/2.jpg")
    for advised in (same, changed):
        marks.accept(advised)
    grown = make_group("/a/2.jpg", "/b/2.jpg", "/c/2.jpg")
    marks.follow([same.group, grown.group], frozenset())
    assert marks.of(same.group) == {"/b/1.jpg"} and marks.of(grown.group) is None
    marks.follow([same.group], frozenset({"/b/1.jpg"}))
    assert marks.of(same.group) == frozenset()


def test_choices_name_what_is_kept_and_what_goes() -> None:
    marks, first, second = Marks(), make_group("/a/1.jpg", "/b/1.jpg"), make_group("/a/2.jpg", "/b/2.jpg")
    marks.accept(first)
    marks.keep_all(second.group)
    assert list(marks.decided([first.group, second.group])) == [(("/a/1.jpg",), ("/b/1.jpg",))]


def test_a_rule_marks_all_but_the_advised_and_leaves_decided_groups_alone() -> None:
    marks = Marks()
    groups = [make_group("/a/1.jpg", "/b/1.jpg"), make_group("/a/2.jpg", "/b/2.jpg", "/b/3.jpg", keep=1)]
    marks.keep_all(groups[0].group)
    assert count_rule(groups, marks, MarkingRule()) == Totals(1, 2, 2000)
    assert count_rule(groups, marks, MarkingRule(undecided_only=False)) == Totals(2, 3, 3000)
    assert [paths for _, paths in apply_rule(groups, marks, MarkingRule())] == [("/a/2.jpg", "/b/3.jpg")]


def test_a_rule_for_a_folder_keeps_one_copy_where_all_lie_in_it() -> None:
    marks = Marks()
    groups = [
        make_group("/a/1.jpg", "/b/1.jpg"),
        make_group("/b/2.jpg", "/b/deep/2.jpg", keep=1),
        make_group("/bb/3", "/a/3"),
    ]
    marked = [paths for _, paths in apply_rule(groups, marks, MarkingRule("/b"))]
    assert marked == [("/b/1.jpg",), ("/b/2.jpg",)]
    assert folders_of(groups)[0][0] in ("/a", "/b")


def test_a_rule_keeps_the_copy_that_it_names_and_the_advised_one_of_equals() -> None:
    copies = (
        make_copy("/a/1.jpg", 1, bytes=30, modified_ns=5, width=40, height=30),
        make_copy("/b/1.jpg", 2, bytes=20, modified_ns=3, width=80, height=60),
        make_copy("/c/1.jpg", 3, bytes=20, modified_ns=9, width=80, height=60),
    )
    advised = AdvisedGroup(Group("same", copies, 0.9, ""), 2, "")
    kept = {keep: copy_to_keep(advised, keep).path[1] for keep in ("advised", *BEST)}
    assert kept == {"advised": "c", "pixels": "c", "largest": "a", "smallest": "c", "oldest": "b", "newest": "c"}
    marks = Marks()
    marks.follow([advised.group], frozenset({"/a/1.jpg"}))
    marked = [paths for _, paths in apply_rule([advised], marks, MarkingRule(keep="oldest"))]
    assert marked == [("/c/1.jpg",)]


def test_a_rule_for_identical_files_leaves_one_of_each() -> None:
    copies = (
        make_copy("/a/1.jpg", 1),
        make_copy("/b/1.jpg", 2),
        make_copy("/c/1.jpg", 1),
        make_copy("/b/2.jpg", 2),
        make_copy("/d/1.jpg", 3),
    )
    advised = AdvisedGroup(Group("edited", copies, 0.9, ""), 2, "")
    rule, marks = MarkingRule(identical_only=True), Marks()
    assert [set(paths) for _, paths in apply_rule([advised], marks, rule)] == [{"/a/1.jpg", "/b/2.jpg"}]
    marks.follow([advised.group], frozenset({"/b/2.jpg", "/a/1.jpg"}))
    assert [set(paths) for _, paths in apply_rule([advised], marks, rule)] == [{"/b/1.jpg", "/c/1.jpg"}]
    marks.follow([advised.group], frozenset({"/a/1.jpg", "/c/1.jpg", "/b/1.jpg", "/b/2.jpg"}))
    assert list(apply_rule([advised], marks, rule)) == []


def test_pictures_of_one_moment_are_never_marked_by_rule() -> None:
    groups = [make_group("/a/1.jpg", "/a/2.jpg", band="moment")]
    assert list(apply_rule(groups, Marks(), MarkingRule(undecided_only=False))) == []
