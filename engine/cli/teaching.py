"""The commands that teach, and those about the encoders that come of it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Annotated, Any, Literal

import typer
from rich.console import Console

from engine.cli.indexing import AsJson, AskedStyle, printable
from engine.cli.labelling import make_table
from engine.cli.report import Reporter, choose_style, say_result
from engine.lessons.encoders.comparing import Comparison
from engine.lessons.encoders.keeping import TaughtEncoder
from engine.lessons.plans import Event, LessonEstimate, LessonMap, LessonOutcome, LessonPlan
from engine.library import Library

EVENTS = {LessonMap: "map", LessonEstimate: "estimate"}
SHOWN = 10
Named = Annotated[str, typer.Argument(help="Its id, its name, or the start of its id.", metavar="ENCODER")]


def train(
    context: typer.Context,
    mode: Annotated[str, typer.Option(help="quick: a head, in seconds; deep: the network too.")] = "quick",
    method: Annotated[str, typer.Option(help="auto, or a method of the engine.")] = "auto",
    set_: Annotated[
        list[str] | None, typer.Option("--set", help="A parameter; may be repeated.", metavar="NAME=VALUE")
    ] = None,
    name: Annotated[str, typer.Option(help="What to call the new encoder.")] = "",
    number: Annotated[str, typer.Option(help="Learn this number of the photos in place of labels.")] = "",
    adopt: Annotated[
        bool | None, typer.Option("--adopt/--no-adopt", help="Use it whatever the verdict, or never.")
    ] = None,
    index: Annotated[bool, typer.Option(help="Read every photo by the network that a deep lesson has made.")] = True,
    as_json: AsJson = False,
    progress: AskedStyle = None,
) -> None:
    """Teach the program your labels; the new encoder is used only if it finds held-out photos better."""
    plan = LessonPlan(read_mode(mode), method, read_values(set_ or []), name, adopt, number)
    reporter = Reporter(choose_style(progress))
    with Library.open(context.obj) as library:
        with reporter.running():
            outcome = library.teaching.teach(
                plan, reporter.progress, lambda event: reporter.tell(describe_event(event)), reporter.is_enough
            )
        if not as_json:
            print_outcome(outcome)
        try:
            if outcome.coming and index:  # searches go on by the old encoder until all are read
                with reporter.running():
                    library.index(reporter.progress, reporter.skipped)
        finally:
            finish_lesson(library, outcome, as_json)


def finish_lesson(library: Library, outcome: LessonOutcome, as_json: bool) -> None:
    """Say what has become of the encoder by now, the whole result to programs."""
    encoder = library.teaching.encoder(outcome.encoder)
    if as_json:
        say_result(describe_outcome(replace(outcome, coming=encoder.coming)))
    elif outcome.adopted:
        print_state(encoder)
    else:
        Console(markup=False, highlight=False).print(f"{printable(outcome.name)} is kept, and not in use.")


def read_mode(words: str) -> Literal["quick", "deep"]:
    """The mode; anything else is wrong use."""
    if words == "quick":
        return "quick"
    if words == "deep":
        return "deep"
    raise typer.BadParameter("--mode takes quick or deep.")


def read_values(words: Sequence[str]) -> dict[str, str]:
    """NAME=VALUE words; anything else is wrong use."""
    values = {}
    for each in words:
        name, equals, value = each.partition("=")
        if not (name.strip() and equals):
            raise typer.BadParameter("--set takes NAME=VALUE.")
        values[name.strip()] = value
    return values


def list_encoders(context: typer.Context, as_json: AsJson = False) -> None:
    """List the networks that can be chosen and the encoders of this library, with the one in use."""
    with Library.open(context.obj) as library:
        networks, taught = library.encoders(), library.teaching.encoders()
    if as_json:
        kept = [describe_encoder(each) for each in taught]
        say_result({"encoders": [asdict(encoder) for encoder in networks], "taught": kept})
        return
    table = make_table("", "Network", "Input", "Features", "Weights", "Licence")
    for network in networks:
        weights = "here" if network.available else f"download, {network.download_mb} MB"
        mark = "*" if network.in_use else ""
        table.add_row(mark, network.name, f"{network.side} px", str(network.dims), weights, network.licence)
    console = Console(markup=False, highlight=False)
    console.print(table)
    if taught:
        print_encoders(console, taught)


def use(context: typer.Context, encoder: Named, as_json: AsJson = False, progress: AskedStyle = None) -> None:
    """Let searches go by an encoder; where its network has not seen every photo yet, that is done first."""
    with Library.open(context.obj) as library, Reporter(choose_style(progress)).running() as reporter:
        changes = library.teaching.use(encoder, reporter.progress)
        if changes.coming:
            library.index(reporter.progress, reporter.skipped)
        chosen = library.teaching.encoder(changes.encoder)
    if as_json:
        say_result(describe_encoder(chosen))
        return
    print_state(chosen)


def compare(
    context: typer.Context, first: Named, second: Named, as_json: AsJson = False, progress: AskedStyle = None
) -> None:
    """Compare two encoders on the labelled photos."""
    with Library.open(context.obj) as library, Reporter(choose_style(progress)).running() as reporter:
        found = library.teaching.compare(first, second, reporter.progress)
    if as_json:
        say_result(asdict(found))
    else:
        print_comparison(found)


def export_encoder(
    context: typer.Context,
    encoder: Named,
    file: Annotated[Path, typer.Argument(help="A .safetensors file for other libraries, or .onnx.")],
    as_json: AsJson = False,
) -> None:
    """Write an encoder to one file."""
    with Library.open(context.obj) as library:
        chosen = library.teaching.encoder(encoder)
        library.teaching.export_to(chosen.id, file)
    result = {"encoder": chosen.id, "file": os.path.abspath(file)}
    say_result(result) if as_json else Console(markup=False).print(f"{chosen.name} written to {file}")


def import_encoder(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A file that export-encoder has written.")],
    as_json: AsJson = False,
) -> None:
    """Keep the encoder of a file; `use` brings it into use."""
    with Library.open(context.obj) as library:
        found = library.teaching.import_from(file)
    say_result(describe_encoder(found)) if as_json else Console(markup=False).print(
        f"{found.name} ({found.id}) is kept"
    )


def describe_event(event: Event) -> dict[str, Any]:
    """A JSON line."""
    return {"event": EVENTS.get(type(event), "reading"), **asdict(event)}


def describe_encoder(encoder: TaughtEncoder) -> dict[str, Any]:
    """The JSON object of one encoder; of its verdict what a list can show."""
    verdict = encoder.verdict
    facts = {**asdict(encoder), "verdict": None}
    if verdict is not None:
        facts["verdict"] = {"gain": verdict.gain, "error": verdict.error, "reason": verdict.reason}
    return facts


def describe_outcome(outcome: LessonOutcome) -> dict[str, Any]:
    """The JSON object of `train`."""
    verdict = outcome.verdict.to_json()
    verdict["per_label"] = verdict.pop("labels")
    del verdict["better"]
    lesson = {**asdict(outcome), "seconds": round(outcome.seconds, 2)}
    del lesson["verdict"]
    return {**lesson, **verdict}


def print_outcome(outcome: LessonOutcome) -> None:
    """The verdict for people."""
    console, verdict = Console(markup=False, highlight=False), outcome.verdict
    console.print(f"{outcome.photos} photos, {outcome.labels} labels, {outcome.method}, {outcome.seconds:.1f} s")
    console.print(verdict.reason, soft_wrap=True)
    for sentence in (*verdict.advice, *outcome.notes):
        console.print(f"  {printable(sentence)}", soft_wrap=True)
    table = make_table("Label", "Photos", "MAP@R before", "after")
    for each in verdict.labels[:SHOWN]:
        table.add_row(printable(each.label), str(each.photos), f"{each.before:.3f}", f"{each.after:.3f}")
    console.print(table)


def print_state(encoder: TaughtEncoder) -> None:
    """Whether an encoder that was chosen is in use yet."""
    later = "will be in use once every photo has been read by its network: lookalike index reads them"
    words = f"{printable(encoder.name)} {'is in use' if encoder.in_use else later}."
    Console(markup=False, highlight=False).print(words, soft_wrap=True)


def print_encoders(console: Console, encoders: Sequence[TaughtEncoder]) -> None:
    """The encoders of a library."""
    table = make_table("", "Encoder", "Made", "Labels", "Photos", "Gain", "Id")
    for each in encoders:
        gain = "" if each.verdict is None else f"{each.verdict.gain:+.3f} ± {each.verdict.error:.3f}"
        mark = "*" if each.in_use else "…" if each.coming else ""
        table.add_row(
            mark, printable(each.name), each.created_at, str(each.labels or ""), str(each.photos or ""), gain, each.id
        )
    console.print(table)


def print_comparison(found: Comparison) -> None:
    """Two encoders side by side."""
    console = Console(markup=False, highlight=False)
    table = make_table("", "MAP@R", "recall@1")
    for name, scores in zip((found.first, found.second), found.scores, strict=True):
        table.add_row(printable(name), f"{scores.map_at_r:.3f}", f"{scores.recall_at_1:.3f}")
    console.print(table)
    console.print(found.sentence, soft_wrap=True)
