"""Parameters of every method, without torch: a window can make its forms from their fields."""

from engine.learning.parameters.centres import (
    ArcFaceParameters,
    CosFaceParameters,
    ProxyAnchorParameters,
    ProxyNcaParameters,
    SoftmaxParameters,
    SphereFaceParameters,
    SphereFaceRParameters,
    SubcentreArcFaceParameters,
)
from engine.learning.parameters.pairwise import (
    ContrastiveParameters,
    LogRatioParameters,
    MarginParameters,
    MultiSimilarityParameters,
    NPairParameters,
    QuadrupletParameters,
    RankedListParameters,
    SiameseParameters,
    SupConParameters,
    TripletParameters,
    TupletParameters,
)
from engine.learning.parameters.ranges import Parameters
from engine.learning.parameters.schemes import AdversarialParameters, DivideParameters

PARAMETERS: dict[str, type[Parameters]] = {
    "siamese": SiameseParameters,
    "contrastive": ContrastiveParameters,
    "triplet": TripletParameters,
    "tuplet": TupletParameters,
    "n_pair": NPairParameters,
    "ranked_list": RankedListParameters,
    "quadruplet": QuadrupletParameters,
    "quadruplet_learned": QuadrupletParameters,
    "log_ratio": LogRatioParameters,
    "margin": MarginParameters,
    "supcon": SupConParameters,
    "multi_similarity": MultiSimilarityParameters,
    "softmax": SoftmaxParameters,
    "arcface": ArcFaceParameters,
    "subcentre_arcface": SubcentreArcFaceParameters,
    "cosface": CosFaceParameters,
    "sphereface": SphereFaceParameters,
    "sphereface_r": SphereFaceRParameters,
    "proxy_anchor": ProxyAnchorParameters,
    "proxy_nca": ProxyNcaParameters,
}

SCHEME_PARAMETERS: dict[str, type[Parameters]] = {
    "divide_and_conquer": DivideParameters,
    "adversarial": AdversarialParameters,
}
