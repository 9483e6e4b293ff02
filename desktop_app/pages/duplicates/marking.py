"""Marking copies by rule in many groups at once: which copies a rule means, counted before it is applied."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.pages.duplicates.bands import BULK_BANDS
from desktop_app.pages.duplicates.marks import Marks, Totals, advised_to_go

if TYPE_CHECKING:
    from engine import AdvisedGroup, Group


@dataclass(frozen=True, slots=True)
class MarkingRule:
    """Mark every copy but the advised one; `folder`: only copies in it or below, and never the last one elsewhere."""

    folder: str | None = None
    undecided_only: bool = True


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
        paths = _paths_to_go(advised, marks.protected, rule.folder)
        if paths:
            yield advised.group, paths


def count_rule(groups: Sequence[AdvisedGroup], marks: Marks, rule: MarkingRule) -> Totals:
    """How much the rule would mark."""
    found = list(apply_rule(groups, marks, rule))
    sizes = [copy.bytes for group, paths in found for copy in group.copies if copy.path in paths]
    return Totals(len(found), len(sizes), sum(sizes))


def _paths_to_go(advised: AdvisedGroup, protected: frozenset[str], folder: str | None) -> tuple[str, ...]:
    """All but the advised copy; with a folder its copies, where at least one copy elsewhere stays."""
    if folder is None:
        return tuple(copy.path for copy in advised_to_go(advised, protected))
    inside = tuple(c.path for c in advised.group.copies if lies_in(c.path, folder) and c.path not in protected)
    if len(inside) == len(advised.group.copies):  # nothing is left elsewhere: the advised copy stays
        kept = advised.group.copies[advised.keep].path
        return tuple(path for path in inside if path != kept)
    return inside
