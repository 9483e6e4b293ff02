"""The JSON lines of a job as values; anything that is no event is no event, and never an error."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Literal

from engine import Skipped

Ending = Literal["done", "cancelled", "failed", "killed"]


@dataclass(frozen=True, slots=True)
class JobProgress:
    """Where a running job stands; `total` 0 = not known yet."""

    stage: str = ""
    done: int = 0
    total: int = 0
    rate: float = 0.0  # photos per second
    seconds_left: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class JobOutcome:
    """How a job ended; `message` is the child's own sentence when it failed."""

    ending: Ending
    message: str = ""
    result: dict[str, Any] | None = None
    details: str = ""  # the last lines the child wrote that were no protocol


def parse_event(line: bytes) -> dict[str, Any] | None:
    """The JSON object on `line`; None for anything else (a library's warning, a half line, noise)."""
    try:
        value = json.loads(line)
    except ValueError:
        return None
    return value if isinstance(value, dict) else None


def read_progress(event: dict[str, Any]) -> JobProgress:
    """A progress event as a value; fields that are missing or of the wrong kind read as unknown."""
    left = event.get("seconds_left")
    return JobProgress(
        stage=str(event.get("stage", "")),
        done=int(_number(event.get("done"))),
        total=int(_number(event.get("total"))),
        rate=_number(event.get("rate")),
        seconds_left=_number(left) if left is not None else None,
        note=str(event.get("note", "")),
    )


def last_sentence(lines: list[str]) -> str:
    """The last line that says something, for a child that died without an error event."""
    return next((line.strip() for line in reversed(lines) if line.strip()), "")


def _number(value: Any) -> float:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else 0.0


def read_skipped(event: dict[str, Any]) -> Skipped:
    """A skipped event as a value."""
    return Skipped(str(event.get("path", "")), str(event.get("reason", "")))
