"""Every loss by its name: to add one, write its module and its line here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from engine.learning.labels import Needs
from engine.learning.losses.centres.arcface import ArcFaceLoss
from engine.learning.losses.centres.cosface import CosFaceLoss
from engine.learning.losses.centres.proxy_anchor import ProxyAnchorLoss
from engine.learning.losses.centres.proxy_nca import ProxyNcaLoss
from engine.learning.losses.centres.softmax import SoftmaxLoss
from engine.learning.losses.centres.sphereface import SphereFaceLoss, SphereFaceRLoss
from engine.learning.losses.centres.subcentre_arcface import SubcentreArcFaceLoss
from engine.learning.losses.pairwise.contrastive import contrastive_loss
from engine.learning.losses.pairwise.log_ratio import log_ratio_loss
from engine.learning.losses.pairwise.margin import margin_loss
from engine.learning.losses.pairwise.multi_similarity import multi_similarity_loss
from engine.learning.losses.pairwise.n_pair import n_pair_loss
from engine.learning.losses.pairwise.quadruplet import LearnedQuadrupletLoss, quadruplet_loss
from engine.learning.losses.pairwise.ranked_list import ranked_list_loss
from engine.learning.losses.pairwise.siamese import SiameseLoss
from engine.learning.losses.pairwise.supcon import supcon_loss
from engine.learning.losses.pairwise.triplet import triplet_loss
from engine.learning.losses.pairwise.tuplet import tuplet_loss
from engine.learning.losses.spec import Batches, Loss, LossSpec, weightless
from engine.learning.methods import METHODS
from engine.learning.parameters import PARAMETERS

TWO_OF_A_CLASS = Needs(per_class=2)
THREE_CLASSES = Needs(classes=3, per_class=2)
NUMBERS = Needs(samples=3, continuous=True)


def _spec(
    name: str, build: Callable[[Any, int, int], Loss], batches: Batches = "pk", needs: Needs = TWO_OF_A_CLASS
) -> LossSpec:
    """A loss with the title and the parameters that its name has without torch."""
    return LossSpec(METHODS[name].title, PARAMETERS[name], build, batches, needs)


LOSSES: dict[str, LossSpec] = {
    "siamese": _spec("siamese", SiameseLoss, "pairs"),
    "contrastive": _spec("contrastive", weightless(contrastive_loss), "pairs"),
    "triplet": _spec("triplet", weightless(triplet_loss)),
    "tuplet": _spec("tuplet", weightless(tuplet_loss)),
    "n_pair": _spec("n_pair", weightless(n_pair_loss), "n-pairs"),
    "ranked_list": _spec("ranked_list", weightless(ranked_list_loss)),
    "quadruplet": _spec("quadruplet", weightless(quadruplet_loss), needs=THREE_CLASSES),
    "quadruplet_learned": _spec("quadruplet_learned", LearnedQuadrupletLoss, needs=THREE_CLASSES),
    "log_ratio": _spec("log_ratio", weightless(log_ratio_loss), "neighbourhoods", NUMBERS),
    "margin": _spec("margin", weightless(margin_loss)),
    "supcon": _spec("supcon", weightless(supcon_loss)),
    "multi_similarity": _spec("multi_similarity", weightless(multi_similarity_loss)),
    "softmax": _spec("softmax", SoftmaxLoss, "balanced", Needs()),
    "arcface": _spec("arcface", ArcFaceLoss, "balanced", Needs()),
    "subcentre_arcface": _spec("subcentre_arcface", SubcentreArcFaceLoss, "balanced", Needs()),
    "cosface": _spec("cosface", CosFaceLoss, "balanced", Needs()),
    "sphereface": _spec("sphereface", SphereFaceLoss, "balanced", Needs()),
    "sphereface_r": _spec("sphereface_r", SphereFaceRLoss, "balanced", Needs()),
    "proxy_anchor": _spec("proxy_anchor", ProxyAnchorLoss, "balanced", Needs()),
    "proxy_nca": _spec("proxy_nca", ProxyNcaLoss, "balanced", Needs()),
}
