"""Parameters of a head's teaching, beside those of the method and of the training; imports no torch."""

from __future__ import annotations

from dataclasses import dataclass

from engine.learning.parameters.ranges import Parameters, choice, number


@dataclass(frozen=True)
class HeadParameters(Parameters):
    """What protects a head from few labels."""

    strength: float = number(0.01, 0, 100, "how firmly the head is held near its start")
    join: float = number(0.5, 0, 2, "how much of other photos' differences is lent to a photo while it teaches")
    drop: float = number(0.2, 0, 0.9, "share of a photo's numbers that is hidden while it teaches")
    whiten: bool = choice(True, "even out what photos of one label differ in before the method begins")
