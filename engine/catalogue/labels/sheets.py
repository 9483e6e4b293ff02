"""Labels as a table for spreadsheets: one row for each thing said of a photo.

Columns content, path, role, label, value. Roles: "primary", "label", "rejected"; "number", whose value stands in
`value`; "same" and "different", where it is the other photo's content. For reading, a path and a label are enough.
"""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from engine.catalogue.recovery.annotations import Annotation, PairAnswer, Said

COLUMNS = ("content", "path", "role", "label", "value")
ALIASES = {
    "content": ("content", "hash"), "path": ("path", "file", "filename", "image", "photo"), "role": ("role",),
    "label": ("label", "labels", "name", "keyword", "keywords", "class"), "value": ("value",),
}  # fmt: skip
SEPARATORS = ",;\t"
GIVEN = ("", "label", "primary")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a file says, and the numbers of its lines that make no sense."""

    said: tuple[Said, ...]
    unreadable: tuple[int, ...] = ()


@dataclass(slots=True)
class _Gathered:
    """What the rows of one photo say together."""

    primary: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    rejected: list[str] = field(default_factory=list)
    numbers: dict[str, float] = field(default_factory=dict)


def to_csv(said: Iterable[Said]) -> str:
    """The table as text, with the mark that spreadsheets know UTF-8 by."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for each in said:
        writer.writerows(_rows(each))
    return "\ufeff" + out.getvalue()


def from_csv(text: str) -> Sheet:
    """Read a table with a heading; separated by comma, semicolon or tab. ValueError without the columns needed."""
    heading = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text), delimiter=max(SEPARATORS, key=heading.count))
    columns = _find_columns(next(reader, []))
    gathered: dict[tuple[str, str], _Gathered] = {}
    pairs: list[Said] = []
    unreadable = []
    for cells in reader:
        row = {name: cells[place].strip() if place < len(cells) else "" for name, place in columns.items()}
        if any(row.values()) and not _take_row(row, gathered, pairs):
            unreadable.append(reader.line_num)
    return Sheet((*_annotations(gathered), *pairs), tuple(unreadable))


def _rows(said: Said) -> Iterator[tuple[str, ...]]:
    if isinstance(said, PairAnswer):
        yield said.first, "", "same" if said.same else "different", "", said.second
        return
    photo = said.content or "", said.path or ""
    for number, label in enumerate(said.labels):
        yield *photo, "label" if number else "primary", label, ""
    for label in said.rejected:
        yield *photo, "rejected", label, ""
    for name, value in said.numbers.items():
        yield *photo, "number", name, repr(value)


def _find_columns(heading: list[str]) -> dict[str, int]:
    names = [name.strip().lower() for name in heading]
    columns = {
        column: next(names.index(alias) for alias in aliases if alias in names)
        for column, aliases in ALIASES.items() if any(alias in names for alias in aliases)
    }  # fmt: skip
    if "label" not in columns or not columns.keys() & {"content", "path"}:
        raise ValueError("its first line must name the columns, at least path and label.")
    return columns


def _take_row(row: Mapping[str, str], gathered: dict[tuple[str, str], _Gathered], pairs: list[Said]) -> bool:
    """Add what a row says; False where it makes no sense."""
    content, path, role, label, value = (row.get(name, "") for name in COLUMNS)
    role = role.lower()
    if role in ("same", "different"):
        pairs.append(PairAnswer(content, value, role == "same"))
        return bool(content and value)
    number = _number(value)
    if not (content or path) or not label or (role == "number" and number is None):
        return False
    photo = gathered.setdefault((content, path), _Gathered())
    if role == "number" and number is not None:
        photo.numbers[label] = number
    elif role in (*GIVEN, "rejected"):
        (photo.rejected if role == "rejected" else photo.primary if role == "primary" else photo.labels).append(label)
    else:
        return False
    return True


def _annotations(gathered: Mapping[tuple[str, str], _Gathered]) -> Iterator[Annotation]:
    for (content, path), photo in gathered.items():
        labels = (*photo.primary, *photo.labels)
        yield Annotation(content or None, path or None, labels, tuple(photo.rejected), photo.numbers)


def _number(text: str) -> float | None:
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        return None
    return number if math.isfinite(number) else None
