"""Which photo of a part that hangs together is compared with all of the part, so that a group has a centre."""

from __future__ import annotations

from collections.abc import Callable, Collection
from itertools import combinations

CENTRES = 4  # of one part that are compared with all of it
Edge = tuple[int, int]


def next_centre(
    part: Collection[int], verdict: Callable[[Edge], bool | None], area: Callable[[int], float]
) -> int | None:
    """The likeliest centre that is not compared with all of `part` yet; None when one holds all, or enough have tried.

    `verdict` of a pair (smaller id first): whether they are copies, None where they were not compared. The likeliest
    has been found no copy of the fewest others, then a copy of the most.
    """
    against, copies = dict.fromkeys(part, 0), dict.fromkeys(part, 0)
    for edge in combinations(sorted(part), 2):
        found = verdict(edge)
        if found is not None:
            counts = copies if found else against
            for node in edge:
                counts[node] += 1
    others = len(part) - 1
    tried = [node for node in part if copies[node] + against[node] == others]
    if len(tried) >= CENTRES or others in copies.values():
        return None
    waiting = [node for node in part if copies[node] + against[node] < others]
    return min(waiting, key=lambda node: (against[node], -copies[node], -area(node), node), default=None)
