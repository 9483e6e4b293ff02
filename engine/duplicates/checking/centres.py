"""Which photo of a part that hangs together is compared with which others, so that its groups have centres.

A part is drawn as stars, the photo with most copies in the middle first. Two groups may hang together by one picture
that both hold, so a centre is compared with what no star before its own holds, until all stars stand; then others of a
star are tried as its centre where that might bring in photos that were left over. Of a few copies that are framed
unlike every pair is looked at, as pairs show which is the original, and of more where the original is not there.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

FEW, SOME = 6, 16  # photos of a star, at most, in which each is compared with each, always or where a cut is its centre
CENTRES = 8  # of one star that are asked about those outside
Edge = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What is known of a part: the nodes that each was found a copy of, and those it was found another picture than."""

    copies: dict[int, set[int]]
    others: dict[int, set[int]]

    @classmethod
    def collect(cls, part: Collection[int], verdict: Callable[[Edge], bool | None]) -> Verdicts:
        """Ask for the verdict of every pair, the smaller id first; None for one that was not compared."""
        copies: dict[int, set[int]] = {node: set() for node in part}
        others: dict[int, set[int]] = {node: set() for node in part}
        nodes = sorted(part)
        for place, first in enumerate(nodes):
            for second in nodes[place + 1 :]:
                found = verdict((first, second))
                if found is not None:
                    near = copies if found else others
                    near[first].add(second)
                    near[second].add(first)
        return cls(copies, others)

    def open(self, node: int, among: Collection[int]) -> set[int]:
        """Those that it was not compared with."""
        return set(among) - self.copies[node] - self.others[node] - {node}


def next_centre(
    part: Collection[int],
    verdict: Callable[[Edge], bool | None],
    area: Callable[[int], float],
    wants_each_pair: Callable[[set[int]], bool] = lambda star: False,
) -> tuple[int, set[int]] | None:
    """The photo to compare next, and with which of its part; None when enough is known.

    `wants_each_pair`: whether that is every pair of a star.
    """
    known = Verdicts.collect(part, verdict)
    stars = []
    for centre, rest in _draw(set(part), known, area):
        if waiting := known.open(centre, rest):
            return centre, waiting
        stars.append({centre} | (known.copies[centre] & rest))
    for star in stars:
        asked = _other_centre(star, stars, known, area)
        if asked is not None:
            return asked
    bereft = [(node, part) for node in sorted(part) if not known.copies[node]]  # whose only copies are gone
    paired = [(node, star) for star in stars if wants_each_pair(star) for node in sorted(star)]
    open_pairs = ((node, known.open(node, others)) for node, others in (*bereft, *paired))
    return next((asked for asked in open_pairs if asked[1]), None)


def _draw(rest: set[int], known: Verdicts, area: Callable[[int], float]) -> Iterator[tuple[int, set[int]]]:
    """Centres, each with what no star before its own holds."""
    while len(rest) > 1:
        centre = max(rest, key=lambda node: (len(known.copies[node] & rest), area(node), -node))
        members = known.copies[centre] & rest
        if not members:
            return
        yield centre, rest
        rest = rest - members - {centre}


def _other_centre(
    star: set[int], stars: Collection[set[int]], known: Verdicts, area: Callable[[int], float]
) -> tuple[int, set[int]] | None:
    """Another centre for a star that has copies outside, in no star as large.

    It is asked about those outside first, and about the rest of the star once it may hold more than the star has.
    """
    held = set().union(*(each for each in stars if len(each) >= len(star)))
    outside = set().union(*(known.copies[node] for node in star)) - held
    if not outside:
        return None
    whole = star | outside
    waiting = {node: known.open(node, whole) for node in star}
    asked = {node for node in star if not waiting[node] & outside}

    def likely(node: int) -> tuple[float, ...]:
        copies, others = known.copies[node], known.others[node]
        return (len(copies & outside), -len(others & whole), len(copies & whole), area(node), -node)

    able = [node for node in star if len(waiting[node] | (known.copies[node] & whole)) >= len(star)]
    sure = [node for node in able if node in asked and waiting[node]]
    if sure:
        centre = max(sure, key=likely)
        return centre, waiting[centre]
    rest = [node for node in able if node not in asked]
    if not rest or len(asked) >= CENTRES:
        return None
    centre = max(rest, key=likely)
    return centre, waiting[centre] & outside
