"""The convolutional twins of Koch, Zemel and Salakhutdinov (2015): their network, loss and pairs, our trainer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from engine.experiments.omniglot.distortion import CALM
from engine.experiments.omniglot.drawings import Drawings, Run
from engine.experiments.omniglot.examples import TURNS, as_bytes, frame, turn
from engine.experiments.omniglot.judging import KINDS, draw_character_pairs
from engine.experiments.omniglot.splits import Omniglot
from engine.experiments.omniglot.twins import FixedPairs, Twins, fix_pairs
from engine.experiments.protocols.one_shot import share_right
from engine.experiments.protocols.pairs import Pairs, Verification, verify
from engine.learning.losses.pairwise.siamese import SiameseLoss, same_logits
from engine.learning.networks.conv4 import Conv4
from engine.learning.networks.koch import SIDE, KochNetwork
from engine.learning.training.judging import embed
from engine.learning.training.loop import Training, train
from engine.learning.training.plan import TrainingPlan
from engine.progress import Progress, named

Rows = npt.NDArray[np.int64]
PAIRS, JUDGED_PAIRS = 30_000, 10_000
QUICK_PAIRS, QUICK_JUDGED_PAIRS, QUICK_SIDE = 15_000, 2_000, 28
CHARACTERS, EACH = 21, 3  # of a batch: 63 same and 63 different pairs of 63 drawings
BLOCK = 512  # pairs scored at once: 4096 numbers each


@dataclass(frozen=True)
class TrainedTwins:
    """A trained twin network with its learned head."""

    training: Training
    pairs: FixedPairs
    half: bool  # whether it works in bf16, as it was trained

    @torch.no_grad()
    def compare(self, inks: npt.NDArray[np.bool_], first: Rows, second: Rows) -> npt.NDArray[np.float64]:
        """Log odds (p,) of "same" for drawings first[i] and second[i] of all (n, h, w): the mean of the eight turns."""
        rows, places = np.unique(np.concatenate([first, second]), return_inverse=True)
        pictures = frame(inks[rows], self.pairs.pictures.shape[-1])
        sides = places[: len(first)], places[len(first) :]
        turned = (turn(pictures, number) for number in range(TURNS))
        return np.asarray(np.mean([self._compare_pictures(part, *sides) for part in turned], axis=0))

    def _compare_pictures(self, pictures: Tensor, first: Rows, second: Rows) -> npt.NDArray[np.float64]:
        network, head = self.training.network, self.training.loss
        assert isinstance(network, Twins) and isinstance(head, SiameseLoss)
        with torch.autocast("cpu", torch.bfloat16, enabled=self.half):
            known = embed(network.head.network, pictures, 64).float()
        blocks = [slice(start, start + BLOCK) for start in range(0, len(first), BLOCK)]
        odds = [same_logits(known[first[block]], known[second[block]], head.weights, head.bias) for block in blocks]
        return np.asarray(torch.cat(odds).double().numpy())


def plan_koch(quick: bool) -> TrainingPlan:
    """Adam: the paper's plain gradient descent stays at ln 2 (design, section 1).

    The head learns at twenty times the rate: as long as its weights are small, the loss hardly hears of the network.
    """
    plan = TrainingPlan(
        method="siamese", steps=5000, classes=84, each=3, optimiser="adam", weight_decay=0.0, learning_rate=5e-4,
        proxy_rate=20.0, ema=0.99, warmup=0.02, precision="bf16", checkpoint_every=200,
    )  # fmt: skip
    quicker = replace(plan, steps=500, learning_rate=1e-3, ema=0.98, precision="float32", checkpoint_every=0)
    return quicker if quick else plan


def train_koch(data: Omniglot, quick: bool, folder: Path | None, progress: Progress) -> TrainedTwins:
    """Teach 30,000 pairs of framed drawings, distorted afresh; quick: half the pairs and Conv-4 on small drawings."""
    plan, side = plan_koch(quick), QUICK_SIDE if quick else SIDE
    network: nn.Module = Conv4(None, 32, QUICK_SIDE) if quick else KochNetwork()
    rng = np.random.default_rng(plan.seed)
    rows = fix_pairs(data.taught, QUICK_PAIRS if quick else PAIRS, rng, CHARACTERS, EACH)
    pairs = FixedPairs(as_bytes(frame(data.taught.inks, side)), data.taught.characters, rows, CALM)
    training = train(Twins(network), pairs, plan, folder=folder, progress=named(progress, "Learning pairs"))
    return TrainedTwins(training, pairs, plan.precision == "bf16")


def judge_verification(twins: TrainedTwins, data: Omniglot, quick: bool) -> dict[str, Verification]:
    """Accuracy on unseen alphabets, different pairs from within an alphabet and from anywhere."""
    count = QUICK_JUDGED_PAIRS if quick else JUDGED_PAIRS
    held_out, unseen = (judge_part(twins, part, count, seed) for seed, part in enumerate((data.held_out, data.unseen)))
    return {name: verify(*held_out[name], *unseen[name]) for name in KINDS}


def judge_part(
    twins: TrainedTwins, part: Drawings, count: int, seed: int
) -> dict[str, tuple[Pairs, npt.NDArray[np.float64]]]:
    """Pairs of each kind and their log odds; a drawing of several pairs is embedded once."""
    drawn = {name: draw_character_pairs(part, count, within, seed) for name, within in KINDS.items()}
    first, second = (np.concatenate([getattr(one, side) for one in drawn.values()]) for side in ("first", "second"))
    odds = np.split(twins.compare(part.inks, first, second), len(drawn))
    return dict(zip(drawn, zip(drawn.values(), odds, strict=True), strict=True))


def judge_runs(twins: TrainedTwins, runs: list[Run]) -> float:
    """Share right of the published one-shot runs, by the learned head."""
    shares = []
    for run in runs:
        questions, classes = len(run.questions), len(run.classes)
        first, second = np.divmod(np.arange(questions * classes), classes)
        odds = twins.compare(np.concatenate([run.questions, run.classes]), first, questions + second)
        shares.append(share_right(odds.reshape(questions, classes), run.answers))
    return float(np.mean(shares))
