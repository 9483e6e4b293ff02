"""What is known of a training at a step, and how it is watched."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path

import torch
from torch import Tensor

from engine.learning import collapse
from engine.learning.active_share import measure_active_share
from engine.learning.metrics.spread import spread_of
from engine.learning.parameters.ranges import Parameters
from engine.learning.training.judging import Judgement
from engine.learning.training.objectives.objective import Outcome

READ_EVERY = 10  # steps


@dataclass(frozen=True, slots=True)
class Reading:
    """One line of the history: of the weights after `step` updates."""

    step: int
    loss: float  # mean since the reading before
    learning_rate: float
    active_share: float | None  # of the pairs or triplets that still cost, where the method has them
    spread: float  # of the batch's embeddings: 0 where all are one
    gradient_norm: float
    seconds: float
    map_at_r: float | None = None  # of held-out photos, where they were judged
    recall_at_1: float | None = None
    ndcg: float | None = None  # in their place for continuous labels

    def describe(self) -> str:
        """A few words for a progress line."""
        held_out = self.ndcg if self.map_at_r is None else self.map_at_r
        name = "nDCG" if self.map_at_r is None else "MAP@R"
        return f"loss {self.loss:.4g}" + ("" if held_out is None else f", held-out {name} {held_out:.3f}")


def ignore(reading: Reading) -> None:
    """A watcher that looks away."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What a batch shows of the embeddings."""

    spread: float
    active_share: float | None
    gradient_norm: float


@dataclass
class Gauge:
    """Collects losses between readings, keeps the history and names a collapse."""

    method: str
    parameters: Parameters
    classes: int  # of the whole set
    each: int  # photos of a class in a batch
    file: Path | None  # JSON lines
    watch: Callable[[Reading], None]
    readings: list[Reading] = field(default_factory=list)
    waiting: list[float] = field(default_factory=list)  # losses since the last reading
    recent: deque[float] = field(default_factory=lambda: deque(maxlen=collapse.STEPS))
    found: collapse.Collapse | None = None

    def add_loss(self, loss: float) -> None:
        """Take in the loss of a step."""
        self.waiting.append(loss)
        self.recent.append(loss)

    def measure(self, outcome: Outcome, labels: Tensor, gradient_norm: float) -> Measured:
        """Spread and active share of a batch; looks for a collapse."""
        embeddings = outcome.embeddings.detach().float()
        with torch.no_grad():
            active = measure_active_share(self.method, self.parameters, embeddings, labels) if outcome.own else None
        spread = spread_of(embeddings.cpu().numpy())
        expected = None
        if outcome.own:
            batch = collapse.Batch(len(labels), self.classes, self.each)
            expected = collapse.collapsed_loss(self.method, self.parameters, batch)
        judged = 1.0 if self.method in collapse.BY_DIFFERENCE else spread
        self.found = collapse.find_collapse(self.recent, expected, judged, active)
        return Measured(spread, active, gradient_norm)

    def read(self, step: int, rate: float, measured: Measured, seconds: float, judgement: Judgement | None) -> Reading:
        """Put a line into the history."""
        losses = self.waiting or [self.readings[-1].loss]
        found = judgement or Judgement()
        reading = Reading(
            step, sum(losses) / len(losses), rate, measured.active_share, measured.spread, measured.gradient_norm,
            seconds, found.map_at_r, found.recall_at_1, found.ndcg,
        )  # fmt: skip
        self.waiting = []
        self.readings.append(reading)
        if self.file is not None:
            with self.file.open("a", encoding="utf-8") as lines:
                lines.write(json.dumps(asdict(reading)) + "\n")
        self.watch(reading)
        return reading

    def start_file(self) -> None:
        """Write what is known so far anew."""
        if self.file is not None:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            self.file.write_text("".join(json.dumps(asdict(line)) + "\n" for line in self.readings), "utf-8")
