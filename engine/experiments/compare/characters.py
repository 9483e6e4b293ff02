"""Methods on drawn characters: a small network learns from nothing but the background alphabets of Omniglot."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn import functional

from engine.experiments.compare.contest import Candidate, Contest, Figures, Setting
from engine.experiments.omniglot.distortion import Distortion, distort
from engine.experiments.omniglot.drawings import BACKGROUND, EVALUATION, Drawings, read_drawings
from engine.experiments.omniglot.examples import shrink
from engine.experiments.protocols.one_shot import draw_drawer_trials, judge_trials
from engine.experiments.request import Request
from engine.learning.networks.conv4 import Conv4
from engine.learning.retrieval_metrics import measure_retrieval
from engine.learning.training.examples import TensorExamples
from engine.learning.training.judging import embed
from engine.learning.training.loop import train
from engine.learning.training.plan import TrainingPlan

SIDE, DIMS, WIDTH = 20, 64, 24  # pixels, length of the embedding, channels
STEPS, TRY_STEPS, CLASSES, EACH = 400, 120, 16, 4
HELD_OUT = 6  # background alphabets by which the rate is chosen, never taught
DRAWERS = 5  # of the twenty of each held-out or test character are judged
WAYS, ROUNDS, TRIALS_SEED = 20, 10, 0
SETTINGS = (Setting(1e-3), Setting(4e-3))
SPOILT = Distortion(elastic=0.02)


@dataclass(frozen=True)
class Characters:
    """Pictures (n, 1, side, side) with the numbers of their characters, alphabets and drawers (n,)."""

    pictures: Tensor
    characters: npt.NDArray[np.int64]
    alphabets: npt.NDArray[np.int64]
    drawers: npt.NDArray[np.int64]


@dataclass(frozen=True)
class Course:
    """What is taught, what the rate is chosen by, and what counts."""

    taught: Characters
    held_out: Characters
    test: Characters


def read_course(request: Request) -> Course:
    """Taught and held-out background alphabets, and the evaluation alphabets by some of their drawers."""
    background, evaluation = (read_drawings(request.find(name)) for name in (BACKGROUND, EVALUATION))
    order = np.random.default_rng(0).permutation(len(background.names))
    held_out, taught = order[:HELD_OUT].tolist(), order[HELD_OUT:].tolist()
    return Course(
        make_small(background.of_alphabets(taught)),
        make_small(background.of_alphabets(held_out), DRAWERS),
        make_small(evaluation, DRAWERS),
    )


def make_small(drawings: Drawings, drawers: int = 20) -> Characters:
    """Pictures of the first drawers."""
    rows = np.flatnonzero(drawings.drawers <= drawers)
    characters = np.unique(drawings.characters[rows], return_inverse=True)[1]
    pictures = shrink(drawings.inks[rows], SIDE)
    return Characters(pictures, characters, drawings.alphabets[rows], drawings.drawers[rows])


def character_contest(course: Course, steps: int = STEPS, settings: tuple[Setting, ...] = SETTINGS) -> Contest:
    """Every round starts from other weights; the rate is chosen once, with shorter trainings."""

    def try_out(candidate: Candidate, setting: Setting, seed: int) -> float:
        network = teach(candidate, course.taught, setting, seed, TRY_STEPS)
        return judge_network(network, course.held_out)["unseen_map_at_r"]

    def judge(candidate: Candidate, setting: Setting, seed: int) -> Figures:
        return judge_network(teach(candidate, course.taught, setting, seed, steps), course.test)

    return Contest(settings, try_out, judge, choose_once=True)


def new_network(seed: int) -> nn.Module:
    """The small network with weights by chance."""
    with torch.random.fork_rng([]):
        torch.manual_seed(seed)
        return Conv4(DIMS, WIDTH, SIDE)


def teach(candidate: Candidate, taught: Characters, setting: Setting, seed: int, steps: int) -> nn.Module:
    """A small network taught by a candidate on distorted drawings."""
    network = new_network(seed)
    plan = TrainingPlan(
        method=candidate.method, scheme=candidate.scheme, steps=steps, classes=CLASSES, each=EACH,
        learning_rate=setting.rate, seed=seed,
    )  # fmt: skip
    examples = TensorExamples(taught.pictures, taught.characters, lambda drawn, chance: distort(drawn, SPOILT, chance))
    train(network, examples, plan)
    return network


def judge_network(network: nn.Module, test: Characters) -> Figures:
    """Retrieval by cosine among characters never taught, and one-shot among twenty of one alphabet."""
    unit = functional.normalize(embed(network, test.pictures)).numpy()
    found = measure_retrieval(unit, test.characters)
    rng = np.random.default_rng(TRIALS_SEED)
    trials = draw_drawer_trials(test.characters, test.alphabets, test.drawers, WAYS, ROUNDS, rng)
    return {
        "unseen_map_at_r": found.map_at_r,
        "unseen_recall_at_1": found.recall_at_1,
        "one_shot_20_way": judge_trials(unit, trials),
    }
