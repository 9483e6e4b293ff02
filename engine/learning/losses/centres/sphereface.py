"""SphereFace (Liu 2017) and SphereFace-R (Liu 2022): the own angle counts several times."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from engine.learning.angles import make_centres, multiply_angle, pick_own, replace_own
from engine.learning.distances import cosine_similarities, safe_sqrt, widen
from engine.learning.labels import check_batch
from engine.learning.parameters.centres import SphereFaceParameters, SphereFaceRParameters


def sphereface_logits(embeddings: Tensor, labels: Tensor, centres: Tensor, multiplier: float, blend: float) -> Tensor:
    """Logits (n, c): |x| cos(theta), of the own class |x| (blend cos + psi)/(1 + blend); any centres (c, d)."""
    cosines = cosine_similarities(embeddings, centres)
    own = pick_own(cosines, labels)
    blended = (blend * own + multiply_angle(own, multiplier)) / (1 + blend)
    lengths = safe_sqrt(widen(embeddings).square().sum(dim=1, keepdim=True))
    return lengths * replace_own(cosines, labels, blended)


def sphereface_r_logits(
    embeddings: Tensor, labels: Tensor, centres: Tensor, parameters: SphereFaceRParameters
) -> Tensor:
    """Logits (n, c): s cos(theta), of the own class s psi(theta); `detach`: with the slope of the plain cosine."""
    cosines = cosine_similarities(embeddings, centres)
    own = pick_own(cosines, labels)
    if parameters.detach:
        own = own + (multiply_angle(own.detach(), parameters.multiplier) - own.detach())
    else:
        own = multiply_angle(own, parameters.multiplier)
    return parameters.scale * replace_own(cosines, labels, own)


def blend_at(step: int, parameters: SphereFaceParameters) -> float:
    """Weight of the plain cosine after so many steps: max(floor, start / (1 + decay * step))."""
    return max(parameters.blend_floor, parameters.blend_start / (1 + parameters.blend_decay * step))


class SphereFaceLoss(nn.Module):
    """Cross-entropy of `sphereface_logits`; each step in training mode lowers the blend."""

    steps: Tensor

    def __init__(self, parameters: SphereFaceParameters, dims: int, classes: int) -> None:
        super().__init__()
        self.parameters_used = parameters
        self.centres = make_centres(classes, dims)
        self.register_buffer("steps", torch.zeros((), dtype=torch.int64))

    def forward(self, embeddings: Tensor, labels: Tensor) -> Tensor:
        check_batch(embeddings, labels)
        self.steps += int(self.training)
        blend = blend_at(int(self.steps), self.parameters_used)
        logits = sphereface_logits(embeddings, labels, self.centres, self.parameters_used.multiplier, blend)
        return functional.cross_entropy(logits, labels)


class SphereFaceRLoss(nn.Module):
    """Cross-entropy of `sphereface_r_logits` with learned centres."""

    def __init__(self, parameters: SphereFaceRParameters, dims: int, classes: int) -> None:
        super().__init__()
        self.parameters_used = parameters
        self.centres = make_centres(classes, dims)

    def forward(self, embeddings: Tensor, labels: Tensor) -> Tensor:
        check_batch(embeddings, labels)
        logits = sphereface_r_logits(embeddings, labels, self.centres, self.parameters_used)
        return functional.cross_entropy(logits, labels)
