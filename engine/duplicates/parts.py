"""What hangs together, directly or over others (union-find: Tarjan, 1975)."""

from __future__ import annotations

from collections import defaultdict


class Parts:
    """Disjoint sets of ids."""

    def __init__(self) -> None:
        self._above: dict[int, int] = {}

    def __contains__(self, node: int) -> bool:
        """Whether a node was asked for or joined."""
        return node in self._above

    def find(self, node: int) -> int:
        """The node that stands for the part of `node`."""
        above = self._above.setdefault(node, node)
        while above != self._above[above]:
            self._above[above] = above = self._above[self._above[above]]
        self._above[node] = above
        return above

    def join(self, first: int, second: int) -> None:
        """Make one part of two."""
        self._above[self.find(first)] = self.find(second)

    def are_one(self, first: int, second: int) -> bool:
        """Whether two nodes are in one part."""
        return self.find(first) == self.find(second)

    def all(self) -> list[set[int]]:
        """Every part of two nodes or more."""
        parts: dict[int, set[int]] = defaultdict(set)
        for node in list(self._above):
            parts[self.find(node)].add(node)
        return [part for part in parts.values() if len(part) > 1]
