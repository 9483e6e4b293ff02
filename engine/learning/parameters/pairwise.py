"""Parameters of the losses that compare photos with each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from engine.learning.parameters.ranges import Parameters, choice, number


@dataclass(frozen=True)
class SiameseParameters(Parameters):
    """Siamese network with a learned weighted L1 (Koch 2015)."""

    penalty: float = number(1e-4, 0, 1, "weight of the squared length of the learned weights")
    bias: bool = choice(True, "without it identical photos always score 0.5")


@dataclass(frozen=True)
class ContrastiveParameters(Parameters):
    """Contrastive (Hadsell 2006)."""

    margin: float = number(1.0, 1e-3, 10, "radius past which photos of two classes no longer push", "distance")
    pairs: Literal["consecutive", "all"] = choice("consecutive", "rows 0-1, 2-3, ... or every pair of the batch")
    normalise: bool = choice(False, "compare directions only")


@dataclass(frozen=True)
class TripletParameters(Parameters):
    """Triplet (Schroff 2015; Hermans 2017)."""

    margin: float = number(0.2, 0, 10, "how much nearer a photo of the class must be", "distance")
    mining: Literal["all", "semi-hard", "hard", "batch-hard"] = choice("semi-hard", "which triplets of the batch count")
    slope: Literal["hinge", "softplus"] = choice("hinge", "softplus has no margin and never quite rests")
    squared: bool = choice(True, "squared Euclidean distances")
    normalise: bool = choice(True, "compare directions only")
    average: Literal["active", "all"] = choice("active", "mean over the triplets that still cost, or over all")


@dataclass(frozen=True)
class TupletParameters(Parameters):
    """(N+1)-tuplet (Sohn 2016)."""

    norm_penalty: float = number(3e-3, 0, 1, "weight of the mean squared length of the embeddings")


@dataclass(frozen=True)
class NPairParameters(Parameters):
    """N-pair-mc (Sohn 2016)."""

    norm_penalty: float = number(3e-3, 0, 1, "weight of the squared lengths of anchor and positive")


@dataclass(frozen=True)
class RankedListParameters(Parameters):
    """Ranked list (Wang 2019)."""

    boundary: float = number(1.2, 0.1, 2, "photos of other classes nearer than this push", "distance")
    margin: float = number(0.4, 0, 2, "how far inside the boundary a class must lie", "distance")
    temperature: float = number(10.0, 0, 100, "0 weighs all intruders alike, large only the nearest", "1/distance")
    negative_weight: float = number(1.0, 0, 10, "weight of the intruders against the class")


@dataclass(frozen=True)
class QuadrupletParameters(Parameters):
    """Quadruplet (Chen 2017)."""

    margins: Literal["adaptive", "fixed"] = choice("fixed", "adaptive margins follow the means of the batch")
    margin1: float = number(1.0, 0, 10, "within a class against between, sharing a photo", "squared distance")
    margin2: float = number(0.5, 0, 10, "within a class against between two other classes", "squared distance")
    weight1: float = number(1.0, 0, 10, "adaptive margin 1 as share of the difference of the means")
    weight2: float = number(0.5, 0, 10, "adaptive margin 2 as share of the difference of the means")
    detach_margins: bool = choice(False, "adaptive margins without gradient; the paper differentiates them")


@dataclass(frozen=True)
class LogRatioParameters(Parameters):
    """Log-ratio for continuous labels (Kim 2019)."""

    anchors: Literal["first", "all"] = choice("first", "the first row asks, or every row in turn")
    floor: float = number(1e-8, 1e-12, 1e-2, "squared distances below count as this", "squared distance")


@dataclass(frozen=True)
class SupConParameters(Parameters):
    """Supervised contrastive (Khosla 2020)."""

    temperature: float = number(0.1, 0.01, 1, "small looks at the nearest photos only", "cosine")


@dataclass(frozen=True)
class MultiSimilarityParameters(Parameters):
    """Multi-similarity (Wang 2019)."""

    alpha: float = number(2.0, 0.1, 100, "sharpness within a class", "1/cosine")
    beta: float = number(50.0, 0.1, 200, "sharpness between classes", "1/cosine")
    base: float = number(0.5, -1, 1, "similarity that parts near from far", "cosine")
    mine: bool = choice(True, "leave out pairs that are in order already")
    slack: float = number(0.1, 0, 1, "how clearly in order", "cosine")


@dataclass(frozen=True)
class MarginParameters(Parameters):
    """Margin loss around one boundary (Wu 2017), the base of divide and conquer."""

    boundary: float = number(1.2, 0.1, 2, "distance that parts same from different", "distance")
    margin: float = number(0.2, 0, 2, "clear space on both sides of the boundary", "distance")
