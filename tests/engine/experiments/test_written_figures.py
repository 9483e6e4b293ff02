"""Every figure in the documents comes from a stored result.

A figure is followed by an invisible note such as <!--att-frozen disjoint/frozen/accuracy-->: file and place in it.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from engine.experiments.compare import ORDER_BY
from engine.experiments.compare.table import write_table

REPOSITORY = Path(__file__).resolve().parents[3]
RESULTS = REPOSITORY / "engine" / "experiments" / "results"
README = REPOSITORY / "engine" / "experiments" / "README.md"
GUIDE = REPOSITORY / "docs" / "which-method.md"
FIGURE = re.compile(r"(-?\d[\d,]*(?:\.\d+)?)(?: ± (\d+(?:\.\d+)?))?( ?%)?(?: s| min)?<!--([\w-]+) ([^>]+?)-->")
NOTE = re.compile(r"<!--[\w-]+ [^>]+?-->")
COMPARISONS = {"compare-photos": "photos", "compare-characters": "characters"}


def look_up(file: str, place: str) -> Any:
    """A value of a stored result: names joined by slashes."""
    value: Any = json.loads((RESULTS / f"{file}.json").read_text("utf-8"))
    for name in place.split("/"):
        value = value[int(name)] if isinstance(value, list) else value[name]
    return value


def agrees(written: str, value: float, factor: float) -> bool:
    """Whether a number, rounded as it is written, is the value."""
    written = written.replace(",", "")
    places = len(written.partition(".")[2])
    return abs(float(written) - factor * value) <= 0.5001 * 10**-places


@pytest.mark.parametrize("document", [README, GUIDE], ids=lambda path: path.name)
def test_written_figures_are_stored_figures(document: Path) -> None:
    text = document.read_text("utf-8")
    found = list(FIGURE.finditer(text))
    assert len(found) >= 8
    assert len(found) == len(NOTE.findall(text)), "a note without a figure before it"
    for mean, spread, percent, file, place in (match.groups() for match in found):
        value, factor = look_up(file, place), 100.0 if percent else 1.0
        of_mean = value["mean"] if isinstance(value, dict) else value
        assert agrees(mean, of_mean, factor), f"{document.name}: {mean} is not {file} {place} = {of_mean}"
        if spread is not None:
            assert agrees(spread, value["spread"], factor), f"{document.name}: ± {spread} is not that of {file} {place}"


@pytest.mark.parametrize("file", COMPARISONS)
def test_tables_of_methods_are_those_of_the_results(file: str) -> None:
    part = look_up(file, COMPARISONS[file])
    table = write_table({"start": part["start"], **part["methods"]}, ORDER_BY)
    assert table in README.read_text("utf-8")


def test_results_say_how_they_were_made() -> None:
    for path in sorted(RESULTS.glob("*.json")):
        result = json.loads(path.read_text("utf-8"))
        assert result["command"].startswith("lookalike experiment ")
        assert result["seconds"] > 0
        assert '"/' not in path.read_text("utf-8"), f"{path.name} holds a path of one computer"


def test_rows_of_results_have_no_bare_figures() -> None:
    for line in README.read_text("utf-8").splitlines():
        if line.startswith("| `"):  # a row of the summary: experiment, what, published, asked, ours
            ours = line.split("|")[5]
            assert FIGURE.search(ours), f"no stored figure in: {line}"
