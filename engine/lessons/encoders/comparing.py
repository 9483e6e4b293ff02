"""Two encoders side by side: on the labelled photos, and by what a photo finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.catalogue.database import Catalogue
from engine.catalogue.encoders import EncoderRow
from engine.catalogue.features import load_features
from engine.embedding.head import Head
from engine.lessons.encoders.keeping import UnusableEncoder
from engine.lessons.gathering import Floats, Rows, read_origin
from engine.lessons.judging.deciding import Gain, measure_gain, measure_scores
from engine.lessons.judging.evidence import judge_rows
from engine.lessons.judging.verdicts import LabelGain, Scores
from engine.lessons.judging.wording import list_gains, say_gain
from engine.progress import Progress, silent
from engine.tasks.labelled import LabelledPhotos


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two encoders find the labelled photos, each left out in turn; `gain` is of the second over the first."""

    first: str  # name
    second: str
    scores: tuple[Scores, Scores]
    gain: float
    error: float
    photos: int
    labels: tuple[LabelGain, ...]
    sentence: str


def compare_encoders(
    catalogue: Catalogue, first: EncoderRow, second: EncoderRow, known: LabelledPhotos, progress: Progress = silent
) -> Comparison:
    """Compare on the labelled photos that both have embedded; raises UnusableEncoder where there are too few."""
    sides = []
    for done, row in enumerate((first, second)):
        progress(done, 2, "comparing")
        sides.append(project_photos(catalogue, row, known.photos))
    shared = np.intersect1d(sides[0][0], sides[1][0])
    vectors = [side[np.searchsorted(ids, shared)] for ids, side in sides]
    labels = known.labels[np.searchsorted(known.photos, shared)]
    rows = np.arange(len(shared))
    judged = judge_rows(vectors[0], vectors[1], labels, rows, rows) if len(rows) else None
    progress(2, 2, "comparing")
    gain = None if judged is None else measure_gain([judged], labels)
    if judged is None or gain is None:
        raise UnusableEncoder("There is nothing to compare by: give at least two photos of some label that label.")
    scores = measure_scores([judged], labels, False), measure_scores([judged], labels, True)
    return Comparison(
        first.name, second.name, scores, gain.mean, gain.error, len(judged.rows),
        list_gains([judged], labels, known.names), tell_comparison(first, second, gain),
    )  # fmt: skip


def tell_comparison(first: EncoderRow, second: EncoderRow, gain: Gain) -> str:
    """What the comparison says, and what it cannot say."""
    if abs(gain.mean) <= gain.error:
        found = f"“{second.name}” and “{first.name}” find the labelled photos equally well ({say_gain(gain)} MAP@R)."
    else:
        better, worse = (second, first) if gain.mean > 0 else (first, second)
        found = f"“{better.name}” finds the labelled photos better than “{worse.name}” ({say_gain(gain)} MAP@R)."
    taught = [row.name for row in (first, second) if read_origin(row).kind in ("quick", "deep")]
    if not taught:
        return found
    if len(taught) == 2:
        return f"{found} Both may have been taught with these very photos; on new ones they gain less."
    return f"{found} “{taught[0]}” may have been taught with these very photos; on new ones it gains less."


def project_photos(catalogue: Catalogue, row: EncoderRow, photos: Rows | None = None) -> tuple[Rows, Floats]:
    """Ids (n,) ascending and vectors (n, k) of photos, all by default, that the network of an encoder has seen."""
    head = Head.from_bytes(row.head)
    ids: list[Rows] = [np.empty(0, np.int64)]
    vectors: list[Floats] = [np.empty((0, head.dims), np.float32)]
    for block, features in load_features(catalogue, row.backbone, photos):
        ids.append(block)
        vectors.append(head.project(features))
    return np.concatenate(ids), np.concatenate(vectors)


def find_like(catalogue: Catalogue, row: EncoderRow, photo: int, k: int) -> list[tuple[int, float]]:
    """The `k` photos (ids) most like one by any encoder, with their cosines; raises UnusableEncoder."""
    asked = project_photos(catalogue, row, np.array([photo]))[1]
    if not len(asked):
        raise UnusableEncoder(f"The network of {row.name} has not seen this photo yet: index the library.")
    best: list[tuple[float, int]] = []
    head = Head.from_bytes(row.head)
    for ids, features in load_features(catalogue, row.backbone):
        cosines: NDArray[Any] = head.project(features) @ asked[0]
        cosines[ids == photo] = -np.inf
        for place in np.argsort(-cosines)[:k]:
            best.append((float(cosines[place]), int(ids[place])))
        best = sorted(best, key=lambda each: (-each[0], each[1]))[:k]
    return [(found, cosine) for cosine, found in best if np.isfinite(cosine)]
