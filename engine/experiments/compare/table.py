"""The table of a contest as Markdown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

HEADINGS = {
    "unseen_map_at_r": "unseen MAP@R",
    "unseen_gain": "gain",
    "unseen_recall_at_1": "unseen R@1",
    "seen_map_at_r": "seen MAP@R",
    "seen_gain": "gain",
    "seen_recall_at_1": "seen R@1",
    "one_shot_20_way": "20-way one-shot",
}


def format_figure(figure: Mapping[str, Any] | None) -> str:
    """Mean and, of several, spread in per cent, such as 45.3 ± 0.4."""
    if figure is None:
        return ""
    spread = "" if figure["spread"] is None else f" ± {100 * figure['spread']:.1f}"
    return f"{100 * figure['mean']:.1f}{spread}"


def write_table(rows: Mapping[str, Any], order_by: str) -> str:
    """Rows by this figure, the best first; only columns that the rows have."""
    ordered = sorted(rows.values(), key=lambda row: -row[order_by]["mean"])
    columns = [name for name in HEADINGS if any(name in row for row in ordered)]
    lines = [
        "| method | " + " | ".join(HEADINGS[name] for name in columns) + " | rates |",
        "|---|" + "---:|" * (len(columns) + 1),
    ]
    for row in ordered:
        rates = ", ".join(f"{rate:g}" for rate in dict.fromkeys(row["rates"])) or "-"
        cells = " | ".join(format_figure(row.get(name)) for name in columns)
        lines.append(f"| {row['title']} | {cells} | {rates} |")
    return "\n".join(lines) + "\n"
