"""Drawings as training examples: small, turned, distorted afresh, in batches that mix within an alphabet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
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
TURNS = 8  # a character turned by a quarter, or mirrored and turned, is another character
LONGER = 0.8  # of the side: the longer side of the box around a drawing's ink


def shrink(inks: npt.NDArray[np.bool_], side: int) -> Tensor:
    """Drawings (n, h, w) as float pictures (n, 1, side, side), ink as 1, antialiased."""
    return _in_parts(inks, lambda pictures, _: _resize(pictures, side))


def frame(inks: npt.NDArray[np.bool_], side: int) -> Tensor:
    """Drawings (n, s, s) as `shrink` has them, the box of their ink in the middle and half way to a common size.

    Where a hand began is chance, and how large it wrote is half so. Half way: the longer side of the box becomes the
    geometric mean of what it is and of LONGER.
    """

    def move(pictures: Tensor, part: npt.NDArray[np.bool_]) -> Tensor:
        grid = functional.affine_grid(_find_frames(part), list(pictures.shape), align_corners=False)
        return _resize(functional.grid_sample(pictures, grid, align_corners=False), side)

    return _in_parts(inks, move)


def as_bytes(pictures: Tensor) -> Tensor:
    """Pictures with ink as 1 as uint8, ink as 255."""
    return (pictures * 255).round().to(torch.uint8)


def _find_frames(inks: npt.NDArray[np.bool_]) -> Tensor:
    """Matrices (n, 2, 3) from places in the framed drawing to places in the drawing, in half sides."""
    side = inks.shape[-1]
    lines = np.stack([inks.any(axis=1), inks.any(axis=2)], axis=1)  # (n, 2, s): columns, rows
    first, last = lines.argmax(axis=2), side - lines[..., ::-1].argmax(axis=2)
    zoom = np.sqrt((last - first).max(axis=1) / (LONGER * side))
    moves = np.zeros((len(inks), 2, 3), np.float32)
    moves[:, 0, 0] = moves[:, 1, 1] = zoom
    moves[:, :, 2] = (first + last) / side - 1
    return torch.from_numpy(moves)


def _resize(pictures: Tensor, side: int) -> Tensor:
    return functional.interpolate(pictures, (side, side), mode="bilinear", antialias=True, align_corners=False)


def _in_parts(inks: npt.NDArray[np.bool_], change: Callable[[Tensor, npt.NDArray[np.bool_]], Tensor]) -> Tensor:
    parts = np.array_split(inks, max(1, len(inks) // 1024))
    return torch.cat([change(torch.from_numpy(part)[:, None].float(), part) for part in parts])


def turn(pictures: Tensor, number: int) -> Tensor:
    """Pictures (n, 1, s, s) turned by a quarter `number` times; from 4 on, and then mirrored."""
    turned = torch.rot90(pictures, number % 4, (2, 3))
    return turned if number < 4 else turned.flip(3)


@dataclass(frozen=True)
class TurnedDrawings:
    """Examples whose classes are the characters, and their mirror images, in each of four quarter turns.

    Row t * n + r is row r turned t times, from t = 4 on and then mirrored.
    A batch has `plan.classes` characters of one alphabet, filled up from others where it has fewer.
    """

    pictures: Tensor  # (n, 1, s, s) uint8, ink as 255
    labels: Numbers  # (8 n,)
    alphabets: Numbers  # (8 n,), a turned alphabet being another one
    distortion: Distortion

    def load(self, rows: Numbers, generator: torch.Generator) -> Tensor:
        turns, places = np.divmod(rows, len(self.pictures))
        upright = self.pictures[torch.from_numpy(places)].float() / 255
        turned = upright.clone()
        for number in range(1, TURNS):
            chosen = torch.from_numpy(np.flatnonzero(turns == number))
            turned[chosen] = turn(upright[chosen], number)
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
    """The drawings, framed, as examples of `side` pixels in all turns."""
    pictures = as_bytes(frame(drawings.inks, side))
    characters = np.unique(drawings.characters, return_inverse=True)[1]
    several, alphabets = int(characters.max()) + 1, len(drawings.names)
    labels = np.concatenate([characters + turn * several for turn in range(TURNS)])
    homes = np.concatenate([drawings.alphabets + turn * alphabets for turn in range(TURNS)])
    return TurnedDrawings(pictures, labels, homes, distortion)
