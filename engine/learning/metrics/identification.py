"""Identification in an open world: who is it, among those known, or nobody?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[Any]  # (n, d) floats, L2-normalised
UNKNOWN = -1
BLOCK_SCORES = 16_000_000  # similarities in memory at once


@dataclass(frozen=True, slots=True)
class Detection:
    """How well known photos are named while unknown ones are refused."""

    rate: float  # DIR: share of the known probes named rightly at or above the threshold
    threshold: float
    false_alarms: float  # share of the unknown probes at or above it


def match_best(
    probes: Vectors, gallery: Vectors, *, block_scores: int = BLOCK_SCORES, device: str = "cpu"
) -> tuple[Any, Any]:
    """(row of the most similar in the gallery (n,), its cosine (n,)) for every probe; ties: the first row."""
    step = max(1, block_scores // max(len(gallery), 1))
    if device != "cpu":
        from engine.learning.metrics.on_device import best_matches_on  # here: on the CPU no torch is needed

        return best_matches_on(device, probes, gallery, step)
    rows, scores = np.empty(len(probes), np.int64), np.empty(len(probes), np.float64)
    for start in range(0, len(probes), step):
        block = probes[start : start + step] @ gallery.T
        rows[start : start + step] = block.argmax(axis=1)
        scores[start : start + step] = block.max(axis=1)
    return rows, scores


def identify(probes: Vectors, gallery: Vectors, names: npt.ArrayLike, threshold: float) -> npt.NDArray[np.int64]:
    """Name (n,) of the most similar in the gallery, or UNKNOWN where its cosine is below the threshold."""
    rows, scores = match_best(probes, gallery)
    return np.where(scores >= threshold, np.asarray(names, np.int64)[rows], UNKNOWN)


def detect_at(
    known_scores: npt.ArrayLike, right: npt.ArrayLike, unknown_scores: npt.ArrayLike, false_alarms: float
) -> Detection:
    """Detection-and-identification rate at a false-alarm rate (Phillips 2011).

    known_scores (k,) best score of each known probe, right (k,) whether its name is right, unknown_scores (u,).
    The threshold is the lowest that at most this share of the unknown probes reaches.
    """
    strangers = np.sort(np.asarray(unknown_scores, np.float64))[::-1]
    known, named = np.asarray(known_scores, np.float64), np.asarray(right, bool)
    allowed = int(np.floor(false_alarms * len(strangers) + 1e-9))
    threshold = float(np.nextafter(strangers[allowed], np.inf)) if allowed < len(strangers) else -np.inf
    raised = float((strangers >= threshold).mean()) if len(strangers) else 0.0
    return Detection(float(((known >= threshold) & named).mean()), threshold, raised)
