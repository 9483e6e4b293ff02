"""Fixed pairs, and networks that see each drawing once."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor, nn

from engine.experiments.omniglot.distortion import PUBLISHED
from engine.experiments.omniglot.drawings import Drawings
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


def test_half_of_the_pairs_are_of_one_character_and_the_others_of_any_two() -> None:
    drawings = made_drawings()
    pairs = fix_pairs(drawings, 500, np.random.default_rng(0), characters=4, each=3)
    assert 500 <= pairs.count < 500 + 24
    for rows in pairs.rows:
        first, second = rows[0::2], rows[1::2]
        assert (drawings.characters[first] == drawings.characters[second]).mean() == 0.5
        assert (first != second).all()
        assert len(np.unique(rows)) <= 12
    rows = np.concatenate(pairs.rows)
    assert (drawings.alphabets[rows[0::2]] != drawings.alphabets[rows[1::2]]).mean() > 0.25


def test_all_same_pairs_come_once_and_in_turn_with_different_ones() -> None:
    labels = np.array([0, 0, 0, 1, 1, 2])
    rows = pair_up(np.arange(6), labels, np.random.default_rng(0))
    same = labels[rows[0::2]] == labels[rows[1::2]]
    assert same.tolist() == [True, False] * 4
    assert len({tuple(sorted(pair)) for pair in rows.reshape(-1, 2).tolist()}) == 8


def test_a_drawing_is_distorted_in_one_way_within_a_batch() -> None:
    drawings = made_drawings()
    pairs = FixedPairs(drawings.inks, drawings.characters, (np.array([0, 1, 0, 2]),), PUBLISHED)
    loaded = pairs.load(pairs.rows[0], torch.Generator().manual_seed(0))
    assert loaded.shape == (4, 1, 12, 12)
    assert torch.equal(loaded[0], loaded[2])
    assert not torch.equal(loaded[0], torch.from_numpy(drawings.inks[0])[None].float())


def test_every_batch_comes_before_any_comes_again() -> None:
    pairs = fix_pairs(made_drawings(), 100, np.random.default_rng(0), characters=4, each=3)
    batches = pairs.batches(TrainingPlan(), np.random.default_rng(1))
    round_of = [next(batches).tobytes() for _ in pairs.rows]
    assert set(round_of) == {rows.tobytes() for rows in pairs.rows}
