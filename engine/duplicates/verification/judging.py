"""From pixels to a band: whether a pair is one picture, how it was edited, or two shots of one moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import numpy as np

from engine.duplicates.verification.agreement import FINE_PX, FINE_TILES, Agreement, compare
from engine.duplicates.verification.framing import Framed, tell_framing
from engine.duplicates.verification.hypotheses import lay_closer, propose
from engine.duplicates.verification.look import Facts, Look
from engine.duplicates.verification.measuring.drift import STEADY_PX
from engine.duplicates.verification.measuring.paper import PAPER
from engine.duplicates.verification.registration import Affine, Registration
from engine.duplicates.verification.wording import describe_edit, describe_same

Found = Literal["same", "edited", "moment", "none"]

STRUCTURED = 10  # agreeing tiles that show something
AGREEING, SURELY_AGREEING, SURELY_TYPICAL = 0.7, 0.55, 0.15  # of the tiles that show something
OVERLAY = 0.26  # share of tiles that something drawn over a picture may cover
MIDDLE = 0.6  # the same around the middle: past it, only a frame agrees
STROKES = 0.5  # share of a page's ink that is thin
SHARED_GRAIN = 0.4  # likeness of what lies on the paper from which it is no paper; of two noisy scans a sixth at most
PAPER_DIFFERS = 0.04  # share of tiles of a page in which both may have other ink
ITSELF, ITSELF_PX = 0.28, 1.0  # what tiles typically have left in a copy, and its drift; other shots have more of both
NOTHING_LEFT = 0.1  # with so little left no part was moved
STEADY_TYPICAL, STEADY_DIFFERS = 0.55, 0.2  # a copy that is blurred or coarsely saved
BENT_TYPICAL, UNBENT_PX = 0.4, 0.15  # the same in one that is bent, whose tiles fit less well
COVERED = 0.975  # share of one picture that lies on the other when one holds the other
CROPS_TYPICAL, CROPS_DIFFER, CROPS_SHARE = 0.25, 0.02, 0.25
FLAT_TILES, FLAT_INLIERS = 2, 20  # with less texture, and fewer places that match, any tones can be fitted
FLAT_RETOUCH, FLAT_COLOUR = 6.0, 12.0
PLAIN_COLOUR, PLAIN_PEAK = 2.5, 10.0  # levels, on average and at most, between two plain pictures that are one
FAINT_PEAK, FAINT_CORRELATION = 3.0, 0.5  # levels from which a faint structure must be the same one
SAME_SHARE, SAME_ASPECT, SAME_REST, SAME_RETOUCH, SAME_COLOUR = 0.985, 0.015, 0.5, 5.0, 8.0
MOMENT_S = 10.0
WHOLE_SECONDS = len("2019-07-04T12:30:05")
MOMENT_INLIERS, MOMENT_AGREEING, MOMENT_CORRELATION = 27, 0.5, 0.7


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found of a pair."""

    band: Found
    score: float  # 0..1
    reason: str
    whole: bool = False  # both show the same from edge to edge, neither mirrored
    framed: Framed = ""  # which of the two is framed as the photo was taken
    set_in: bool = False  # the other is so because it has something around, else it was cut out

    @property
    def holds(self) -> bool:
        """Whether the pair belongs together at all."""
        return self.band != "none"


NOTHING = Verdict("none", 0.0, "")


def judge(first: Look, second: Look, mirrors: bool = True) -> Verdict:
    """Compare two pictures; the first hypothesis that proves true decides. `mirrors`: try mirrored keypoints too."""
    if are_other_exposures(first.facts, second.facts):
        return NOTHING
    best = NOTHING
    for registration in propose(first, second, mirrors):
        verdict = _judge_registered(first, second, registration)
        if verdict.band in ("same", "edited"):
            return verdict
        best = max(best, verdict, key=lambda each: each.score)
    return best


def _judge_registered(first: Look, second: Look, registration: Registration) -> Verdict:
    found = compare(first.pixels, second.pixels, registration.matrix, _is_clear)
    if found is None:
        return NOTHING
    if not found.structured:
        return _judge_plain(found)
    if not is_one_picture(found, registration.inliers) or not _reads_alike(first, second, registration.matrix, found):
        return _judge_moment(first.facts, second.facts, found, registration)
    seconds = seconds_apart(first.facts, second.facts)
    if seconds:  # an edit keeps its time; another time is another exposure
        return _as_moment(found, seconds)
    return _as_copy(first, second, found, registration)


def is_one_picture(found: Agreement, inliers: int = 0) -> bool:
    """Whether all agrees, but for what may have been drawn over a picture that is otherwise itself.

    `inliers`: places that were matched one by one.
    """
    agreeing = SURELY_AGREEING if found.typical <= SURELY_TYPICAL else AGREEING
    if found.agreeing < agreeing or found.agreeing * found.structured < STRUCTURED or found.differing_inside > MIDDLE:
        return False
    has_other_tones = found.retouch > FLAT_RETOUCH or found.colour > FLAT_COLOUR
    if has_other_tones and inliers < FLAT_INLIERS and found.drift.textured < FLAT_TILES:
        return False
    typical, stays = found.typical, _stays(found)
    if max(found.first_share, found.second_share) < COVERED:  # neither holds the other: two crops, or two shots
        near = typical <= CROPS_TYPICAL and found.differing <= CROPS_DIFFER
        return near and stays and min(found.first_share, found.second_share) >= CROPS_SHARE
    if typical <= ITSELF and stays:
        return found.differing <= OVERLAY
    if found.drift.median_px is None or found.differing > STEADY_DIFFERS:
        return False
    drift_px, unbent_px = found.drift.median_px, found.drift.unbent_px or 0.0
    bent = drift_px <= ITSELF_PX and unbent_px <= UNBENT_PX and typical <= BENT_TYPICAL
    return bent or (drift_px <= STEADY_PX and typical <= STEADY_TYPICAL)


def _stays(found: Agreement) -> bool:
    """Whether no part lies elsewhere than in the other picture, but for a bend of the whole."""
    if found.typical <= NOTHING_LEFT:
        return True
    drift_px, unbent_px = found.drift.median_px or 0.0, found.drift.unbent_px or 0.0
    return drift_px <= ITSELF_PX and min(drift_px, unbent_px) <= STEADY_PX


def _is_clear(found: Agreement) -> bool:
    """Whether two are so surely one picture that nothing is gained by bringing them nearer."""
    if not found.structured or found.typical > ITSELF or not is_one_picture(found):
        return False
    near_same = SAME_REST < found.strictest < 1
    return not near_same and (found.both_inked <= PAPER_DIFFERS or not _is_page(found))


def _reads_alike(first: Look, second: Look, matrix: Affine, found: Agreement) -> bool:
    """Whether what may be a page has the same words, compared at reading size."""
    if not _is_page(found):
        return True
    if found.both_inked > PAPER_DIFFERS:
        return False
    one, two = first.fine, second.fine
    if one is None and two is None:
        fine = compare(first.pixels, second.pixels, matrix, _has_same_words, FINE_PX, FINE_TILES)
    else:
        one, two = (first.pixels if one is None else one), (second.pixels if two is None else two)
        matrix = _rescale(matrix, first, one.shape, second, two.shape)
        fine = compare(one, two, matrix, _has_same_words, FINE_PX, FINE_TILES)
    return fine is not None and _has_same_words(fine)


def _has_same_words(found: Agreement) -> bool:
    return found.both_inked <= PAPER_DIFFERS and found.differing <= OVERLAY


def _is_page(found: Agreement) -> bool:
    return found.paper >= PAPER and found.strokes >= STROKES and found.grain < SHARED_GRAIN


def _rescale(matrix: Affine, first: Look, one: tuple[int, ...], second: Look, two: tuple[int, ...]) -> Affine:
    """The map between the larger pixels."""
    before = np.array([first.size[0] / one[1], first.size[1] / one[0]])
    after = np.array([two[1] / second.size[0], two[0] / second.size[1]])
    linear = after[:, None] * matrix[:, :2] * before
    # pixel centres lie at half numbers
    middle = matrix[:, :2] @ (before * 0.5 - 0.5) + matrix[:, 2]
    return np.column_stack([linear, (middle + 0.5) * after - 0.5])


def _judge_plain(found: Agreement) -> Verdict:
    """Two pictures without structure: one only where their colours are, and what faint structure they have."""
    if max(found.colour / PLAIN_COLOUR, found.peak / PLAIN_PEAK) > 1:
        return NOTHING
    if found.peak > FAINT_PEAK and found.correlation < FAINT_CORRELATION:
        return NOTHING
    if min(found.first_share, found.second_share) < SAME_SHARE:
        return NOTHING
    return Verdict("same", 0.9, "The same plain picture, saved again.")


def _judge_moment(first: Facts, second: Facts, found: Agreement, registration: Registration) -> Verdict:
    """Two shots of one scene: near in time by one camera, or all but aligned where no time is known."""
    if registration.inliers < MOMENT_INLIERS or found.correlation < MOMENT_CORRELATION or _is_page(found):
        return NOTHING
    seconds = seconds_apart(first, second)
    if seconds is not None:
        return _as_moment(found, seconds)
    if found.agreeing >= MOMENT_AGREEING and min(found.first_share, found.second_share) >= 0.6:
        return Verdict("moment", 0.5 * found.agreeing, "Nearly the same view, but not one shot.")
    return NOTHING


def _as_moment(found: Agreement, seconds: float) -> Verdict:
    apart = f"{max(0.1, round(seconds, 1)):g}"
    return Verdict("moment", max(0.1, found.agreeing), f"Taken {apart} s apart by the same camera.")


def are_other_exposures(first: Facts, second: Facts) -> bool:
    """Whether their times tell that two photos are neither copies of one shot nor shots of one moment."""
    seconds = seconds_apart(first, second)
    return seconds is not None and seconds > MOMENT_S


def seconds_apart(first: Facts, second: Facts) -> float | None:
    """Seconds between two shots; None where a time is unknown or the cameras differ.

    Fractions count where both tell them: an edit may have lost its own.
    """
    if not (first.taken_at and second.taken_at) or first.camera != second.camera:
        return None
    told = (first.taken_at, second.taken_at)
    if told[0][:WHOLE_SECONDS] == told[1][:WHOLE_SECONDS] and min(map(len, told)) <= WHOLE_SECONDS:
        return 0.0
    try:
        times = [datetime.fromisoformat(each) for each in told]
        return abs((times[0] - times[1]).total_seconds())
    except (TypeError, ValueError):
        return None


def _as_copy(first: Look, second: Look, found: Agreement, registration: Registration) -> Verdict:
    if _is_same(first, second, found, registration.matrix):
        return Verdict("same", _score(found), describe_same(first.facts, second.facts), whole=True, framed="both")
    closer = lay_closer(first, second, registration)
    again = closer and compare(first.pixels, second.pixels, closer.matrix, _is_clear)
    if closer and again and is_one_picture(again, closer.inliers):
        found, registration = again, closer
    shares = (found.first_share, found.second_share)
    sizes = (first.facts.width * first.facts.height, second.facts.width * second.facts.height)
    framing = tell_framing(first.pixels, second.pixels, registration.matrix, shares, sizes)
    whole = min(shares) >= COVERED and not registration.mirrored
    reason = describe_edit(found, registration, framing)
    return Verdict("edited", _score(found), reason, whole, framing.framed, framing.set_in)


def _score(found: Agreement) -> float:
    return round(min(1.0, found.correlation) * (1 - found.differing), 4)


def _is_same(first: Look, second: Look, found: Agreement, matrix: Affine) -> bool:
    """Whether only file, size or format differ: nothing cut, turned, drawn or coloured."""
    upright = matrix[0, 0] > 0 and matrix[1, 1] > 0 and abs(matrix[0, 1]) < 0.01 * matrix[0, 0]
    aspects = [facts.width / max(1, facts.height) for facts in (first.facts, second.facts)]
    room = SAME_ASPECT + 1 / min(first.facts.width, first.facts.height, second.facts.width, second.facts.height)
    return bool(
        upright
        and min(found.first_share, found.second_share) >= SAME_SHARE
        and abs(np.log(aspects[0] / aspects[1])) <= room
        and found.strictest <= SAME_REST
        and found.retouch <= SAME_RETOUCH
        and found.colour <= SAME_COLOUR
    )
