"""Parameters of the losses that compare photos with learned class centres."""

from __future__ import annotations

import math
from dataclasses import dataclass

from engine.learning.parameters.ranges import Parameters, choice, number

SCALE = "sharpness of the softmax; if not set, by the number of classes"
MARGIN = "extra {} to the own class; if not set, by the number of classes"


def choose_scale(classes: int) -> float:
    """Scale s for so many classes: within 8 and 30 twice the bound (C-1)/C ln(99 (C-1)) (Wang 2018, eq. 6)."""
    others = max(classes - 1, 1)
    return min(30.0, max(8.0, 2 * others / (others + 1) * math.log(99 * others)))


def choose_margin(classes: int) -> float:
    """Margin for so many classes: 0.1 for two, 0.05 more for each doubling, at most 0.35."""
    return min(0.35, 0.1 + 0.05 * math.log2(max(classes, 2) / 2))


@dataclass(frozen=True)
class SoftmaxParameters(Parameters):
    """Softmax with cross-entropy, the plain baseline."""

    bias: bool = choice(True, "one free number for each class")


@dataclass(frozen=True)
class ArcFaceParameters(Parameters):
    """ArcFace (Deng 2019); its authors used scale 64 and 0.5 rad for faces."""

    scale: float | None = number(None, 1, 128, SCALE)
    margin_rad: float | None = number(None, 0, 1.5, MARGIN.format("angle"), "rad")


@dataclass(frozen=True)
class CosFaceParameters(Parameters):
    """CosFace (Wang 2018); its authors used scale 64 and 0.35 for faces."""

    scale: float | None = number(None, 1, 128, SCALE)
    margin: float | None = number(None, 0, 1, MARGIN.format("distance"), "cosine")


@dataclass(frozen=True)
class SphereFaceParameters(Parameters):
    """SphereFace (Liu 2017); features keep their length."""

    multiplier: float = number(4, 1, 8, "m: the own angle counts m times")
    blend_start: float = number(1000, 0, 1e5, "weight of the plain cosine at the first step")
    blend_decay: float = number(0.12, 0, 10, "how fast that weight falls", "1/step")
    blend_floor: float = number(5, 0, 1000, "weight of the plain cosine that stays")


@dataclass(frozen=True)
class SphereFaceRParameters(Parameters):
    """SphereFace-R (Liu 2022); features and centres on the sphere."""

    scale: float = number(30.0, 1, 128, "sharpness of the softmax")
    multiplier: float = number(1.7, 1, 8, "m: the own angle counts m times")
    detach: bool = choice(True, "the margin shifts the value but not the slope, as in its authors' code")


@dataclass(frozen=True)
class SubcentreArcFaceParameters(Parameters):
    """Sub-centre ArcFace (Deng 2020): several centres a class, which also shows mislabelled photos."""

    scale: float | None = number(None, 1, 128, SCALE)
    margin_rad: float | None = number(None, 0, 1.5, MARGIN.format("angle"), "rad")
    centres: int = number(3, 1, 10, "centres of each class")
    suspect_deg: float = number(75, 10, 180, "a photo this far from the main centre may be mislabelled", "degrees")


@dataclass(frozen=True)
class ProxyAnchorParameters(Parameters):
    """Proxy anchor (Kim 2020)."""

    alpha: float = number(32.0, 1, 200, "sharpness", "1/cosine")
    delta: float = number(0.1, 0, 1, "margin", "cosine")


@dataclass(frozen=True)
class ProxyNcaParameters(Parameters):
    """ProxyNCA (Movshovitz-Attias 2017) and ProxyNCA++ (Teh 2020)."""

    scale: float = number(9.0, 0.1, 100, "sharpness of the softmax over squared distances")
    own_in_sum: bool = choice(True, "ProxyNCA++; without, the original, which can fall below 0")
