"""Ways in which one picture may lie on another, the cheapest first."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from engine.duplicates.candidates.fingerprint import LEAST_QUALITY, TURNS, count_bits
from engine.duplicates.verification.keypoints import Keypoints, match
from engine.duplicates.verification.look import Look
from engine.duplicates.verification.registration import (
    Registration,
    box_map,
    compose,
    invert,
    register,
    turn_map,
)

NEAR_BITS = 72  # of 256: pictures that have nothing in common differ in 128, give or take 8
SMOOTH_QUALITY = 40  # below: a gradient saved again may have the bits of its own turn
WHOLE = (0.0, 0.0, 1.0, 1.0)


def propose(first: Look, second: Look, mirrors: bool = True) -> Iterator[Registration]:
    """Maps from the first picture to the second: whole on whole, whole in a panel, then by keypoints."""
    yield from _whole_on_whole(first, second)
    yield from _in_a_panel(first, second)
    for inner in _in_a_panel(second, first):
        yield Registration(invert(inner.matrix), inner.inliers, inner.matches)
    yield from _by_keypoints(first, second, mirrors)


def _whole_on_whole(first: Look, second: Look) -> Iterator[Registration]:
    """The turn whose fingerprint is near; where there is little structure to tell by, upright before it."""
    quality = min(first.print.quality, second.print.quality)
    if quality < SMOOTH_QUALITY:
        yield turn_registration(first, second, 0)
    bits = count_bits(first.print.turns, second.print.turns[:1])
    number = int(bits.argmin())
    if bits[number] <= NEAR_BITS and quality >= LEAST_QUALITY and (number or quality >= SMOOTH_QUALITY):
        yield turn_registration(first, second, number)


def turn_registration(first: Look, second: Look, number: int) -> Registration:
    """The first picture, turned, exactly on the second."""
    turn = turn_map(*first.size, number)
    sides = first.size[::-1] if number & 4 else first.size
    matrix = compose(box_map(*sides, WHOLE, *second.size), turn)
    return Registration(matrix, 0, 0, mirrored=is_mirrored(number))


def is_mirrored(number: int) -> bool:
    """Whether a turn changes left and right."""
    return number in {turn for turn in range(TURNS) if bin(turn).count("1") % 2}


def _in_a_panel(first: Look, second: Look) -> Iterator[Registration]:
    """The first picture in a panel of the second."""
    if not len(second.print.panels) or first.print.quality < LEAST_QUALITY:
        return
    bits = count_bits(second.print.panels, first.print.turns[:1])
    best = int(bits.argmin())
    if bits[best] <= NEAR_BITS:
        yield Registration(box_map(*first.size, second.print.boxes[best], *second.size), 0, 0)


def _by_keypoints(first: Look, second: Look, mirrors: bool) -> Iterator[Registration]:
    """Upright, then mirrored where that is wanted."""
    found = _register_keypoints(first.keypoints, second.keypoints)
    if found is not None:
        yield found
    found = _register_keypoints(first.mirrored, second.keypoints) if mirrors else None
    if found is not None:
        matrix = compose(found.matrix, turn_map(*first.size, 1))
        yield Registration(np.asarray(matrix), found.inliers, found.matches, mirrored=True)


def _register_keypoints(first: Keypoints, second: Keypoints) -> Registration | None:
    pairs = match(first, second)
    return register(first.places[pairs[:, 0]], second.places[pairs[:, 1]], min(len(first), len(second)))
