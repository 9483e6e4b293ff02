"""Pairs into groups without chaining: every member of a group was found one with its centre."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Edge = tuple[int, int]
V = TypeVar("V")


@dataclass(slots=True)
class Star(Generic[V]):
    """A centre and what joins each member to it."""

    centre: int
    members: dict[int, V] = field(default_factory=dict)


def draw_stars(edges: Mapping[Edge, V], weight: Callable[[int], float], apart: Iterable[Edge] = ()) -> list[Star[V]]:
    """Stars over `edges` (smaller id first): the node with most neighbours first, then the next among the rest.

    Two nodes that are told `apart` never share a star. `weight` decides between equals.
    """
    forbidden = _neighbours(apart)
    near: dict[int, dict[int, V]] = defaultdict(dict)
    for (first, second), value in edges.items():
        if second not in forbidden[first]:
            near[first][second] = value
            near[second][first] = value
    stars = []
    for part in _components(near):
        stars += _draw_in(part, near, forbidden, weight)
    return stars


def _draw_in(
    part: set[int], near: dict[int, dict[int, V]], forbidden: dict[int, set[int]], weight: Callable[[int], float]
) -> list[Star[V]]:
    """The stars of one connected part."""
    stars: list[Star[V]] = []
    while True:
        centre = max(part, key=lambda node: (sum(other in part for other in near[node]), weight(node), -node))
        star: Star[V] = Star(centre)
        for other in sorted(near[centre], key=lambda node: (-weight(node), node)):
            if other in part and not forbidden[other] & star.members.keys():
                star.members[other] = near[centre][other]
        if not star.members:
            return stars
        stars.append(star)
        part = part - {centre} - star.members.keys()
        if len(part) < 2:
            return stars


def _neighbours(edges: Iterable[Edge]) -> dict[int, set[int]]:
    near: dict[int, set[int]] = defaultdict(set)
    for first, second in edges:
        near[first].add(second)
        near[second].add(first)
    return near


def _components(near: dict[int, dict[int, V]]) -> list[set[int]]:
    """Connected parts, by their smallest node."""
    seen: set[int] = set()
    parts = []
    for start in sorted(near):
        if start in seen:
            continue
        part, waiting = {start}, [start]
        while waiting:
            fresh = [other for other in near[waiting.pop()] if other not in part]
            part.update(fresh)
            waiting.extend(fresh)
        seen |= part
        parts.append(part)
    return parts
