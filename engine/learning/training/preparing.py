"""What comes before the first step: checks, the loss beside the network, the optimiser, the state of chance."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from engine.learning.errors import CannotLearn
from engine.learning.losses import LOSSES
from engine.learning.losses.spec import LossSpec
from engine.learning.networks.layers import split_network
from engine.learning.parameters.ranges import Parameters
from engine.learning.training.averages import Average
from engine.learning.training.distributed import agree, own_place
from engine.learning.training.examples import Examples, HeldOut, check_examples, number_labels
from engine.learning.training.feeding import Source, describe_left_out
from engine.learning.training.judging import evaluating
from engine.learning.training.objectives.choice import check_kind, choose_objective
from engine.learning.training.objectives.objective import Objective, Weightless
from engine.learning.training.optimisers import list_learning, list_norms, make_optimiser
from engine.learning.training.plan import TrainingPlan
from engine.learning.training.readings import Gauge, Reading
from engine.learning.training.run import Run

HISTORY = "history.jsonl"


@dataclass(frozen=True)
class Lesson:
    """All that `train` was asked for."""

    network: nn.Module
    examples: Examples
    plan: TrainingPlan
    parameters: Parameters | None
    scheme_parameters: Parameters | None
    held_out: HeldOut | None
    penalty: Callable[[], Tensor] | None
    folder: Path | None
    device: str
    watch: Callable[[Reading], None]


def prepare(lesson: Lesson) -> Run:
    """A run that stands before its first step; raises `CannotLearn`."""
    plan, network, spec = lesson.plan, lesson.network, LOSSES[lesson.plan.method]
    parameters = check_kind(lesson.parameters, spec.parameters, plan.method)
    labels = number_labels(lesson.examples.labels, spec)
    check_examples(lesson.examples, labels, spec)
    network.to(lesson.device)
    weights = list_learning(network, plan)
    if not weights:
        raise CannotLearn("Every weight of the network is frozen: unfreeze its head or its last blocks.")
    objective = make_objective(lesson, spec, parameters, labels)
    history = lesson.folder / HISTORY if lesson.folder is not None and own_place() == 0 else None
    gauge = Gauge(plan.method, parameters, count_classes(labels, spec), plan.each, history, lesson.watch)
    return Run(
        plan, objective, lesson.examples, torch.from_numpy(labels).to(lesson.device),
        make_optimiser(network, objective, plan), weights, gauge,
        torch.Generator().manual_seed(plan.seed + own_place()), choose_precision(plan, lesson.device),
        average=Average(pair_up(objective), plan.ema) if plan.ema else None,
        held_out=lesson.held_out, penalty=lesson.penalty, scheme_parameters=lesson.scheme_parameters,
        notes=describe_left_out(labels, plan, spec.batches) + describe_precision(plan, lesson.device),
    )  # fmt: skip


def make_objective(lesson: Lesson, spec: LossSpec, parameters: Parameters, labels: NDArray[Any]) -> Objective:
    """The scheme with network and loss, on their device and in training mode, alike in every process."""
    dims = measure_dims(lesson)
    weight = next(lesson.network.parameters())
    loss = spec.build(parameters, dims[1], count_classes(labels, spec))
    source = Source(lesson.examples, labels, spec.batches, spec.needs.classes)
    objective = choose_objective(
        lesson.network,
        loss if isinstance(loss, nn.Module) else Weightless(loss),
        source, lesson.plan, parameters, lesson.scheme_parameters, dims,
    )  # fmt: skip
    objective.to(weight.device)
    if weight.dtype == torch.float64:
        objective.double()
    agree(objective)
    objective.train()
    for norm in list_norms(lesson.network) if lesson.plan.freeze_norms else []:
        norm.eval()
    return objective


def measure_dims(lesson: Lesson) -> tuple[int, int]:
    """Lengths of the features and embeddings that the network makes of two examples."""
    inputs = lesson.examples.load(np.arange(2), torch.Generator().manual_seed(lesson.plan.seed))
    features, head = split_network(lesson.network)
    with evaluating(lesson.network):
        found = features(inputs.to(next(lesson.network.parameters()).device))
        made = head(found)
    if made.dim() != 2 or len(made) != 2:
        raise CannotLearn(f"The network makes {tuple(made.shape)} of two inputs: it must make one row (d,) of each.")
    return found.shape[1], made.shape[1]


def count_classes(labels: NDArray[Any], spec: LossSpec) -> int:
    """Number of classes; 0 for continuous labels."""
    return 0 if spec.needs.continuous else int(labels.max()) + 1


def pair_up(objective: Objective) -> nn.ModuleDict:
    """Network and loss, as they are kept together."""
    return nn.ModuleDict({"network": objective.network, "loss": objective.loss})


def choose_precision(plan: TrainingPlan, device: str) -> torch.autocast:
    """bf16 for the network where it is asked for and is quicker."""
    kind = torch.device(device).type
    return torch.autocast(kind, torch.bfloat16, enabled=plan.precision == "bf16" and has_matrix_units(kind))


def has_matrix_units(kind: str) -> bool:
    """Whether bf16 is quicker there: on NVIDIA cards, and on processors with units for it (Intel AMX)."""
    if kind == "cpu":
        able = torch.cpu.get_capabilities() if hasattr(torch.cpu, "get_capabilities") else {}  # older torch cannot tell
        return bool(able.get("amx_bf16"))
    return kind == "cuda"


def describe_precision(plan: TrainingPlan, device: str) -> list[str]:
    """A sentence where bf16 is asked for and cannot be had."""
    if plan.precision == "float32" or has_matrix_units(torch.device(device).type):
        return []
    return [f"bf16 needs an NVIDIA card or a processor with AMX, so on {device} this was trained in float32."]


@contextmanager
def seeded(plan: TrainingPlan, device: str) -> Iterator[None]:
    """torch's chance from the plan's seed, with `deterministic` its strict operations; both as before afterwards."""
    cards = [torch.device(device)] if torch.device(device).type == "cuda" else []
    before = torch.are_deterministic_algorithms_enabled(), torch.is_deterministic_algorithms_warn_only_enabled()
    strict = plan.deterministic and before != (True, False)
    if strict:
        os.environ.setdefault("CUBLAS_WORKSPACE_CONFIG", ":4096:8")  # what cuBLAS asks for
        # a few operations have no strict form on cards: there torch warns of them and goes on
        torch.use_deterministic_algorithms(True, warn_only=bool(cards))
    try:
        with torch.random.fork_rng(cards, device_type="cuda"):
            torch.manual_seed(plan.seed)
            yield
    finally:
        if strict:  # not always: it may import, which after an interrupted import fails and hides what came first
            torch.use_deterministic_algorithms(before[0], warn_only=before[1])
