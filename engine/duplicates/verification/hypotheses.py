"""Ways in which one picture may lie on another, the cheapest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from engine.duplicates.candidates.fingerprint import LEAST_QUALITY, TURNS, count_bits
from engine.duplicates.verification.keypoints import match
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
ELSEWHERE = 0.015  # of the longer side, from which a corner lies elsewhere


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
    for mirrored in (False, True) if mirrors else (False,):
        found = _register_keypoints(first, second, mirrored)
        if found is not None:
            yield found


def _register_keypoints(first: Look, second: Look, mirrored: bool) -> Registration | None:
    ours, theirs = first.mirrored if mirrored else first.keypoints, second.keypoints
    pairs = match(ours, theirs)
    found = register(ours.places[pairs[:, 0]], theirs.places[pairs[:, 1]], min(len(ours), len(theirs)))
    if found is None or not mirrored:
        return found
    return replace(found, matrix=compose(found.matrix, turn_map(*first.size, 1)), mirrored=True)


def lay_closer(first: Look, second: Look, laid: Registration) -> Registration | None:
    """Where keypoints lay a picture that fingerprints laid, if that is elsewhere: inside a thin border, say."""
    found = None if laid.inliers else _register_keypoints(first, second, laid.mirrored)
    if found is None:
        return None
    width, height = first.size
    corners = np.array([[0, 0, 1], [width, 0, 1], [0, height, 1], [width, height, 1]])
    aside = np.abs(corners @ (found.matrix - laid.matrix).T).max()
    return found if aside > ELSEWHERE * max(second.size) else None
