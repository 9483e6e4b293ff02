"""What may be learned from, and pairs of faces to learn from and to judge by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from engine.experiments.protocols.pairs import Pairs
from engine.learning.training.examples import TensorExamples
from engine.learning.training.plan import TrainingPlan

Rows = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Known:
    """Faces that may be learned from: any pair of these rows, or only these pairs."""

    rows: Rows
    pairs: Pairs
    only_pairs: bool

    def hold_out(self, people: Rows, rng: np.random.Generator) -> tuple[Known, Pairs]:
        """Two thirds of it, and pairs of the other third: of other people, or other pairs."""
        if self.only_pairs:
            taught, held_out = split_pairs(self.pairs, 2 / 3, rng)
            return Known(self.rows, taught, True), held_out
        names = rng.permutation(np.unique(people[self.rows]))
        away = np.isin(people[self.rows], names[: len(names) // 3])
        rows = self.rows[~away]
        return Known(rows, pair_all(people, rows, rng), False), pair_all(people, self.rows[away], rng)


@dataclass(frozen=True)
class PairExamples(TensorExamples):
    """Examples of which only these pairs are ever compared."""

    pairs: Pairs | None = None

    def batches(self, plan: TrainingPlan, rng: np.random.Generator) -> Iterator[Rows]:
        """Batches for ever: rows 0-1, 2-3, ... are pairs, in turn of one person and of two."""
        assert self.pairs is not None
        rows = np.stack([self.pairs.first, self.pairs.second], axis=1)
        same, other = rows[self.pairs.same], rows[~self.pairs.same]
        while True:
            drawn = [part[rng.integers(len(part), size=plan.batch // 4)] for part in (same, other)]
            yield np.stack(drawn, axis=1).reshape(-1)


def pair_all(people: Rows, rows: Rows, rng: np.random.Generator) -> Pairs:
    """All pairs of one person among the rows, then as many pairs of two by chance; none comes twice."""
    first, second = (rows[part] for part in np.triu_indices(len(rows), 1))
    same = people[first] == people[second]
    other = rng.choice(np.flatnonzero(~same), int(same.sum()), replace=False)
    chosen = np.concatenate([np.flatnonzero(same), other])
    return Pairs(first[chosen], second[chosen], same[chosen])


def split_pairs(pairs: Pairs, share: float, rng: np.random.Generator) -> tuple[Pairs, Pairs]:
    """Two parts by chance, the first with this share of the same and of the different pairs."""
    places = [rng.permutation(np.flatnonzero(pairs.same == kind)) for kind in (True, False)]
    cuts = [round(share * len(part)) for part in places]
    chosen = (
        np.concatenate([part[:cut] for part, cut in zip(places, cuts, strict=True)]),
        np.concatenate([part[cut:] for part, cut in zip(places, cuts, strict=True)]),
    )
    first, second = (Pairs(pairs.first[rows], pairs.second[rows], pairs.same[rows]) for rows in chosen)
    return first, second
