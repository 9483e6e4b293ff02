"""Verification: pairs of examples, a threshold from one set of classes and the accuracy on another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from engine.learning.errors import CannotLearn
from engine.learning.metrics.verification import (
    RocCurve,
    accuracy_at,
    area_under,
    choose_threshold,
    equal_error,
    trace_roc,
)

Numbers = npt.NDArray[np.int64]
Score = Callable[[Numbers, Numbers], npt.NDArray[Any]]  # rows (p,) and rows (p,) -> how alike (p,)


@dataclass(frozen=True)
class Pairs:
    """Pairs of rows, the first half of one class."""

    first: Numbers  # (p,)
    second: Numbers  # (p,)
    same: npt.NDArray[np.bool_]  # (p,)


def draw_pairs(classes: Numbers, groups: Numbers | None, count: int, rng: np.random.Generator) -> Pairs:
    """`count` pairs: half two examples of one class, half of two classes; every class equally likely.

    classes (n,); groups (n,): the two classes of a different pair come from one group (an alphabet); None: from
    anywhere. Raises CannotLearn where no such pair exists.
    """
    members = {int(name): np.flatnonzero(classes == name) for name in np.unique(classes)}
    rivals = {name: _rivals(name, members, groups) for name in members}
    several = [name for name, rows in members.items() if len(rows) > 1]
    rivalled = [name for name in members if rivals[name]]
    if not several or not rivalled:
        raise CannotLearn("Pairs need a class with two examples and a group with two classes: give more.")
    same = [rng.choice(members[rng.choice(several)], 2, replace=False) for _ in range(count // 2)]
    different = []
    for name in rng.choice(rivalled, count - count // 2):
        other = rivals[int(name)][rng.integers(len(rivals[int(name)]))]
        different.append(np.array([rng.choice(members[int(name)]), rng.choice(members[other])]))
    rows = np.stack(same + different)
    return Pairs(rows[:, 0], rows[:, 1], np.arange(len(rows)) < len(same))


@dataclass(frozen=True)
class Verification:
    """What a threshold chosen on held-out classes does on unseen ones."""

    accuracy: float
    threshold: float
    held_out_accuracy: float
    area: float
    equal_error: float
    curve: RocCurve

    def figures(self) -> dict[str, float]:
        """All but the curve."""
        return {
            "accuracy": self.accuracy,
            "threshold": self.threshold,
            "held_out_accuracy": self.held_out_accuracy,
            "area_under_roc": self.area,
            "equal_error_rate": self.equal_error,
        }


def verify(
    held_out: Pairs, held_out_scores: npt.NDArray[Any], unseen: Pairs, unseen_scores: npt.NDArray[Any]
) -> Verification:
    """Choose the threshold on the held-out pairs, then judge the unseen ones by it; scores (p,) of each."""
    threshold, held_out_accuracy = choose_threshold(held_out_scores, held_out.same)
    curve = trace_roc(unseen_scores, unseen.same)
    return Verification(
        accuracy_at(unseen_scores, unseen.same, threshold),
        threshold,
        held_out_accuracy,
        area_under(curve),
        equal_error(curve)[0],
        curve,
    )


def _rivals(name: int, members: dict[int, Numbers], groups: Numbers | None) -> list[int]:
    if groups is None:
        return [other for other in members if other != name]
    own = groups[members[name][0]]
    return [other for other, rows in members.items() if other != name and groups[rows[0]] == own]
