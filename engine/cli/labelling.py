"""The commands about labels: given from folders or keywords, listed, taken out and in, suggested."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from engine.catalogue.labels import LabelCount, LabelImport
from engine.cli.indexing import AsJson, AskedStyle, existing_folder, printable
from engine.cli.report import Reporter, choose_style, say_result
from engine.labelling.asking import Suggested
from engine.library import Library
from engine.photos.photo import Filters
from engine.tasks.lacking import Lack
from engine.tasks.planning import LabelPlan

SHOWN = 20


def label(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(help="A folder of the library.")],
    from_folders: Annotated[bool, typer.Option("--from-folders", help="By the names of the folders in it.")] = False,
    from_keywords: Annotated[bool, typer.Option("--from-keywords", help="By keywords in photos and sidecars.")] = False,
    level: Annotated[int, typer.Option(help="Which folder names the label: 1 directly below, -1 the innermost.")] = 1,
    rename: Annotated[
        list[str] | None,
        typer.Option(help="Call the label of SOURCE otherwise; twice the same merges.", metavar="SOURCE=LABEL"),
    ] = None,
    skip: Annotated[list[str] | None, typer.Option(help="Label nothing of this folder or keyword.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the plan only.")] = False,
    as_json: AsJson = False,
    progress: AskedStyle = None,
) -> None:
    """Label photos by the folders they lie in, or by the keywords that other programs gave them."""
    if from_folders == from_keywords:
        raise typer.BadParameter("Say where the labels come from: --from-folders or --from-keywords.")
    path = existing_folder(folder)
    with Library.open(context.obj) as library, Reporter(choose_style(progress)).running() as reporter:
        if from_folders:
            plan = library.labelling.plan_from_folders(path, level)
        else:
            photos = library.photo_ids(Filters(folder=path))
            plan = library.labelling.plan_from_keywords(photos, reporter.progress)
        plan = change_plan(plan, rename or [], skip or [])
        changes = None if dry_run else library.labelling.apply(plan)
    labelled = 0 if changes is None or changes.edit is None else len(changes.edit.photos)
    say_plan(plan, labelled, dry_run, as_json)


def change_plan(plan: LabelPlan, rename: Sequence[str], skip: Sequence[str]) -> LabelPlan:
    """The plan with the user's changes; one that fits nothing in it is wrong use."""
    try:
        for each in rename:
            source, _, name = each.partition("=")
            if not name.strip():
                raise typer.BadParameter("--rename takes SOURCE=LABEL.")
            plan = plan.rename(source, name)
        return plan.skip(*skip)
    except LookupError as error:
        raise typer.BadParameter(str(error.args[0])) from None


def say_plan(plan: LabelPlan, labelled: int, dry_run: bool, as_json: bool) -> None:
    """What was labelled, or would be."""
    if as_json:
        planned = [{"source": each.source, "label": each.label, "photos": len(each.photos)} for each in plan.planned]
        say_result({"labels": plan.counts, "plan": planned, "left": plan.left, "labelled": labelled})
        return
    table = make_table("Label", "Photos")
    for name, photos in plan.counts.items():
        table.add_row(printable(name), str(photos))
    console = Console(markup=False)
    console.print(table)
    verb = "Nothing was labelled, this is the plan" if dry_run else f"{labelled} photos labelled"
    console.print(f"{verb}; {plan.left} photos have no label in it.")


def list_labels(
    context: typer.Context,
    export: Annotated[Path | None, typer.Option(help="Write all to this .csv or .jsonl file.", metavar="FILE")] = None,
    import_: Annotated[
        Path | None, typer.Option("--import", help="Add what this .csv or .jsonl file says.", metavar="FILE")
    ] = None,
    suspects: Annotated[bool, typer.Option("--suspects", help="List photos that may be mislabelled.")] = False,
    lacking: Annotated[bool, typer.Option("--lacking", help="Tell what is lacking before teaching.")] = False,
    as_json: AsJson = False,
    progress: AskedStyle = None,
) -> None:
    """List the labels, write them to a file, add those of a file, or look for what is wrong with them."""
    with Library.open(context.obj) as library, Reporter(choose_style(progress)).running() as reporter:
        if import_ is not None:
            say_import(library.labelling.import_from(import_)[1], as_json)
        elif export is not None:
            photos = library.labelling.export_to(export)
            result = {"exported": photos, "file": os.path.abspath(export)}
            say_result(result) if as_json else Console(markup=False).print(f"{photos} photos written to {export}")
        elif suspects:
            say_suspects(library, reporter, as_json)
        elif lacking:
            say_lacks(library.labelling.lacks(reporter.progress), as_json)
        else:
            say_labels(library.labelling.counts(), as_json)


def say_labels(counts: Sequence[LabelCount], as_json: bool) -> None:
    """Every label with its counts."""
    if as_json:
        say_result({"labels": [asdict(each) for each in counts]})
        return
    table = make_table("Label", "Photos", "Primary", "Away", "Rejected")
    for each in counts:
        table.add_row(printable(each.name), *map(str, (each.photos, each.primary, each.away, each.rejected)))
    Console(markup=False).print(table)


def say_lacks(lacks: Sequence[Lack], as_json: bool) -> None:
    """What is lacking before teaching."""
    if as_json:
        say_result({"ready": not any(lack.blocks for lack in lacks), "lacking": [asdict(lack) for lack in lacks]})
        return
    console = Console(markup=False)
    for lack in lacks:
        console.print(f"{'missing' if lack.blocks else 'note'}: {lack.sentence}", soft_wrap=True)
    if not any(lack.blocks for lack in lacks):
        console.print("The labels are ready to be taught.")


def say_suspects(library: Library, reporter: Reporter, as_json: bool) -> None:
    """Photos that may be mislabelled."""
    found = library.labelling.suspects(progress=reporter.progress)
    name = namer(library, [each.photo for each in found])
    if as_json:
        say_result({"suspects": [{"path": name(each.photo), **asdict(each)} for each in found]})
        return
    table = make_table("Label", "Like", "Agreement", "Photo")
    for each in found:
        table.add_row(
            printable(each.label), printable(each.instead), f"{each.agreement:.0%}", printable(name(each.photo))
        )
    Console(markup=False).print(table)


def say_import(done: LabelImport, as_json: bool) -> None:
    """What became of an import."""
    if as_json:
        facts = {"photos": done.photos, "waiting": done.waiting, "unknown": done.unknown, "unreadable": done.unreadable}
        say_result({**facts, "changed": len(done.edit.photos)})
        return
    console = Console(markup=False)
    console.print(f"{done.photos} photos found, {len(done.edit.photos)} changed.")
    notes = (
        (done.waiting, "are not in the library yet; their labels wait for them"),
        (done.unknown, "were not found; index them and import again"),
        ([f"line {number}" for number in done.unreadable], "could not be understood"),
    )
    for names, what in notes:
        if names:
            console.print(f"{len(names)} {what}:")
        for each in names[:SHOWN]:
            console.print(f"  {printable(each)}", soft_wrap=True)


def suggest(
    context: typer.Context,
    label: Annotated[str, typer.Argument(help="A label that some photos have.")],
    useful: Annotated[bool, typer.Option("--useful", help="The answers that teach most, not the likeliest.")] = False,
    k: Annotated[int, typer.Option("-k", min=1, help="How many.")] = 20,
    as_json: AsJson = False,
) -> None:
    """Suggest unlabelled photos for a label."""
    with Library.open(context.obj) as library:
        ask = library.labelling.suggest_useful if useful else library.labelling.suggest
        found = ask(label, k)
        name = namer(library, [each.photo for each in found] + [each.like for each in found])
        say_suggestions(label, found, name, as_json)


def say_suggestions(label: str, found: Sequence[Suggested], name: Callable[[int], str], as_json: bool) -> None:
    """Photos with the probability that they have the label, and what each is like."""
    if as_json:
        rows = [
            {"path": name(each.photo), "probability": round(each.probability, 6), "like": name(each.like)}
            for each in found
        ]
        say_result({"label": label, "suggestions": rows})
        return
    table = make_table("Probability", "Like", "Photo")
    for each in found:
        like = Path(name(each.like)).name
        table.add_row(f"{each.probability:.0%}", printable(like), printable(name(each.photo)))
    Console(markup=False).print(table)


def namer(library: Library, ids: Sequence[int]) -> Callable[[int], str]:
    """Tells the path of a photo by its id."""
    paths = {photo.id: photo.path for photo in library.photos(ids)}
    return lambda photo: paths.get(photo, "")


def make_table(*titles: str) -> Table:
    """An empty table; the last column may fold."""
    table = Table(box=None, pad_edge=False)
    for title in titles:
        table.add_column(title, overflow="fold")
    return table
