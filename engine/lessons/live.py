"""What a window sees of a training: readings, and a map of held-out photos."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from engine.embedding.head import unit_rows
from engine.learning.retrieval_metrics import measure_retrieval
from engine.learning.training.readings import Reading
from engine.lessons.gathering import Floats, Material, Rows
from engine.lessons.mapping import choose_shown, draw_map
from engine.lessons.plans import LessonMap, LessonReading, Watch

MAPPED_EVERY = 30  # steps
Embed = Callable[[Rows], Floats]  # photos -> their vectors (m, k), of any length, as they are then
Look = Callable[[Reading, Embed], None]


@dataclass
class LiveView:
    """Turns the readings of one training after another into events."""

    material: Material
    steps: int
    watch: Watch
    judged_every: int = 1  # steps; judging takes a while where the network learns
    _started: float = field(default_factory=time.monotonic)
    _taken: int = 0  # steps seen so far, of all trainings
    _points: NDArray[np.float64] | None = None

    def follow(self, phase: str, held_out: Rows | None, left: Callable[[int], float]) -> Look:
        """A watcher for the next training; `left` tells how many steps of the lesson are left."""
        base = self._taken
        rows = None if held_out is None else choose_shown(held_out)

        def look(reading: Reading, embed: Embed) -> None:
            self._taken = base + reading.step
            spent = time.monotonic() - self._started
            seconds = round(left(reading.step) * spent / self._taken, 1) if self._taken else None
            vectors = None
            if rows is not None and reading.step % self.judged_every == 0:
                vectors = unit_rows(embed(rows))
            scores = (None, None) if rows is None or vectors is None else self._judge(rows, vectors)
            self.watch(
                LessonReading(phase, reading.step, self.steps, reading.loss, *scores, reading.active_share, seconds)
            )
            if rows is not None and vectors is not None and reading.step % MAPPED_EVERY == 0:
                self.watch(self._draw(reading.step, rows, vectors))

        return look

    def _judge(self, rows: Rows, vectors: Floats) -> tuple[float | None, float | None]:
        labels = self.material.labels[rows]
        if labels.dtype.kind == "f":
            return None, None
        scores = measure_retrieval(vectors, labels)
        return (scores.map_at_r, scores.recall_at_1) if scores.queries else (None, None)

    def _draw(self, step: int, rows: Rows, vectors: Floats) -> LessonMap:
        self._points = draw_map(vectors, self._points)
        labels = self.material.labels[rows]
        names = tuple(self.material.names[label] if self.material.names else f"{label:g}" for label in labels)
        points = tuple((round(float(x), 4), round(float(y), 4)) for x, y in self._points)
        return LessonMap(step, points, names, tuple(self.material.photos[rows].tolist()))
