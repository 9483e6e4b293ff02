"""One-shot trials: how they are drawn and judged."""

from __future__ import annotations

import numpy as np
import pytest

from engine.experiments.protocols.one_shot import draw_drawer_trials, draw_trials, judge_trials, share_right
from engine.learning.errors import CannotLearn

CHARACTERS = np.repeat(np.arange(12), 5)  # three alphabets of four characters by five drawers
ALPHABETS = CHARACTERS // 4
DRAWERS = np.tile(np.arange(1, 6), 12)


def test_the_most_alike_choice_is_the_answer() -> None:
    likeness = np.array([[0.1, 0.9, 0.2], [0.8, 0.1, 0.1], [0.5, 0.5, 0.0]])
    assert share_right(likeness, np.array([1, 2, 0])) == pytest.approx(2 / 3)


def test_every_trial_has_one_example_of_each_class() -> None:
    trials = draw_trials(CHARACTERS, 10, 50, np.random.default_rng(0))
    chosen = CHARACTERS[trials.choices]
    assert all(len(set(row)) == 10 for row in chosen.tolist())
    assert (chosen[np.arange(50), trials.answers] == CHARACTERS[trials.questions]).all()
    assert not (trials.choices == trials.questions[:, None]).any()


def test_too_many_ways_are_refused() -> None:
    with pytest.raises(CannotLearn, match="ways = 13"):
        draw_trials(CHARACTERS, 13, 5, np.random.default_rng(0))
    with pytest.raises(CannotLearn, match="ways = 5"):
        draw_drawer_trials(CHARACTERS, ALPHABETS, DRAWERS, 5, 2, np.random.default_rng(0))


def test_trials_like_the_published_ones_have_one_drawer_on_each_side() -> None:
    trials = draw_drawer_trials(CHARACTERS, ALPHABETS, DRAWERS, 4, 3, np.random.default_rng(0))
    assert len(trials) == 3 * 3 * 4
    for choices, question, answer in zip(trials.choices, trials.questions, trials.answers, strict=True):
        assert len(set(DRAWERS[choices].tolist())) == 1
        assert DRAWERS[question] != DRAWERS[choices[0]]
        assert len(set(ALPHABETS[choices].tolist())) == 1
        assert CHARACTERS[choices[answer]] == CHARACTERS[question]


def test_perfect_vectors_are_always_right_and_chance_is_one_in_the_ways() -> None:
    rng = np.random.default_rng(0)
    trials = draw_trials(CHARACTERS, 10, 400, rng)
    assert judge_trials(np.eye(12)[CHARACTERS], trials) == 1.0
    assert judge_trials(rng.standard_normal((60, 40)), trials) == pytest.approx(0.1, abs=0.05)
