"""What the search page reads of the library, off the GUI thread."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication

from desktop_app.models.readable import readable_name
from desktop_app.pages.search.question import Part, Question, part_of_photo
from engine import UnreadablePhoto

if TYPE_CHECKING:
    from engine import Found, Library


RESULTS = 500  # more than anybody looks through; the threshold hides, it does not search anew
EXAMPLE_PX = 1400
CHIP_PX = 160


@dataclass(frozen=True, slots=True)
class Answer:
    """A question as it was understood, and what was found."""

    question: Question
    found: Found


def answer_question(library: Library, question: Question) -> Answer:
    """Search; files that the library knows are asked for as its photos."""
    known = replace(question, parts=tuple(know_part(library, part) for part in question.parts))
    query = known.query
    assert query is not None, "asked without an example"
    return Answer(known, library.search(query, RESULTS, filters=known.filters))


def know_part(library: Library, part: Part) -> Part:
    """The part as a photo of the library where its file is one."""
    if not isinstance(part.source, str):
        return part
    photo = library.photo_at(part.source)
    return part if photo is None else replace(part_of_photo(photo, part.less), crop=part.crop)


def read_example(library: Library, part: Part, longest_px: int) -> np.ndarray:
    """The whole picture of an example, upright RGB (h, w, 3); raises UnreadablePhoto."""
    if isinstance(part.source, np.ndarray):
        return part.source
    return library.picture(find_place(library, part), longest_px)


def find_place(library: Library, part: Part) -> str:
    """A file of the example that is there now."""
    photo = library.photo(part.source) if isinstance(part.source, int) else None
    places = photo.paths if photo is not None else (part.path,)
    for path in places:
        if Path(path).is_file():
            return path
    sentence = QCoreApplication.translate(
        "SearchPage", "“{0}” is not there now. Plug in its drive, or take it out of the search."
    )
    raise UnreadablePhoto(sentence.format(readable_name(part.path)))


@dataclass(frozen=True, slots=True)
class FilterChoices:
    """What the filter row offers: folder paths; formats and labels with their counts."""

    folders: tuple[str, ...]
    formats: dict[str, int]
    labels: dict[str, int]


def read_choices(library: Library) -> FilterChoices:
    """The folders (two levels of them), formats and labels there are."""
    trees = library.folder_tree()
    folders = tuple(path for tree in trees for path in (tree.path, *(child.path for child in tree.children)))
    return FilterChoices(folders, library.formats(), library.labels())
