"""CosFace (Wang 2018): the own class must win with an extra cosine."""

from __future__ import annotations

from torch import Tensor, nn
from torch.nn import functional

from engine.learning.angles import make_centres, pick_own, replace_own
from engine.learning.distances import cosine_similarities
from engine.learning.labels import check_batch
from engine.learning.parameters.centres import CosFaceParameters, choose_margin, choose_scale


def cosface_logits(embeddings: Tensor, labels: Tensor, centres: Tensor, scale: float, margin: float) -> Tensor:
    """Logits (n, c): s cos(theta), of the own class s (cos(theta) - m); the centres (c, d) are normalised here."""
    cosines = cosine_similarities(embeddings, centres)
    return scale * replace_own(cosines, labels, pick_own(cosines, labels) - margin)


class CosFaceLoss(nn.Module):
    """Cross-entropy of `cosface_logits` with learned centres."""

    def __init__(self, parameters: CosFaceParameters, dims: int, classes: int) -> None:
        super().__init__()
        self.scale = choose_scale(classes) if parameters.scale is None else parameters.scale
        self.margin = choose_margin(classes) if parameters.margin is None else parameters.margin
        self.centres = make_centres(classes, dims)

    def forward(self, embeddings: Tensor, labels: Tensor) -> Tensor:
        check_batch(embeddings, labels)
        logits = cosface_logits(embeddings, labels, self.centres, self.scale, self.margin)
        return functional.cross_entropy(logits, labels)
