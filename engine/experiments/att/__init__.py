"""Are two faces one person? A Siamese network with contrastive loss on the AT&T faces, judged in two ways.

`random` splits pairs by chance, so that every person is known from other pairs: the way of the published 94.9 %.
`disjoint` tests people never seen, a quarter of the forty in each fold: what a user's own photos ask for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from torch import Tensor

from engine.experiments.att.faces import Faces, read_faces
from engine.experiments.att.pairs import pair_all, split_pairs
from engine.experiments.att.siamese import embed_faces, score_pairs, teach
from engine.experiments.plots.curves import draw_curves
from engine.experiments.plots.embedding_map import draw_map
from engine.experiments.plots.roc import draw_roc
from engine.experiments.protocols.pairs import Verification, verify
from engine.experiments.request import Request, Result
from engine.experiments.running import plot_path
from engine.experiments.summary import summarise
from engine.learning.metrics.verification import trace_roc
from engine.learning.training.readings import Reading
from engine.progress import Progress

PUBLISHED = 0.949
STEPS, QUICK_STEPS = 800, 120
FOLDS = 4  # parts of the people, each the test once
TAUGHT = 0.75  # share of the pairs, where those are split by chance


@dataclass(frozen=True)
class Round:
    """One network and how it did."""

    verification: Verification
    scores: npt.NDArray[np.float32]  # of the test pairs (p,)
    same: npt.NDArray[np.bool_]
    history: Sequence[Reading]
    faces: Faces  # of the test
    vectors: Tensor  # of those faces


def run(request: Request, progress: Progress) -> Result:
    """Both ways, or one of them, with mean and spread over the rounds."""
    faces = read_faces(request.find("att_faces.zip"))
    parts: dict[str, list[Round]] = {}
    if request.wants("random"):
        parts["random"] = [split_at_random(faces, seed, request, progress) for seed in request.chosen_seeds]
    if request.wants("disjoint"):
        folds = range(1) if request.quick else range(FOLDS)
        rounds = [(seed, fold) for seed in request.chosen_seeds for fold in folds]
        parts["disjoint"] = [split_people(faces, seed, fold, request, progress) for seed, fold in rounds]
    figures = {name: summarise([each.verification.figures() for each in rounds]) for name, rounds in parts.items()}
    return {**figures, "published": PUBLISHED, "faces": len(faces.people), "plots": draw_parts(parts, request)}


def split_at_random(faces: Faces, seed: int, request: Request, progress: Progress) -> Round:
    """Pairs split by chance: three quarters are learned from, the others are the test."""
    rng = np.random.default_rng(seed)
    taught, test = split_pairs(pair_all(faces.people, rng), TAUGHT, rng)
    network, training = teach(faces, taught, seed, count_steps(request), progress)
    vectors = embed_faces(network, faces)
    scores = score_pairs(vectors, test)
    verification = verify(taught, score_pairs(vectors, taught), test, scores)
    return Round(verification, scores, test.same, training.history, faces, vectors)


def split_people(faces: Faces, seed: int, fold: int, request: Request, progress: Progress) -> Round:
    """One part of the people is the test; network and threshold know the others only."""
    rng = np.random.default_rng(seed)
    parts = np.array_split(rng.permutation(np.unique(faces.people)), FOLDS)
    known, unknown = faces.of_people(np.concatenate(parts[:fold] + parts[fold + 1 :])), faces.of_people(parts[fold])
    network, training = teach(known, None, seed * FOLDS + fold, count_steps(request), progress)
    vectors = [embed_faces(network, part) for part in (known, unknown)]
    taught, test = pair_all(known.people, rng), pair_all(unknown.people, rng)
    scores = score_pairs(vectors[1], test)
    verification = verify(taught, score_pairs(vectors[0], taught), test, scores)
    return Round(verification, scores, test.same, training.history, unknown, vectors[1])


def count_steps(request: Request) -> int:
    """Updates of a training."""
    return QUICK_STEPS if request.quick else STEPS


def draw_parts(parts: Mapping[str, Sequence[Round]], request: Request) -> list[str]:
    """Losses, ROC over all rounds, and a map of people never seen."""
    losses = {
        f"{name} {number}": ([line.step for line in each.history], [line.loss for line in each.history])
        for name, rounds in parts.items()
        for number, each in enumerate(rounds, 1)
    }
    curves = {
        f"{name} split": trace_roc(
            np.concatenate([each.scores for each in rounds]), np.concatenate([each.same for each in rounds])
        )
        for name, rounds in parts.items()
    }
    paths = [
        draw_curves(losses, plot_path("att", request, "loss"), title="AT&T faces", y_label="Contrastive loss"),
        draw_roc(curves, plot_path("att", request, "roc"), title="AT&T faces: same person?"),
    ]
    if "disjoint" in parts:
        last = parts["disjoint"][-1]
        names = [f"person {person + 1}" for person in np.unique(last.faces.people)]
        title, path = "Faces of people never seen", plot_path("att", request, "map")
        paths.append(draw_map(last.vectors.numpy(), last.faces.people, path, title=title, names=names))
    return [path.name for path in paths]
