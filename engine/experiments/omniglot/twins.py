"""Fixed pairs of drawings in batches that embed each drawing once, for twin networks that are dear to run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from engine.experiments.omniglot.distortion import Distortion, distort
from engine.experiments.omniglot.drawings import Drawings
from engine.experiments.omniglot.examples import TURNS, choose_characters, turn
from engine.learning.networks.layers import Layered
from engine.learning.training.plan import TrainingPlan

Numbers = npt.NDArray[np.int64]


class Twins(Layered):
    """A network for batches of pairs in which inputs recur; it is the head, so that recurring features cost nothing."""

    head: EachOnce

    def __init__(self, network: nn.Module) -> None:
        super().__init__()
        self.trunk, self.head = nn.Identity(), EachOnce(network)


class EachOnce(nn.Module):
    """A network that works on each distinct input of a batch once; equal inputs get the same embedding."""

    def __init__(self, network: nn.Module) -> None:
        super().__init__()
        self.network = network

    def forward(self, inputs: Tensor) -> Tensor:
        flat = inputs.detach().flatten(1)
        # inputs of one batch with equal inner products with a random vector are equal
        chance = torch.Generator().manual_seed(flat.shape[1])
        probe = torch.randn(flat.shape[1], generator=chance, dtype=torch.float64).to(flat.device)
        # a matrix product would add up the numbers of equal rows in different orders
        _, places = torch.unique((flat * probe).sum(dim=1), return_inverse=True)
        first = torch.empty(int(places.max()) + 1, dtype=torch.int64, device=places.device)
        first[places] = torch.arange(len(places), device=places.device)
        embeddings: Tensor = self.network(inputs[first])
        return embeddings[places]


@dataclass(frozen=True)
class FixedPairs:
    """Examples for the pair losses: the same pairs for ever, in the same batches, which come in changing order.

    A batch comes in one of the eight turns by chance: pairs that are turned together stay what they are.
    """

    pictures: Tensor  # (n, 1, s, s) uint8, ink as 255
    labels: Numbers  # (n,)
    rows: tuple[Numbers, ...]  # of each batch (2 pairs,): rows 0-1, 2-3, ... are pairs
    distortion: Distortion

    @property
    def count(self) -> int:
        """How many pairs there are."""
        return sum(map(len, self.rows)) // 2

    @cached_property
    def shown(self) -> int:
        """How many drawings take part."""
        return len(np.unique(np.concatenate(self.rows)))

    def load(self, rows: Numbers, generator: torch.Generator) -> Tensor:
        distinct, places = np.unique(rows, return_inverse=True)
        upright = self.pictures[torch.from_numpy(distinct)].float() / 255
        turned = turn(upright, int(torch.randint(TURNS, (), generator=generator)))
        return distort(turned, self.distortion, generator)[torch.from_numpy(places)]

    def batches(self, plan: TrainingPlan, rng: np.random.Generator) -> Iterator[Numbers]:
        """Every batch once, in an order of chance, and again."""
        while True:
            for place in rng.permutation(len(self.rows)):
                yield self.rows[int(place)]


def fix_pairs(
    drawings: Drawings, count: int, rng: np.random.Generator, characters: int, each: int
) -> tuple[Numbers, ...]:
    """Rows of batches with at least `count` pairs, half of one character and half of two.

    A batch has `each` drawings of `characters` characters: all their same pairs and as many different ones. Every
    other batch takes its characters from one alphabet, filled up from a next one, the others from all alphabets.
    A drawing comes again only when too few others of its character are left for a batch.
    """
    decks = [Deck(np.flatnonzero(drawings.characters == name), rng) for name in np.unique(drawings.characters)]
    alphabet_of = np.array([drawings.alphabets[deck.rows[0]] for deck in decks])
    batches: list[Numbers] = []
    while sum(map(len, batches)) < 2 * count:
        of_one = len(batches) % 2 == 0
        near = choose_characters(alphabet_of if of_one else np.zeros_like(alphabet_of), characters, rng)
        shown = np.concatenate([decks[int(place)].deal(each) for place in near])
        batches.append(pair_up(shown, drawings.characters, rng))
    return tuple(batches)


class Deck:
    """The drawings of a character, dealt in an order of chance, and shuffled when too few are left."""

    def __init__(self, rows: Numbers, rng: np.random.Generator) -> None:
        self.rows, self._rng = rows, rng
        self._left = rows[:0]

    def deal(self, count: int) -> Numbers:
        """The next `count` drawings."""
        if len(self._left) < count:
            self._left = self._rng.permutation(self.rows)
        dealt, self._left = self._left[:count], self._left[count:]
        return dealt


def pair_up(members: Numbers, labels: Numbers, rng: np.random.Generator) -> Numbers:
    """Rows (4 s,) of all s same pairs of the members and as many different ones by chance, in turn."""
    first, second = np.triu_indices(len(members), 1)
    same = labels[members[first]] == labels[members[second]]
    together = np.flatnonzero(same)
    apart = rng.permutation(np.flatnonzero(~same))[: len(together)]
    order = np.stack([together[: len(apart)], apart], axis=1).ravel()
    rows: Numbers = members[np.stack([first[order], second[order]], axis=1).ravel()]
    return rows
