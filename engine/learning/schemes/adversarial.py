"""Deep adversarial metric learning (Duan 2018): the metric learns from hard negatives that a generator makes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import torch
from torch import Tensor, nn

from engine.learning.losses.pairwise.contrastive import contrastive_pair_loss
from engine.learning.losses.pairwise.tuplet import tuplet_costs
from engine.learning.parameters.schemes import AdversarialParameters

Metric = Callable[[Tensor], Tensor]  # features (n, d) -> embeddings (n, e)


@dataclass(frozen=True, slots=True)
class GeneratorCosts:
    """The three parts of J_gen, each a scalar."""

    near_anchor: Tensor
    near_negative: Tensor
    easy: Tensor

    def total(self, parameters: AdversarialParameters) -> Tensor:
        """J_gen."""
        return self.near_anchor + parameters.like_negative * self.near_negative + parameters.adversarial * self.easy


class NegativeGenerator(nn.Module):
    """Three layers that make a negative x~ from features (n, d) of negative, anchor and positive."""

    def __init__(self, dims: int, hidden: int = 512) -> None:
        super().__init__()
        sizes = [3 * dims, hidden, hidden, dims]
        first, second, third = (nn.Linear(a, b) for a, b in pairwise(sizes))
        self.layers = nn.Sequential(first, nn.ReLU(), second, nn.ReLU(), third)

    def forward(self, negatives: Tensor, anchors: Tensor, positives: Tensor) -> Tensor:
        made: Tensor = self.layers(torch.cat([negatives, anchors, positives], dim=1))
        return made


def weigh_generator(
    metric: Metric, made: Tensor, anchors: Tensor, positives: Tensor, negatives: Tensor, margin: float
) -> GeneratorCosts:
    """|x~ - x|^2, |x~ - x-|^2 and [D(x~, x) - D(x+, x) - a]_+, means over the batch; features (n, d).

    The last is on while x~ is still easy; it is not minus the triplet loss. The gradient reaches x~ alone: pass the
    metric as `freeze_metric` gives it.
    """
    asked = metric(anchors).detach()
    apart = squared_gaps(metric(made), asked)
    within = squared_gaps(metric(positives), asked).detach()
    return GeneratorCosts(
        squared_gaps(made, anchors.detach()).mean(),
        squared_gaps(made, negatives.detach()).mean(),
        torch.relu(apart - within - margin).mean(),
    )


def adversarial_triplet_loss(metric: Metric, made: Tensor, anchors: Tensor, positives: Tensor, margin: float) -> Tensor:
    """J_m with triplets: mean [D(x+, x) - D(x~, x) + a]_+; x~ is given, so its generator learns nothing here."""
    asked = metric(anchors)
    gaps = squared_gaps(metric(positives), asked) - squared_gaps(metric(made.detach()), asked)
    return torch.relu(gaps + margin).mean()


def adversarial_contrastive_loss(
    metric: Metric, made: Tensor, anchors: Tensor, positives: Tensor, margin: float
) -> Tensor:
    """J_m with pairs: (x, x+) of one class, as many (x, x~) of two."""
    asked = metric(anchors)
    same = torch.arange(2 * len(asked), device=asked.device) < len(asked)
    others = torch.cat([metric(positives), metric(made.detach())])
    return contrastive_pair_loss(torch.cat([asked, asked]), others, same, margin)


def adversarial_tuplet_loss(
    metric: Metric, made: Tensor, anchors: Tensor, positives: Tensor, norm_penalty: float
) -> Tensor:
    """J_m with tuples: mean log(1 + exp(x.x~ - x.x+)), plus penalty * (|x|^2 + |x+|^2)/2."""
    asked, positive, negative = metric(anchors), metric(positives), metric(made.detach())
    costs = tuplet_costs((asked * positive).sum(dim=1), (asked * negative).sum(dim=1, keepdim=True))
    lengths = (asked.square().sum(dim=1) + positive.square().sum(dim=1)) / 2
    return (costs + norm_penalty * lengths).mean()


def freeze_metric(network: nn.Module) -> Metric:
    """The network as it is now, without gradients for its weights; those for its input pass through."""
    weights = {name: weight.detach() for name, weight in network.named_parameters()}

    def metric(features: Tensor) -> Tensor:
        embeddings: Tensor = torch.func.functional_call(network, weights, (features,))
        return embeddings

    return metric


def squared_gaps(first: Tensor, second: Tensor) -> Tensor:
    """Squared Euclidean distance (n,) of rows (n, d)."""
    return (first - second).square().sum(dim=1)
