"""Are two faces one person? Siamese networks with contrastive loss on the AT&T faces, judged in two ways.

`random` splits pairs by chance, so that every person is known from other pairs: the way of the published 94.9 %.
`disjoint` tests people never seen, a quarter of the forty in each fold: what a user's own photos ask for.
Methods: `scratch`, a small network that knows nothing before; `frozen`, a head over the encoder of the program.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from engine.experiments.att.faces import Faces, encode_faces, read_faces
from engine.experiments.att.pairs import Known, pair_all, split_pairs
from engine.experiments.att.siamese import Learned, learn_from_scratch, learn_head
from engine.experiments.plots.curves import draw_curves
from engine.experiments.plots.embedding_map import draw_map
from engine.experiments.plots.roc import draw_roc
from engine.experiments.protocols.pairs import Pairs, Verification, verify
from engine.experiments.request import Request, Result
from engine.experiments.running import plot_path
from engine.experiments.summary import summarise
from engine.learning.metrics.verification import trace_roc
from engine.progress import Progress, track

PUBLISHED = 0.949
PEOPLE, QUICK_PEOPLE = 40, 24
FOLDS = 4  # parts of the people, each the test once
TAUGHT = 0.75  # share of the pairs, where those are split by chance


@dataclass(frozen=True)
class Split:
    """What is known and what is asked."""

    known: Known
    test: Pairs
    seed: int


@dataclass(frozen=True)
class Round:
    """One network and how it did."""

    split: Split
    learned: Learned
    verification: Verification


def run(request: Request, progress: Progress) -> Result:
    """Both ways by both methods, or those asked for, with mean and spread over the rounds."""
    path = request.find("att_faces.zip")
    most = QUICK_PEOPLE if request.quick else PEOPLE
    faces = read_faces(path, most)
    rounds: dict[str, list[Round]] = {}
    for method in ("scratch", "frozen"):
        if request.method in (None, method):
            features = encode_faces(path, most) if method == "frozen" else None
            for part, splits in make_splits(faces.people, request).items():
                note = f"{part} split, {method}"
                rounds[f"{part} {method}"] = [
                    play(faces, features, split, request.quick) for split in track(splits, len(splits), progress, note)
                ]
    figures: dict[str, Any] = {part: {} for part in ("random", "disjoint") if request.wants(part)}
    for name, played in rounds.items():
        part, method = name.split()
        figures[part][method] = summarise([each.verification.figures() for each in played])
    return {**figures, "published": PUBLISHED, "plots": draw_rounds(rounds, faces, request)}


def make_splits(people: npt.NDArray[np.int64], request: Request) -> dict[str, list[Split]]:
    """Rounds of the parts asked for."""
    parts: dict[str, list[Split]] = {}
    if request.wants("random"):
        parts["random"] = [split_at_random(people, seed) for seed in request.chosen_seeds]
    if request.wants("disjoint"):
        folds = range(1 if request.quick else FOLDS)
        parts["disjoint"] = [split_people(people, seed, fold) for seed in request.chosen_seeds for fold in folds]
    return parts


def split_at_random(people: npt.NDArray[np.int64], seed: int) -> Split:
    """Pairs split by chance: three quarters are learned from, the others are the test."""
    rng = np.random.default_rng(seed)
    everyone = np.arange(len(people))
    taught, test = split_pairs(pair_all(people, everyone, rng), TAUGHT, rng)
    return Split(Known(everyone, taught, only_pairs=True), test, seed)


def split_people(people: npt.NDArray[np.int64], seed: int, fold: int) -> Split:
    """One part of the people is the test; network and threshold know the others only."""
    rng = np.random.default_rng(seed)
    unknown = np.array_split(rng.permutation(np.unique(people)), FOLDS)[fold]
    away = np.isin(people, unknown)
    known, asked = np.flatnonzero(~away), np.flatnonzero(away)
    test = pair_all(people, asked, rng)
    return Split(Known(known, pair_all(people, known, rng), only_pairs=False), test, seed * FOLDS + fold)


def play(faces: Faces, features: npt.NDArray[np.float32] | None, split: Split, quick: bool) -> Round:
    """Teach a network, choose the threshold on known pairs, judge the others."""
    if features is None:
        learned = learn_from_scratch(faces, split.known, split.seed, quick)
    else:
        learned = learn_head(features, faces.people, split.known, split.seed, quick)
    known = split.known.pairs
    return Round(split, learned, verify(known, learned.score(known), split.test, learned.score(split.test)))


def draw_rounds(rounds: dict[str, list[Round]], faces: Faces, request: Request) -> list[str]:
    """Losses of the first rounds, ROC over all rounds, and a map of people never seen."""
    losses = {
        name: ([line.step for line in played[0].learned.history], [line.loss for line in played[0].learned.history])
        for name, played in rounds.items()
    }
    curves = {}
    for name, played in rounds.items():
        scores = np.concatenate([each.learned.score(each.split.test) for each in played])
        curves[name] = trace_roc(scores, np.concatenate([each.split.test.same for each in played]))
    paths = [
        draw_curves(losses, plot_path("att", request, "loss"), title="AT&T faces", y_label="Contrastive loss"),
        draw_roc(curves, plot_path("att", request, "roc"), title="AT&T faces: one person?"),
        *(draw_people(played[0], faces, plot_path("att", request, f"map-{name.split()[1]}"))
          for name, played in rounds.items() if name.startswith("disjoint")),
    ]  # fmt: skip
    return [path.name for path in paths]


def draw_people(played: Round, faces: Faces, path: Path) -> Path:
    """A map of the faces in the test."""
    rows: Sequence[int] = np.unique(np.concatenate([played.split.test.first, played.split.test.second])).tolist()
    people = faces.people[rows]
    names = [f"person {person + 1}" for person in np.unique(people)]
    return draw_map(played.learned.vectors[rows].numpy(), people, path, title="Faces of people never seen", names=names)
