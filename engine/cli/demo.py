"""The command behind `make demo`: from nothing to ranked photos."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from engine.cli.indexing import print_outcome
from engine.cli.report import Reporter, choose_style
from engine.cli.searching import print_found
from engine.library import Library
from engine.photos.samples import make_samples
from engine.search import Example, Query

SEARCHES, EVERY = 3, 37  # how many photos are searched for, and how far apart by name


def demo(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(help="Where to make the sample photos.")],
) -> None:
    """Make sample photos, index them, and show what a few of them find."""
    console = Console(markup=False)
    with Library.open(context.obj) as library, Reporter(choose_style(None)).running() as reporter:
        if not folder.is_dir():
            made = make_samples(folder, progress=reporter.progress)
            console.print(f"{len(made)} sample photos made in {folder}")
        library.add_folder(os.path.abspath(folder))
        print_outcome(library.index(reporter.progress, reporter.skipped))
        for photo in library.photos(library.photo_ids(order="name")[::EVERY])[:SEARCHES]:
            console.print(f"\nLike {os.path.relpath(photo.path, folder)}:")
            print_found(library.search(Query((Example(photo.id),)), k=5))
