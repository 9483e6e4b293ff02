"""The command that searches."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from engine.cli.indexing import AsJson, printable
from engine.cli.report import say_result
from engine.library import Library
from engine.photos.decode import read_header
from engine.photos.photo import Filters
from engine.search import Crop, Example, Found, Query


def search(
    context: typer.Context,
    images: Annotated[list[Path], typer.Argument(help="Photos to find the like of, from the library or outside it.")],
    less: Annotated[list[Path] | None, typer.Option("--less", help="A photo that matches should be unlike.")] = None,
    crop: Annotated[
        str | None, typer.Option(help="Search by this part of each IMAGE: X,Y,W,H in pixels of the upright photo.")
    ] = None,
    k: Annotated[int, typer.Option("-k", min=1, help="How many matches.")] = 20,
    min_score: Annotated[float, typer.Option(min=-1.0, max=1.0, help="Leave out matches below this cosine.")] = -1.0,
    folder: Annotated[Path | None, typer.Option(help="Only photos in this folder and below.")] = None,
    as_json: AsJson = False,
) -> None:
    """Rank the photos of the library by likeness to the given ones."""
    for path in [*images, *(less or [])]:
        if not path.is_file():
            raise typer.BadParameter(f"{printable(str(path))} is not a file. Give a photo to search with.")
    box = None if crop is None else parse_box(crop)
    filters = Filters(folder=None if folder is None else os.path.abspath(folder))
    with Library.open(context.obj) as library:
        query = Query(
            tuple(make_example(library, path, box) for path in images),
            tuple(make_example(library, path, None) for path in less or []),
        )
        found = library.search(query, k, min_score, filters)
    if as_json:
        say_result(describe_found(found))
    else:
        print_found(found)


def parse_box(text: str) -> tuple[int, int, int, int]:
    """X,Y,W,H in pixels; anything else is wrong use."""
    try:
        x, y, width, height = (int(part) for part in text.split(","))
    except ValueError:
        raise typer.BadParameter("--crop takes four whole numbers: X,Y,WIDTH,HEIGHT in pixels.") from None
    if x < 0 or y < 0 or width < 1 or height < 1:
        raise typer.BadParameter("--crop needs X and Y from 0 on, and a width and height of at least 1.")
    return x, y, width, height


def make_example(library: Library, path: Path, box: tuple[int, int, int, int] | None) -> Example:
    """An example by library photo where the file is one, else by the file itself."""
    name = os.path.abspath(path)
    photo = library.photo_at(name)
    source = name if photo is None else photo.id
    if box is None:
        return Example(source)
    width, height = read_header(name).upright_size
    if box[0] >= width or box[1] >= height:
        raise typer.BadParameter(f"--crop lies outside {printable(name)}, which has {width}x{height} pixels.")
    return Example(source, Crop.from_pixels(*box, width, height))


def describe_found(found: Found) -> dict[str, object]:
    """The JSON object of `search`; `places` are all files of a match."""
    matches = [
        {"path": m.photo.path, "score": round(m.score, 6), "rank": m.rank, "places": list(m.photo.paths)}
        for m in found.matches
    ]
    return {"matches": matches, "searched": found.searched, "seconds": round(found.seconds, 4)}


def print_found(found: Found) -> None:
    """The same for people."""
    table = Table(box=None, pad_edge=False)
    for title in ("Rank", "Score", "Photo"):
        table.add_column(title, justify="left" if title == "Photo" else "right", overflow="fold")
    for match in found.matches:
        more = f"  (+{len(match.photo.paths) - 1} copies)" if len(match.photo.paths) > 1 else ""
        table.add_row(str(match.rank), f"{match.score:.3f}", printable(match.photo.path) + more)
    console = Console(markup=False)
    console.print(table)
    console.print(f"{len(found.matches)} matches among {found.searched} photos in {1000 * found.seconds:.0f} ms")
