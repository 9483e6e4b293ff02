"""A contest between methods: the same steps for every candidate, and its learning rate chosen by the same rule."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from engine.experiments.summary import summarise
from engine.learning.methods import METHODS, SCHEMES
from engine.progress import Progress, track

Figures = dict[str, float]
BASE = "triplet"  # what the schemes are laid over


@dataclass(frozen=True)
class Candidate:
    """A method, plain or under a scheme."""

    method: str
    scheme: Literal["plain", "divide_and_conquer", "adversarial"] = "plain"

    @property
    def title(self) -> str:
        """As a table lists it."""
        title = METHODS[self.method].title
        return title if self.scheme == "plain" else f"{SCHEMES[self.scheme].title} over {title.lower()}"


CANDIDATES: dict[str, Candidate] = {
    **{name: Candidate(name) for name, method in METHODS.items() if method.labels == "names"},
    "divide_and_conquer": Candidate(BASE, "divide_and_conquer"),
    "adversarial": Candidate(BASE, "adversarial"),
}


@dataclass(frozen=True)
class Setting:
    """What the rule chooses for each candidate."""

    rate: float  # learning rate
    hold: float = 0.0  # weight of |W - I|^2 of a head that starts at the identity


@dataclass(frozen=True)
class Contest:
    """What the candidates do in each round; a round is a seed."""

    settings: Sequence[Setting]
    try_out: Callable[[Candidate, Setting, int], float]  # score on classes held out of the training
    judge: Callable[[Candidate, Setting, int], Figures]  # figures on the test classes
    choose_once: bool = False  # in the first round for all, where all rounds have the same classes


def hold_contest(contest: Contest, names: Sequence[str], seeds: range, progress: Progress) -> dict[str, Any]:
    """Rows of the table by name of the candidate: mean and spread of each figure, settings, seconds."""
    rows: dict[str, Any] = {}
    for name in track(names, len(names), progress, "Comparing methods"):
        candidate, start = CANDIDATES[name], time.monotonic()
        chosen: list[Setting] = []
        results: list[Figures] = []
        for seed in seeds:
            reuse = contest.choose_once and chosen
            chosen.append(chosen[0] if reuse else choose_setting(contest, candidate, seed))
            results.append(contest.judge(candidate, chosen[-1], seed))
        rows[name] = {
            "title": candidate.title,
            **summarise(results),
            "rates": [setting.rate for setting in chosen],
            "holds": [setting.hold for setting in chosen],
            "seconds": round(time.monotonic() - start, 1),
        }
    return rows


def choose_setting(contest: Contest, candidate: Candidate, seed: int) -> Setting:
    """The setting that does best on held-out classes; no choice is no trial."""
    if len(contest.settings) == 1:
        return contest.settings[0]
    scores = [contest.try_out(candidate, setting, seed) for setting in contest.settings]
    return contest.settings[int(np.argmax(scores))]
