"""A plan: which copies go, which copy of each picture stays, and what that comes to."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.duplicates.groups import Band, Copy, Group


@dataclass(frozen=True, slots=True)
class Choice:
    """What the user chose for one group, by paths; what is named in neither stays. No `keep`: all may go."""

    keep: tuple[str, ...]
    remove: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanItem:
    """One copy that goes, with its companions, and the copy that stays for it (None: nothing of the picture stays)."""

    path: str
    content: str  # hexadecimal hash
    bytes: int  # companions included
    band: Band
    keeper: str | None
    keeper_content: str | None
    companions: tuple[str, ...] = ()
    unmatched: tuple[str, ...] = ()  # companions of a kind that the copy that stays has none of


@dataclass(frozen=True, slots=True)
class FolderTotal:
    """What a plan takes from one folder."""

    folder: str
    files: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What will go. A plan with warnings needs an extra confirmation."""

    items: tuple[PlanItem, ...]
    files: int  # companions included
    bytes: int
    by_folder: tuple[FolderTotal, ...]  # the most bytes first
    warnings: tuple[str, ...] = ()  # one sentence each, that says what would happen
    link_warnings: tuple[str, ...] = ()  # instead of them where copies become links, which leaves every name


def make_plan(choices: Iterable[Choice], groups: Sequence[Group]) -> Plan:
    """Turn choices into a plan on the groups as they are now, without warnings.

    Quietly left out: what is in no group any more, and a copy whose chosen keepers are not there any more. A file that
    is both kept and removed stays; one that is removed twice, or under two names, counts once.
    """
    group_of: dict[str, Group] = {}
    for group in groups:
        for copy in group.copies:
            group_of.setdefault(copy.path, group)
    chosen = list(choices)
    kept = {path for choice in chosen for path in choice.keep}
    going = _find_going(chosen, kept, group_of)
    staying = [copy for group in groups for copy in group.copies if copy.path not in going]
    taken: set[object] = {_identity(copy) for copy in staying}
    taken |= {path for copy in staying for path in (copy.path, *copy.companions)}
    items: list[PlanItem] = []
    for group in groups:
        keepers = [copy for copy in group.copies if copy.path not in going]
        keepers.sort(key=lambda copy: copy.path not in kept)
        leaving = [copy for copy in group.copies if copy.path in going and group_of[copy.path] is group]
        items += [_plan_copy(copy, group.band, keepers, taken) for copy in leaving if _take(copy, taken)]
    return total_up(items)


def total_up(items: Sequence[PlanItem], warnings: tuple[str, ...] = (), link_warnings: tuple[str, ...] = ()) -> Plan:
    """A plan of these items, with its sums."""
    files: Counter[str] = Counter()
    sizes: Counter[str] = Counter()
    for item in items:
        folder = os.path.split(item.path)[0]
        files[folder] += 1 + len(item.companions)
        sizes[folder] += item.bytes
    totals = [FolderTotal(folder, files[folder], sizes[folder]) for folder in files]
    totals.sort(key=lambda total: (-total.bytes, total.folder))
    return Plan(tuple(items), sum(files.values()), sum(sizes.values()), tuple(totals), warnings, link_warnings)


def _find_going(choices: Sequence[Choice], kept: set[str], group_of: dict[str, Group]) -> set[str]:
    """The paths that go: in a group, kept by no choice, and with one of the chosen keepers still in that group."""
    going = set()
    for choice in choices:
        for path in choice.remove:
            group = group_of.get(path)
            if group is None or path in kept:
                continue
            if not choice.keep or any(group_of.get(keeper) is group for keeper in choice.keep):
                going.add(path)
    return going


def _take(copy: Copy, taken: set[object]) -> bool:
    """Whether this file was not met before, under this name or another; marks it as met."""
    names = {_identity(copy), copy.path}
    if names & taken:
        return False
    taken |= names
    return True


def _plan_copy(copy: Copy, band: Band, keepers: Sequence[Copy], taken: set[object]) -> PlanItem:
    """Plan one copy; of those that stay, one with the same bytes serves best as its keeper."""
    keeper = min(keepers, key=lambda other: other.content != copy.content, default=None)
    companions = tuple(path for path in copy.companions if path not in taken)
    taken.update(companions)
    size = copy.bytes + sum(map(_size, companions))
    if keeper is None:
        return PlanItem(copy.path, copy.content, size, band, None, None, companions)
    unmatched = find_unmatched(companions, keeper)
    return PlanItem(copy.path, copy.content, size, band, keeper.path, keeper.content, companions, unmatched)


def find_unmatched(companions: Iterable[str], keeper: Copy) -> tuple[str, ...]:
    """Those companions of a copy that goes of which the copy that stays has no counterpart: its only RAW, say."""
    kinds = {_kind(path) for path in (keeper.path, *keeper.companions)}
    return tuple(path for path in companions if _kind(path) not in kinds)


def _kind(path: str) -> str:
    return Path(path).suffix.lower()


def _identity(copy: Copy) -> object:
    """What tells a file apart from others, whatever names lead to it; some network drives number nothing."""
    return (copy.device, copy.inode) if copy.inode else copy.path


def _size(path: str) -> int:
    try:
        return Path(path).lstat().st_size
    except OSError:
        return 0
