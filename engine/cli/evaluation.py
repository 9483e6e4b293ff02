"""The commands about encoders: which there are, and how well one tells a folder's classes apart."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from engine.cli.indexing import AsJson, AskedStyle, existing_folder
from engine.cli.report import Reporter, choose_style, say_result
from engine.library import Library


def evaluate(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(help="A folder with one folder of photos for each class.")],
    as_json: AsJson = False,
    progress: AskedStyle = None,
) -> None:
    """Measure retrieval, leave one out: does each photo find those of its own class?"""
    path = existing_folder(folder)
    with Library.open(context.obj) as library, Reporter(choose_style(progress)).running() as reporter:
        figures = library.evaluate(path, reporter.progress)
    if as_json:
        say_result(asdict(figures))
        return
    console = Console(markup=False)
    console.print(f"{figures.photos} photos, {figures.labels} labels, encoder {figures.encoder}")
    console.print(f"recall@1 {figures.recall_at_1:.4f}   recall@5 {figures.recall_at_5:.4f}")
    console.print(f"MAP@R    {figures.map_at_r:.4f}   R-precision {figures.r_precision:.4f}")


def list_encoders(context: typer.Context, as_json: AsJson = False) -> None:
    """List the encoders that there are, and the one in use."""
    with Library.open(context.obj) as library:
        encoders = library.encoders()
    if as_json:
        say_result({"encoders": [asdict(encoder) for encoder in encoders]})
        return
    table = Table(box=None, pad_edge=False)
    for title in ("", "Name", "Input", "Features", "Weights", "Licence"):
        table.add_column(title, no_wrap=True)
    for each in encoders:
        weights = "here" if each.available else f"download, {each.download_mb} MB"
        mark = "*" if each.in_use else ""
        table.add_row(mark, each.name, f"{each.side} px", str(each.dims), weights, each.licence)
    Console(markup=False).print(table)
