"""The verdict on an encoder: figures, their error, and what they mean in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Scores:
    """Retrieval among held-out photos; of numbers, `map_at_r` is their nDCG."""

    map_at_r: float
    recall_at_1: float


@dataclass(frozen=True, slots=True)
class LabelGain:
    """MAP@R of a label's held-out photos before and after."""

    label: str
    photos: int
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Confusion:
    """The share of a label's held-out photos whose nearest one has another label."""

    label: str
    instead: str
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """What folds over photos and over labels say of a lesson; errors are half-widths of 95 % intervals."""

    baseline: Scores
    trained: Scores
    gain: float
    error: float
    unseen_gain: float | None  # of labels that were not taught; None: too few labels to tell
    unseen_error: float | None
    better: bool
    reason: str
    advice: tuple[str, ...] = ()
    labels: tuple[LabelGain, ...] = ()
    confusions: tuple[Confusion, ...] = ()
    ruling: str = ""  # "better", "no gain", "chance", "harms others" or "cannot judge"
    alignment_gain: float | None = None  # of the correlation of likeness with the labels; None: judged without
    alignment_error: float | None = None

    @property
    def by_alignment(self) -> bool:
        """Whether the photos are so few that MAP@R tells nothing, and likeness has told that it is better."""
        return self.better and self.gain <= self.error

    def to_json(self) -> dict[str, Any]:
        """As it is kept with the encoder."""
        return asdict(self)

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Verdict:
        """What `to_json` gave; anything else raises TypeError or KeyError."""
        parts = {
            "baseline": Scores(**kept["baseline"]),
            "trained": Scores(**kept["trained"]),
            "advice": tuple(kept["advice"]),
            "labels": tuple(LabelGain(**each) for each in kept["labels"]),
            "confusions": tuple(Confusion(**each) for each in kept["confusions"]),
        }
        return cls(**{**kept, **parts})
