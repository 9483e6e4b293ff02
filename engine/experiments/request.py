"""What an experiment is asked for, and what it says when it cannot start."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from engine.progress import Progress

Result = dict[str, Any]  # figures first; only what JSON can hold


class CannotRun(Exception):
    """An experiment that cannot start; its text is one sentence that says what to do."""


@dataclass(frozen=True)
class Request:
    """One run of an experiment."""

    data: Path  # folder of the data sets
    out: Path  # folder for the result and its plots
    method: str | None = None  # only this method; None: all that the experiment compares
    quick: bool = False  # a small version, under a minute on two cores
    seeds: int = 3
    part: str | None = None  # only this part; None: all

    def find(self, name: str) -> Path:
        """The file or folder of the data sets with this name; raises `CannotRun` where it is missing."""
        path = self.data / name
        if not path.exists():
            raise CannotRun(f"{path} is missing: give with --data the folder that holds {name}.")
        return path

    def wants(self, part: str) -> bool:
        """Whether a part is asked for."""
        return self.part in (None, part)

    @property
    def chosen_seeds(self) -> range:
        """0, 1, ...: one for a quick run."""
        return range(1 if self.quick else self.seeds)


@dataclass(frozen=True)
class Experiment:
    """One entry of the registry."""

    title: str
    run: Callable[[Request, Progress], Result]
    files: tuple[str, ...] = ()  # what it reads below `Request.data`
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # what each part reads
    methods: tuple[str, ...] = ()  # what --method may be
