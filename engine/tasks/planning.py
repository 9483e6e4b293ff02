"""Labels proposed from names of folders or from keywords: a plan to look at and change before anything is labelled."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

INNERMOST = -1  # as a level: each photo's own folder


@dataclass(frozen=True, slots=True)
class PlannedLabel:
    """One proposed label; without a `label` its photos are skipped."""

    source: str  # the folder's path below the one that was asked about, or the keyword
    label: str | None
    photos: tuple[int, ...]  # ids


@dataclass(frozen=True, slots=True)
class LabelPlan:
    """What would be labelled; nothing is until the plan is applied."""

    planned: tuple[PlannedLabel, ...]
    left: int = 0  # photos that no label was found for

    @property
    def counts(self) -> dict[str, int]:
        """How many photos each label would be given, by name."""
        photos: dict[str, set[int]] = defaultdict(set)
        for each in self.planned:
            if each.label is not None:
                photos[each.label].update(each.photos)
        return {name: len(photos[name]) for name in sorted(photos)}

    def rename(self, source: str, label: str) -> LabelPlan:
        """Label the photos of one source otherwise."""
        return self._change({source}, label)

    def skip(self, *sources: str) -> LabelPlan:
        """Label nothing of these sources."""
        return self._change(set(sources), None)

    def merge(self, sources: Iterable[str], label: str) -> LabelPlan:
        """Give the photos of several sources one label."""
        return self._change(set(sources), label)

    def labels_of(self) -> dict[int, tuple[str, ...]]:
        """The labels that each photo would be given, the first source's first."""
        labels: dict[int, list[str]] = defaultdict(list)
        for each in self.planned:
            for photo in each.photos if each.label is not None else ():
                if each.label not in labels[photo]:
                    labels[photo].append(str(each.label))
        return {photo: tuple(names) for photo, names in labels.items()}

    def _change(self, sources: set[str], label: str | None) -> LabelPlan:
        unknown = sources - {each.source for each in self.planned}
        if unknown:
            raise LookupError(f"The plan has no {', '.join(sorted(unknown))}.")
        planned = tuple(replace(each, label=label) if each.source in sources else each for each in self.planned)
        return replace(self, planned=planned)


def plan_from_folders(places: Iterable[tuple[int, Sequence[str]]], folder: str, level: int = 1) -> LabelPlan:
    """Labels from the names of folders: photos (id, paths) lying in the `level`-th folder below `folder`, or deeper.

    Level 1 is directly below it, INNERMOST each photo's own folder. A photo in several places gets the label of each.
    Folders of one name in different places propose one label from several sources.
    """
    found: dict[str, list[int]] = defaultdict(list)
    left = 0
    for photo, paths in places:
        sources = {source for path in paths if (source := name_source(path, folder, level)) is not None}
        left += not sources
        for source in sources:
            found[source].append(photo)
    planned = [PlannedLabel(source, PurePath(source).name, tuple(found[source])) for source in sorted(found)]
    return LabelPlan(tuple(planned), left)


def plan_from_keywords(
    found: Mapping[int, Sequence[str]], name: Callable[[str], str | None] = lambda keyword: keyword
) -> LabelPlan:
    """Labels from the keywords (strings) of photos (ids), `name` telling the label of each, or None to skip it."""
    photos: dict[str, list[int]] = defaultdict(list)
    for photo, keywords in found.items():
        for keyword in keywords:
            photos[keyword].append(photo)
    planned = [PlannedLabel(keyword, name(keyword), tuple(photos[keyword])) for keyword in sorted(photos)]
    return LabelPlan(tuple(planned), sum(not keywords for keywords in found.values()))


def name_source(path: str, folder: str, level: int) -> str | None:
    """The folder, as a path below `folder`, that names the label of a photo; None where it lies above that level."""
    inside = folder.rstrip(os.sep) + os.sep
    if not path.startswith(inside):
        return None
    parts = PurePath(path[len(inside) :]).parts[:-1]
    if not parts or level > len(parts):
        return None
    return str(PurePath(*(parts if level == INNERMOST else parts[:level])))
