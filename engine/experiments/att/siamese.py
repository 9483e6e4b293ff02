"""A small network taught by the contrastive loss to put one person's faces together (Hadsell 2006)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn import functional

from engine.experiments.att.faces import SIDE, Faces
from engine.experiments.omniglot.distortion import Distortion, distort
from engine.experiments.protocols.pairs import Pairs
from engine.learning.networks.conv4 import Conv4
from engine.learning.parameters.pairwise import ContrastiveParameters
from engine.learning.training.examples import TensorExamples
from engine.learning.training.judging import embed
from engine.learning.training.loop import Training, train
from engine.learning.training.plan import TrainingPlan
from engine.progress import Progress

Rows = npt.NDArray[np.int64]
DIMS, WIDTH = 64, 32  # length of the embedding, channels
PAIRS = 32  # of a batch
RATE, DECAY = 2e-3, 1e-2
SPOILT = Distortion(rotation=8.0, shear=0.05, zoom=0.1, shift=0.06, share=1.0)
BRIGHTER, STARKER, SIDE_LIGHT = 0.3, 0.2, 0.3  # in deviations of a picture, as share, in deviations at its edges
PARAMETERS = ContrastiveParameters(margin=1.0, normalise=True)


@dataclass(frozen=True)
class PairExamples(TensorExamples):
    """Examples of which only these pairs are ever compared."""

    pairs: Pairs | None = None

    def batches(self, plan: TrainingPlan, rng: np.random.Generator) -> Iterator[Rows]:
        """Batches for ever: rows 0-1, 2-3, ... are pairs, in turn of one person and of two."""
        assert self.pairs is not None
        rows = np.stack([self.pairs.first, self.pairs.second], axis=1)
        same, other = rows[self.pairs.same], rows[~self.pairs.same]
        while True:
            drawn = [part[rng.integers(len(part), size=plan.batch // 4)] for part in (same, other)]
            yield np.stack(drawn, axis=1).reshape(-1)


def teach(faces: Faces, pairs: Pairs | None, seed: int, steps: int, progress: Progress) -> tuple[nn.Module, Training]:
    """A network taught on these faces: on these pairs of them, or on any."""
    with torch.random.fork_rng([]):
        torch.manual_seed(seed)
        network = Conv4(DIMS, WIDTH, SIDE, pooling="mean")
    plan = TrainingPlan(
        method="contrastive", steps=steps, classes=PAIRS, each=2, learning_rate=RATE, weight_decay=DECAY,
        warmup=0.1, seed=seed,
    )  # fmt: skip
    examples = (
        TensorExamples(faces.pictures, faces.people, vary)
        if pairs is None
        else PairExamples(faces.pictures, faces.people, vary, pairs)
    )
    return network, train(network, examples, plan, PARAMETERS, progress=progress)


def vary(pictures: Tensor, generator: torch.Generator) -> Tensor:
    """Pictures (n, 1, s, s) mirrored, moved and lit in other ways, each by chance."""

    def chance(limit: float) -> Tensor:
        return limit * (2 * torch.rand(len(pictures), 1, 1, 1, generator=generator) - 1)

    mirrored = torch.where(chance(1.0) < 0, pictures, pictures.flip(3))
    moved = distort(mirrored, SPOILT, generator)
    across = torch.linspace(-1, 1, pictures.shape[3])
    return moved * (1 + chance(STARKER)) + chance(BRIGHTER) + chance(SIDE_LIGHT) * across


def embed_faces(network: nn.Module, faces: Faces) -> Tensor:
    """Vectors (n, d): the mean of each picture's and its mirror image's, both of length 1."""
    sides = [functional.normalize(embed(network, part)) for part in (faces.pictures, faces.pictures.flip(3))]
    return (sides[0] + sides[1]) / 2


def score_pairs(vectors: Tensor, pairs: Pairs) -> npt.NDArray[np.float32]:
    """How alike two faces are (p,): minus their distance."""
    apart = (vectors[torch.from_numpy(pairs.first)] - vectors[torch.from_numpy(pairs.second)]).norm(dim=1)
    return np.asarray(-apart.numpy())
