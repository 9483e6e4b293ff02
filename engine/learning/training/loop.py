"""The one function that trains every network with every method."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import torch
from torch import Tensor, nn

from engine.learning.collapse import Collapse
from engine.learning.errors import CannotLearn
from engine.learning.losses import LOSSES
from engine.learning.losses.spec import LossSpec
from engine.learning.parameters.ranges import Parameters
from engine.learning.training.averages import Average
from engine.learning.training.distributed import agree, own_place
from engine.learning.training.examples import Examples, HeldOut, check_examples, number_labels
from engine.learning.training.feeding import Source, describe_left_out
from engine.learning.training.judging import embed
from engine.learning.training.objectives.objective import Objective, PlainObjective, Weightless
from engine.learning.training.optimisers import list_learning, list_norms, make_optimiser
from engine.learning.training.plan import TrainingPlan
from engine.learning.training.readings import Gauge, Reading, ignore
from engine.learning.training.run import Run, advance, consider, read_last
from engine.progress import Progress, silent

Stop = Literal["steps", "early"]
HISTORY = "history.jsonl"


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

    parameters: of the method, scheme_parameters: of the scheme, both by default their defaults. penalty: added to
    every loss. folder: keeps the history as JSON lines.
    """
    before = {name: value.detach().clone() for name, value in network.state_dict().items()}
    training = network.training
    try:
        with seeded(plan, device):
            run = start(network, examples, plan, parameters, scheme_parameters, device, folder, watch)
            run.held_out, run.penalty = held_out, penalty
            return conclude(run, follow(run, progress))
    except BaseException:
        network.load_state_dict(before)
        network.train(training)
        raise


def follow(run: Run, progress: Progress) -> Stop:
    """Step after step until the plan ends or no better judgement comes."""
    while True:
        judgement = consider(run)
        note = run.gauge.readings[-1].describe() if run.gauge.readings else ""
        progress(run.step, run.plan.steps, note)
        if run.step == run.plan.steps or not run.patient:
            read_last(run, judgement)
            return "steps" if run.step == run.plan.steps else "early"
        advance(run, judgement)


def start(
    network: nn.Module,
    examples: Examples,
    plan: TrainingPlan,
    parameters: Parameters | None,
    scheme_parameters: Parameters | None,
    device: str,
    folder: Path | None,
    watch: Callable[[Reading], None],
) -> Run:
    """Check everything and make a run that stands at its first step."""
    spec = LOSSES[plan.method]
    parameters = check_kind(parameters, spec.parameters, plan.method)
    labels = number_labels(examples.labels, spec)
    check_examples(examples, labels, spec)
    network.to(device)
    weights = list_learning(network, plan)
    if not weights:
        raise CannotLearn("Every weight of the network is frozen: unfreeze its head or its last blocks.")
    generator = torch.Generator().manual_seed(plan.seed + own_place())
    loss = make_loss(network, examples, generator, spec, parameters, classes_of(labels, spec))
    objective = PlainObjective(network, loss, Source(examples, labels, spec.batches), plan)
    agree(objective)
    set_modes(objective, plan)
    gauge = Gauge(plan.method, parameters, classes_of(labels, spec), plan.each, folder and folder / HISTORY, watch)
    gauge.start_file()
    return Run(
        plan, objective, examples, torch.from_numpy(labels).to(device),
        make_optimiser(network, objective.extras(), plan), weights, gauge, generator, cast(plan, device),
        average=Average(nn.ModuleDict({"network": network, "loss": loss}), plan.ema) if plan.ema else None,
        notes=describe_left_out(labels, plan, spec.batches) + describe_precision(plan, device),
    )  # fmt: skip


def check_kind(parameters: Parameters | None, kind: type[Parameters], name: str) -> Parameters:
    """The parameters, by default those of the kind; others raise `CannotLearn`."""
    if parameters is None:
        return kind()
    if not isinstance(parameters, kind):
        raise CannotLearn(f"{name} takes {kind.__name__}, not {type(parameters).__name__}: give those or none.")
    return parameters


def classes_of(labels: Any, spec: LossSpec) -> int:
    """Number of classes; 0 for continuous labels."""
    return 0 if spec.needs.continuous else int(labels.max()) + 1


def make_loss(
    network: nn.Module,
    examples: Examples,
    generator: torch.Generator,
    spec: LossSpec,
    parameters: Parameters,
    classes: int,
) -> nn.Module:
    """The loss for embeddings of the network's length, beside its weights."""
    rows = embed(network, examples.load(torch.arange(2).numpy(), generator))
    if rows.dim() != 2:
        raise CannotLearn(f"The network makes {tuple(rows.shape)} of two inputs: it must make one row (d,) of each.")
    loss = spec.build(parameters, rows.shape[1], classes)
    module = loss if isinstance(loss, nn.Module) else Weightless(loss)
    weight = next(network.parameters())
    return module.to(weight.device, rows.dtype if rows.dtype == torch.float64 else torch.float32)


def set_modes(objective: Objective, plan: TrainingPlan) -> None:
    """Training mode, with `freeze_norms` except for batch norms."""
    objective.train()
    for norm in list_norms(objective.network) if plan.freeze_norms else []:
        norm.eval()


def conclude(run: Run, stopped: Stop) -> Training:
    """Put the best weights, or the last, into network and loss."""
    network, loss = run.objective.network, run.objective.loss
    state = run.pupil.state_dict() if run.best is None else run.best.state
    nn.ModuleDict({"network": network, "loss": loss}).load_state_dict(state)
    network.eval()
    loss.eval()
    step = run.step if run.best is None else run.best.step
    gauge = run.gauge
    return Training(network, loss, tuple(gauge.readings), step, gauge.found, stopped, tuple(run.notes), run.seconds)


def cast(plan: TrainingPlan, device: str) -> torch.autocast:
    """bf16 for the network where it is asked for and there is a card for it."""
    kind = torch.device(device).type
    return torch.autocast(kind, torch.bfloat16, enabled=plan.precision == "bf16" and kind == "cuda")


def describe_precision(plan: TrainingPlan, device: str) -> list[str]:
    """A sentence where bf16 is asked for and cannot be had."""
    if plan.precision == "float32" or torch.device(device).type == "cuda":
        return []
    return [f"bf16 needs an NVIDIA card, so on {device} this was trained in float32."]


@contextmanager
def seeded(plan: TrainingPlan, device: str) -> Iterator[None]:
    """torch's chance from the plan's seed, with `deterministic` its strict operations; both as before afterwards."""
    cards = [torch.device(device)] if torch.device(device).type == "cuda" else []
    before = torch.are_deterministic_algorithms_enabled(), torch.is_deterministic_algorithms_warn_only_enabled()
    if plan.deterministic:
        os.environ.setdefault("CUBLAS_WORKSPACE_CONFIG", ":4096:8")  # what cuBLAS asks for
        torch.use_deterministic_algorithms(True, warn_only=bool(cards))
    try:
        with torch.random.fork_rng(cards, device_type="cuda"):
            torch.manual_seed(plan.seed)
            yield
    finally:
        torch.use_deterministic_algorithms(before[0], warn_only=before[1])
