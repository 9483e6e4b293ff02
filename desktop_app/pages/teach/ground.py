"""What the page reads of the library: what can be learned from, and which encoders there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from engine import FormField, LabelCount, Lack, Library, MethodForm, TaughtEncoder

KINDS: tuple[Literal["names", "numbers", "pairs"], ...] = ("names", "numbers", "pairs")
MODES: tuple[Literal["quick", "deep"], ...] = ("quick", "deep")


@dataclass(frozen=True)
class Ground:
    """What a lesson stands on."""

    labels: tuple[LabelCount, ...] = ()
    lacks: tuple[Lack, ...] = ()
    numbers: tuple[tuple[str, int], ...] = ()  # names of numbers, and how many photos have each
    answers: int = 0  # "same" or "different"
    forms: tuple[MethodForm, ...] = ()
    plan_fields: Mapping[tuple[str, str], tuple[FormField, ...]] = field(default_factory=dict)  # by kind and mode
    encoders: tuple[TaughtEncoder, ...] = ()  # oldest first

    @property
    def photos(self) -> int:
        """How many photos have a label."""
        return sum(each.primary for each in self.labels)

    @property
    def used(self) -> tuple[LabelCount, ...]:
        """The labels that photos of the library have."""
        return tuple(each for each in self.labels if each.primary)

    @property
    def blocked(self) -> bool:
        """Whether labels cannot be learned as they are."""
        return any(lack.blocks for lack in self.lacks)

    def in_use(self) -> TaughtEncoder | None:
        """The encoder that searches go by."""
        return next((each for each in self.encoders if each.in_use), None)

    def find(self, encoder: str) -> TaughtEncoder | None:
        """An encoder by its id."""
        return next((each for each in self.encoders if each.id == encoder), None)

    def before(self, encoder: TaughtEncoder) -> TaughtEncoder | None:
        """What a taught encoder is compared with: the newest that nobody has taught."""
        return next((each for each in reversed(self.encoders) if each.kind == "default" and each != encoder), None)


def read_ground(library: Library) -> Ground:
    """Everything the page shows, read in one go off the GUI thread."""
    labelling, teaching = library.labelling, library.teaching
    counts = tuple(labelling.counts())
    numbers = tuple((name, len(values)) for name, values in sorted(labelling.numbers().items()) if values)
    indexed = library.encoder() is not None
    return Ground(
        counts,
        tuple(labelling.lacks()) if indexed else (),
        numbers,
        len(labelling.answers()[0]),
        tuple(teaching.forms()),
        {(kind, mode): teaching.plan_fields(kind, mode) for kind in KINDS for mode in MODES},
        tuple(teaching.encoders()),
    )
