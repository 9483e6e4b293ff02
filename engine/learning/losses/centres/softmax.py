"""Softmax with cross-entropy: the plain baseline."""

from __future__ import annotations

from torch import Tensor, nn
from torch.nn import functional

from engine.learning.distances import widen
from engine.learning.labels import check_batch
from engine.learning.parameters.centres import SoftmaxParameters


class SoftmaxLoss(nn.Module):
    """A linear classifier on embeddings (n, d) that are not normalised."""

    def __init__(self, parameters: SoftmaxParameters, dims: int, classes: int) -> None:
        super().__init__()
        self.classifier = nn.Linear(dims, classes, bias=parameters.bias)

    def forward(self, embeddings: Tensor, labels: Tensor) -> Tensor:
        check_batch(embeddings, labels)
        return functional.cross_entropy(self.classifier(widen(embeddings)), labels)
