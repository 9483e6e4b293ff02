"""Marking copies by rule in many groups at once: which copies a rule means, counted before it is applied."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from desktop_app.pages.duplicates.bands import BULK_BANDS
from desktop_app.pages.duplicates.marks import Marks, Totals

if TYPE_CHECKING:
    from engine import AdvisedGroup, Copy, Group


Keep = Literal["advised", "pixels", "largest", "smallest", "oldest", "newest"]
BEST: dict[Keep, Callable[[Copy], int]] = {  # the copy with the highest is kept, of equals the advised one
    "pixels": lambda copy: copy.width * copy.height,
    "largest": lambda copy: copy.bytes,
    "smallest": lambda copy: -copy.bytes,
    "oldest": lambda copy: -copy.modified_ns,
    "newest": lambda copy: copy.modified_ns,
}


@dataclass(frozen=True, slots=True)
class MarkingRule:
    """Mark every copy but one, `keep`; `folder`: only copies in it or below, and never the last one elsewhere.

    `identical_only`: instead of either only what has the bytes of another file of the group, which stays.
    """

    folder: str | None = None
    undecided_only: bool = True
    keep: Keep = "advised"
    identical_only: bool = False


def lies_in(path: str, folder: str) -> bool:
    """Whether a file lies in a folder or below it."""
    return path.startswith(folder.rstrip(os.sep) + os.sep)


def folders_of(groups: Iterable[AdvisedGroup]) -> list[tuple[str, int]]:
    """The folders that hold copies and how many each holds, the fullest first."""
    counts = Counter(os.path.dirname(copy.path) for advised in groups for copy in advised.group.copies)  # noqa: PTH120
    return counts.most_common()


def apply_rule(
    groups: Sequence[AdvisedGroup], marks: Marks, rule: MarkingRule
) -> Iterator[tuple[Group, tuple[str, ...]]]:
    """(group, paths to go) of each group that the rule marks; pictures of one moment are never among them."""
    for advised in groups:
        if advised.group.band not in BULK_BANDS or (rule.undecided_only and marks.of(advised.group) is not None):
            continue
        paths = _paths_to_go(advised, marks.protected, rule)
        if paths:
            yield advised.group, paths


def count_rule(groups: Sequence[AdvisedGroup], marks: Marks, rule: MarkingRule) -> Totals:
    """How much the rule would mark."""
    found = list(apply_rule(groups, marks, rule))
    sizes = [copy.bytes for group, paths in found for copy in group.copies if copy.path in paths]
    return Totals(len(found), len(sizes), sum(sizes))


def copy_to_keep(advised: AdvisedGroup, keep: Keep) -> Copy:
    """The one copy of a group that a rule keeps."""
    copies = advised.group.copies
    if keep == "advised":
        return copies[advised.keep]
    return max((copies[advised.keep], *copies), key=BEST[keep])


def _paths_to_go(advised: AdvisedGroup, protected: frozenset[str], rule: MarkingRule) -> tuple[str, ...]:
    """All but the one copy; with a folder its copies, where at least one copy elsewhere stays."""
    if rule.identical_only:
        return _identical(advised, protected)
    free = [copy.path for copy in advised.group.copies if copy.path not in protected]
    if rule.folder is None:
        stays = copy_to_keep(advised, rule.keep).path
        return tuple(path for path in free if path != stays)
    inside = tuple(path for path in free if lies_in(path, rule.folder))
    if len(inside) == len(advised.group.copies):  # nothing is left elsewhere: the advised copy stays
        kept = advised.group.copies[advised.keep].path
        return tuple(path for path in inside if path != kept)
    return inside


def _identical(advised: AdvisedGroup, protected: frozenset[str]) -> tuple[str, ...]:
    """Files whose bytes another file of the group has, which stays: the advised copy, or a protected one."""
    copies = advised.group.copies
    ranked = sorted(copies, key=lambda copy: (copy.path not in protected, copy is not copies[advised.keep]))
    staying: set[str] = set()
    going = []
    for copy in ranked:
        if copy.content in staying and copy.path not in protected:
            going.append(copy.path)
        staying.add(copy.content)
    return tuple(going)
