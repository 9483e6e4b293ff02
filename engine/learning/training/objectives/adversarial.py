"""Deep adversarial metric learning (Duan 2018) as an objective: the metric alone, the generator alone, both."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, Literal

import torch
from torch import Tensor, nn

from engine.learning.distances import unit_rows, widen
from engine.learning.mining import Triplets, pair_masks
from engine.learning.networks.layers import split_network
from engine.learning.parameters.ranges import Parameters
from engine.learning.parameters.schemes import AdversarialParameters
from engine.learning.sampling import Rows
from engine.learning.schemes.adversarial import (
    NegativeGenerator,
    adversarial_contrastive_loss,
    adversarial_triplet_loss,
    adversarial_tuplet_loss,
    freeze_metric,
    weigh_generator,
)
from engine.learning.training.feeding import Source
from engine.learning.training.objectives.objective import Batch, Outcome, PlainObjective
from engine.learning.training.plan import TrainingPlan

Stage = Literal["metric", "generator", "both"]
MetricLoss = Callable[..., Tensor]

# method -> J_m with made negatives, of (metric, made, anchors, positives)
METRIC_LOSSES: dict[str, Callable[[Any], MetricLoss]] = {
    "triplet": lambda parameters: partial(adversarial_triplet_loss, margin=parameters.margin),
    "contrastive": lambda parameters: partial(adversarial_contrastive_loss, margin=parameters.margin),
    "n_pair": lambda parameters: partial(adversarial_tuplet_loss, norm_penalty=parameters.norm_penalty),
}


class Metric(nn.Module):
    """The head as the method sees it: normalised where it normalises."""

    def __init__(self, head: nn.Module, normalise: bool) -> None:
        super().__init__()
        self.head, self.normalise = head, normalise

    def forward(self, features: Tensor) -> Tensor:
        embeddings = self.head(features)
        return unit_rows(embeddings) if self.normalise else widen(embeddings)


class AdversarialObjective(PlainObjective):
    """Negatives that a generator makes of features, as hard as the metric makes it necessary."""

    def __init__(
        self,
        network: nn.Module,
        loss: nn.Module,
        source: Source,
        plan: TrainingPlan,
        parameters: AdversarialParameters,
        method_parameters: Parameters,
        dims: int,
    ) -> None:
        super().__init__(network, loss, source, plan)
        self.generator = NegativeGenerator(dims, parameters.hidden)
        self.weighing = parameters
        self.normalise = bool(getattr(method_parameters, "normalise", False))
        self.metric_loss = METRIC_LOSSES[plan.method](method_parameters)
        self.alone_until = round(plan.steps * parameters.alone)
        self.making_until = round(plan.steps * min(1.0, parameters.alone + parameters.making))
        self.stage: Stage = "metric"

    def helpers(self) -> Iterable[nn.Parameter]:
        return self.generator.parameters()

    def draw(self, step: int) -> Rows:
        late: Stage = "both" if step >= self.making_until else "generator"
        self.stage = "metric" if step < self.alone_until else late
        return super().draw(step)

    def cost(self, batch: Batch) -> Outcome:
        if self.stage == "metric":
            return super().cost(batch)
        features_of, head = split_network(self.network)
        with torch.set_grad_enabled(self.stage == "both"), batch.autocast:
            features = widen(features_of(batch.inputs))
        metric = Metric(head, self.normalise)
        anchors, positives, negatives = (features[rows] for rows in draw_triplets(batch.labels))
        asked, alike, other = (part.detach() for part in (anchors, positives, negatives))
        made = self.generator(other, asked, alike)
        costs = weigh_generator(freeze_metric(metric), made, asked, alike, other, self.weighing.margin)
        loss = costs.total(self.weighing)
        if self.stage == "both":
            loss = loss + self.weighing.metric * self.metric_loss(metric, made, anchors, positives)
        with torch.no_grad():
            embeddings = metric(features)
        return Outcome(loss, embeddings, own=False, network=self.stage == "both")


def draw_triplets(labels: Tensor) -> Triplets:
    """For every photo with a classmate and a stranger in the batch one of each, by chance."""
    same, different = pair_masks(labels)
    anchors = (same.any(dim=1) & different.any(dim=1)).nonzero().squeeze(1)
    positives, negatives = (mask[anchors].float().multinomial(1).squeeze(1) for mask in (same, different))
    return Triplets(anchors, positives, negatives)
