"""Turned drawings and their batches."""

from __future__ import annotations

import numpy as np
import torch

from engine.experiments.omniglot.distortion import Distortion
from engine.experiments.omniglot.drawings import Drawings
from engine.experiments.omniglot.examples import choose_characters, frame, shrink, turn_drawings
from engine.learning.training.plan import TrainingPlan

STILL = Distortion(0, 0, 0, 0)


def made_drawings() -> Drawings:
    rng = np.random.default_rng(0)
    characters = np.repeat(np.arange(12), 5)
    return Drawings(
        rng.random((60, 21, 21)) < 0.3, characters, characters // 4, np.tile(np.arange(5), 12), tuple("abc")
    )


def test_a_turned_or_mirrored_character_is_another_one() -> None:
    examples = turn_drawings(made_drawings(), 21, STILL)
    assert len(examples.labels) == 480
    assert len(np.unique(examples.labels)) == 96
    assert len(np.unique(examples.alphabets)) == 24
    loaded = examples.load(np.arange(7, 480, 60), torch.Generator())
    for turn in range(4):
        quarter = torch.rot90(loaded[0], turn, (1, 2))
        torch.testing.assert_close(loaded[turn], quarter, atol=1e-5, rtol=0)
        torch.testing.assert_close(loaded[turn + 4], quarter.flip(2), atol=1e-5, rtol=0)


def test_a_framed_drawing_is_the_same_wherever_it_was_drawn() -> None:
    inks = np.zeros((3, 20, 20), bool)
    inks[0, 0:6, 2:18] = inks[1, 13:19, 4:20] = np.random.default_rng(0).random((6, 16)) < 0.5
    framed = frame(inks, 20)
    torch.testing.assert_close(framed[0], framed[1])
    expected = torch.from_numpy(inks[0, 0:6, 2:18]).float()
    torch.testing.assert_close(framed[0, 0, 7:13, 2:18], expected, atol=1e-5, rtol=0)
    assert not framed[2].any()


def test_framing_brings_small_and_large_drawings_half_way_together() -> None:
    inks = np.zeros((2, 100, 100), bool)
    inks[0, 10:30, 10:30] = inks[1, 10:90, 5:85] = True
    small, large = (np.sqrt(float(picture.sum())) for picture in frame(inks, 100))
    assert abs(small - 40) < 1
    assert abs(large - 80) < 1


def test_batches_stay_within_an_alphabet_as_far_as_it_goes() -> None:
    examples = turn_drawings(made_drawings(), 21, STILL)
    batches = examples.batches(TrainingPlan(classes=4, each=3), np.random.default_rng(0))
    for _ in range(20):
        rows = next(batches)
        assert len(rows) == len(set(rows.tolist())) == 12
        assert (np.bincount(examples.labels[rows])[np.unique(examples.labels[rows])] == 3).all()
        assert len(set(examples.alphabets[rows].tolist())) == 1


def test_small_alphabets_are_filled_up_from_another() -> None:
    homes = np.repeat(np.arange(3), 4)
    chosen = choose_characters(homes, 6, np.random.default_rng(0))
    assert len(set(chosen.tolist())) == 6
    assert sorted(np.bincount(homes[chosen], minlength=3).tolist()) == [0, 2, 4]
    assert len(choose_characters(homes, 99, np.random.default_rng(0))) == 12


def test_shrinking_keeps_the_ink() -> None:
    inks = made_drawings().inks
    small = shrink(inks, 7)
    assert small.shape == (60, 1, 7, 7)
    assert abs(float(small.mean()) - inks.mean()) < 0.02
