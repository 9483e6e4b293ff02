"""The convolutional twins of Koch, Zemel and Salakhutdinov (2015): their network, loss and pairs, our trainer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from engine.experiments.omniglot.distortion import PUBLISHED
from engine.experiments.omniglot.drawings import Drawings, Run
from engine.experiments.omniglot.examples import shrink
from engine.experiments.omniglot.judging import KINDS, draw_character_pairs
from engine.experiments.omniglot.splits import Omniglot
from engine.experiments.omniglot.twins import FixedPairs, Twins, fix_pairs
from engine.experiments.protocols.one_shot import share_right
from engine.experiments.protocols.pairs import Pairs, Verification, verify
from engine.learning.losses.pairwise.siamese import SiameseLoss
from engine.learning.networks.conv4 import Conv4
from engine.learning.networks.koch import SIDE, KochNetwork
from engine.learning.training.judging import embed
from engine.learning.training.loop import Training, train
from engine.learning.training.plan import TrainingPlan
from engine.progress import Progress, named

PAIRS, JUDGED_PAIRS = 30_000, 10_000
QUICK_PAIRS, QUICK_JUDGED_PAIRS, QUICK_SIDE = 15_000, 2_000, 28
CHARACTERS, EACH = 8, 4  # of a batch: 48 same and 48 different pairs of 32 drawings
BLOCK = 512  # pairs scored at once: 4096 numbers each


@dataclass(frozen=True)
class TrainedTwins:
    """A trained twin network with its learned head."""

    training: Training
    pairs: FixedPairs
    side: int
    half: bool  # whether it works in bf16, as it was trained

    @torch.no_grad()
    def embed(self, inks: npt.NDArray[np.bool_]) -> Tensor:
        """Embeddings (n, d) of drawings."""
        network = self.training.network
        assert isinstance(network, Twins)
        with torch.autocast("cpu", torch.bfloat16, enabled=self.half):
            return embed(network.head.network, as_inputs(inks, self.side), 64).float()

    @torch.no_grad()
    def score(self, first: Tensor, second: Tensor) -> npt.NDArray[Any]:
        """Probability (p,) of "same" for embeddings (p, d)."""
        head = self.training.loss
        assert isinstance(head, SiameseLoss)
        return np.asarray(head.score_pairs(first, second).double().numpy())


def plan_koch(quick: bool) -> TrainingPlan:
    """Adam: the paper's plain gradient descent stays at ln 2 (design, section 1)."""
    plan = TrainingPlan(
        method="siamese", steps=3000, classes=48, each=4, optimiser="adam", weight_decay=0.0, learning_rate=5e-4,
        proxy_rate=1.0, precision="bf16", checkpoint_every=200,
    )  # fmt: skip
    quicker = replace(plan, steps=500, learning_rate=1e-3, proxy_rate=10.0, precision="float32", checkpoint_every=0)
    return quicker if quick else plan


def train_koch(data: Omniglot, quick: bool, folder: Path | None, progress: Progress) -> TrainedTwins:
    """Teach 30,000 pairs with the paper's affine distortions; quick: half the pairs and Conv-4 on small drawings."""
    plan, side = plan_koch(quick), QUICK_SIDE if quick else SIDE
    network: nn.Module = Conv4(None, 32, QUICK_SIDE) if quick else KochNetwork()
    taught = data.taught
    count, rng = QUICK_PAIRS if quick else PAIRS, np.random.default_rng(plan.seed)
    pairs = fix_pairs(taught, count, rng, CHARACTERS, EACH, distortion=PUBLISHED)
    if quick:
        small = as_inputs(taught.inks, side)[:, 0].numpy() > 0.3
        pairs = FixedPairs(small, pairs.labels, pairs.rows, pairs.distortion)
    training = train(Twins(network), pairs, plan, folder=folder, progress=named(progress, "Learning pairs"))
    return TrainedTwins(training, pairs, side, plan.precision == "bf16")


def judge_verification(twins: TrainedTwins, data: Omniglot, quick: bool) -> dict[str, Verification]:
    """Accuracy on unseen alphabets, different pairs from within an alphabet and from anywhere."""
    count = QUICK_JUDGED_PAIRS if quick else JUDGED_PAIRS
    found = {}
    parts = (data.held_out, data.unseen)
    known = [EmbeddedRows(twins, part) for part in parts]
    for name, within in KINDS.items():
        held_out, unseen = (draw_character_pairs(part, count, within, number) for number, part in enumerate(parts))
        found[name] = verify(held_out, known[0].score(held_out), unseen, known[1].score(unseen))
    return found


class EmbeddedRows:
    """Embeddings of drawings, made when first asked for."""

    def __init__(self, twins: TrainedTwins, drawings: Drawings) -> None:
        self._twins, self._inks = twins, drawings.inks
        self._known: dict[int, Tensor] = {}

    def score(self, pairs: Pairs) -> npt.NDArray[Any]:
        """Probability of "same" for each pair."""
        rows = np.unique(np.concatenate([pairs.first, pairs.second]))
        fresh = [row for row in rows.tolist() if row not in self._known]
        if fresh:
            self._known.update(zip(fresh, self._twins.embed(self._inks[fresh]), strict=True))
        blocks = range(0, len(pairs.first), BLOCK)
        scores = [
            self._twins.score(
                *(torch.stack([self._known[row] for row in side[start : start + BLOCK].tolist()])
                  for side in (pairs.first, pairs.second))
            )
            for start in blocks
        ]  # fmt: skip
        return np.concatenate(scores)


def judge_runs(twins: TrainedTwins, runs: list[Run]) -> float:
    """Share right of the published one-shot runs, by the learned head."""
    shares = []
    for run in runs:
        classes, questions = twins.embed(run.classes), twins.embed(run.questions)
        likeness = np.stack([twins.score(question.expand_as(classes), classes) for question in questions])
        shares.append(share_right(likeness, run.answers))
    return float(np.mean(shares))


def as_inputs(inks: npt.NDArray[np.bool_], side: int) -> Tensor:
    """Drawings (n, h, w) as inputs (n, 1, side, side)."""
    return torch.from_numpy(inks)[:, None].float() if inks.shape[-1] == side else shrink(inks, side)
