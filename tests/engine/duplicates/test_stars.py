"""Pairs into groups: no chains, one group each, the user's word, the larger in the middle."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

from engine.duplicates.stars import Edge, Star, draw_stars

SIZES = {1: 100.0, 2: 50.0, 3: 80.0, 4: 10.0}


def stars(edges: list[Edge], apart: Sequence[Edge] = ()) -> list[tuple[int, set[int]]]:
    drawn = draw_stars(dict.fromkeys(edges, True), lambda node: SIZES.get(node, 1.0), apart)
    return [(star.centre, set(star.members)) for star in drawn]


def test_a_chain_is_no_group() -> None:
    assert stars([(1, 2), (2, 3), (3, 4)]) == [(3, {2, 4})]  # 1 was found one with 2 alone


def test_copies_of_a_centre_are_one_group_though_they_differ_among_themselves() -> None:
    assert stars([(1, 2), (1, 3), (1, 4)]) == [(1, {2, 3, 4})]


def test_the_larger_of_two_is_the_centre() -> None:
    assert stars([(2, 3)]) == [(3, {2})]


def test_a_pair_told_apart_shares_no_group_but_each_keeps_its_copies() -> None:
    assert stars([(1, 2), (1, 3), (2, 3)], apart=[(2, 3)]) == [(1, {3})]
    assert stars([(2, 3)], apart=[(2, 3)]) == []


def test_any_graph_gives_disjoint_stars_of_its_edges() -> None:
    dice = random.Random(5)
    for _ in range(50):
        edges = {tuple(sorted(dice.sample(range(12), 2))): True for _ in range(dice.randint(1, 25))}
        apart = [tuple(sorted(dice.sample(range(12), 2))) for _ in range(3)]
        drawn: list[Star[bool]] = draw_stars(_edges(edges), lambda node: node % 5, _edges(dict.fromkeys(apart, True)))
        nodes = [node for star in drawn for node in (star.centre, *star.members)]
        assert len(nodes) == len(set(nodes))
        for star in drawn:
            assert star.members
            assert all(tuple(sorted((star.centre, member))) in edges for member in star.members)
            held = {star.centre, *star.members}
            assert not any(set(pair) <= held for pair in apart)


def _edges(found: Mapping[tuple[int, ...], bool]) -> dict[Edge, bool]:
    return {(pair[0], pair[1]): value for pair, value in found.items()}
