"""Labels to and from files of other people and programs: CSV and JSON lines, matched by content, else by path."""

from __future__ import annotations

import csv
import json
import os
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from engine.catalogue.database import Catalogue
from engine.catalogue.labels.edits import LabelEdit
from engine.catalogue.labels.saying import Pair, annotate
from engine.catalogue.labels.sheets import Sheet, from_csv, to_csv
from engine.catalogue.recovery.annotations import Annotation, PairAnswer, from_line, read_said, to_line
from engine.catalogue.recovery.label_file import import_label_file, last_words

MOST_BYTES = 1 << 30
HASH = re.compile(r"[0-9a-f]{40}")
BY_CONTENT = "SELECT hash, id FROM content WHERE hash IN (SELECT value FROM json_each(?))"
BY_PATH = "SELECT content_id FROM file WHERE path = ? AND content_id NOT NULL"


class UnusableLabelFile(Exception):
    """A file that labels cannot be read from or written to; its text is one sentence for the user."""


@dataclass(frozen=True, slots=True)
class LabelImport:
    """What became of an import. What is in `waiting` is kept for photos to come, what is in `unknown` was left out."""

    edit: LabelEdit
    photos: int  # found in the library, by content or path
    waiting: tuple[str, ...]  # photos told by content that the library has never met
    unknown: tuple[str, ...]  # photos told by a path only at which the library has none: index them, import again
    unreadable: tuple[int, ...]  # numbers of the lines that make no sense, the first is 1


def export_labels(catalogue: Catalogue, target: Path) -> int:
    """Write all that was said to a .csv or .jsonl file, whole or not at all; returns the number of photos."""
    with catalogue.reading() as db:
        said = list(read_said(db))
    text = to_csv(said) if _is_sheet(target) else "".join(map(to_line, said))
    unfinished = target.with_name(target.name + ".part")
    try:
        unfinished.write_text(text, encoding="utf-8", errors="surrogateescape", newline="")
        unfinished.replace(target)
    except OSError as error:
        with suppress(OSError):
            unfinished.unlink()
        raise UnusableLabelFile(
            f"{target} cannot be written ({error.strerror}): choose another place for it."
        ) from error
    return sum(isinstance(each, Annotation) for each in said)


def import_from(catalogue: Catalogue, source: Path) -> LabelImport:
    """Add what a .csv or .jsonl file says to what is known, nothing is taken away; raises UnusableLabelFile."""
    sheet = read_exchange(source)
    annotations = [_absolute(each, source.parent) for each in sheet.said if isinstance(each, Annotation)]
    pairs = [each for each in sheet.said if isinstance(each, PairAnswer)]
    waiting = _make_room(catalogue, annotations, pairs)
    found, unknown = _match(catalogue, annotations)
    answers = _match_pairs(catalogue, pairs)
    edit = annotate(catalogue, found, pairs=answers)
    return LabelImport(edit, len(found) - len(waiting), waiting, unknown, sheet.unreadable)


def import_labels(catalogue: Catalogue) -> int:
    """Take the labels from labels.jsonl in place of all others; returns the number of labelled contents."""
    with catalogue.writing() as db:
        return import_label_file(db, catalogue.folder)


def read_exchange(source: Path) -> Sheet:
    """What a file says of photos; raises UnusableLabelFile."""
    try:
        if source.stat().st_size > MOST_BYTES:
            raise UnusableLabelFile(f"{source} is larger than {MOST_BYTES >> 30} GB: split it and import the parts.")
        text = source.read_text(encoding="utf-8-sig", errors="surrogateescape")
    except OSError as error:
        raise UnusableLabelFile(f"{source} cannot be read ({error.strerror}): choose another file.") from error
    try:
        return from_csv(text) if _is_sheet(source) else _from_lines(text)
    except (ValueError, csv.Error) as error:
        raise UnusableLabelFile(f"{source} holds no labels: {error}") from error


def _is_sheet(path: Path) -> bool:
    suffix = path.suffix.lower()
    if suffix not in (".csv", ".tsv", ".txt", ".jsonl", ".ndjson"):
        raise UnusableLabelFile(f"{path} is neither .csv nor .jsonl: name the file by one of these.")
    return suffix not in (".jsonl", ".ndjson")


def _from_lines(text: str) -> Sheet:
    said, unreadable = [], []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            each = from_line(line)
            unreadable.append(number) if each is None else said.append(each)
    if not said:
        raise ValueError('each line must be as {"path": "/photos/1.jpg", "labels": ["cat"]}.')
    named = last_words(each for each in said if isinstance(each, PairAnswer) or each.content)
    unnamed = [each for each in said if isinstance(each, Annotation) and not each.content]
    return Sheet((*named, *unnamed), tuple(unreadable))


def _absolute(said: Annotation, folder: Path) -> Annotation:
    """Paths in a file go from the folder that it lies in."""
    return said if said.path is None else replace(said, path=os.path.normpath(folder.absolute() / said.path))


def _make_room(catalogue: Catalogue, annotations: Iterable[Annotation], pairs: Iterable[PairAnswer]) -> tuple[str, ...]:
    """Rows for contents that the library has never met and that no path leads to; returns what they are called."""
    wanted = {each.content: each.path for each in annotations if each.content and HASH.fullmatch(each.content)}
    for pair in pairs:
        wanted |= {side: wanted.get(side) for side in (pair.first, pair.second) if HASH.fullmatch(side)}
    with catalogue.writing() as db:
        known = {row[0] for row in db.execute(BY_CONTENT, (json.dumps(list(wanted)),))}
        new = [
            (content, path)
            for content, path in wanted.items()
            if content not in known and (path is None or not db.execute(BY_PATH, (os.fsencode(path),)).fetchone())
        ]
        rows = [(content, None if path is None else os.fsencode(path)) for content, path in new]
        db.executemany("INSERT INTO content (hash, place) VALUES (?, ?)", rows)
    return tuple(path or str(content) for content, path in new)


def _match(catalogue: Catalogue, annotations: list[Annotation]) -> tuple[dict[int, Annotation], tuple[str, ...]]:
    """Annotations by photo id, those of one photo joined, and what the others are called."""
    found: dict[int, Annotation] = {}
    unknown = []
    with catalogue.reading() as db:
        contents = json.dumps([each.content for each in annotations if each.content])
        ids = dict(db.execute(BY_CONTENT, (contents,)).fetchall())
        for each in annotations:
            key = ids.get(each.content)
            if key is None and each.path is not None:
                row = db.execute(BY_PATH, (os.fsencode(each.path),)).fetchone()
                key = None if row is None else row[0]
            if key is None:
                unknown.append(each.path or each.content or "")
            else:
                found[key] = _join(found[key], each) if key in found else each
    return found, tuple(unknown)


def _join(one: Annotation, other: Annotation) -> Annotation:
    return replace(
        one, labels=one.labels + other.labels, rejected=one.rejected + other.rejected,
        numbers={**one.numbers, **other.numbers},
    )  # fmt: skip


def _match_pairs(catalogue: Catalogue, pairs: list[PairAnswer]) -> list[Pair]:
    sides = json.dumps([side for pair in pairs for side in (pair.first, pair.second)])
    with catalogue.reading() as db:
        ids = dict(db.execute(BY_CONTENT, (sides,)).fetchall())
    return [
        (ids[pair.first], ids[pair.second], pair.same)
        for pair in pairs
        if pair.first in ids and pair.second in ids and pair.first != pair.second
    ]
