"""Which copies of a group are framed as the photo was taken, by what was found of all its pairs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from engine.catalogue.perceptual import PairRow
from engine.duplicates.parts import Parts

OUTWEIGHS = 8  # pairs that say so for one that says otherwise


def tell_frames(pairs: Iterable[PairRow]) -> dict[int, int]:
    """For each content 1 if its pairs say that it is framed as taken, -1 if it is cut or set in something.

    0 if they say nothing, or now this and now that; contents that are framed alike are told together.
    """
    pairs, alike = list(pairs), Parts()
    for pair in pairs:
        if pair.framed == "both":
            alike.join(pair.first, pair.second)
    taken, made = Counter[int](), Counter[int]()
    for pair in pairs:
        if pair.framed in ("first", "second"):
            own, other = (pair.first, pair.second) if pair.framed == "first" else (pair.second, pair.first)
            taken[alike.find(own)] += 1
            made[alike.find(other)] += 1
    nodes = {each for pair in pairs for each in (pair.first, pair.second)}
    return {node: _weigh(taken[alike.find(node)], made[alike.find(node)]) for node in nodes}


def _weigh(taken: int, made: int) -> int:
    return (taken > OUTWEIGHS * made) - (made > OUTWEIGHS * taken)
