"""Sub-centre ArcFace (Deng 2020): several centres a class; photos far from the main one are suspects."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from engine.learning.angles import add_angle, make_centres, pick_own, replace_own
from engine.learning.distances import angles_of, cosine_similarities
from engine.learning.labels import check_batch
from engine.learning.parameters.centres import SubcentreArcFaceParameters, choose_margin, choose_scale


@dataclass(frozen=True, slots=True)
class LabelDoubts:
    """How far each photo lies from the main centre of its class."""

    angles_deg: Tensor  # (n,)
    suspects: Tensor  # (n,) bool


def nearest_cosines(embeddings: Tensor, centres: Tensor) -> Tensor:
    """Cosines (n, c) to the nearest of each class's centres (c, k, d)."""
    classes, each, _ = centres.shape
    return cosine_similarities(embeddings, centres.flatten(0, 1)).view(-1, classes, each).max(dim=2).values


def subcentre_logits(embeddings: Tensor, labels: Tensor, centres: Tensor, scale: float, margin_rad: float) -> Tensor:
    """ArcFace logits (n, c) of the nearest centre of each class, centres (c, k, d)."""
    cosines = nearest_cosines(embeddings, centres)
    return scale * replace_own(cosines, labels, add_angle(pick_own(cosines, labels), margin_rad))


@torch.no_grad()
def doubt_labels(embeddings: Tensor, labels: Tensor, centres: Tensor, suspect_deg: float) -> LabelDoubts:
    """Angle of each photo to the dominant centre of its class, the one nearest to most of the class's photos.

    embeddings (n, d) of the whole set, labels (n,), centres (c, k, d); above suspect_deg a photo is a suspect.
    """
    classes, each, _ = centres.shape
    cosines = cosine_similarities(embeddings, centres.flatten(0, 1)).view(-1, classes, each)
    own = cosines[torch.arange(len(labels), device=labels.device), labels]  # (n, k)
    votes = torch.zeros(classes, each, device=own.device)
    votes.index_put_((labels, own.argmax(dim=1)), votes.new_ones(len(labels)), accumulate=True)
    angles = angles_of(pick_own(own, votes.argmax(dim=1)[labels])).rad2deg()
    return LabelDoubts(angles, angles > suspect_deg)


class SubcentreArcFaceLoss(nn.Module):
    """Cross-entropy of `subcentre_logits` with learned centres."""

    def __init__(self, parameters: SubcentreArcFaceParameters, dims: int, classes: int) -> None:
        super().__init__()
        self.suspect_deg = parameters.suspect_deg
        self.scale = choose_scale(classes) if parameters.scale is None else parameters.scale
        self.margin_rad = choose_margin(classes) if parameters.margin_rad is None else parameters.margin_rad
        self.centres = nn.Parameter(make_centres(classes, dims, parameters.centres).view(classes, -1, dims).detach())

    def forward(self, embeddings: Tensor, labels: Tensor) -> Tensor:
        check_batch(embeddings, labels)
        logits = subcentre_logits(embeddings, labels, self.centres, self.scale, self.margin_rad)
        return functional.cross_entropy(logits, labels)

    def doubt_labels(self, embeddings: Tensor, labels: Tensor) -> LabelDoubts:
        """Photos that may be mislabelled."""
        return doubt_labels(embeddings, labels, self.centres, self.suspect_deg)
