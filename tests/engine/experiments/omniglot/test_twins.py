"""Fixed pairs, and networks that see each drawing once."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from engine.experiments.omniglot.distortion import Distortion
from engine.experiments.omniglot.drawings import Drawings
from engine.experiments.omniglot.examples import TURNS, as_bytes, turn
from engine.experiments.omniglot.twins import EachOnce, FixedPairs, fix_pairs, pair_up
from engine.learning.training.plan import TrainingPlan


class Counting(nn.Module):
    """Flattens, and notes how many inputs it was given."""

    def forward(self, inputs: Tensor) -> Tensor:
        self.given = len(inputs)
        return inputs.flatten(1)


def made_drawings() -> Drawings:
    rng = np.random.default_rng(0)
    characters = np.repeat(np.arange(20), 6)
    return Drawings(rng.random((120, 12, 12)) < 0.2, characters, characters // 5, np.tile(np.arange(6), 20), ("abcd",))


def test_recurring_inputs_are_embedded_once_and_in_place() -> None:
    inputs = torch.randn(5, 1, 7, 7)[[3, 0, 3, 4, 0, 1]].requires_grad_()
    network = Counting()
    embeddings = EachOnce(network)(inputs)
    assert network.given == 4
    torch.testing.assert_close(embeddings, inputs.flatten(1))


def test_gradients_of_recurring_inputs_add_up() -> None:
    torch.manual_seed(0)
    network = nn.Sequential(nn.Flatten(), nn.Linear(9, 2))
    inputs = torch.randn(3, 1, 3, 3)[[0, 1, 0, 2]]
    grades = []
    for each in (network, EachOnce(network)):
        network.zero_grad()
        each(inputs).sin().sum().backward()
        grades.append(network[1].weight.grad.clone())
    torch.testing.assert_close(*grades)


def made_pairs(rows: tuple[npt.NDArray[np.int64], ...]) -> FixedPairs:
    drawings = made_drawings()
    return FixedPairs(
        as_bytes(torch.from_numpy(drawings.inks)[:, None].float()), drawings.characters, rows, Distortion()
    )


def test_half_of_the_pairs_are_of_one_character_and_the_others_of_one_alphabet_or_of_any() -> None:
    drawings = made_drawings()
    batches = fix_pairs(drawings, 500, np.random.default_rng(0), characters=4, each=3)
    assert 500 <= made_pairs(batches).count < 500 + 24
    shares = []
    for rows in batches:
        first, second = rows[0::2], rows[1::2]
        assert (drawings.characters[first] == drawings.characters[second]).mean() == 0.5
        assert (first != second).all()
        assert len(np.unique(rows)) == 12
        shares.append((drawings.alphabets[first] != drawings.alphabets[second]).mean())
    assert max(shares[0::2]) == 0
    assert np.mean(shares[1::2]) > 0.25


def test_no_drawing_comes_again_before_the_others_of_its_character() -> None:
    drawings = made_drawings()
    batches = fix_pairs(drawings, 1000, np.random.default_rng(0), characters=4, each=2)
    shown = np.concatenate([np.unique(rows) for rows in batches])
    for character in range(20):
        times = np.bincount(shown[drawings.characters[shown] == character] - character * 6, minlength=6)
        assert times.max() - times.min() <= 1


def test_all_same_pairs_come_once_and_in_turn_with_different_ones() -> None:
    labels = np.array([0, 0, 0, 1, 1, 2])
    rows = pair_up(np.arange(6), labels, np.random.default_rng(0))
    same = labels[rows[0::2]] == labels[rows[1::2]]
    assert same.tolist() == [True, False] * 4
    assert len({tuple(sorted(pair)) for pair in rows.reshape(-1, 2).tolist()}) == 8


def test_a_drawing_is_turned_and_distorted_in_one_way_within_a_batch() -> None:
    pairs = made_pairs((np.array([0, 1, 0, 2]),))
    loaded = pairs.load(pairs.rows[0], torch.Generator().manual_seed(0))
    assert loaded.shape == (4, 1, 12, 12)
    assert torch.equal(loaded[0], loaded[2])
    assert not torch.equal(loaded[0], pairs.pictures[0].float() / 255)


def test_pairs_are_turned_together_in_all_eight_turns() -> None:
    still = Distortion(share=0.0)
    pairs = replace(made_pairs((np.array([0, 1]),)), distortion=still)
    chance = torch.Generator().manual_seed(0)
    seen = set()
    for _ in range(60):
        first, second = pairs.load(pairs.rows[0], chance).round()
        both = [torch.stack([turn(pairs.pictures[row : row + 1].float() / 255, number)[0] for row in (0, 1)])
                for number in range(TURNS)]  # fmt: skip
        matching = [number for number, turned in enumerate(both) if torch.equal(turned, torch.stack([first, second]))]
        assert len(matching) == 1
        seen.update(matching)
    assert seen == set(range(TURNS))


def test_every_batch_comes_before_any_comes_again() -> None:
    pairs = made_pairs(fix_pairs(made_drawings(), 100, np.random.default_rng(0), characters=4, each=3))
    batches = pairs.batches(TrainingPlan(), np.random.default_rng(1))
    round_of = [next(batches).tobytes() for _ in pairs.rows]
    assert set(round_of) == {rows.tobytes() for rows in pairs.rows}
