"""Divide and conquer (Sanakoyeu 2019) as an objective: clusters take turns, each training its own slice."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from engine.learning.distances import unit_rows
from engine.learning.errors import CannotLearn
from engine.learning.metrics.clustering import find_clusters
from engine.learning.networks.layers import split_network
from engine.learning.parameters.schemes import DivideParameters
from engine.learning.sampling import Rows
from engine.learning.schemes.divide_and_conquer import keep_learnable, match_clusters, take_slice
from engine.learning.training.distributed import agree_on_tensor
from engine.learning.training.feeding import Feed, Source, count_batches
from engine.learning.training.judging import device_of, evaluating
from engine.learning.training.objectives.objective import Batch, Objective, Outcome, embed_batch
from engine.learning.training.plan import TrainingPlan

BLOCK = 256  # inputs whose features are made at a time


class DivideObjective(Objective):
    """The loss of one slice at a time, at last of the whole embedding."""

    clusters: Tensor

    def __init__(
        self, network: nn.Module, loss: nn.Module, source: Source, plan: TrainingPlan, parameters: DivideParameters
    ) -> None:
        super().__init__(network, loss)
        self.source, self.plan, self.count = source, plan, parameters.clusters
        self.register_buffer("clusters", torch.full((len(source.labels),), -1))
        self.every = parameters.refresh_epochs * count_batches(len(source.labels), plan)
        self.whole_from = round(plan.steps * (1 - parameters.whole))
        self.whole = source.feed(plan)
        self.parts: dict[int, Feed] = {}
        self.divided_at, self.turn = -1, 0
        self.current: int | None = None  # the slice that the last batch trains

    def draw(self, step: int) -> Rows:
        if step >= self.whole_from:
            self.current = None
            return self.whole.draw()
        if step % self.every == 0 and step != self.divided_at:
            self.divide(step)
        self.current = list(self.parts)[self.turn % len(self.parts)]
        self.turn += 1
        return self.parts[self.current].draw()

    def cost(self, batch: Batch) -> Outcome:
        embeddings = embed_batch(self.network, batch)
        if self.current is not None:
            embeddings = take_slice(embeddings, self.current, self.count)
        return Outcome(self.loss(embeddings, batch.labels), embeddings)

    def divide(self, step: int) -> None:
        """Cluster all examples anew; each cluster keeps the slice of the one most like it before."""
        seed = (self.plan.seed, step)
        now = find_clusters(self.gather_features(step), self.count, np.random.default_rng(seed))
        if self.divided_at >= 0:
            now = match_clusters(self.clusters.cpu().numpy(), now, self.count)[now]
        self.clusters.copy_(agree_on_tensor(torch.from_numpy(now).to(self.clusters.device)))
        self.divided_at = step
        self.make_parts()

    def make_parts(self) -> None:
        """A feed for each cluster that has classes to tell apart; raises `CannotLearn` where none has."""
        clusters, labels = self.clusters.cpu().numpy(), self.source.labels
        learnable = keep_learnable(clusters, labels)
        found = {number: np.flatnonzero(learnable & (clusters == number)) for number in range(self.count)}
        self.parts = {
            number: self.source.feed_part(self.plan, rows, (self.divided_at, number))
            for number, rows in found.items()
            if len(np.unique(labels[rows])) >= self.source.least_classes
        }
        if not self.parts:
            raise CannotLearn(
                f"clusters = {self.count} are too many for {len(labels)} photos: in none of them do "
                f"{self.source.least_classes} classes have two photos. Choose fewer clusters or label more."
            )

    def gather_features(self, step: int) -> NDArray[np.float32]:
        """Normalised penultimate features (n, f) of all examples."""
        generator = torch.Generator().manual_seed(self.plan.seed + step)
        features, _ = split_network(self.network)
        device = device_of(self.network, self.clusters.device)
        with evaluating(self.network):
            found = [
                features(self.source.examples.load(rows, generator).to(device)).float().cpu()
                for rows in np.array_split(np.arange(len(self.source.labels)), -(-len(self.source.labels) // BLOCK))
            ]
        return np.asarray(unit_rows(torch.cat(found)).numpy())

    def restart(self, plan: TrainingPlan) -> None:
        self.plan = plan
        self.whole = self.source.feed(plan)
        if self.parts:
            self.make_parts()

    @property
    def place(self) -> Any:
        parts = [(number, *feed.place) for number, feed in self.parts.items()]
        return {"divided_at": self.divided_at, "turn": self.turn, "whole": self.whole.place, "parts": parts}

    def move(self, place: Any) -> None:
        self.divided_at, self.turn = place["divided_at"], place["turn"]
        self.whole.move(*place["whole"])
        if self.divided_at >= 0:
            self.make_parts()
        for number, epoch, taken in place["parts"]:
            self.parts[number].move(epoch, taken)
