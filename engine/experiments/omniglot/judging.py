"""An encoder of characters on the published runs and on pairs of unseen alphabets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from engine.experiments.omniglot.drawings import Drawings, Run
from engine.experiments.omniglot.encoder import CharacterEncoder
from engine.experiments.omniglot.splits import Omniglot
from engine.experiments.protocols.one_shot import draw_drawer_trials, judge_trials, share_right
from engine.experiments.protocols.pairs import Pairs, Verification, draw_pairs, verify

Vectors = npt.NDArray[np.float32]
WAYS, ROUNDS = 20, 40  # of the held-out one-shot trials
JUDGED_PAIRS = 10_000
KINDS = {"within alphabets": True, "across alphabets": False}


@dataclass(frozen=True)
class Judged:
    """What one training reached."""

    one_shot: float  # share right on the published runs
    held_out_one_shot: float  # on trials of the same kind from held-out background alphabets
    verification: dict[str, Verification]
    unseen: Vectors  # of the drawings of the evaluation alphabets


def judge_encoder(encoder: CharacterEncoder, data: Omniglot) -> Judged:
    """Everything on one seed's network."""
    held_out, unseen = encoder.embed(data.held_out.inks), encoder.embed(data.unseen.inks)
    verification = {
        name: verify_vectors((data.held_out, held_out), (data.unseen, unseen), within) for name, within in KINDS.items()
    }
    return Judged(judge_runs(encoder, data.runs), judge_held_out(data.held_out, held_out), verification, unseen)


def judge_runs(encoder: CharacterEncoder, runs: list[Run]) -> float:
    """Share right over the questions of all runs."""
    return float(np.mean([share_right(compare_run(encoder, run), run.answers) for run in runs]))


def compare_run(encoder: CharacterEncoder, run: Run) -> npt.NDArray[Any]:
    """Cosines (questions, classes)."""
    return np.asarray(encoder.embed(run.questions) @ encoder.embed(run.classes).T)


def judge_held_out(drawings: Drawings, vectors: Vectors) -> float:
    """One-shot trials made as the runs are, from alphabets of the background set."""
    rng = np.random.default_rng(0)
    trials = draw_drawer_trials(drawings.characters, drawings.alphabets, drawings.drawers, WAYS, ROUNDS, rng)
    return judge_trials(vectors, trials)


def verify_vectors(
    held_out: tuple[Drawings, Vectors], unseen: tuple[Drawings, Vectors], within: bool, count: int = JUDGED_PAIRS
) -> Verification:
    """Cosine against a threshold from the held-out alphabets, the same pairs for every seed."""
    drawn = [
        draw_character_pairs(drawings, count, within, seed) for seed, (drawings, _) in enumerate((held_out, unseen))
    ]
    scores = [
        np.einsum("pd,pd->p", vectors[pairs.first], vectors[pairs.second])
        for pairs, (_, vectors) in zip(drawn, (held_out, unseen), strict=True)
    ]
    return verify(drawn[0], scores[0], drawn[1], scores[1])


def draw_character_pairs(drawings: Drawings, count: int, within: bool, seed: int) -> Pairs:
    """Half same characters, half different ones, of one alphabet (within) or of any."""
    rng = np.random.default_rng((seed, within))
    return draw_pairs(drawings.characters, drawings.alphabets if within else None, count, rng)
