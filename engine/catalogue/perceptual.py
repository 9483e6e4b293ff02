"""Fingerprints of pixels and what was found of pairs: derived, safe to lose, made again when asked for."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from engine.catalogue.database import Catalogue


@dataclass(frozen=True, slots=True)
class PairRow:
    """What was found of two contents; `first` is the smaller id."""

    first: int
    second: int
    band: str
    score: float
    reason: str
    framed: str = ""  # "first", "second" or "both" are framed as the photo was taken; "" where that cannot be told


@dataclass(frozen=True, slots=True)
class SubjectRow:
    """What finding duplicates asks of a present content."""

    id: int
    content: str
    path: bytes
    width: int
    height: int
    taken_at: str | None
    camera: str | None
    print: bytes | None  # of the recipe asked for
    searched: bool  # by the recipe asked for


SUBJECTS = """
SELECT id, hash, place, width, height, taken_at, camera, data, searched = ?2
FROM content LEFT JOIN perceptual ON content_id = id AND recipe = ?1
WHERE present = 1 ORDER BY id
"""
PUT_PAIR = (
    "INSERT OR REPLACE INTO verdict (first_id, second_id, checker, band, score, reason, framed)"
    " VALUES (?, ?, ?, ?, ?, ?, ?)"
)


def load_subjects(catalogue: Catalogue, recipe: str, search: str) -> list[SubjectRow]:
    """Every present content by id, with its fingerprint if it is of this recipe."""
    with catalogue.reading() as db:
        rows = db.execute(SUBJECTS, (recipe, search)).fetchall()
    return [SubjectRow(*row) for row in rows]


def count_searched(catalogue: Catalogue, search: str) -> tuple[int, int]:
    """How many present contents have been compared with the library by this recipe, and how many have not."""
    query = "SELECT count(*), coalesce(sum(searched = ?), 0) FROM content WHERE present = 1"
    with catalogue.reading() as db:
        count, searched = db.execute(query, (search,)).fetchone()
    return searched, count - searched


def save_prints(catalogue: Catalogue, recipe: str, prints: Iterable[tuple[int, bytes]]) -> None:
    """Keep fingerprints by content id."""
    with catalogue.writing() as db:
        rows = [(content_id, recipe, data) for content_id, data in prints]
        db.executemany("INSERT OR REPLACE INTO perceptual (content_id, recipe, data) VALUES (?, ?, ?)", rows)


def load_pairs(catalogue: Catalogue, checker: str, bands: Sequence[str]) -> list[PairRow]:
    """Every pair of present contents that this checker put in one of `bands`."""
    query = (
        "SELECT first_id, second_id, band, score, reason, framed FROM verdict"
        " JOIN content AS one ON one.id = first_id JOIN content AS two ON two.id = second_id"
        " WHERE band <> 'none' AND band IN (SELECT value FROM json_each(?)) AND checker = ?"
        " AND one.present = 1 AND two.present = 1"
    )
    with catalogue.reading() as db:
        return [PairRow(*row) for row in db.execute(query, (json.dumps(list(bands)), checker))]


def judged_pairs(catalogue: Catalogue, checker: str) -> dict[tuple[int, int], str]:
    """The band of every pair that this checker has looked at, present or not."""
    query = "SELECT first_id, second_id, band FROM verdict WHERE checker = ?"
    with catalogue.reading() as db:
        return {(first, second): band for first, second, band in db.execute(query, (checker,))}


def save_pairs(
    catalogue: Catalogue, checker: str, pairs: Iterable[PairRow], searched: Iterable[int] = (), search: str = ""
) -> None:
    """Keep what was found, and which contents have been compared with the whole library by it."""
    with catalogue.writing() as db:
        known = [pair for pair in pairs if _exist(db, pair.first, pair.second)]
        rows = [(pair.first, pair.second, checker, pair.band, pair.score, pair.reason, pair.framed) for pair in known]
        db.executemany(PUT_PAIR, rows)
        db.executemany("UPDATE content SET searched = ? WHERE id = ?", [(search, each) for each in searched])


def _exist(db: sqlite3.Connection, first: int, second: int) -> bool:
    count = db.execute("SELECT count(*) FROM content WHERE id IN (?, ?)", (first, second)).fetchone()[0]
    return bool(count == 2)


@dataclass(frozen=True, slots=True)
class FileRow:
    """One file of a present content on a root that is on line."""

    path: bytes
    content_id: int
    content: str
    bytes: int
    width: int
    height: int
    format: str
    taken_at: str | None
    camera: str | None
    sharpness: float | None
    modified_ns: int
    device: int
    inode: int


FILES = """
SELECT file.path, content.id, hash, bytes, width, height, format, taken_at, camera, sharpness, mtime_ns,
  file.device, inode
FROM content JOIN file ON file.content_id = content.id JOIN root ON root.id = root_id
WHERE online = 1 AND content.id IN (SELECT value FROM json_each(?)) ORDER BY file.path
"""
REPEATED = "SELECT content_id FROM file WHERE content_id NOT NULL GROUP BY content_id HAVING count(*) > 1"


def repeated_contents(catalogue: Catalogue) -> list[int]:
    """Contents that lie in more than one file."""
    with catalogue.reading() as db:
        return [row[0] for row in db.execute(REPEATED)]


def files_of(catalogue: Catalogue, contents: Iterable[int]) -> list[FileRow]:
    """The files of these contents that are on line, by path."""
    with catalogue.reading() as db:
        return [FileRow(*row) for row in db.execute(FILES, (json.dumps(list(contents)),))]
