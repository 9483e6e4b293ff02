"""The commands that fill a library."""

from __future__ import annotations

import os
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from engine.cli.report import ProgressStyle, Reporter, choose_style, say_result
from engine.indexing import IndexOutcome
from engine.library import Library
from engine.photos.samples import make_samples

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
AskedStyle = Annotated[
    ProgressStyle | None, typer.Option("--progress", help="How to report: bar, json (lines on standard error), none.")
]
SHOWN_SKIPS = 20


def index(
    context: typer.Context,
    folders: Annotated[list[Path] | None, typer.Argument(help="Folders of photos; none = all of the library.")] = None,
    as_json: AsJson = False,
    progress: AskedStyle = None,
) -> None:
    """Add folders to the library and bring it in step with them."""
    paths = [existing_folder(folder) for folder in folders or []]
    with Library.open(context.obj) as library, Reporter(choose_style(progress)).running() as reporter:
        for path in paths:
            library.add_folder(path)
        outcome = library.index(reporter.progress, reporter.skipped, only=paths or None)
        encoder = library.encoder()
    if as_json:
        say_result(describe_outcome(outcome, encoder))
    else:
        print_outcome(outcome)


def samples(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(help="Where to make them; the folder may not exist yet.")],
    count: Annotated[int, typer.Option(min=12, help="How many.")] = 120,
    as_json: AsJson = False,
    progress: AskedStyle = None,
) -> None:
    """Make sample photos to try the program on: drawn on the spot, nothing is downloaded."""
    with Reporter(choose_style(progress)).running() as reporter:
        made = make_samples(folder, count=count, progress=reporter.progress)
    if as_json:
        say_result({"made": len(made), "folder": os.path.abspath(folder)})
    else:
        Console().print(f"{len(made)} sample photos made in {folder}", markup=False)


def existing_folder(folder: Path) -> str:
    """The absolute path of a folder given by the user; anything else is wrong use."""
    if not folder.is_dir():
        raise typer.BadParameter(f"{folder} is not a folder. Give the folder that holds your photos.")
    return os.path.abspath(folder)


def describe_outcome(outcome: IndexOutcome, encoder: str | None) -> dict[str, Any]:
    """The JSON object of `index`."""
    values = asdict(outcome)
    return {**values, "seconds": round(outcome.seconds, 3), "encoder": encoder}


def print_outcome(outcome: IndexOutcome) -> None:
    """The same for people."""
    console = Console()
    rate = f", {outcome.indexed / outcome.seconds:.0f} photos/s" if outcome.indexed and outcome.seconds > 0 else ""
    console.print(
        f"{outcome.found} files found: {outcome.indexed} indexed, {outcome.unchanged} unchanged, "
        f"{outcome.removed} gone, {len(outcome.skipped)} skipped ({outcome.seconds:.1f} s{rate})",
        soft_wrap=True,
    )
    for folder in outcome.offline:
        console.print(f"Not there now, all that is known of it is kept: {folder}", markup=False)
    for skipped in outcome.skipped[:SHOWN_SKIPS]:
        console.print(f"  skipped {printable(skipped.path)}: {skipped.reason}", markup=False, soft_wrap=True)
    if len(outcome.skipped) > SHOWN_SKIPS:
        console.print(f"  and {len(outcome.skipped) - SHOWN_SKIPS} more; --json lists them all")


def printable(path: str) -> str:
    """A path that any terminal can show: bytes that are no UTF-8 and line breaks are replaced."""
    return os.fsencode(path).decode("utf-8", "replace").replace("\n", "␤").replace("\r", "␍")
