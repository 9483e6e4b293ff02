"""What of a plan is seldom meant: said before anything is done, and allowed on purpose."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from engine.acting.plan.making import PlanItem
from engine.acting.system_folders import find_system_folder
from engine.catalogue.database import Catalogue
from engine.catalogue.files import count_by_folder

FEW = 3  # fewer files of a folder raise no question, whatever share they are
SHOWN_FOLDERS = 5


def find_warnings(catalogue: Catalogue, items: Sequence[PlanItem], linking: bool = False) -> tuple[str, ...]:
    """One sentence for everything that needs an extra yes; none for a usual plan. `linking`: names and folders stay."""
    if not items:
        return ()
    if linking:
        return (*_whole_groups(items), *_system_folders(items, "{0} in {1}, {2}, would become links."))
    return (
        *_whole_groups(items),
        *_unmatched(items),
        *_moments(items),
        *_system_folders(items, "{0} would go from {1}, {2}."),
        *_large_shares(catalogue, items),
    )


def _whole_groups(items: Iterable[PlanItem]) -> Iterator[str]:
    count = sum(item.keeper is None for item in items)
    if count:
        yield f"Every copy goes of the pictures of {_files(count)}: nothing of them stays."


def _unmatched(items: Iterable[PlanItem]) -> Iterator[str]:
    names = [path for item in items for path in item.unmatched]
    if names:
        name = _say(os.path.split(names[0])[1])
        yield f"{_files(len(names))} would go along with a photo, and nothing like it stays: {name}, for one."


def _moments(items: Iterable[PlanItem]) -> Iterator[str]:
    count = sum(item.band == "moment" for item in items)
    if count:
        yield f"{_files(count)} would go that {'is' if count == 1 else 'are'} no copy, but another shot of one moment."


def _system_folders(items: Iterable[PlanItem], sentence: str) -> Iterator[str]:
    folders = Counter(folder for item in items if (folder := find_system_folder(item.path)) is not None)
    texts = [
        sentence.format(_files(count), _say(folder), "which belongs to the system or to a program")
        for folder, count in sorted(folders.items())
    ]
    yield from _shorten(texts)


def _large_shares(catalogue: Catalogue, items: Iterable[PlanItem]) -> Iterator[str]:
    going = Counter(os.path.split(item.path)[0] for item in items)
    if all(count < FEW for count in going.values()):
        return
    there = count_by_folder(catalogue)
    texts = [
        f"All {count:,} photos in {_say(folder)} would go: none would be left there."
        if count >= there[folder]
        else f"{count:,} of the {there[folder]:,} photos in {_say(folder)} would go, more than half of the folder."
        for folder, count in sorted(going.items())
        if count >= FEW and 2 * count > there[folder]
    ]
    yield from _shorten(texts)


def _shorten(texts: Sequence[str]) -> Iterator[str]:
    yield from texts[:SHOWN_FOLDERS]
    if len(texts) > SHOWN_FOLDERS:
        yield f"The same holds for {len(texts) - SHOWN_FOLDERS} more folders."


def _files(count: int) -> str:
    return "1 file" if count == 1 else f"{count:,} files"


def _say(folder: str) -> str:
    return os.fsencode(folder).decode("utf-8", "replace")
