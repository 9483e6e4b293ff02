"""Methods on photos: a head that starts at the identity learns from few labels over frozen features."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn import functional

from engine.embedding.head import fit_pca_head
from engine.experiments.compare.contest import Candidate, Contest, Figures, Setting
from engine.experiments.features import FrozenSet
from engine.learning.networks.identity_head import IdentityHead
from engine.learning.retrieval_metrics import measure_retrieval
from engine.learning.training.examples import TensorExamples
from engine.learning.training.judging import embed
from engine.learning.training.loop import Training, train
from engine.learning.training.plan import TrainingPlan

Rows = npt.NDArray[np.int64]
SHOTS = 5  # labels of each taught class, unless asked otherwise
STEPS, CLASSES, EACH = 100, 16, 4  # of a training and of its batches
SETTINGS = tuple(Setting(rate, share / SHOTS) for rate in (1e-3, 3e-3, 1e-2) for share in (0.1, 0.01))


@dataclass(frozen=True)
class Labelling:
    """How a person has labelled."""

    shots: int = SHOTS  # photos of each class
    wrong: float = 0.0  # share of them with the label of another class


FIVE = Labelling()


@dataclass(frozen=True)
class Lesson:
    """Vectors of photos with their classes, and which rows are for what."""

    vectors: Tensor  # (n, d)
    labels: Rows  # (n,) as they are
    said: Rows  # (n,) as a person has labelled them
    taught: Rows  # labelled photos to learn from
    seen: Rows  # other photos of the same classes
    unseen: Rows  # photos of classes that are not taught

    def deal_out(self, seed: int) -> Lesson:
        """A lesson within the taught photos: a quarter of the classes plays the unseen ones."""
        names = np.unique(self.said[self.taught])
        apart = np.random.default_rng(seed).choice(names, len(names) // 4, replace=False)
        away = np.isin(self.said[self.taught], apart)
        return Lesson(self.vectors, self.said, self.said, self.taught[~away], self.taught[~away], self.taught[away])


def start_vectors(frozen: FrozenSet) -> Tensor:
    """Vectors (n, 256) by the head that the program learns without labels, scaled to mean length 1."""
    head = fit_pca_head([frozen.features])
    assert head.matrix is not None
    vectors = (frozen.features - head.centre) @ head.matrix
    return torch.from_numpy(vectors / np.linalg.norm(vectors, axis=1).mean())


def make_lesson(vectors: Tensor, labels: Rows, seed: int, labelling: Labelling = FIVE) -> Lesson:
    """By chance half of the classes are taught with a few photos each; the others are for the test."""
    rng = np.random.default_rng(seed)
    order = rng.permutation(np.unique(labels))
    taught = len(order) // 2
    rows = [rng.permutation(np.flatnonzero(labels == name)) for name in order[:taught]]
    shown = np.concatenate([own[: labelling.shots] for own in rows])
    said = labels.copy()
    mistaken = rng.choice(shown, round(labelling.wrong * len(shown)), replace=False)
    for row in mistaken:
        said[row] = rng.choice(order[:taught][order[:taught] != labels[row]])
    return Lesson(
        vectors,
        labels,
        said,
        shown,
        np.concatenate([own[labelling.shots :] for own in rows]),
        np.flatnonzero(np.isin(labels, order[taught:])),
    )


def photo_contest(
    vectors: Tensor, labels: Rows, settings: Sequence[Setting] = SETTINGS, labelling: Labelling = FIVE
) -> Contest:
    """Every round draws other classes and labels; settings are chosen among its taught classes."""

    def try_out(candidate: Candidate, setting: Setting, seed: int) -> float:
        lesson = make_lesson(vectors, labels, seed, labelling).deal_out(seed)
        return judge_head(teach(candidate, lesson, setting, seed).network, lesson)["unseen_map_at_r"]

    def judge(candidate: Candidate, setting: Setting, seed: int) -> Figures:
        lesson = make_lesson(vectors, labels, seed, labelling)
        return judge_head(teach(candidate, lesson, setting, seed).network, lesson)

    return Contest(settings, try_out, judge)


def teach(candidate: Candidate, lesson: Lesson, setting: Setting, seed: int) -> Training:
    """A head taught by a candidate, held near the identity."""
    head = IdentityHead(lesson.vectors.shape[1])
    plan = TrainingPlan(
        method=candidate.method, scheme=candidate.scheme, steps=STEPS, classes=CLASSES, each=EACH,
        learning_rate=setting.rate, weight_decay=0.0, seed=seed,
    )  # fmt: skip
    examples = TensorExamples(lesson.vectors[lesson.taught], lesson.said[lesson.taught])
    return train(head, examples, plan, penalty=lambda: head.penalty(setting.hold))


def judge_head(head: nn.Module | None, lesson: Lesson) -> Figures:
    """Retrieval by cosine among photos of unseen classes, and among new photos of the taught ones."""
    vectors = lesson.vectors if head is None else embed(head, lesson.vectors)
    unit = functional.normalize(vectors).numpy()
    unseen = measure_retrieval(unit[lesson.unseen], lesson.labels[lesson.unseen])
    seen = measure_retrieval(unit[lesson.seen], lesson.labels[lesson.seen])
    return {
        "unseen_map_at_r": unseen.map_at_r,
        "unseen_recall_at_1": unseen.recall_at_1,
        "seen_map_at_r": seen.map_at_r,
        "seen_recall_at_1": seen.recall_at_1,
    }
