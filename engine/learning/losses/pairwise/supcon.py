"""Supervised contrastive loss (Khosla 2020)."""

from __future__ import annotations

from torch import Tensor

from engine.learning.distances import cosine_similarities
from engine.learning.labels import check_batch
from engine.learning.parameters.pairwise import SupConParameters
from engine.learning.row_sums import FLOOR


def supcon_loss(embeddings: Tensor, labels: Tensor, parameters: SupConParameters) -> Tensor:
    """Mean over photos with classmates of -1/|P(i)| sum_p log(exp(s_ip/t) / sum_{a != i} exp(s_ia/t)), s cosines."""
    check_batch(embeddings, labels)
    scaled = cosine_similarities(embeddings) / parameters.temperature
    same = (labels[:, None] == labels).to(scaled.dtype).fill_diagonal_(0)
    counts = same.sum(dim=1)
    # the photo itself is left out by a floor that is finite, so that a batch of one photo has no nan
    normaliser = scaled.clone().fill_diagonal_(FLOOR).logsumexp(dim=1)
    mean_positive = (scaled * same).sum(dim=1) / counts.clamp_min(1)
    costs = (normaliser - mean_positive) * (counts > 0)
    return costs.sum() / (counts > 0).sum().clamp_min(1)
