"""Embeddings of a whole set, and how well they retrieve."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain

import numpy as np
import torch
from torch import Tensor, nn

from engine.learning.distances import unit_rows
from engine.learning.metrics.continuous import mean_ndcg
from engine.learning.retrieval_metrics import measure_retrieval
from engine.learning.training.examples import HeldOut


@dataclass(frozen=True, slots=True)
class Judgement:
    """Retrieval among held-out photos: by classes, or by nDCG for continuous labels."""

    map_at_r: float | None = None
    recall_at_1: float | None = None
    ndcg: float | None = None

    @property
    def score(self) -> float:
        """What the best weights are chosen by."""
        score = self.ndcg if self.map_at_r is None else self.map_at_r
        assert score is not None
        return score


@contextmanager
def evaluating(network: nn.Module) -> Iterator[None]:
    """Eval mode without gradients; every part gets its own mode back."""
    modes = [(module, module.training) for module in network.modules()]
    network.eval()
    try:
        with torch.no_grad():
            yield
    finally:
        for module, training in modes:
            module.training = training


def embed(network: nn.Module, inputs: Tensor, batch: int = 256) -> Tensor:
    """Raw embeddings (n, d) of inputs (n, ...), on the CPU, in eval mode, so many at a time."""
    device = device_of(network, inputs.device)
    with evaluating(network):
        return torch.cat([network(part.to(device)).cpu() for part in torch.split(inputs, batch)])


def device_of(network: nn.Module, otherwise: torch.device) -> torch.device:
    """Where its weights lie."""
    tensor = next(chain(network.parameters(), network.buffers()), None)
    return otherwise if tensor is None else tensor.device


def judge(network: nn.Module, held_out: HeldOut) -> Judgement:
    """MAP@R and recall of the normalised embeddings; for continuous labels nDCG of the raw ones."""
    rows = embed(network, held_out.inputs, held_out.batch).float()
    labels = np.asarray(held_out.labels)
    if labels.dtype.kind == "f":
        return Judgement(ndcg=mean_ndcg(rows.numpy(), labels))
    scores = measure_retrieval(unit_rows(rows).numpy(), labels)
    return Judgement(scores.map_at_r, scores.recall_at_1)
