"""How a command speaks: one result for people or programs, and progress as a bar, as JSON lines or not at all."""

from __future__ import annotations

import json
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from itertools import pairwise
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from engine.photos.photo import Skipped
from engine.progress import Cancelled, Progress

STAGES = {
    "wait": "Waiting for another job",
    "scan": "Looking for photos",
    "photos": "Reading photos",
    "index": "Building the index",
    "samples": "Making sample photos",
    "acting": "Acting on copies",
    "undoing": "Putting files back",
    "duplicates": "Looking for copies",
    "prints": "Looking closely at photos",
    "candidates": "Gathering what is alike",
    "pairs": "Comparing photos",
    "groups": "Checking groups",
    "keywords": "Reading keywords",
    "teaching": "Teaching",
    "comparing": "Comparing",
    "labels": "Comparing labels",
}
SAY_EVERY_S = 0.1


class ProgressStyle(str, Enum):
    """How a long command reports itself."""

    bar = "bar"
    json = "json"
    none = "none"


class Reporter:
    """Turns progress calls into what the chosen style shows, and commands on standard input into pauses and cancels."""

    def __init__(self, style: ProgressStyle) -> None:
        self._style = style
        self._pace = Pace()
        self._control = Control()
        self._bar: Bar | None = None
        self._task = TaskID(0)
        self._stage = ""
        self._said_at = 0.0

    @contextmanager
    def running(self) -> Iterator[Reporter]:
        """Show progress until the block ends."""
        if self._style is ProgressStyle.json:
            self._control.listen()
        if self._style is not ProgressStyle.bar:
            yield self
            return
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Bar(*columns, console=Console(stderr=True), transient=True) as self._bar:
            self._task = self._bar.add_task("Starting", total=None)
            yield self

    @property
    def progress(self) -> Progress:
        """The callable for the engine; `note` is the stage."""
        return self._report

    def skipped(self, skipped: Skipped) -> None:
        """Say at once that a file was left out."""
        if self._style is ProgressStyle.json:
            say_line({"event": "skipped", "path": skipped.path, "reason": skipped.reason})

    def tell(self, event: dict[str, Any]) -> None:
        """Say at once what happened, to programs."""
        if self._style is ProgressStyle.json:
            say_line(event)

    def is_enough(self) -> bool:
        """Whether the user wants what there is now to be kept."""
        return self._control.enough

    def _report(self, done: int, total: int, note: str = "") -> None:
        self._control.obey()
        now = time.monotonic()
        changed = note != self._stage
        if not changed and now - self._said_at < SAY_EVERY_S and done < total:
            return
        self._stage, self._said_at = note, now
        if changed:
            self._pace = Pace()
        self._show(done, total, note)

    def _show(self, done: int, total: int, stage: str) -> None:
        if self._bar is not None:
            self._bar.update(self._task, description=STAGES.get(stage, stage), completed=done, total=total or None)
        elif self._style is ProgressStyle.json:
            rate, left = self._pace.measure(done, total)
            line = {"event": "progress", "stage": stage, "done": done, "total": total}
            say_line({**line, "rate": round(rate, 2), "seconds_left": left, "note": ""})


class Pace:
    """Rate and time left of one stage, from the last half minute."""

    WINDOW_S = 30.0

    def __init__(self) -> None:
        self._marks: list[tuple[float, int]] = []

    def measure(self, done: int, total: int) -> tuple[float, float | None]:
        """Items per second and seconds left (None while unknown)."""
        now = time.monotonic()
        self._marks = [mark for mark in self._marks if now - mark[0] < self.WINDOW_S][-400:]
        self._marks.append((now, done))
        first_time, first_done = self._marks[0]
        rate = (done - first_done) / (now - first_time) if now > first_time else 0.0
        left = round((total - done) / rate, 1) if rate > 0 and total else None
        return rate, left


class Control:
    """Obeys `pause`, `resume`, `cancel` and `keep`, one word a line on standard input; its end means: go on."""

    def __init__(self) -> None:
        self._go_on = threading.Event()
        self._go_on.set()
        self._cancelled = False
        self._listening = False
        self.enough = False  # a training is to end early and keep what it has learned

    def listen(self) -> None:
        """Start reading standard input, once."""
        if not self._listening and sys.stdin is not None and not sys.stdin.closed:
            self._listening = True
            threading.Thread(target=self._read, daemon=True).start()

    def obey(self) -> None:
        """Return at once, or after a pause; raises `Cancelled`."""
        self._go_on.wait()
        if self._cancelled:
            raise Cancelled

    def _read(self) -> None:
        for line in sys.stdin:
            self._take(line.strip())
        self._go_on.set()

    def _take(self, word: str) -> None:
        if word == "pause":
            self._go_on.clear()
        elif word == "resume":
            self._go_on.set()
        elif word == "cancel":
            self._cancelled = True
            self._go_on.set()
        elif word == "keep":
            self.enough = True
            self._go_on.set()


def say_line(line: dict[str, Any]) -> None:
    """Write one JSON line to standard error, at once."""
    sys.stderr.write(json.dumps(line) + "\n")
    sys.stderr.flush()


def say_result(result: dict[str, Any]) -> None:
    """Write the one result object to standard output; undecodable names come out as \\udcXX escapes."""
    sys.stdout.write(json.dumps(result) + "\n")
    sys.stdout.flush()


def choose_style(asked: ProgressStyle | None) -> ProgressStyle:
    """A bar for people at a terminal, silence for scripts, unless asked otherwise."""
    if asked is not None:
        return asked
    return ProgressStyle.bar if sys.stderr.isatty() else ProgressStyle.none


def wants_json_progress(words: list[str]) -> bool:
    """Whether a command line asks for JSON progress; told without parsing it, as parsing may be what failed."""
    return "--progress=json" in words or ("--progress", "json") in pairwise(words)
