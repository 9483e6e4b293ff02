"""How gradients become steps."""

from __future__ import annotations

import math

import torch
from torch import nn
from torch.nn.modules.batchnorm import _BatchNorm
from torch.optim import SGD, Adam, AdamW, Optimizer

from engine.learning.training.objectives.objective import Objective
from engine.learning.training.plan import TrainingPlan


def make_optimiser(network: nn.Module, objective: Objective, plan: TrainingPlan) -> Optimizer:
    """Matrices of the network with decay, its vectors without; the loss's own weights at `proxy_rate`."""
    learning = list_learning(network, plan)
    groups = [
        {"params": [weight for weight in learning if weight.dim() > 1], "factor": 1.0},
        {"params": [weight for weight in learning if weight.dim() <= 1], "weight_decay": 0.0, "factor": 1.0},
        {"params": list(objective.loss.parameters()), "weight_decay": 0.0, "factor": plan.proxy_rate},
        {"params": list(objective.helpers()), "weight_decay": 0.0, "factor": 1.0},
    ]
    groups = [group for group in groups if group["params"]]
    rate, decay, betas = plan.learning_rate, plan.weight_decay, (plan.momentum, 0.999)
    if plan.optimiser == "sgd":
        return SGD(groups, rate, plan.momentum, weight_decay=decay)
    if plan.optimiser == "adam":
        return Adam(groups, rate, betas, weight_decay=decay, fused=True)
    return AdamW(groups, rate, betas, weight_decay=decay, fused=True)


def list_learning(network: nn.Module, plan: TrainingPlan) -> list[nn.Parameter]:
    """Weights that take part: those that ask for gradients, with `freeze_norms` less those of batch norms."""
    frozen = (
        {id(weight) for norm in list_norms(network) for weight in norm.parameters()} if plan.freeze_norms else set()
    )
    return [weight for weight in network.parameters() if weight.requires_grad and id(weight) not in frozen]


def list_norms(network: nn.Module) -> list[nn.Module]:
    """Its batch norms."""
    return [module for module in network.modules() if isinstance(module, _BatchNorm)]


def rate_at(step: int, plan: TrainingPlan) -> float:
    """Learning rate of a step: a straight rise over the warm-up, then a half cosine down to 0, or no change."""
    warm = plan.warmup * plan.steps
    if step + 1 < warm:
        return plan.learning_rate * (step + 1) / warm
    if plan.schedule == "constant":
        return plan.learning_rate
    left = (step - warm) / max(plan.steps - warm, 1)
    return plan.learning_rate * 0.5 * (1 + math.cos(math.pi * min(max(left, 0.0), 1.0)))


def set_rate(optimiser: Optimizer, rate: float) -> None:
    """Give every group its rate."""
    for group in optimiser.param_groups:
        group["lr"] = rate * group["factor"]


def clip_gradients(weights: list[nn.Parameter], longest: float) -> float:
    """Shorten the gradient of all weights together to `longest` (0: leave it); its length before."""
    norm = torch.nn.utils.clip_grad_norm_(weights, longest or math.inf)
    return float(norm)
