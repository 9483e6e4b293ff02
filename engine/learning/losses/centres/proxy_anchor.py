"""Proxy anchor loss (Kim 2020): each class's proxy pulls its photos and pushes all others."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from engine.learning.angles import make_centres
from engine.learning.distances import cosine_similarities
from engine.learning.labels import check_batch
from engine.learning.parameters.centres import ProxyAnchorParameters
from engine.learning.row_sums import soft_sum


def proxy_anchor_loss(embeddings: Tensor, labels: Tensor, proxies: Tensor, parameters: ProxyAnchorParameters) -> Tensor:
    """1/|P+| sum_{P+} log(1 + sum exp(-a(s-d))) + 1/|P| sum_P log(1 + sum exp(a(s+d))), s cosines to proxies (c, d).

    P+ are the proxies with photos in the batch.
    """
    cosines = cosine_similarities(proxies, embeddings)  # (c, n)
    own = labels == torch.arange(len(proxies), device=labels.device)[:, None]
    pull = soft_sum(-parameters.alpha * (cosines - parameters.delta), own)
    push = soft_sum(parameters.alpha * (cosines + parameters.delta), ~own)
    return pull.sum() / own.any(dim=1).sum().clamp_min(1) + push.mean()


class ProxyAnchorLoss(nn.Module):
    """`proxy_anchor_loss` with learned proxies."""

    def __init__(self, parameters: ProxyAnchorParameters, dims: int, classes: int) -> None:
        super().__init__()
        self.parameters_used = parameters
        self.proxies = make_centres(classes, dims)

    def forward(self, embeddings: Tensor, labels: Tensor) -> Tensor:
        check_batch(embeddings, labels)
        return proxy_anchor_loss(embeddings, labels, self.proxies, self.parameters_used)
