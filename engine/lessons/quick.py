"""The quick lesson: a head on cached features, its strength chosen and its worth judged by folds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from engine.embedding.head import unit_rows
from engine.learning.errors import CannotLearn
from engine.learning.heads.fitting import FittedHead, HeadRecipe, WatchHead, fit_head
from engine.learning.heads.vectors import Variation
from engine.lessons.choosing import Choice
from engine.lessons.gathering import Floats, Material, Rows
from engine.lessons.judging.deciding import measure_gain
from engine.lessons.judging.evidence import Evidence, gather_evidence, judge_split, plan_folds
from engine.lessons.live import LiveView
from engine.lessons.plans import Watch, look_away
from engine.lessons.wishes import never
from engine.progress import Progress, silent
from engine.tasks.splitting import Split

CLEARLY = 0.03  # MAP@R by which another strength must win over the usual one
JUDGED_LESS = "It was ended early, so fewer folds have judged it."
SELECTION_SEED = 1  # the folds that choose the strength are others than those that judge


@dataclass(frozen=True)
class QuickLesson:
    """What was learned: the matrix (r, r) for the space of the material, how it was judged, and notes."""

    matrix: Floats
    strength: float
    evidence: Evidence
    notes: tuple[str, ...]


@dataclass
class Teacher:
    """Teaches heads on some of the material's photos, and tells how far all of the lesson has come."""

    material: Material
    choice: Choice
    progress: Progress = silent
    watch: Watch = look_away
    enough: Callable[[], bool] = never
    device: str = "cpu"
    fits: int = 1  # that the lesson takes
    view: LiveView = field(init=False)
    _done: int = 0

    def __post_init__(self) -> None:
        self.view = LiveView(self.material, self.choice.plan.steps, self.watch)

    def fit(self, rows: Rows, strength: float, phase: str, held_out: Rows | None = None) -> FittedHead:
        """A head learned from these rows; raises CannotLearn."""
        head = self.choice.head
        variation = Variation(head.join, head.drop)
        recipe = HeadRecipe(self.choice.plan, self.choice.parameters, strength, variation, head.whiten)
        look, vectors = self.view.follow(phase, held_out, self._tell_left), self.material.vectors
        watch: WatchHead = lambda reading, matrix: look(reading, lambda some: vectors[some] @ matrix)  # noqa: E731
        try:
            return fit_head(
                self.material.vectors[rows], self.material.labels[rows], recipe, device=self.device,
                progress=self._step, watch=watch,
            )  # fmt: skip
        finally:
            self._done += self.choice.plan.steps

    def transform(self, split: Split, strength: float, shown: bool = False, needed: bool = False) -> Floats:
        """Unit vectors (n, k) of all photos by a head learned from one side of a split.

        Where somebody has enough, only what is `needed` is still taught; the others raise CannotLearn.
        """
        if self.enough() and not needed:
            self.fits -= 1
            raise CannotLearn("The lesson has been ended before this fold.")
        fitted = self.fit(split.train, strength, "folds", split.held_out if shown else None)
        return unit_rows(self.material.vectors @ fitted.matrix)

    def _step(self, done: int, total: int, note: str = "") -> None:
        self.progress(min(self._done + done, self._total), self._total, "teaching")

    @property
    def _total(self) -> int:
        return max(1, self.fits * self.choice.plan.steps)

    def _tell_left(self, step: int) -> float:
        """Steps of the whole lesson that are left after so many of this training."""
        return max(0, self._total - self._done - step)


def teach_quick(
    material: Material,
    choice: Choice,
    progress: Progress = silent,
    watch: Watch = look_away,
    enough: Callable[[], bool] = never,
    device: str = "cpu",
) -> QuickLesson:
    """Choose the strength, judge by folds, then learn from all photos; raises CannotLearn.

    Where somebody has `enough`, one fold of either kind judges, so that what is kept is taught and judged alike.
    """
    photos, labels = plan_folds(material, 0)
    tries = choose_trials(material) if len(choice.strengths) > 1 else []
    teacher = Teacher(material, choice, progress, watch, enough, device)
    teacher.fits = len(photos) + len(labels) + len(tries) * len(choice.strengths) + 1
    strength = choose_strength(teacher, tries)
    shown = photos[0] if photos else None
    needed = [*photos[:1], *labels[:1]]
    evidence = gather_evidence(
        material,
        lambda split: teacher.transform(split, strength, split is shown, any(split is each for each in needed)),
        photos,
        labels,
    )
    notes = (
        (JUDGED_LESS,) if len(evidence.photos) + len(evidence.labels) < len(photos) + len(labels) and enough() else ()
    )
    fitted = teacher.fit(np.arange(len(material)), strength, "teaching")
    return QuickLesson(fitted.matrix, strength, evidence, (*notes, *fitted.notes))


def choose_trials(material: Material) -> list[tuple[Split, bool]]:
    """Splits that the strength is chosen by, and whether each is over photos: one of either kind."""
    photos, labels = plan_folds(material, SELECTION_SEED)
    return [(split, True) for split in photos[:1]] + [(split, False) for split in labels[:1]]


def choose_strength(teacher: Teacher, trials: list[tuple[Split, bool]]) -> float:
    """Of the strengths to choose from, the one whose gain on held-out photos and on held-out labels is largest."""
    strengths = teacher.choice.strengths
    usual = teacher.choice.head.strength
    scores = {}
    for strength in strengths if trials else ():
        total = 0.0
        for split, over_photos in trials:
            fit = lambda split, strength=strength: teacher.transform(split, strength)  # noqa: E731
            found = judge_split(teacher.material, split, fit, over_photos)
            gain = None if found is None else measure_gain([found], teacher.material.strata)
            total += 0.0 if gain is None else gain.mean
        scores[strength] = total
    best = max(scores, key=lambda strength: scores[strength], default=usual)
    return best if scores and scores[best] > scores.get(usual, 0.0) + CLEARLY else usual
