"""Drawings as training examples: small, turned, distorted afresh, in batches that mix within an alphabet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn import functional

from engine.experiments.omniglot.distortion import Distortion, distort
from engine.experiments.omniglot.drawings import Drawings
from engine.learning.training.plan import TrainingPlan

Numbers = npt.NDArray[np.int64]
TURNS = 4  # a character turned by a quarter is another character


def shrink(inks: npt.NDArray[np.bool_], side: int) -> Tensor:
    """Drawings (n, h, w) as float pictures (n, 1, side, side), ink as 1, antialiased."""
    parts = [
        functional.interpolate(
            torch.from_numpy(part)[:, None].float(), (side, side), mode="bilinear", antialias=True, align_corners=False
        )
        for part in np.array_split(inks, max(1, len(inks) // 1024))
    ]
    return torch.cat(parts)


@dataclass(frozen=True)
class TurnedDrawings:
    """Examples whose classes are the characters in each of four quarter turns: row t * n + r is row r turned t times.

    A batch has `plan.classes` characters of one alphabet, filled up from others where it has fewer.
    """

    pictures: Tensor  # (n, 1, s, s) uint8, ink as 255
    labels: Numbers  # (4 n,)
    alphabets: Numbers  # (4 n,), a turned alphabet being another one
    distortion: Distortion

    def load(self, rows: Numbers, generator: torch.Generator) -> Tensor:
        turns, places = np.divmod(rows, len(self.pictures))
        upright = self.pictures[torch.from_numpy(places)].float() / 255
        turned = upright.clone()
        for turn in range(1, TURNS):
            chosen = torch.from_numpy(np.flatnonzero(turns == turn))
            turned[chosen] = torch.rot90(upright[chosen], turn, (2, 3))
        return distort(turned, self.distortion, generator)

    def batches(self, plan: TrainingPlan, rng: np.random.Generator) -> Iterator[Numbers]:
        """Batches (classes * each,) for ever; an alphabet comes as often as it has characters."""
        members = {name: np.flatnonzero(self.labels == name) for name in range(int(self.labels.max()) + 1)}
        alphabet_of = np.array([self.alphabets[rows[0]] for rows in members.values()])
        while True:
            chosen = choose_characters(alphabet_of, plan.classes, rng)
            yield np.concatenate([rng.permutation(members[int(name)])[: plan.each] for name in chosen])


def choose_characters(alphabet_of: Numbers, count: int, rng: np.random.Generator) -> Numbers:
    """`count` characters (of all c, whose alphabets (c,) are given): those of one alphabet, then of a next one."""
    chosen = np.empty(0, np.int64)
    while len(chosen) < min(count, len(alphabet_of)):
        own = np.flatnonzero(alphabet_of == alphabet_of[rng.integers(len(alphabet_of))])
        fresh = np.setdiff1d(own, chosen)
        chosen = np.concatenate([chosen, rng.permutation(fresh)[: count - len(chosen)]])
    return chosen


def turn_drawings(drawings: Drawings, side: int, distortion: Distortion) -> TurnedDrawings:
    """The drawings as examples of `side` pixels in four turns."""
    pictures = (shrink(drawings.inks, side) * 255).round().to(torch.uint8)
    characters = np.unique(drawings.characters, return_inverse=True)[1]
    several, alphabets = int(characters.max()) + 1, len(drawings.names)
    labels = np.concatenate([characters + turn * several for turn in range(TURNS)])
    homes = np.concatenate([drawings.alphabets + turn * alphabets for turn in range(TURNS)])
    return TurnedDrawings(pictures, labels, homes, distortion)
