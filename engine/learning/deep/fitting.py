"""The last blocks and a head taught together, from where the head alone has come to."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from engine.learning.deep.tower import AT_ONCE, DeepEncoder, Floats, Halves, State, Tower
from engine.learning.deep.views import Rows, ViewExamples
from engine.learning.errors import CannotLearn
from engine.learning.networks.identity_head import IdentityHead
from engine.learning.parameters.ranges import Parameters
from engine.learning.training.judging import evaluating
from engine.learning.training.loop import train
from engine.learning.training.plan import TrainingPlan
from engine.learning.training.readings import Reading
from engine.progress import Progress, silent

Encode = Callable[[Rows], Floats]  # photos of the view file -> embeddings (m, k) as they are then
WatchTop = Callable[[Reading, Encode], None]
Enoughness = Callable[[int], bool]  # whether so many steps are enough for somebody
ENDED_EARLY = "It was ended early, and what it had learned by then was kept."
HeadArrays = tuple[Floats, Floats]  # centre (d,) and matrix (d, k)


class Enough(Exception):
    """A training is ended early and what it has learned so far is kept."""


@dataclass(frozen=True)
class TopRecipe:
    """How the last blocks are taught."""

    plan: TrainingPlan
    parameters: Parameters | None = None


@dataclass(frozen=True)
class FittedTop:
    """What was learned: a head and the weights of the last blocks, and after how many steps."""

    head: HeadArrays
    state: State
    steps: int
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class TopLesson:
    """What a training goes by: photos of the view file with their labels, and the head that it begins with."""

    kept: Halves
    rows: Rows
    labels: NDArray[Any]
    head: HeadArrays
    folder: Path | None = None  # for checkpoints


@dataclass
class Witness:
    """Looks on: steps that were done, and the weights when somebody has had enough."""

    progress: Progress
    enough: Enoughness
    encoder: DeepEncoder
    steps: int = 0
    kept: dict[str, torch.Tensor] = field(default_factory=dict)

    def step(self, done: int, total: int, note: str = "") -> None:
        """A `Progress` for the trainer."""
        self.steps = done
        self.progress(done, total, note)
        if self.enough(done):
            self.kept = {name: value.detach().clone() for name, value in self.encoder.state_dict().items()}
            raise Enough


def look_away(reading: Reading, encode: Encode) -> None:
    """A watcher that sees nothing."""


def go_on(step: int) -> bool:
    """Nobody asks for an early end."""
    return False


def fit_top(
    tower: Tower,
    lesson: TopLesson,
    recipe: TopRecipe,
    *,
    progress: Progress = silent,
    watch: WatchTop = look_away,
    enough: Enoughness = go_on,
) -> FittedTop:
    """Teach the last blocks of the tower, which has the learned weights afterwards; raises CannotLearn."""
    tower.set_top()
    encoder = DeepEncoder(tower.network, begin_head(tower, lesson)).eval()
    witness = Witness(progress, enough, encoder)
    encode = lambda rows: encode_rows(tower, encoder, lesson.kept, rows)  # noqa: E731
    examples = ViewExamples(lesson.kept, lesson.rows, lesson.labels)
    notes: tuple[str, ...] = (ENDED_EARLY,)
    try:
        training = train(
            encoder, examples, recipe.plan, recipe.parameters, folder=lesson.folder, device=tower.device,
            progress=witness.step, watch=lambda reading: watch(reading, encode),
        )  # fmt: skip
        notes = training.notes
    except Enough:
        encoder.load_state_dict(witness.kept)
    encoder.eval()
    check_finite(encoder)
    return FittedTop(read_head(encoder), tower.top_state(), witness.steps, notes)


def begin_head(tower: Tower, lesson: TopLesson) -> IdentityHead:
    """The head that is there, scaled so that embeddings are about of length 1."""
    centre, matrix = lesson.head
    some = lesson.kept[lesson.rows[: 2 * AT_ONCE], 0]
    lengths = np.linalg.norm((tower.encode(some) - centre) @ matrix, axis=1)
    scaled = np.asarray(matrix / max(float(lengths.mean()), 1e-12), np.float32)
    return IdentityHead(len(centre), matrix=scaled, centre=centre)


def encode_rows(tower: Tower, encoder: DeepEncoder, kept: Halves, rows: Rows) -> Floats:
    """Embeddings (m, k) of photos as they are, by the network and head of the moment."""
    with evaluating(encoder):
        features = tower.encode(kept[rows, 0])
        centre, matrix = read_head(encoder)
    return np.asarray((features - centre) @ matrix, np.float32)


def read_head(encoder: DeepEncoder) -> HeadArrays:
    """Centre (d,) and matrix (d, k) of the head of the moment."""
    head = encoder.head
    assert isinstance(head, IdentityHead)
    centre, matrix = (value.detach().cpu().float().numpy().copy() for value in (head.centre, head.weight))
    return centre, matrix


def check_finite(encoder: DeepEncoder) -> None:
    """Raise CannotLearn where a weight is no finite number."""
    if not all(bool(torch.isfinite(value).all()) for value in encoder.state_dict().values()):
        raise CannotLearn("Weights have become no finite numbers: choose a tenth of the learning_rate.")


def time_step(tower: Tower, activations: Halves, recipe: TopRecipe) -> float:
    """Seconds that a step takes, from two passes over some photos (n, ...), after which all is as it was."""
    some = torch.from_numpy(activations[:AT_ONCE].astype(np.float32)).to(tower.device)
    spent = 0.0
    for _ in range(2):  # the first one sets up
        started = time.monotonic()
        features = tower.network.upper(some)[0]
        torch.autograd.backward(features.square().mean())
        spent = time.monotonic() - started
    tower.network.zero_grad(set_to_none=True)
    return spent * recipe.plan.batch / len(some)
