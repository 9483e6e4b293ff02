"""Teaches the last blocks on some of a lesson's photos, again and again from the same start."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from engine.embedding.head import Head
from engine.learning.deep.fitting import FittedTop, HeadArrays, TopLesson, TopRecipe, fit_top
from engine.learning.deep.tower import Halves, Tower
from engine.learning.errors import CannotLearn
from engine.learning.training.plan import TrainingPlan
from engine.lessons.choosing import Choice
from engine.lessons.gathering import Floats, Material, Rows
from engine.lessons.live import MAPPED_EVERY, LiveView
from engine.lessons.quick import Teacher
from engine.lessons.wishes import Wishes
from engine.tasks.splitting import Split


@dataclass
class DeepTeacher:
    """One lesson's trainings of the network; each goes on from where its own folder stands."""

    material: Material
    places: Rows  # of its photos among the views
    kept: Halves
    tower: Tower
    choice: Choice
    strength: float
    folder: Path
    wishes: Wishes
    fits: int = 1  # that the lesson takes
    view: LiveView = field(init=False)
    cap: int | None = None  # steps that were enough for somebody
    _done: int = 0

    def __post_init__(self) -> None:
        self.view = LiveView(self.material, self.plan.steps, self.wishes.watch, MAPPED_EVERY)

    @property
    def plan(self) -> TrainingPlan:
        """How the last blocks learn."""
        assert self.choice.top is not None
        return self.choice.top

    def transform(self, split: Split, name: str, shown: bool = False) -> Floats:
        """Unit vectors (n, k) of all photos by a network taught on one side of a split; raises CannotLearn."""
        path = self.folder / f"{name}.npy"
        if path.is_file():
            self._done += self.plan.steps
            return np.asarray(np.load(path), np.float32)
        if self.cap is not None:
            raise CannotLearn("The lesson has been ended before this fold.")
        fitted = self.fit(split.train, "folds", name, split.held_out if shown else None)
        vectors = self.embed(fitted)
        with path.with_suffix(".part").open("wb") as file:
            np.save(file, vectors)
        path.with_suffix(".part").replace(path)
        shutil.rmtree(self.folder / name, ignore_errors=True)
        return vectors

    def embed(self, fitted: FittedTop) -> Floats:
        """Unit vectors (n, k) of all photos by what the tower has just learned."""
        return Head(*fitted.head).project(self.tower.encode(self.kept[self.places, 0]))

    def fit(self, rows: Rows, phase: str, name: str, held_out: Rows | None = None) -> FittedTop:
        """The network taught on these photos; raises CannotLearn."""
        lesson = TopLesson(
            self.kept, self.places[rows], self.material.labels[rows], self._begin(rows), self.folder / name
        )
        look = self.view.follow(phase, held_out, self._tell_left)
        fitted = fit_top(
            self.tower, lesson, TopRecipe(self.plan, self.choice.parameters), progress=self._step,
            watch=lambda reading, encode: look(reading, lambda some: encode(self.places[some])),
            enough=self._enough,
        )  # fmt: skip
        if fitted.steps < self.plan.steps:
            self.cap = max(1, fitted.steps)
        self._done += self.plan.steps
        return fitted

    def _begin(self, rows: Rows) -> HeadArrays:
        """The head that these photos alone have taught."""
        heads = Teacher(self.material, self.choice, lambda done, total, note="": self._step(0, 0))
        head = self.material.space.leave(heads.fit(rows, self.strength, "folds").matrix)
        matrix = np.eye(head.dims, dtype=np.float32) if head.matrix is None else head.matrix
        return head.centre, matrix

    def _enough(self, step: int) -> bool:
        return self.wishes.enough() if self.cap is None else step >= self.cap

    def _step(self, done: int, total: int, note: str = "") -> None:
        self.wishes.progress(min(self._done + done, self._total), self._total, "teaching")

    @property
    def _total(self) -> int:
        return max(1, self.fits * self.plan.steps)

    def _tell_left(self, step: int) -> float:
        return max(0, self._total - self._done - step)
