"""(N+1)-tuplet loss (Sohn 2016): one positive against all negatives at once."""

from __future__ import annotations

from torch import Tensor
from torch.nn import functional

from engine.learning.distances import inner_products, widen
from engine.learning.labels import check_batch
from engine.learning.mining import list_classmates
from engine.learning.parameters.pairwise import TupletParameters
from engine.learning.row_sums import FLOOR


def tuplet_costs(positive: Tensor, negatives: Tensor) -> Tensor:
    """log(1 + sum_i exp(f.n_i - f.p)) of similarities positive (...,) and negatives (..., q), never by exp itself."""
    return functional.softplus(negatives.logsumexp(dim=-1) - positive)


def tuplet_loss(embeddings: Tensor, labels: Tensor, parameters: TupletParameters) -> Tensor:
    """Mean over every (anchor, positive) of the batch against all photos of other classes, plus the norm penalty.

    Inner products of embeddings (n, d) that are not normalised; the penalty keeps them short.
    """
    check_batch(embeddings, labels)
    embeddings = widen(embeddings)
    products = inner_products(embeddings, embeddings)
    rows, valid = list_classmates(labels)
    # a finite floor, not -inf: an anchor without negatives then costs 0 and has no slope
    negatives = products.masked_fill(labels[:, None] == labels, FLOOR)
    costs = tuplet_costs(products.gather(1, rows), negatives[:, None]) * valid
    penalty = parameters.norm_penalty * embeddings.square().sum(dim=1).mean()
    return costs.sum() / valid.sum().clamp_min(1) + penalty
