"""Which photos show the same so far, and what need not be compared because of it."""

from __future__ import annotations

from collections import Counter, defaultdict

from engine.duplicates.parts import Parts


class Wholes:
    """Sets of photos that show the same from edge to edge, and how often two sets were compared in vain.

    What a few of one set did not have in common with another, the rest of it will not have either.
    """

    def __init__(self) -> None:
        self._parts = Parts()
        self._vain: dict[int, Counter[int]] = defaultdict(Counter)

    def join(self, first: int, second: int) -> None:
        """Two photos show the same from edge to edge."""
        gone, kept = self.set_of(first), self.set_of(second)
        self._parts.join(gone, kept)
        for other, times in (self._vain.pop(gone, {}) if gone != kept else {}).items():
            del self._vain[other][gone]
            self._count(kept, other, times)

    def note_vain(self, first: int, second: int) -> None:
        """Two photos were compared and have nothing in common; of photos that are in no set yet it is not kept."""
        if first in self._parts or second in self._parts:
            self._count(self.set_of(first), self.set_of(second), 1)

    def times(self, first: int, second: int) -> int:
        """How often the sets of two photos were compared in vain."""
        found = self._vain.get(self.set_of(first))
        return found[self.set_of(second)] if found else 0

    def set_of(self, node: int) -> int:
        """The photo that stands for the set of another, or for itself."""
        return self._parts.find(node) if node in self._parts else node

    def _count(self, first: int, second: int, times: int) -> None:
        if first != second:
            self._vain[first][second] += times
            self._vain[second][first] += times
