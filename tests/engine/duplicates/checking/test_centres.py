"""The photo that a part is measured against: the one most likely to hold all, then the next, not for ever."""

from __future__ import annotations

from itertools import combinations

from engine.duplicates.checking.centres import Edge, next_centre
from engine.duplicates.checking.wholes import Wholes
from engine.duplicates.parts import Parts

PART = range(6)


def ask(known: dict[Edge, bool], area: dict[int, float] | None = None) -> tuple[int, set[int]] | None:
    return next_centre(PART, known.get, lambda node: (area or {}).get(node, 0.0))


def test_the_one_with_most_copies_is_asked_first() -> None:
    assert ask({(0, 3): True, (1, 3): True, (2, 4): True, (3, 4): True, (4, 5): True}) == (3, {2, 5})


def test_the_larger_is_asked_where_all_else_is_equal() -> None:
    assert ask({(0, 1): True, (2, 3): True, (4, 5): True}, area={4: 9.0}) == (4, {0, 1, 2, 3})


def test_nothing_is_asked_once_one_holds_all() -> None:
    assert ask({(2, node) if node > 2 else (node, 2): True for node in PART if node != 2}) is None


def test_another_centre_is_tried_for_one_that_was_left_out() -> None:
    known = {(0, node): node != 5 for node in range(1, 6)} | {(1, 5): False, (2, 5): True, (2, 3): True}
    assert ask(known) == (2, {1, 4})


def test_the_copy_of_what_was_left_out_is_tried_before_others_that_have_more_copies() -> None:
    known = {(0, node): node != 5 for node in range(1, 6)} | {(1, 3): True, (1, 4): True, (3, 4): True, (2, 5): True}
    assert ask(known, area={1: 9.0}) == (2, {1, 3, 4})


def ask_to_the_end(holder: int) -> list[tuple[int, set[int]]]:
    """What is asked of ten photos, of which the first holds all but the last, and only the `holder` holds all."""
    known = {(0, node): node != 9 for node in range(1, 10)} | {(1, 9): True, (1, 2): False, (1, 3): False}
    asked = []
    while found := next_centre(range(10), known.get, lambda node: 9.0 if node == 8 else 0.0):
        asked.append(found)
        known |= {(min(found[0], node), max(found[0], node)): found[0] == holder for node in found[1]}
    return asked


def test_those_whose_only_copy_is_gone_are_asked_about_each_other() -> None:
    assert ask({}) == (0, {1, 2, 3, 4, 5})
    assert ask({(0, node): node < 4 for node in range(1, 6)} | {(1, 4): False}) == (4, {2, 3, 5})
    assert ask({edge: edge == (0, 1) for edge in combinations(PART, 2)}) is None


def test_photos_are_asked_about_what_was_left_out_and_one_that_has_it_about_the_rest() -> None:
    assert ask_to_the_end(8) == [(8, {9}), (8, set(range(1, 8)))]


def test_photos_that_do_not_have_it_are_asked_no_more_and_not_all_of_them() -> None:
    asked = ask_to_the_end(-1)
    assert {frozenset(others) for _, others in asked} == {frozenset({9})}
    assert 4 < len(asked) < 8


def test_each_pair_is_asked_where_that_was_wished() -> None:
    known = {(2, node) if node > 2 else (node, 2): True for node in PART if node != 2}
    asked = set()
    while found := next_centre(PART, known.get, lambda node: 0.0, lambda star: True):
        for other in found[1]:
            edge = (min(found[0], other), max(found[0], other))
            assert edge not in known
            known[edge] = True
            asked.add(edge)
    assert asked == {edge for edge in combinations(PART, 2) if 2 not in edge}


def group_of(node: int) -> int:
    return node // 6


def test_two_groups_that_share_one_picture_both_get_a_centre() -> None:
    part = range(12)
    known = {(0, 1): True, (1, 2): True, (2, 3): True, (3, 4): True, (4, 5): True, (5, 6): True}
    known |= {(node, node + 1): True for node in range(6, 11)}
    rounds = 0
    while asked := next_centre(part, known.get, lambda node: 0.0):
        for other in asked[1]:
            edge = (min(asked[0], other), max(asked[0], other))
            assert edge not in known
            known[edge] = group_of(other) == group_of(asked[0])
        rounds += 1
    assert rounds < 12
    for group in (range(6), range(6, 12)):
        assert any(all(known.get((min(a, b), max(a, b))) for b in group if b != a) for a in group)


def test_it_ends_where_none_holds_all() -> None:
    known: dict[Edge, bool] = {(node, node + 1): True for node in range(5)}
    for _ in range(len(PART) ** 2):
        asked = ask(known)
        if asked is None:
            return
        for node in asked[1]:
            known[min(node, asked[0]), max(node, asked[0])] = abs(node - asked[0]) == 1
    raise AssertionError("it never ended")


def test_parts_are_what_hangs_together() -> None:
    parts = Parts()
    for pair in [(1, 2), (3, 4), (2, 3), (7, 8)]:
        parts.join(*pair)
    assert sorted(map(sorted, parts.all())) == [[1, 2, 3, 4], [7, 8]]
    assert all(parts.are_one(*pair) for pair in combinations((1, 2, 3, 4), 2))
    assert not parts.are_one(1, 7) and not parts.are_one(9, 10)


def test_what_sets_were_compared_in_vain_is_known_of_all_their_photos() -> None:
    wholes = Wholes()
    wholes.note_vain(8, 9)  # of photos in no set it is not kept
    assert wholes.times(8, 9) == 0
    wholes.join(1, 2)
    wholes.note_vain(1, 7)
    wholes.join(3, 4)
    wholes.note_vain(3, 7)
    wholes.join(2, 3)
    assert (
        [wholes.times(node, 7) for node in (1, 2, 3, 4)] == [wholes.times(7, node) for node in (1, 2, 3, 4)] == [2] * 4
    )
    assert wholes.times(1, 4) == 0
    wholes.join(7, 8)
    wholes.note_vain(8, 4)
    assert wholes.times(1, 7) == 3
