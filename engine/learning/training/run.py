"""A training under way: one step after another."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import torch
from torch import Tensor, nn
from torch.optim import Optimizer

from engine.learning.errors import BrokenDown, CannotLearn
from engine.learning.losses import LOSSES
from engine.learning.parameters.ranges import Parameters
from engine.learning.training.averages import Average
from engine.learning.training.distributed import agree_on, combine_gradients, count_processes, own_place, split_rows
from engine.learning.training.examples import Examples, HeldOut
from engine.learning.training.judging import Judgement, judge
from engine.learning.training.objectives.objective import Batch, Objective, Outcome
from engine.learning.training.optimisers import clip_gradients, rate_at, set_rate
from engine.learning.training.plan import TrainingPlan
from engine.learning.training.readings import READ_EVERY, Gauge, Measured, Reading


@dataclass(frozen=True)
class Best:
    """The weights that were judged best."""

    step: int
    score: float
    state: dict[str, Tensor]


@dataclass
class Run:
    """Everything that changes while a network learns, and what it learns from."""

    plan: TrainingPlan
    objective: Objective
    examples: Examples
    labels: Tensor
    optimiser: Optimizer
    weights: list[nn.Parameter]  # of the network, those that learn
    gauge: Gauge
    generator: torch.Generator  # of the augmentation
    autocast: torch.autocast
    average: Average | None = None
    held_out: HeldOut | None = None
    penalty: Callable[[], Tensor] | None = None
    scheme_parameters: Parameters | None = None
    notes: list[str] = field(default_factory=list)
    step: int = 0
    best: Best | None = None
    misses: int = 0  # judgements since the best
    batch: TrainingPlan = field(init=False)  # the plan with batches as small as the memory asks for
    measured: Measured = field(default_factory=lambda: Measured(1.0, None, 0.0))
    earlier: float = 0.0  # seconds before this process went on
    started: float = field(default_factory=time.monotonic)

    def __post_init__(self) -> None:
        self.batch = self.plan

    @property
    def seconds(self) -> float:
        """Time it has taken so far."""
        return self.earlier + time.monotonic() - self.started

    @property
    def patient(self) -> bool:
        """Whether a better judgement is still waited for."""
        return not self.plan.patience or self.misses < self.plan.patience

    @property
    def pupil(self) -> nn.Module:
        """Network and loss as they would be kept: the running mean of their weights, if one is made."""
        if self.average is not None:
            return self.average.module
        return nn.ModuleDict({"network": self.objective.network, "loss": self.objective.loss})


def consider(run: Run) -> Judgement | None:
    """Judge the weights where it is time to, and keep them if none were better."""
    every = run.plan.evaluate_every
    if run.held_out is None or not every or (run.step % every and run.step < run.plan.steps):
        return None
    judgement = judge(run.pupil.get_submodule("network"), run.held_out)
    score = agree_on(judgement.score)
    if run.best is None or score > run.best.score:
        state = {name: value.detach().clone() for name, value in run.pupil.state_dict().items()}
        run.best, run.misses = Best(run.step, score, state), 0
    else:
        run.misses += 1
    return judgement


def advance(run: Run, judgement: Judgement | None) -> None:
    """One update of the weights; with too little memory for the batch, none, but smaller batches from now on."""
    rows = run.objective.draw(run.step)
    labels = run.labels[torch.from_numpy(rows).to(run.labels.device)]
    inputs = run.examples.load(split_rows(rows)[own_place()], run.generator).to(labels.device)
    batch = Batch(inputs, labels, run.autocast)
    outcome = attempt(run, batch)
    if outcome is None:
        halve(run)
        return
    combine_gradients(run.weights, whole=False)
    combine_gradients(run.objective.loss.parameters(), whole=True)
    finish_step(run, outcome, batch, judgement)


def attempt(run: Run, batch: Batch) -> Outcome | None:
    """Cost and gradients of a batch, or None if they take more memory than the card has."""
    run.optimiser.zero_grad(set_to_none=True)
    try:
        outcome = run.objective.cost(batch)
        total = outcome.loss
        if run.penalty is not None and outcome.network:
            total = total + run.penalty() / count_processes()
        torch.autograd.backward(total)
    except torch.cuda.OutOfMemoryError as error:
        if count_processes() > 1:  # the others wait for this one's part
            raise CannotLearn(f"{describe_memory(run)} on one of several cards: choose smaller batches.") from error
        return None
    return outcome


def halve(run: Run) -> None:
    """Go on with half the classes a batch, or, where they are few, half the photos of each."""
    plan, least = run.batch, LOSSES[run.plan.method].needs.classes
    if plan.classes // 2 >= least:
        smaller = replace(plan, classes=plan.classes // 2)
    elif plan.each // 2 >= 2:
        smaller = replace(plan, each=plan.each // 2)
    else:
        raise CannotLearn(f"{describe_memory(run)}, and none can be smaller: choose a smaller network or input.")
    run.optimiser.zero_grad(set_to_none=True)
    torch.cuda.empty_cache()
    run.notes.append(f"{describe_memory(run)}, so they were halved to {smaller.batch}.")
    run.batch = smaller
    run.objective.restart(smaller)


def describe_memory(run: Run) -> str:
    """What did not fit."""
    return f"The graphics card has too little memory for batches of {run.batch.batch} photos"


def finish_step(run: Run, outcome: Outcome, batch: Batch, judgement: Judgement | None) -> None:
    """Check the gradients of a batch, read what is to be read, and update the weights."""
    loss, rate = agree_on(float(outcome.loss.detach())), rate_at(run.step, run.plan)
    due = judgement is not None or run.step % READ_EVERY == 0
    norm = clip_gradients(run.weights, run.plan.clip_norm) if due or run.plan.clip_norm else 0.0
    if not math.isfinite(loss) or not math.isfinite(norm):
        raise BrokenDown(describe_breakdown(run, batch, loss, rate))
    run.gauge.add_loss(loss)
    if due:
        run.measured = run.gauge.measure(outcome, batch.labels, norm)
        run.gauge.read(run.step, rate, run.measured, run.seconds, judgement)
    set_rate(run.optimiser, rate)
    run.optimiser.step()
    run.step += 1
    if run.average is not None:
        run.average.update(run.step)


def describe_breakdown(run: Run, batch: Batch, loss: float, rate: float) -> str:
    """Why no finite number came out, and what would work."""
    what = (
        f"loss at step {run.step} is {loss}" if not math.isfinite(loss) else f"gradient at step {run.step} is endless"
    )
    broken = int((~torch.isfinite(batch.inputs).flatten(1).all(dim=1)).sum())
    if broken:
        return (
            f"The {what}, for {broken} of its {len(batch.inputs)} inputs hold values that are no finite numbers: "
            "leave those photos out. The network is as it was before."
        )
    return (
        f"The {what}: learning_rate = {run.plan.learning_rate:g} (here {rate:.3g}) is too high for "
        f"{run.plan.method}; choose a tenth of it, or a clip_norm of 1. The network is as it was before."
    )


def read_last(run: Run, judgement: Judgement | None) -> Reading:
    """The reading of the last weights."""
    rate = rate_at(min(run.step, run.plan.steps - 1), run.plan)
    return run.gauge.read(run.step, rate, run.measured, run.seconds, judgement)
