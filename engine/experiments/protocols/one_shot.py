"""One-shot: each question belongs to the class whose single example is most alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from engine.learning.errors import CannotLearn

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Trials:
    """Questions with their choices, as rows of a set of examples."""

    choices: Numbers  # (t, ways), one row of each class
    questions: Numbers  # (t,)
    answers: Numbers  # (t,) which choice is right

    def __len__(self) -> int:
        return len(self.questions)


def share_right(likeness: npt.NDArray[Any], answers: Numbers) -> float:
    """Share of the questions whose most alike choice is the right one; likeness (q, ways), ties go to the first."""
    return float((likeness.argmax(axis=1) == answers).mean())


def draw_trials(classes: Numbers, ways: int, count: int, rng: np.random.Generator) -> Trials:
    """`count` trials of `ways` classes, the example of each and the question drawn afresh for every trial.

    Raises CannotLearn where there are fewer classes with two examples.
    """
    members = [rows for name in np.unique(classes) if len(rows := np.flatnonzero(classes == name)) > 1]
    if len(members) < ways:
        raise CannotLearn(f"ways = {ways} is more than the {len(members)} classes with two examples: choose fewer.")
    choices, questions = np.empty((count, ways), np.int64), np.empty(count, np.int64)
    answers = rng.integers(ways, size=count)
    for trial in range(count):
        chosen = rng.choice(len(members), ways, replace=False)
        choices[trial] = [rng.choice(members[place]) for place in chosen]
        asked = members[chosen[answers[trial]]]
        questions[trial] = rng.choice(asked[asked != choices[trial, answers[trial]]])
    return Trials(choices, questions, answers)


def draw_drawer_trials(
    classes: Numbers, groups: Numbers, drawers: Numbers, ways: int, rounds: int, rng: np.random.Generator
) -> Trials:
    """Trials made as the published runs are: in each round of a group one drawer gives the choices, another asks.

    At most `ways` classes of the group, each of them asked once; `rounds` of every group with enough classes.
    """
    parts: list[Trials] = []
    places = {key: row for row, key in enumerate(zip(classes.tolist(), drawers.tolist(), strict=True))}
    for group in np.unique(groups):
        names = np.unique(classes[groups == group])
        for _ in range(rounds if len(names) >= ways else 0):
            chosen = rng.choice(names, ways, replace=False)
            giver, asker = rng.choice(np.unique(drawers[groups == group]), 2, replace=False)
            choices = np.array([places[name, giver] for name in chosen.tolist()])
            questions = np.array([places[name, asker] for name in chosen.tolist()])
            parts.append(Trials(np.tile(choices, (ways, 1)), questions, np.arange(ways)))
    if not parts:
        raise CannotLearn(f"ways = {ways} is more than any group has classes: choose fewer.")
    return Trials(
        *(np.concatenate([getattr(part, name) for part in parts]) for name in ("choices", "questions", "answers"))
    )


def judge_trials(embeddings: npt.NDArray[Any], trials: Trials) -> float:
    """Share right by inner products of embeddings (n, d); normalise them for cosines."""
    return float((answer_trials(embeddings, trials) == trials.answers).mean())


def answer_trials(embeddings: npt.NDArray[Any], trials: Trials, block: int = 256) -> Numbers:
    """The most alike choice (t,) of each trial, so many trials at a time."""
    answers = [
        np.einsum("twd,td->tw", embeddings[choices], embeddings[questions]).argmax(axis=1)
        for choices, questions in (
            (trials.choices[start : start + block], trials.questions[start : start + block])
            for start in range(0, len(trials), block)
        )
    ]
    return np.concatenate(answers)
