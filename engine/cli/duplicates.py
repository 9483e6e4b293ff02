"""The command that finds duplicates and tells them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from engine.catalogue.places import below
from engine.cleaning import AdvisedGroup
from engine.cli.indexing import SHOWN_SKIPS, AsJson, AskedStyle, existing_folder, printable
from engine.cli.report import Reporter, choose_style, say_result
from engine.duplicates.groups import BANDS, Band
from engine.library import Library
from engine.photos.photo import Skipped

TITLES = {"exact": "Identical files", "same": "Same picture", "edited": "Edited", "moment": "Same moment"}


def duplicates(
    context: typer.Context,
    folders: Annotated[
        list[Path] | None, typer.Argument(help="Only groups with a file in these folders; none = all.")
    ] = None,
    bands: Annotated[str, typer.Option(help=f"Which: {','.join(BANDS)}.")] = ",".join(BANDS),
    as_json: AsJson = False,
    progress: AskedStyle = None,
) -> None:
    """Find copies among the indexed photos, and say which of them to keep; nothing is touched."""
    wanted = read_bands(bands)
    places = [existing_folder(folder) for folder in folders or []]
    with Library.open(context.obj) as library, Reporter(choose_style(progress)).running() as reporter:
        outcome = library.cleaning.find(progress=reporter.progress)
        for skipped in outcome.skipped:
            reporter.skipped(skipped)
        groups = [each for each in library.cleaning.groups(wanted) if lies_in(each, places)]
    if as_json:
        facts = {"pairs_checked": outcome.pairs_checked, "seconds": round(outcome.seconds, 3)}
        skips = [{"path": each.path, "reason": each.reason} for each in outcome.skipped]
        found = [describe_group(each) for each in groups]
        say_result({"groups": found, **facts, "new_photos": outcome.new_photos, "skipped": skips})
    else:
        print_groups(groups, outcome.skipped)


def read_bands(text: str) -> tuple[Band, ...]:
    """Names of bands, separated by commas; anything else is wrong use."""
    asked = [name.strip() for name in text.split(",") if name.strip()]
    if not asked or set(asked) - set(BANDS):
        raise typer.BadParameter(f"--bands takes some of {','.join(BANDS)}.")
    return tuple(name for name in BANDS if name in asked)


def lies_in(found: AdvisedGroup, folders: Sequence[str]) -> bool:
    """Whether a group has a file in one of the folders, or there are none."""
    if not folders:
        return True
    ranges = [below(folder) for folder in folders]
    paths = [os.fsencode(copy.path) for copy in found.group.copies]
    return any(first <= path < last for path in paths for first, last in ranges)


def describe_group(found: AdvisedGroup) -> dict[str, Any]:
    """The JSON object of one group; `reason` is why this one is kept, `evidence` why the weakest is one of them."""
    group = found.group
    return {
        "band": group.band,
        "files": [copy.path for copy in group.copies],
        "keep": group.copies[found.keep].path,
        "reason": found.reason,
        "score": round(group.score, 4),
        "evidence": group.evidence,
        "evidence_of": {copy.path: copy.evidence for copy in group.copies if copy.evidence},
        "companions": {copy.path: list(copy.companions) for copy in group.copies if copy.companions},
    }


def print_groups(groups: Sequence[AdvisedGroup], skipped: Sequence[Skipped]) -> None:
    """The same for people."""
    console = Console(markup=False, highlight=False)
    for band in BANDS:
        chosen = [each for each in groups if each.group.band == band]
        if not chosen:
            continue
        console.print(f"{TITLES[band]}: {len(chosen)} groups, {sum(len(each.group.copies) for each in chosen)} files")
        for each in chosen:
            console.print()
            for place, copy in enumerate(each.group.copies):
                mark = "keep" if place == each.keep else "    "
                size = f"{copy.width}x{copy.height}"
                console.print(f"  {mark} {printable(copy.path)}  {size}  {copy.evidence}".rstrip(), soft_wrap=True)
            console.print(f"       {each.reason}", soft_wrap=True)
    if not groups:
        console.print("No duplicates found.")
    for skip in skipped[:SHOWN_SKIPS]:
        console.print(f"  skipped {printable(skip.path)}: {skip.reason}", soft_wrap=True)
