"""Every method in words, without torch: what it is, when to take it, where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Method:
    """One method as a window lists it; its parameters are in `engine.learning.parameters`."""

    title: str
    source: str  # first author and year
    summary: str  # what it is and when to take it, one sentence
    labels: Literal["names", "numbers"] = "names"


METHODS: dict[str, Method] = {
    "siamese": Method(
        "Siamese, weighted L1", "Koch 2015",
        "Learns which differences matter between two photos and gives the probability that they are the same.",
    ),
    "contrastive": Method(
        "Contrastive", "Hadsell 2006",
        "Draws pairs of one label together and pushes others out of a fixed radius; good where a distance must decide.",
    ),
    "triplet": Method(
        "Triplet", "Schroff 2015",
        "A photo of the label must be nearer than one of another label; the well-known choice for many labels.",
    ),
    "tuplet": Method(
        "(N+1)-tuplet", "Sohn 2016",
        "A triplet against all other labels of the batch at once; steadier than triplets.",
    ),
    "n_pair": Method(
        "N-pair", "Sohn 2016",
        "Two photos a label, each pair against all others of the batch; quick with many labels of few photos.",
    ),
    "ranked_list": Method(
        "Ranked list", "Wang 2019",
        "Keeps each label inside a ball and others outside it; suits labels of mixed looks.",
    ),
    "quadruplet": Method(
        "Quadruplet", "Chen 2017",
        "Any two photos of one label nearer than any two of different labels; for one threshold that holds everywhere.",
    ),
    "quadruplet_learned": Method(
        "Quadruplet, learned metric", "Chen 2017",
        "The quadruplet with a learned network that compares two photos, as its authors wrote it.",
    ),
    "log_ratio": Method(
        "Log-ratio", "Kim 2019",
        "For labels that are numbers, such as time, age or rating: distances in proportion to the difference.",
        "numbers",
    ),
    "margin": Method(
        "Margin", "Wu 2017",
        "One fixed distance parts same from different; simple, and the base of divide and conquer.",
    ),
    "supcon": Method(
        "Supervised contrastive", "Khosla 2020",
        "Every photo against the whole batch; the safe first choice.",
    ),
    "multi_similarity": Method(
        "Multi-similarity", "Wang 2019",
        "Weighs pairs by how wrongly they lie; strong where labels look much alike.",
    ),
    "softmax": Method(
        "Softmax", "Bridle 1990",
        "Plain classification of the labels; the baseline every method is compared with.",
    ),
    "arcface": Method(
        "ArcFace", "Deng 2019",
        "Classification with an angular margin; strong with many photos a label, such as faces.",
    ),
    "subcentre_arcface": Method(
        "Sub-centre ArcFace", "Deng 2020",
        "ArcFace with several centres a label; for wrong labels or labels of several looks, and it names suspects.",
    ),
    "cosface": Method(
        "CosFace", "Wang 2018",
        "Classification with a cosine margin; like ArcFace and easier to train.",
    ),
    "sphereface": Method(
        "SphereFace", "Liu 2017",
        "The first angular margin, multiplied; needs many steps.",
    ),
    "sphereface_r": Method(
        "SphereFace-R", "Liu 2022",
        "SphereFace with a fixed scale; trains without annealing.",
    ),
    "proxy_anchor": Method(
        "Proxy anchor", "Kim 2020",
        "Each label has a learned centre that weighs the batch; fast, also with few photos a label.",
    ),
    "proxy_nca": Method(
        "ProxyNCA++", "Teh 2020",
        "Nearest learned centre by softmax; fast and forgiving.",
    ),
}  # fmt: skip

SCHEMES: dict[str, Method] = {
    "divide_and_conquer": Method(
        "Divide and conquer", "Sanakoyeu 2019",
        "Photos in clusters, each trains its own part of the vector; for large sets of many looks.",
    ),
    "adversarial": Method(
        "Deep adversarial", "Duan 2018",
        "A generator makes hard negatives for the triplets; for when real ones have become easy.",
    ),
}  # fmt: skip
