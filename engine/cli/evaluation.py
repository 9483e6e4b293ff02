"""The command that tells how well the encoder in use tells a folder's classes apart."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

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
