"""Two Siamese networks taught by the contrastive loss to put one person's faces together (Hadsell 2006)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn import functional

from engine.embedding.head import fit_pca_head
from engine.experiments.att.faces import SIDE, Faces
from engine.experiments.att.pairs import Known, PairExamples
from engine.experiments.compare.contest import Setting
from engine.experiments.omniglot.distortion import Distortion, distort
from engine.experiments.protocols.pairs import Pairs
from engine.learning.metrics.verification import equal_error, trace_roc
from engine.learning.networks.conv4 import Conv4
from engine.learning.networks.identity_head import IdentityHead
from engine.learning.parameters.pairwise import ContrastiveParameters
from engine.learning.training.examples import Augment, TensorExamples
from engine.learning.training.judging import embed
from engine.learning.training.loop import train
from engine.learning.training.plan import TrainingPlan
from engine.learning.training.readings import Reading
from engine.progress import Progress, silent

PARAMETERS = ContrastiveParameters(margin=1.0, normalise=True)
PLAN = TrainingPlan(method="contrastive", classes=32, each=2, warmup=0.1)  # 32 pairs a batch
DIMS, WIDTH = 64, 32  # of the small network: length of the embedding, channels
STEPS, PAIR_STEPS, HEAD_STEPS = 500, 1200, 200  # people known by all pairs, by some pairs only; of a head
QUICK_STEPS = 120
SPOILT = Distortion(rotation=8.0, shear=0.05, zoom=0.1, shift=0.06, share=1.0)
BRIGHTER, STARKER, SIDE_LIGHT = 0.3, 0.2, 0.3  # in deviations of a picture, as share, in deviations at its edges
SETTINGS = tuple(Setting(rate, hold) for rate in (1e-3, 3e-3) for hold in (0.02, 0.002))


@dataclass(frozen=True)
class Learned:
    """What a network makes of all faces, also of those it was not taught."""

    vectors: Tensor  # (n, d)
    history: Sequence[Reading]

    def score(self, pairs: Pairs) -> npt.NDArray[np.float32]:
        """How alike two faces are (p,): minus their distance."""
        apart = (self.vectors[torch.from_numpy(pairs.first)] - self.vectors[torch.from_numpy(pairs.second)]).norm(dim=1)
        return np.asarray(-apart.numpy())


def learn_from_scratch(faces: Faces, known: Known, seed: int, quick: bool, progress: Progress = silent) -> Learned:
    """A small convolutional network that starts from weights by chance, on faces spoilt afresh each time."""
    with torch.random.fork_rng([]):
        torch.manual_seed(seed)
        network = Conv4(DIMS, WIDTH, SIDE, pooling="flatten" if known.only_pairs else "mean")
    steps = PAIR_STEPS if known.only_pairs else STEPS
    plan = replace(PLAN, steps=QUICK_STEPS if quick else steps, learning_rate=2e-3, weight_decay=1e-2, seed=seed)
    examples = make_examples(faces.pictures, faces.people, known, vary)
    training = train(network, examples, plan, PARAMETERS, progress=progress)
    return Learned(average_views(network, (faces.pictures, faces.pictures.flip(3))), training.history)


def learn_head(
    features: npt.NDArray[np.float32], people: npt.NDArray[np.int64], known: Known, seed: int, quick: bool
) -> Learned:
    """A head that starts at the identity over the frozen encoder; its setting is chosen within what is known."""
    views = start_views(features, known)
    settings = SETTINGS[:1] if quick else SETTINGS
    if len(settings) == 1:
        return teach_head(views, people, known, settings[0], seed)
    inner, held_out = known.hold_out(people, np.random.default_rng(seed))
    tried = [teach_head(views, people, inner, setting, seed).score(held_out) for setting in settings]
    errors = [equal_error(trace_roc(scores, held_out.same))[0] for scores in tried]
    return teach_head(views, people, known, settings[int(np.argmin(errors))], seed)


def start_views(features: npt.NDArray[np.float32], known: Known) -> Tensor:
    """Vectors (n, 2, 256) of features (n, 2, d) by the head that is learned from known faces without their names."""
    head = fit_pca_head([features[known.rows].reshape(-1, features.shape[2])])
    assert head.matrix is not None
    views = torch.from_numpy((features - head.centre) @ head.matrix)
    scale = float(views[torch.from_numpy(known.rows)].norm(dim=2).mean())
    return torch.as_tensor(views / scale)


def teach_head(views: Tensor, people: npt.NDArray[np.int64], known: Known, setting: Setting, seed: int) -> Learned:
    """A head taught on faces of which by chance the upright or the mirrored view is taken."""
    head = IdentityHead(views.shape[2])
    plan = replace(PLAN, steps=HEAD_STEPS, learning_rate=setting.rate, weight_decay=0.0, seed=seed)
    examples = make_examples(views, people, known, pick_view)
    training = train(head, examples, plan, PARAMETERS, penalty=lambda: head.penalty(setting.hold))
    return Learned(average_views(head, (views[:, 0], views[:, 1])), training.history)


def make_examples(inputs: Tensor, people: npt.NDArray[np.int64], known: Known, augment: Augment) -> TensorExamples:
    """The known faces, or all of them in the known pairs only."""
    if known.only_pairs:
        return PairExamples(inputs, people, augment, known.pairs)
    return TensorExamples(inputs[torch.from_numpy(known.rows)], people[known.rows], augment)


def pick_view(views: Tensor, generator: torch.Generator) -> Tensor:
    """One of the two views (n, 2, d) of each face, by chance."""
    return views[torch.arange(len(views)), torch.randint(2, (len(views),), generator=generator)]


def vary(pictures: Tensor, generator: torch.Generator) -> Tensor:
    """Pictures (n, 1, s, s) mirrored, moved and lit in other ways, each by chance."""

    def chance(limit: float) -> Tensor:
        return limit * (2 * torch.rand(len(pictures), 1, 1, 1, generator=generator) - 1)

    mirrored = torch.where(chance(1.0) < 0, pictures, pictures.flip(3))
    moved = distort(mirrored, SPOILT, generator)
    across = torch.linspace(-1, 1, pictures.shape[3])
    return moved * (1 + chance(STARKER)) + chance(BRIGHTER) + chance(SIDE_LIGHT) * across


def average_views(network: nn.Module, views: tuple[Tensor, Tensor]) -> Tensor:
    """Vectors (n, d): the mean of each face's and its mirror image's, both of length 1."""
    sides = [functional.normalize(embed(network, view)) for view in views]
    return (sides[0] + sides[1]) / 2
