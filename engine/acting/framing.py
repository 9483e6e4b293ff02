"""Which copies of an edited picture are framed as it was taken: a collage, a screenshot, a border stand out.

Where many copies are framed alike, their sizes tell; among a few, what their pixels show of each pair.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from engine.duplicates.groups import Copy

AS_MOST, AS_TAKEN = "framed as most copies are", "neither cut nor set in something larger"
FEWEST = 3  # copies that make a framing usual
ALIKE = 0.015  # difference of the logarithms of two aspect ratios
BORDER = 1.25  # a side that is longer by less than this may be so by a border
LEAST_AREA = 0.4  # of the largest copy: a much larger picture is no collage of these


@dataclass(frozen=True, slots=True)
class Framed:
    """Paths of the copies that are framed as taken, and the reason in words; no paths where that cannot be told."""

    paths: frozenset[str] = frozenset()
    reason: str = ""


def find_framed(copies: Sequence[Copy]) -> Framed:
    """The copies of a group that are framed as their picture was taken."""
    usual = find_usual_framing(copies)
    likely = [copy for copy in copies if copy.path in usual] or copies
    best = max(copy.framing for copy in likely)
    if usual and 2 * sum(copy.framing == 0 for copy in likely) > len(likely):
        best = min(best, 0)  # what is said of few does not beat most, of which nothing is known
    found = frozenset(copy.path for copy in likely if copy.framing >= best)
    return Framed(found, AS_MOST if found == usual else AS_TAKEN)


def find_usual_framing(copies: Sequence[Copy]) -> frozenset[str]:
    """Paths of the copies with the framing that more than half share; empty where none is so usual."""
    sides = {copy.path: _sides(copy) for copy in copies}
    alike = [[path for path in sides if _are_alike(sides[path], sides[one])] for one in sorted(sides)]
    usual = max(alike, key=len)
    if len(usual) < FEWEST or 2 * len(usual) <= len(copies):
        return frozenset()
    size, count = max(Counter(sides[path] for path in usual).items(), key=lambda each: (each[1], each[0]))
    if count >= FEWEST:
        usual = [path for path in usual if not size[0] < sides[path][0] < BORDER * size[0]]
    largest = max(map(_area, sides.values()))
    if max(_area(sides[path]) for path in usual) < LEAST_AREA * largest:
        return frozenset()
    return frozenset(usual)


def _sides(copy: Copy) -> tuple[int, int]:
    """The longer side first, as a turned copy has the same framing."""
    return max(copy.width, copy.height, 1), max(min(copy.width, copy.height), 1)


def _are_alike(one: tuple[int, int], other: tuple[int, int]) -> bool:
    room = ALIKE + 1 / min(one[1], other[1])  # of small copies a pixel more or less is much
    return abs(log(one[0] / one[1]) - log(other[0] / other[1])) <= room


def _area(sides: tuple[int, int]) -> int:
    return sides[0] * sides[1]
