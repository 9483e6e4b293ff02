"""ArcFace (Deng 2019): the own class must win with an extra angle."""

from __future__ import annotations

from torch import Tensor, nn
from torch.nn import functional

from engine.learning.angles import add_angle, make_centres, pick_own, replace_own
from engine.learning.distances import cosine_similarities
from engine.learning.labels import check_batch
from engine.learning.parameters.centres import ArcFaceParameters, choose_margin, choose_scale


def arcface_logits(embeddings: Tensor, labels: Tensor, centres: Tensor, scale: float, margin_rad: float) -> Tensor:
    """Logits (n, c): s cos(theta), of the own class s cos(theta + m); the centres (c, d) are normalised here."""
    cosines = cosine_similarities(embeddings, centres)
    return scale * replace_own(cosines, labels, add_angle(pick_own(cosines, labels), margin_rad))


class ArcFaceLoss(nn.Module):
    """Cross-entropy of `arcface_logits` with learned centres."""

    def __init__(self, parameters: ArcFaceParameters, dims: int, classes: int) -> None:
        super().__init__()
        self.scale = choose_scale(classes) if parameters.scale is None else parameters.scale
        self.margin_rad = choose_margin(classes) if parameters.margin_rad is None else parameters.margin_rad
        self.centres = make_centres(classes, dims)

    def forward(self, embeddings: Tensor, labels: Tensor) -> Tensor:
        check_batch(embeddings, labels)
        logits = arcface_logits(embeddings, labels, self.centres, self.scale, self.margin_rad)
        return functional.cross_entropy(logits, labels)
