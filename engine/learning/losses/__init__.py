"""Every loss by its name: to add one, write its module and its line here."""

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
from engine.learning.losses.spec import LossSpec, weightless
from engine.learning.parameters import PARAMETERS

THREE_CLASSES = Needs(classes=3, per_class=2)
NUMBERS = Needs(samples=3, continuous=True)

LOSSES: dict[str, LossSpec] = {
    "siamese": LossSpec("Siamese, weighted L1", PARAMETERS["siamese"], SiameseLoss, "pairs"),
    "contrastive": LossSpec("Contrastive", PARAMETERS["contrastive"], weightless(contrastive_loss), "pairs"),
    "triplet": LossSpec("Triplet", PARAMETERS["triplet"], weightless(triplet_loss)),
    "tuplet": LossSpec("(N+1)-tuplet", PARAMETERS["tuplet"], weightless(tuplet_loss)),
    "n_pair": LossSpec("N-pair", PARAMETERS["n_pair"], weightless(n_pair_loss), "n-pairs"),
    "ranked_list": LossSpec("Ranked list", PARAMETERS["ranked_list"], weightless(ranked_list_loss)),
    "quadruplet": LossSpec("Quadruplet", PARAMETERS["quadruplet"], weightless(quadruplet_loss), needs=THREE_CLASSES),
    "quadruplet_learned": LossSpec(
        "Quadruplet, learned metric", PARAMETERS["quadruplet_learned"], LearnedQuadrupletLoss, needs=THREE_CLASSES
    ),
    "log_ratio": LossSpec("Log-ratio", PARAMETERS["log_ratio"], weightless(log_ratio_loss), "neighbourhoods", NUMBERS),
    "margin": LossSpec("Margin", PARAMETERS["margin"], weightless(margin_loss)),
    "supcon": LossSpec("Supervised contrastive", PARAMETERS["supcon"], weightless(supcon_loss)),
    "multi_similarity": LossSpec("Multi-similarity", PARAMETERS["multi_similarity"], weightless(multi_similarity_loss)),
    "softmax": LossSpec("Softmax", PARAMETERS["softmax"], SoftmaxLoss, "balanced", Needs()),
    "arcface": LossSpec("ArcFace", PARAMETERS["arcface"], ArcFaceLoss, "balanced", Needs()),
    "subcentre_arcface": LossSpec(
        "Sub-centre ArcFace", PARAMETERS["subcentre_arcface"], SubcentreArcFaceLoss, "balanced", Needs()
    ),
    "cosface": LossSpec("CosFace", PARAMETERS["cosface"], CosFaceLoss, "balanced", Needs()),
    "sphereface": LossSpec("SphereFace", PARAMETERS["sphereface"], SphereFaceLoss, "balanced", Needs()),
    "sphereface_r": LossSpec("SphereFace-R", PARAMETERS["sphereface_r"], SphereFaceRLoss, "balanced", Needs()),
    "proxy_anchor": LossSpec("Proxy anchor", PARAMETERS["proxy_anchor"], ProxyAnchorLoss, "balanced", Needs()),
    "proxy_nca": LossSpec("ProxyNCA++", PARAMETERS["proxy_nca"], ProxyNcaLoss, "balanced", Needs()),
}
