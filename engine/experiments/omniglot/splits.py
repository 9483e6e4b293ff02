"""What Omniglot experiments learn from, choose by and are judged on."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.experiments.omniglot.drawings import (
    ALL_RUNS,
    BACKGROUND,
    EVALUATION,
    Drawings,
    Run,
    read_drawings,
    read_runs,
)
from engine.experiments.request import Request

HELD_OUT = 5  # alphabets of the background set, drawn once for all runs
SPLIT_SEED = 0


@dataclass(frozen=True)
class Omniglot:
    """The published sets; thresholds and recipes come from `held_out` only."""

    taught: Drawings  # background alphabets to learn from
    held_out: Drawings  # the other background alphabets
    unseen: Drawings  # evaluation alphabets
    runs: list[Run]


def read_omniglot(request: Request) -> Omniglot:
    """Read all and split the background set."""
    taught, held_out = split_alphabets(read_drawings(request.find(BACKGROUND)))
    return Omniglot(taught, held_out, read_drawings(request.find(EVALUATION)), read_runs(request.find(ALL_RUNS)))


def split_alphabets(background: Drawings, held_out: int = HELD_OUT) -> tuple[Drawings, Drawings]:
    """(taught, held out): the same alphabets for every seed of training."""
    order = np.random.default_rng(SPLIT_SEED).permutation(len(background.names)).tolist()
    return background.of_alphabets(order[held_out:]), background.of_alphabets(order[:held_out])
