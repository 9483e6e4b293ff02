"""The commands and the options that all of them share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from engine.cli.cleaning import journal, resolve, undo
from engine.cli.demo import demo
from engine.cli.duplicates import duplicates
from engine.cli.evaluation import evaluate
from engine.cli.experimenting import experiment, list_experiments
from engine.cli.indexing import index, samples
from engine.cli.labelling import label, list_labels, suggest
from engine.cli.searching import search
from engine.cli.teaching import compare, export_encoder, import_encoder, list_encoders, train, use
from engine.cli.upkeep import status, verify_library

app = typer.Typer(
    name="lookalike",
    help="Find similar and duplicate photos on your own computer. Without a command the window opens.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@app.callback()
def choose_library(
    context: typer.Context,
    library: Annotated[
        Path | None,
        typer.Option(help="Folder of the library; without it, your own.", envvar="LOOKALIKE_LIBRARY", metavar="DIR"),
    ] = None,
) -> None:
    """Remember which library the command is about."""
    context.obj = library


app.command()(index)
app.command()(search)
app.command()(duplicates)
app.command()(resolve)
app.command()(journal)
app.command()(undo)
app.command()(status)
app.command()(evaluate)
app.command("encoders")(list_encoders)
app.command("verify-library")(verify_library)
app.command()(samples)
app.command()(demo)
app.command(epilog=list_experiments())(experiment)
app.command()(label)
app.command("labels")(list_labels)
app.command()(suggest)
app.command()(train)
app.command()(use)
app.command()(compare)
app.command("export-encoder")(export_encoder)
app.command("import-encoder")(import_encoder)
