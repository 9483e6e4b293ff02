"""Whether two registered pictures agree, place by place.

Both are brought to the coarser one's pixels, tones are fitted by a rising curve, and the overlap is compared in tiles:
a tile agrees when what is left after the fit is small beside its own structure, a little shift allowed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial

import cv2
import numpy as np

from engine.duplicates.verification.measuring.canvas import Canvas, Floats, Mask, Pixels, lay_out, move, settle, to_luma
from engine.duplicates.verification.measuring.drift import STEADY_PX, Drift, measure_drift
from engine.duplicates.verification.measuring.glance import GLANCE_PX, are_unlike, is_hopeless
from engine.duplicates.verification.measuring.masked import correlate, measure_spread
from engine.duplicates.verification.measuring.paper import measure_grain, measure_paper
from engine.duplicates.verification.measuring.tiles import Tiles, compare_tiles
from engine.duplicates.verification.measuring.tones import fit_if_needed, fit_tones, soften_sharper
from engine.duplicates.verification.registration import Affine

COARSE_PX, COARSE_TILES = 256, 12  # along the longer side
FINE_PX, FINE_TILES = 640, 28
BLUR_PX = 0.8
WORTH_SETTLING = 0.75  # correlation
UNSURE = (0.3, 0.93)  # shares of agreeing tiles between which the registration is worth settling
WORTH_REFITTING = 0.4  # share of agreeing tiles from which others may have bent the curve of tones
SOFT, SOFT_TILES = 0.2, 6  # what tiles that show something have left, and how many must, for one to be a blur


@dataclass(frozen=True)
class Agreement:
    """How the overlap of two pictures compares; shares are 0..1."""

    first_share: float  # of the first picture that lies on the second
    second_share: float
    structured: int  # tiles that show something in either picture
    agreeing: float  # share of the structured tiles
    differing: float  # share of all tiles
    differing_inside: float  # share of the tiles around the middle
    patches: int  # connected patches of tiles that differ
    both_inked: float  # share of all tiles that differ though both show something
    typical: float  # what is left in the middle one of the structured tiles, 1 = as much as an agreeing one may have
    strictest: float  # the same in the worst of all tiles
    correlation: float  # of the whole overlap after the fit of tones
    retouch: float  # mean levels by which the fit changes tones
    peak: float  # levels by which one pixel in a thousand of a plain picture differs as it is
    colour: float  # mean levels by which colours differ where tones were not fitted
    paper: float  # share of the picture that lies near one tone: high on pages, drawings and skies
    strokes: float  # share of the rest that is thin
    find_drift: Callable[[], Drift]  # what `drift` asks
    find_grain: Callable[[], float]  # what `grain` asks

    @cached_property
    def drift(self) -> Drift:
        """Of the agreeing tiles; found when it is asked for."""
        return self.find_drift()

    @cached_property
    def grain(self) -> float:
        """How alike the faint structure near the commonest tones is; 0 where there is none. Found when asked for."""
        return self.find_grain()

    @property
    def likeness(self) -> float:
        """Of two ways to lay one picture on another, the better one has more of it."""
        return self.agreeing - self.typical


def compare(
    first: Pixels,
    second: Pixels,
    matrix: Affine,
    enough: Callable[[Agreement], bool],
    canvas_px: int = COARSE_PX,
    tiles: int = COARSE_TILES,
) -> Agreement | None:
    """Compare RGB pictures, the first lying on the second by `matrix`; None where they have too little in common.

    As long as what is found is not `enough`, they are brought nearer: made as soft as each other, and settled.
    """
    small = lay_out(first, second, matrix, GLANCE_PX)
    if small is None or is_hopeless(small):
        return None
    canvas = lay_out(to_luma(first), to_luma(second), matrix, canvas_px)
    found = canvas and _measure(canvas, small, tiles, enough)
    if not canvas or not found:
        return None
    if enough(found) or not _is_unsettled(found):
        return found
    amiss = settle(canvas)
    if amiss is None:
        return found
    scale = small.two.shape[1] / canvas.two.shape[1]
    settled = _measure(move(canvas, amiss), move(small, amiss, scale), tiles, enough)
    return found if settled is None or settled.likeness < found.likeness else settled


def _is_unsettled(found: Agreement) -> bool:
    """Whether it may be the registration that keeps two pictures from agreeing."""
    if found.correlation < WORTH_SETTLING or found.agreeing <= UNSURE[0]:
        return False
    if found.agreeing < UNSURE[1]:
        return True
    drift_px = found.drift.median_px
    return found.typical > SOFT if drift_px is None else drift_px > STEADY_PX


@dataclass(frozen=True, slots=True)
class _Fit:
    """Both pictures (h, w) in tones that fit, and their tiles."""

    one: Floats
    two: Floats
    tiles: Tiles

    @property
    def typical(self) -> float:
        tiles = self.tiles
        return float(np.median(tiles.rest[tiles.structured])) if tiles.structured.any() else 1.0


def _measure(canvas: Canvas, small: Canvas, tiles_along: int, enough: Callable[[Agreement], bool]) -> Agreement | None:
    """Fit tones and compare tiles of a grey canvas, colours of a `small` one; None for unlike pictures."""
    inside = canvas.inside
    one, two = (cv2.GaussianBlur(picture, (0, 0), BLUR_PX) for picture in (canvas.one, canvas.two))
    fitted = fit_if_needed(one, two, inside)
    if are_unlike(fitted, two, inside):
        return None
    fit = _Fit(fitted, two, compare_tiles(fitted, two, inside, tiles_along))
    if not len(fit.tiles.places):
        return None
    fit = _refit(one, fit, inside, tiles_along)
    retouch = _mean_change(fit.one, one, inside)
    colour = _mean_change(small.one, small.two, small.inside)
    found = _sum_up(canvas, (one, two), fit, retouch, colour)
    soft = None if enough(found) else _soften(one, fit, inside, tiles_along)
    return found if soft is None else _sum_up(canvas, (one, two), soft, retouch, colour)


def _refit(one: Floats, fit: _Fit, inside: Mask, tiles_along: int) -> _Fit:
    """Tones fitted by the tiles that agree alone, where others may have bent the curve."""
    agrees = fit.tiles.agrees
    if agrees.all() or agrees.mean() < WORTH_REFITTING:
        return fit
    fitted = fit_tones(one, fit.two, fit.tiles.agreeing_pixels(inside))
    again = _Fit(fitted, fit.two, compare_tiles(fitted, fit.two, inside, tiles_along))
    return again if again.tiles.agrees.sum() >= agrees.sum() else fit


def _soften(one: Floats, fit: _Fit, inside: Mask, tiles_along: int) -> _Fit | None:
    """Both as soft as the softer one, where they differ and that brings them nearer."""
    if fit.typical < SOFT or fit.tiles.structured.sum() < SOFT_TILES:
        return None
    pair = soften_sharper(one, fit.one, fit.two, inside)
    if pair is None:
        return None
    soft = _Fit(*pair, compare_tiles(*pair, inside, tiles_along))
    left = soft.tiles.structured.sum() / max(1, fit.tiles.structured.sum())
    return soft if soft.typical < fit.typical and left >= 0.5 else None


def _sum_up(canvas: Canvas, pair: tuple[Floats, Floats], fit: _Fit, retouch: float, colour: float) -> Agreement:
    inside, tiles = canvas.inside, fit.tiles
    differs = ~tiles.agrees
    papers = [measure_paper(picture, inside) for picture in (fit.one, fit.two)]
    return Agreement(
        first_share=canvas.shares[0],
        second_share=canvas.shares[1],
        structured=int(tiles.structured.sum()),
        agreeing=_share(tiles.agrees[tiles.structured], 0.0),
        differing=_share(differs, 1.0),
        differing_inside=_share(differs[tiles.middle], 0.0),
        patches=tiles.count_patches(),
        both_inked=_share(differs & tiles.inked, 1.0),
        typical=fit.typical,
        strictest=float(tiles.rest.max(initial=0.0)),
        correlation=correlate(fit.one, fit.two, inside),
        retouch=retouch,
        peak=0.0 if tiles.structured.any() else float(np.quantile(cv2.absdiff(*pair)[inside], 0.999)),
        colour=colour,
        paper=max(share for share, _ in papers),
        strokes=max(strokes for _, strokes in papers),
        find_drift=partial(_find_drift, pair[0], fit, inside),
        find_grain=partial(measure_grain, fit.one, fit.two, inside),
    )


def _find_drift(one: Floats, fit: _Fit, inside: Mask) -> Drift:
    """Drift over the agreeing tiles, with the contrast that the first picture had where the fit took some of it."""
    gain = max(1.0, measure_spread(one, inside) / max(measure_spread(fit.one, inside), 1e-3))
    return measure_drift(gain * fit.one, gain * fit.two, fit.tiles.side, fit.tiles.places[fit.tiles.agrees])


def _share(flags: Mask, otherwise: float) -> float:
    return float(flags.mean()) if len(flags) else otherwise


def _mean_change(one: Floats, two: Floats, inside: Mask) -> float:
    """Mean difference in levels, over channels where there are any."""
    channels = 1 if one.ndim == 2 else one.shape[2]
    return float(np.mean(cv2.mean(cv2.absdiff(one, two), inside.astype(np.uint8))[:channels]))
