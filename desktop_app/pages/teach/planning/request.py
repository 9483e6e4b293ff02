"""One lesson as the command line takes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class LessonRequest:
    """What a person has chosen; what is empty is left to the program."""

    mode: str = "quick"
    method: str = "auto"
    values: Mapping[str, str] = field(default_factory=dict)
    name: str = ""
    number: str = ""

    def arguments(self) -> list[str]:
        """The words of the command; the window has photos read by a job of its own."""
        words = ["train", "--no-index", "--mode", self.mode, "--method", self.method]
        for name, value in self.values.items():
            words += ["--set", f"{name}={value}"]
        words += ["--name", self.name] if self.name else []
        return words + (["--number", self.number] if self.number else [])
