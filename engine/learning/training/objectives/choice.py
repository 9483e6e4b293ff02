"""The objective that a plan asks for."""

from __future__ import annotations

from typing import cast

from torch import nn

from engine.learning.errors import CannotLearn
from engine.learning.losses import LOSSES
from engine.learning.parameters import SCHEME_PARAMETERS
from engine.learning.parameters.ranges import Parameters
from engine.learning.parameters.schemes import AdversarialParameters, DivideParameters
from engine.learning.training.distributed import count_processes
from engine.learning.training.feeding import Source
from engine.learning.training.objectives.adversarial import METRIC_LOSSES, AdversarialObjective
from engine.learning.training.objectives.divide import DivideObjective
from engine.learning.training.objectives.objective import Objective, PlainObjective, Weightless
from engine.learning.training.plan import TrainingPlan


def check_kind(parameters: Parameters | None, kind: type[Parameters], name: str) -> Parameters:
    """The parameters, by default those of the kind; others raise `CannotLearn`."""
    if parameters is None:
        return kind()
    if not isinstance(parameters, kind):
        raise CannotLearn(f"{name} takes {kind.__name__}, not {type(parameters).__name__}: give those or none.")
    return parameters


def choose_objective(
    network: nn.Module,
    loss: nn.Module,
    source: Source,
    plan: TrainingPlan,
    parameters: Parameters,
    scheme_parameters: Parameters | None,
    dims: tuple[int, int],
) -> Objective:
    """The scheme over the loss; dims: of features and embeddings. What does not go together raises `CannotLearn`."""
    if plan.scheme == "plain":
        return PlainObjective(network, loss, source, plan)
    chosen = check_kind(scheme_parameters, SCHEME_PARAMETERS[plan.scheme], plan.scheme)
    if plan.scheme == "divide_and_conquer":
        divide = cast(DivideParameters, chosen)
        check_divide(loss, plan, divide, dims[1])
        return DivideObjective(network, loss, source, plan, divide)
    check_adversarial(plan)
    return AdversarialObjective(network, loss, source, plan, cast(AdversarialParameters, chosen), parameters, dims[0])


def check_divide(loss: nn.Module, plan: TrainingPlan, parameters: DivideParameters, dims: int) -> None:
    """Raise `CannotLearn` unless the loss compares photos alone and the embedding can be cut."""
    if not isinstance(loss, Weightless) or LOSSES[plan.method].needs.continuous:
        raise CannotLearn(
            f"method = {plan.method!r} cannot be divided: choose one that compares photos of classes with each other "
            "and has no weights of its own, such as margin, triplet or supcon."
        )
    if dims % parameters.clusters:
        raise CannotLearn(
            f"clusters = {parameters.clusters} cannot share embeddings of {dims} numbers: choose a divisor of {dims}."
        )


def check_adversarial(plan: TrainingPlan) -> None:
    """Raise `CannotLearn` unless the method can learn from made negatives here."""
    if plan.method not in METRIC_LOSSES:
        known = ", ".join(METRIC_LOSSES)
        raise CannotLearn(f"method = {plan.method!r} cannot use made negatives: choose one of {known}.")
    if count_processes() > 1:
        raise CannotLearn("The adversarial scheme runs in one process only: start it without torchrun.")
