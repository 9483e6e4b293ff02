"""What a person can ask of a lesson, and what comes out of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from engine.lessons.judging.verdicts import Verdict

Mode = Literal["quick", "deep"]
AUTO = "auto"
LEAST_NUMBERS = 10  # photos with a number
LEAST_PAIRS = 10  # answers


@dataclass(frozen=True, slots=True)
class LessonPlan:
    """One lesson; `values` are parameters of the method and fields of the training plan, as words."""

    mode: Mode = "quick"
    method: str = AUTO  # or a key of METHODS
    values: Mapping[str, str] = field(default_factory=dict)
    name: str = ""  # of the new encoder
    adopt: bool | None = None  # None: as the verdict says
    number: str = ""  # learn a number of the photos, such as "rating", in place of their labels


@dataclass(frozen=True, slots=True)
class LessonOutcome:
    """What became of a lesson; the encoder is kept whether it is used or not."""

    encoder: str  # id
    name: str
    mode: Mode
    method: str
    labels: int
    photos: int
    verdict: Verdict
    adopted: bool
    coming: bool  # adopted, and in use as soon as every photo has been embedded anew
    notes: tuple[str, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class LessonReading:
    """How a training stands, for a live view."""

    phase: str  # "folds" or "teaching"
    step: int
    steps: int
    loss: float
    map_at_r: float | None
    recall_at_1: float | None
    active_share: float | None
    seconds_left: float | None


@dataclass(frozen=True, slots=True)
class LessonMap:
    """Some photos (ids) with their labels as points between -1 and 1, the same photos every time."""

    step: int
    points: tuple[tuple[float, float], ...]
    labels: tuple[str, ...]
    photos: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LessonEstimate:
    """How long the rest will take, from the first steps."""

    seconds: float
    note: str


Event = LessonReading | LessonMap | LessonEstimate
Watch = Callable[[Event], None]


def look_away(event: Event) -> None:
    """A watcher that sees nothing."""
