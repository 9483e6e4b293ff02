"""How a lesson is watched, and what comes out of a training."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from engine.embedding.encoder import Device
from engine.embedding.head import Head
from engine.lessons.gathering import Material
from engine.lessons.judging.evidence import Evidence
from engine.lessons.plans import Watch, look_away
from engine.progress import Progress, silent


def never() -> bool:
    """Nobody asks for an early end."""
    return False


def leave() -> None:
    """Nothing is left to tidy up."""


@dataclass(frozen=True)
class Wishes:
    """How a lesson is watched and ended early, and where a network is taught."""

    progress: Progress = silent
    watch: Watch = look_away
    enough: Callable[[], bool] = never
    device: Device = "auto"


@dataclass(frozen=True)
class Learned:
    """What came out of a training, before anything of it is in the catalogue."""

    material: Material  # that took part
    head: Head
    backbone: str
    network: str  # as an origin names it
    evidence: Evidence
    notes: tuple[str, ...]
    tidy: Callable[[], None] = leave  # to be called once the encoder is kept

    def with_notes(self, notes: tuple[str, ...]) -> Learned:
        """The same with more to tell."""
        return replace(self, notes=(*self.notes, *notes))
