"""What a search asks, as a value: its examples, filters and threshold; and the way back through earlier ones."""

from __future__ import annotations

import ntpath
import posixpath
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, Any

import numpy as np

import engine
from engine import Filters, Photo

if TYPE_CHECKING:
    from engine import Crop, Example, Query


Source = int | str | np.ndarray  # a photo of the library by id, a file, or pixels uint8 (h, w, 3)


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """One example of a question; equal only to itself, so that pixels need no comparing."""

    source: Source
    title: str
    path: str = ""  # where the picture lies, if anywhere
    content: str = ""  # of a library photo
    crop: Crop | None = None
    less: bool = False  # "not like this"

    @property
    def example(self) -> Example:
        """The part as the engine takes it."""
        return engine.Example(self.source, self.crop)


@dataclass(frozen=True, slots=True)
class Question:
    """Examples and filters; the threshold hides results and never searches anew."""

    parts: tuple[Part, ...] = ()
    filters: Filters = field(default_factory=Filters)
    min_score: float = 0.0

    @property
    def query(self) -> Query | None:
        """The question for the engine; None while there is no example to look for."""
        more = tuple(part.example for part in self.parts if not part.less)
        less = tuple(part.example for part in self.parts if part.less)
        return engine.Query(more, less) if more else None

    def with_part(self, part: Part) -> Question:
        """With one example more."""
        return replace(self, parts=(*self.parts, part))

    def without(self, index: int) -> Question:
        """Without the example at `index`; the first of the rest asks when only negatives would be left."""
        parts = self.parts[:index] + self.parts[index + 1 :]
        if parts and all(part.less for part in parts):
            parts = (replace(parts[0], less=False), *parts[1:])
        return replace(self, parts=parts)

    def changed(self, index: int, **changes: Any) -> Question:
        """With the example at `index` changed; it stays positive while it is the only positive one."""
        parts = list(self.parts)
        parts[index] = replace(parts[index], **changes)
        return self if all(part.less for part in parts) else replace(self, parts=tuple(parts))


def part_of_photo(photo: Photo, less: bool = False) -> Part:
    """A photo of the library as an example."""
    return Part(photo.id, photo.name, photo.path, photo.content, less=less)


def part_of_file(path: str, less: bool = False) -> Part:
    """A file from outside as an example."""
    name = ntpath.basename(path) if "\\" in path else posixpath.basename(path)
    return Part(path, name, path, less=less)


def part_of_pixels(pixels: np.ndarray, title: str, less: bool = False) -> Part:
    """A picture that lies in no file (from the clipboard) as an example."""
    return Part(pixels, title, less=less)


def to_record(question: Question) -> dict[str, Any]:
    """The question as JSON; pixels are not kept, photos are kept by path as ids may change."""
    return {
        "parts": [
            {"path": part.path, "less": part.less, "crop": asdict(part.crop) if part.crop else None}
            for part in question.parts
            if part.path
        ],
        "filters": asdict(question.filters),
        "min_score": question.min_score,
    }


def from_record(record: dict[str, Any]) -> Question:
    """The question of a record, examples as files; a damaged record is the empty question."""
    try:
        parts = tuple(_read_part(row) for row in record.get("parts", ()))
        question = Question(parts, _read_filters(record.get("filters", {})), float(record.get("min_score", 0.0)))
    except (TypeError, ValueError, KeyError, AttributeError):
        return Question()
    return question if question.query else replace(question, parts=())


def _read_part(row: dict[str, Any]) -> Part:
    crop = row.get("crop")
    box = engine.Crop(**{name: float(crop[name]) for name in ("x", "y", "width", "height")}) if crop else None
    return replace(part_of_file(str(row["path"]), bool(row.get("less"))), crop=box)


def _read_filters(row: dict[str, Any]) -> Filters:
    values: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}
    return Filters(**values)


class History:
    """Questions asked, with a place in them, as in a browser."""

    def __init__(self, limit: int = 100) -> None:
        self._asked: list[Question] = []
        self._at = -1
        self._limit = limit

    @property
    def current(self) -> Question | None:
        """The question in view."""
        return self._asked[self._at] if self._at >= 0 else None

    @property
    def can_go_back(self) -> bool:
        """Whether an earlier question exists."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether a later question exists."""
        return self._at < len(self._asked) - 1

    def push(self, question: Question) -> None:
        """Ask something new; what lay ahead is forgotten."""
        self._asked = [*self._asked[: self._at + 1], question][-self._limit :]
        self._at = len(self._asked) - 1

    def amend(self, question: Question) -> None:
        """Change the question in view (a filter, the threshold) without a step to go back over."""
        if self._at >= 0:
            self._asked[self._at] = question

    def back(self) -> Question | None:
        """Step to the earlier question."""
        self._at = max(self._at - 1, min(0, len(self._asked) - 1))
        return self.current

    def forward(self) -> Question | None:
        """Step to the later question."""
        self._at = min(self._at + 1, len(self._asked) - 1)
        return self.current
