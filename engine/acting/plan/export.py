"""Plans and groups as tables for other programs: CSV or JSON, by the name of the file."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from engine.acting.plan.making import Plan
from engine.duplicates.groups import Group


def export_plan(plan: Plan, path: str | Path) -> None:
    """Write one row for each file that goes; raises OSError, ValueError for a name without .csv or .json."""
    rows: list[dict[str, Any]] = []
    for item in plan.items:
        row = {"path": item.path, "band": item.band, "bytes": item.bytes, "keeper": item.keeper or "", "with": ""}
        rows.append(row)
        rows += [{**row, "path": companion, "bytes": "", "with": item.path} for companion in item.companions]
    _write_rows(rows, ("path", "band", "bytes", "keeper", "with"), Path(path))


def export_groups(groups: Iterable[tuple[Group, int, str]], path: str | Path) -> None:
    """Write one row for each copy of (group, place of the copy to keep, reason); raises as `export_plan`."""
    rows = [
        {
            "group": number,
            "band": group.band,
            "score": round(group.score, 4),
            "evidence": copy.evidence,
            "path": copy.path,
            "keep": "yes" if place == keep else "",
            "reason": reason if place == keep else "",
            "bytes": copy.bytes,
            "width": copy.width,
            "height": copy.height,
            "format": copy.format,
            "taken_at": copy.taken_at or "",
            "camera": copy.camera or "",
            "companions": " | ".join(copy.companions),
        }
        for number, (group, keep, reason) in enumerate(groups, 1)
        for place, copy in enumerate(group.copies)
    ]
    columns = "group band score evidence path keep reason bytes width height format taken_at camera companions"
    _write_rows(rows, columns.split(), Path(path))


def _write_rows(rows: Sequence[Mapping[str, Any]], columns: Sequence[str], path: Path) -> None:
    if path.suffix.lower() == ".json":
        path.write_text(json.dumps(rows, indent=1), encoding="utf-8")
    elif path.suffix.lower() == ".csv":
        # the mark at the start tells spreadsheets that it is UTF-8
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.DictWriter(file, columns)
            writer.writeheader()
            writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)
    else:
        raise ValueError(f"{path.name} should end in .csv or .json.")


def _cell(value: Any) -> Any:
    """Text that any program can read; one that a spreadsheet would take for a formula gets a quote before it."""
    if not isinstance(value, str):
        return value
    text = os.fsencode(value).decode("utf-8", "replace")
    return "'" + text if text.startswith(("=", "+", "-", "@")) else text
