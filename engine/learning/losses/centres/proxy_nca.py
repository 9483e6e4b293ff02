"""ProxyNCA (Movshovitz-Attias 2017) and ProxyNCA++ (Teh 2020): neighbours are proxies of the classes."""

from __future__ import annotations

from torch import Tensor, nn
from torch.nn import functional

from engine.learning.angles import make_centres, pick_own, replace_own
from engine.learning.distances import squared_distances, unit_rows
from engine.learning.labels import check_batch
from engine.learning.parameters.centres import ProxyNcaParameters
from engine.learning.row_sums import FLOOR


def proxy_nca_loss(embeddings: Tensor, labels: Tensor, proxies: Tensor, parameters: ProxyNcaParameters) -> Tensor:
    """Mean of -log exp(-s d_y) / sum_z exp(-s d_z), d squared distances of normalised embeddings and proxies (c, d).

    The sum runs over all proxies (++), or over those of other classes (the original).
    """
    logits = -parameters.scale * squared_distances(unit_rows(embeddings), unit_rows(proxies))
    if parameters.own_in_sum:
        return functional.cross_entropy(logits, labels)
    own = pick_own(logits, labels)
    return (replace_own(logits, labels, own.new_full(own.shape, FLOOR)).logsumexp(dim=1) - own).mean()


class ProxyNcaLoss(nn.Module):
    """`proxy_nca_loss` with learned proxies."""

    def __init__(self, parameters: ProxyNcaParameters, dims: int, classes: int) -> None:
        super().__init__()
        self.parameters_used = parameters
        self.proxies = make_centres(classes, dims)

    def forward(self, embeddings: Tensor, labels: Tensor) -> Tensor:
        check_batch(embeddings, labels)
        return proxy_nca_loss(embeddings, labels, self.proxies, self.parameters_used)
