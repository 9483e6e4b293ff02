"""What the user has decided of each group: which of its copies go. Nothing here touches a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine import AdvisedGroup, Copy, Group

Key = tuple[str, ...]  # the paths of a group, sorted: a group that has changed is another group


@dataclass(frozen=True, slots=True)
class Totals:
    """How much is marked to go."""

    groups: int = 0
    files: int = 0
    bytes: int = 0


def key_of(group: Group) -> Key:
    """What a group is known by from one reading to the next."""
    return tuple(sorted(copy.path for copy in group.copies))


def gain_of(advised: AdvisedGroup, protected: frozenset[str] = frozenset()) -> int:
    """Bytes that would be free if the advice were followed."""
    return sum(copy.bytes for copy in advised_to_go(advised, protected))


def advised_to_go(advised: AdvisedGroup, protected: frozenset[str] = frozenset()) -> list[Copy]:
    """The copies that the advice lets go."""
    copies = advised.group.copies
    return [copy for n, copy in enumerate(copies) if n != advised.keep and copy.path not in protected]


class Marks:
    """Decisions by group; a group that is not in it is undecided, one with nothing marked is kept whole."""

    def __init__(self) -> None:
        self._gone: dict[Key, frozenset[str]] = {}
        self._sums: dict[Key, tuple[int, int]] = {}  # files and bytes marked
        self.protected: frozenset[str] = frozenset()  # paths that may not be marked

    def of(self, group: Group) -> frozenset[str] | None:
        """The paths marked to go; None while undecided."""
        return self._gone.get(key_of(group))

    def keep_only(self, group: Group, path: str) -> None:
        """Let every copy but one go."""
        self.set(group, (copy.path for copy in group.copies if copy.path != path))

    def keep_all(self, group: Group) -> None:
        """Let none go."""
        self.set(group, ())

    def remove(self, group: Group, path: str) -> None:
        """Let this copy go, with those that go already."""
        self.set(group, {*(self.of(group) or ()), path})

    def turn(self, group: Group, path: str) -> None:
        """Mark a copy, or take its mark away."""
        self.set(group, (self.of(group) or frozenset()) ^ {path})

    def accept(self, advised: AdvisedGroup) -> None:
        """Do as advised."""
        self.set(advised.group, (copy.path for copy in advised_to_go(advised)))

    def set(self, group: Group, paths: Iterable[str]) -> None:
        """Let just these copies go; protected ones stay."""
        key, gone = key_of(group), frozenset(paths) - self.protected
        self._gone[key] = gone
        marked = [copy.bytes for copy in group.copies if copy.path in gone]
        self._sums[key] = (len(marked), sum(marked))

    def forget(self, group: Group) -> None:
        """Leave a group undecided."""
        self._gone.pop(key_of(group), None)
        self._sums.pop(key_of(group), None)

    def clear(self) -> None:
        """Leave every group undecided."""
        self._gone.clear()
        self._sums.clear()

    def follow(self, groups: Iterable[Group], protected: frozenset[str]) -> None:
        """Keep the decisions on groups that are still there as they were; nothing protected stays marked."""
        alive = {key_of(group): group for group in groups}
        for key in [key for key in self._gone if key not in alive]:
            del self._gone[key], self._sums[key]
        if protected != self.protected:
            self.protected = protected
            for key, gone in list(self._gone.items()):
                self.set(alive[key], gone)

    def totals(self) -> Totals:
        """How much is marked."""
        sums = [each for each in self._sums.values() if each[0]]
        return Totals(len(sums), sum(files for files, _ in sums), sum(count for _, count in sums))

    def decided(self, groups: Iterable[Group]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
        """(kept paths, paths that go) of each group with something marked."""
        for group in groups:
            gone = self.of(group)
            if gone:
                paths = [copy.path for copy in group.copies]
                yield tuple(p for p in paths if p not in gone), tuple(p for p in paths if p in gone)
