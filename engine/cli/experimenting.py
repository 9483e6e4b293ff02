"""The command that runs the published experiments."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from engine.cli.indexing import AsJson, AskedStyle
from engine.cli.report import Reporter, choose_style, say_result
from engine.experiments import EXPERIMENTS
from engine.experiments.request import Request
from engine.experiments.running import run_experiment

NAMES = ", ".join(EXPERIMENTS)


def list_experiments() -> str:
    """A line for each experiment, as the help shows it; \\b keeps the lines apart."""
    lines = ["\b", "Experiments:"]
    for name, known in EXPERIMENTS.items():
        parts = f" (parts: {', '.join(known.parts)})" if known.parts else ""
        lines.append(f"  {name:<12}{known.title}{parts}")
    return "\n".join(lines)


def experiment(
    name: Annotated[str, typer.Argument(help=f"Which one: {NAMES}.")],
    data: Annotated[Path, typer.Option(help="Folder that holds the data sets.", metavar="DIR")],
    out: Annotated[Path, typer.Option(help="Folder for the result and its plots.", metavar="DIR")] = Path("results"),
    method: Annotated[str | None, typer.Option(help="Only this method.")] = None,
    part: Annotated[str | None, typer.Option(help="Only this part of the experiment.")] = None,
    seeds: Annotated[int, typer.Option(help="How many repetitions give mean and spread.")] = 3,
    quick: Annotated[bool, typer.Option("--quick", help="A small version, under a minute.")] = False,
    as_json: AsJson = False,
    progress: AskedStyle = None,
) -> None:
    """Repeat a published experiment and write its figures and plots."""
    request = Request(data, out, method, quick, seeds, part)
    with Reporter(choose_style(progress)).running() as reporter:
        result = run_experiment(name, request, reporter.progress)
    if as_json:
        say_result(result)
    else:
        print_figures(result)


def print_figures(result: dict[str, Any]) -> None:
    """The numbers of a result for people, one a line, and where the plots are."""
    table = Table(box=None, pad_edge=False, show_header=False)
    for name, value in flatten(result).items():
        table.add_row(name, value)
    Console(markup=False).print(table)


def flatten(values: dict[str, Any], above: str = "") -> dict[str, str]:
    """Nested names joined by spaces, a mean with its spread in one line; lists are left to --json, but for plots."""
    flat: dict[str, str] = {}
    for name, value in values.items():
        if isinstance(value, dict) and "mean" not in value:
            flat |= flatten(value, f"{above}{name} ")
        elif not isinstance(value, list):
            flat[above + name] = show_value(value)
        elif name == "plots":
            flat |= {f"plot {number}": path for number, path in enumerate(value, 1)}
    return flat


def show_value(value: Any) -> str:
    """A number to four digits, a mean with its spread if it has one."""
    if isinstance(value, dict):
        spread = "" if value["spread"] is None else f" ± {value['spread']:.2g}"
        return f"{value['mean']:.4g}{spread}"
    return f"{value:.4g}" if isinstance(value, float) else str(value)
