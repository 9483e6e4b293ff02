"""The best method found: a small network, supervised contrastive loss, batches of one alphabet, turned characters."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn import functional

from engine.experiments.omniglot.distortion import CALM, WILD, Distortion
from engine.experiments.omniglot.drawings import Drawings
from engine.experiments.omniglot.examples import frame, turn_drawings
from engine.learning.networks.strided_conv4 import StridedConv4
from engine.learning.parameters.pairwise import SupConParameters
from engine.learning.training.judging import embed
from engine.learning.training.loop import Training, train
from engine.learning.training.plan import TrainingPlan
from engine.progress import Progress, named, silent

SIDE, QUICK_SIDE = 42, 28  # pixels
SUPCON = SupConParameters(temperature=0.07)
# each question and choice is looked at in nine ways, chosen on held-out alphabets: rotation in degrees, zoom
VIEWS = tuple(product((0.0, 8.0, -8.0), (1.0, 0.9, 1.1)))


@dataclass(frozen=True)
class CharacterEncoder:
    """A trained network that makes vectors of drawings."""

    network: StridedConv4
    side: int
    views: tuple[tuple[float, float], ...] = VIEWS

    def embed(self, inks: npt.NDArray[np.bool_]) -> npt.NDArray[np.float32]:
        """Normalised vectors (n, d) of drawings (n, h, w), each the mean over the views."""
        parts = [self._embed_part(part) for part in np.array_split(inks, max(1, len(inks) // 2048))]
        return np.concatenate(parts)

    def _embed_part(self, inks: npt.NDArray[np.bool_]) -> npt.NDArray[Any]:
        pictures = frame(inks, self.side)
        vectors = [functional.normalize(embed(self.network, move(pictures, view))) for view in self.views]
        return np.asarray(functional.normalize(torch.stack(vectors).sum(dim=0)).numpy())


def plan_rounds(seed: int, quick: bool) -> list[tuple[TrainingPlan, Distortion]]:
    """A round with wild hands and one with calm ones, the rate starting anew (Loshchilov, Hutter 2017); quick: one."""
    first = TrainingPlan(
        method="supcon", steps=2000, classes=32, each=4, learning_rate=2e-3, weight_decay=1e-3, precision="bf16",
        ema=0.99, warmup=0.05, clip_norm=0.0, seed=seed, checkpoint_every=200,
    )  # fmt: skip
    if quick:
        return [(replace(first, steps=250, ema=0.98, precision="float32", checkpoint_every=0), CALM)]
    return [(first, WILD), (replace(first, steps=5000, learning_rate=1.5e-3), CALM)]


def train_encoder(
    taught: Drawings, seed: int, quick: bool, folder: Path | None = None, progress: Progress = silent
) -> tuple[CharacterEncoder, list[Training]]:
    """Teach the characters of these drawings, each quarter turn another character; one training for each round."""
    side, width = (QUICK_SIDE, 32) if quick else (SIDE, 128)
    torch.manual_seed(seed)
    network = StridedConv4(width, side)
    trainings = []
    for number, (plan, distortion) in enumerate(plan_rounds(seed, quick)):
        place = folder and folder.with_name(f"{folder.name}-{number}")
        examples = turn_drawings(taught, side, distortion)
        watched = named(progress, f"Learning characters, seed {seed}, round {number + 1}")
        trainings.append(train(network, examples, plan, SUPCON, folder=place, progress=watched))
    return CharacterEncoder(network, side, VIEWS[:1] if quick else VIEWS), trainings


def move(pictures: Tensor, view: tuple[float, float]) -> Tensor:
    """Pictures (n, 1, s, s) rotated (degrees) and zoomed alike."""
    degrees, zoom = view
    if view == VIEWS[0]:
        return pictures
    cosine, sine = math.cos(math.radians(degrees)) / zoom, math.sin(math.radians(degrees)) / zoom
    matrix = torch.tensor([[cosine, -sine, 0.0], [sine, cosine, 0.0]]).expand(len(pictures), 2, 3)
    grid = functional.affine_grid(matrix, list(pictures.shape), align_corners=False)
    return functional.grid_sample(pictures, grid, align_corners=False)
