"""The commands that act on duplicates, tell what was done, and undo it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from engine.acting import ActOutcome
from engine.acting.plan import Plan
from engine.catalogue.journal import Act, JournalEntry
from engine.cli.indexing import SHOWN_SKIPS, AsJson, AskedStyle, printable
from engine.cli.report import Reporter, choose_style, say_result
from engine.library import Library
from engine.photos.photo import Skipped

WORDS = {"trash": "to the trash", "move": "moved to {0}", "link": "made links"}
WAYS = ("trash", "hardlink")


def resolve(
    context: typer.Context,
    plan: Annotated[Path, typer.Option(help="A plan, or the output of `duplicates --json`.", metavar="FILE")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only tell what would happen.")] = False,
    to: Annotated[str, typer.Option(help="Where copies go.", metavar="trash|FOLDER|hardlink")] = "trash",
    yes: Annotated[bool, typer.Option("--yes", help="Do it although the plan has warnings.")] = False,
    as_json: AsJson = False,
    progress: AskedStyle = None,
) -> None:
    """Act on a plan: each copy and the one that stays are checked just before, and `undo` brings all back."""
    if not plan.is_file():
        raise typer.BadParameter(f"{printable(str(plan))} is not a file. Give a plan.")
    target = to if to in WAYS else os.path.abspath(to)
    with Library.open(context.obj) as library, Reporter(choose_style(progress)).running() as reporter:
        asked = library.cleaning.load_plan(plan)
        if dry_run:
            ready, left = library.cleaning.check_plan(asked)
        else:
            outcome = library.cleaning.resolve(asked, target, yes, reporter.progress)
    if as_json:
        say_result(describe_plan(ready, left, target) if dry_run else asdict(outcome))
    elif dry_run:
        print_plan(ready, left, target)
    else:
        print_outcome(outcome, "done")


def journal(
    context: typer.Context,
    act: Annotated[int | None, typer.Argument(help="An act, to see each of its files; none = list all acts.")] = None,
    as_json: AsJson = False,
) -> None:
    """Tell what was done to files, the newest first."""
    with Library.open(context.obj) as library:
        acts = library.cleaning.acts()
        entries = [] if act is None else library.cleaning.entries(act)
    if act is not None and act not in [each.id for each in acts]:
        raise typer.BadParameter(f"There is no act {act} in the journal.")
    if as_json:
        listed = [asdict(entry) for entry in entries]
        say_result({"acts": [asdict(each) for each in acts]} if act is None else {"act": act, "files": listed})
    elif act is None:
        print_acts(acts)
    else:
        print_entries(entries)


def undo(
    context: typer.Context,
    act: Annotated[int | None, typer.Argument(help="The act; none = the last that can be undone.")] = None,
    as_json: AsJson = False,
    progress: AskedStyle = None,
) -> None:
    """Put back what an act did, never over another file."""
    with Library.open(context.obj) as library, Reporter(choose_style(progress)).running() as reporter:
        chosen = library.cleaning.last_act() if act is None else act
        outcome = ActOutcome((), (), None)
        if chosen is not None:
            outcome = library.cleaning.undo(chosen, reporter.progress)
    if as_json:
        say_result(asdict(outcome))
    elif not outcome.done and not outcome.failed:
        Console().print("There is nothing to undo." if chosen is None else f"There is nothing to undo in act {chosen}.")
    else:
        print_outcome(outcome, "put back")


def describe_plan(plan: Plan, left: Sequence[Skipped], target: str) -> dict[str, Any]:
    """The JSON object of `resolve --dry-run`."""
    return {"to": target, **asdict(plan), "left": [asdict(each) for each in left]}


def print_plan(plan: Plan, left: Sequence[Skipped], target: str) -> None:
    """A plan for people."""
    console = Console(markup=False, highlight=False)
    if plan.items:
        _print_going(console, plan, target)
    else:
        console.print("Nothing would happen: no copy of the plan is there any more, or may be touched.")
    _print_left(console, left)


def _print_going(console: Console, plan: Plan, target: str) -> None:
    table = make_table("Files", "MB", "Folder")
    for total in plan.by_folder:
        table.add_row(str(total.files), f"{total.bytes / 1e6:.1f}", printable(total.folder))
    console.print(table)
    where = {"trash": "go to the trash", "hardlink": "become links"}.get(target, f"move to {printable(target)}")
    console.print(f"{plan.files} files ({plan.bytes / 1e6:.1f} MB) would {where}.", soft_wrap=True)
    for warning in plan.link_warnings if target == "hardlink" else plan.warnings:
        console.print(f"Needs --yes: {printable(warning)}", soft_wrap=True)


def print_outcome(outcome: ActOutcome, word: str) -> None:
    """What became of an act, for people."""
    console = Console(markup=False, highlight=False)
    number = "" if outcome.act is None else f" (act {outcome.act})"
    console.print(f"{len(outcome.done)} files {word}, {len(outcome.failed)} left alone{number}")
    for note in outcome.notes:
        console.print(f"  {printable(note)}", soft_wrap=True)
    _print_left(console, outcome.failed)


def _print_left(console: Console, left: Sequence[Skipped]) -> None:
    for skipped in left[:SHOWN_SKIPS]:
        console.print(f"  left {printable(skipped.path)}: {printable(skipped.reason)}", soft_wrap=True)
    if len(left) > SHOWN_SKIPS:
        console.print(f"  and {len(left) - SHOWN_SKIPS} more; --json lists them all")


def print_acts(acts: Sequence[Act]) -> None:
    """The journal for people."""
    table = make_table("Act", "When", "Done", "Left", "Back", "What")
    for act in acts:
        what = WORDS[act.what].format(printable(act.folder or ""))
        table.add_row(str(act.id), act.begun_at, str(act.done), str(act.failed), str(act.undone), what)
    console = Console(markup=False, highlight=False)
    console.print(table if acts else "Nothing was done to any file yet.")


def print_entries(entries: Sequence[JournalEntry]) -> None:
    """One act for people."""
    table = make_table("State", "File", "Now or why")
    for entry in entries:
        table.add_row(
            entry.state, printable(entry.path), printable(entry.reason or entry.kept_at or entry.keeper or "")
        )
    Console(markup=False, highlight=False).print(table)


def make_table(*titles: str) -> Table:
    """A table whose last columns may be long."""
    table = Table(box=None, pad_edge=False)
    for title in titles:
        table.add_column(title, overflow="fold")
    return table
