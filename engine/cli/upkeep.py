"""The commands that tell how a library is, and mend it."""

from __future__ import annotations

from dataclasses import asdict

import typer
from rich.console import Console

from engine.cli.indexing import AsJson, printable
from engine.cli.report import say_result
from engine.library import Library


def status(context: typer.Context, as_json: AsJson = False) -> None:
    """Show the library's folders, size, encoder and index."""
    with Library.open(context.obj) as library:
        now = library.status()
    if as_json:
        say_result({**asdict(now), "offline": list(now.offline)})
        return
    console = Console(markup=False)
    console.print(f"Library   {now.folder}")
    console.print(f"Photos    {now.photos} ({now.skipped} files skipped)")
    console.print(f"Encoder   {now.encoder_name} ({now.encoder or 'none yet'})")
    console.print(f"Index     {now.index.state}, {now.index.photos} photos")
    console.print(f"Previews  {now.thumbnail_bytes / 1e6:.1f} MB")
    for root in now.folders:
        absent = "" if root.online else " (not there now)"
        console.print(f"Folder    {printable(root.path)}: {root.photos} photos{absent}")
    if now.recovered:
        console.print(now.recovered)


def verify_library(context: typer.Context, as_json: AsJson = False) -> None:
    """Check catalogue, index and thumbnails, and repair what is derived; no photo is touched."""
    with Library.open(context.obj) as library:
        findings = library.verify()
    if as_json:
        say_result({"sound": not findings, "findings": [asdict(finding) for finding in findings]})
        return
    console = Console(markup=False)
    for finding in findings:
        console.print(f"{'mended' if finding.repaired else 'found'}: {finding.what}", soft_wrap=True)
    console.print("The library is sound." if not findings else f"{len(findings)} findings.")
