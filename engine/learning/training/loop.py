"""The one function that trains every network with every method."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

from torch import Tensor, nn

from engine.learning.collapse import Collapse
from engine.learning.parameters.ranges import Parameters
from engine.learning.training.checkpoints import resume, save_checkpoint
from engine.learning.training.distributed import own_place
from engine.learning.training.examples import Examples, HeldOut
from engine.learning.training.plan import TrainingPlan
from engine.learning.training.preparing import Lesson, pair_up, prepare, seeded
from engine.learning.training.readings import Reading, ignore
from engine.learning.training.run import Run, advance, consider, read_last
from engine.progress import Progress, silent

Stop = Literal["steps", "early"]


@dataclass(frozen=True)
class Training:
    """What came out of a training."""

    network: nn.Module  # with the best weights if some were judged, else the last; in eval mode
    loss: nn.Module  # with its weights of the same step: class centres, the Siamese head
    history: tuple[Reading, ...]
    best_step: int  # updates behind these weights
    collapse: Collapse | None  # as it stood at the end
    stopped: Stop
    notes: tuple[str, ...]  # a sentence each: classes left out, batches halved
    seconds: float


def train(
    network: nn.Module,
    examples: Examples,
    plan: TrainingPlan,
    parameters: Parameters | None = None,
    *,
    held_out: HeldOut | None = None,
    scheme_parameters: Parameters | None = None,
    penalty: Callable[[], Tensor] | None = None,
    folder: Path | None = None,
    device: str = "cpu",
    progress: Progress = silent,
    watch: Callable[[Reading], None] = ignore,
) -> Training:
    """Teach a network in place; anything raised, such as `CannotLearn` or `Cancelled`, leaves it as it was.

    parameters: of the method, scheme_parameters: of the scheme, by default their defaults. penalty: added to every
    loss. folder: keeps the history as JSON lines, and checkpoints, from which the same training goes on.
    """
    before = {name: value.detach().clone() for name, value in network.state_dict().items()}
    training = network.training
    lesson = Lesson(network, examples, plan, parameters, scheme_parameters, held_out, penalty, folder, device, watch)
    try:
        with seeded(plan, device):
            run = prepare(lesson)
            stopped = None if folder is None else resume(run, folder)
            run.gauge.start_file()
            return conclude(run, cast(Stop, stopped) or follow(run, folder, progress))
    except BaseException:
        network.load_state_dict(before)
        network.train(training)
        raise


def follow(run: Run, folder: Path | None, progress: Progress) -> Stop:
    """Step after step until the plan ends or no better judgement comes."""
    every = run.plan.checkpoint_every if own_place() == 0 else 0
    while True:
        judgement = consider(run)
        progress(run.step, run.plan.steps, run.gauge.readings[-1].describe() if run.gauge.readings else "")
        if run.step == run.plan.steps or not run.patient:
            break
        advance(run, judgement)
        if folder is not None and every and run.step % every == 0:
            save_checkpoint(run, folder)
    read_last(run, judgement)
    stopped: Stop = "steps" if run.step == run.plan.steps else "early"
    if folder is not None and every:
        save_checkpoint(run, folder, stopped)
    return stopped


def conclude(run: Run, stopped: Stop) -> Training:
    """Put the best weights, or the last, into network and loss."""
    pair = pair_up(run.objective)
    pair.load_state_dict(run.pupil.state_dict() if run.best is None else run.best.state)
    pair.eval()
    step = run.step if run.best is None else run.best.step
    return Training(
        run.objective.network, run.objective.loss, tuple(run.gauge.readings), step, run.gauge.found, stopped,
        tuple(run.notes), run.seconds,
    )  # fmt: skip
