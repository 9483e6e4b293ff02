"""The two commands, index and duplicates, on folders of photos, with what they cost."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any


@dataclass(frozen=True)
class Run:
    """What came of a first full run."""

    photos: int
    pairs: int
    groups: list[dict[str, Any]]
    seconds_ratio: float  # finding over indexing
    cpu_ratio: float

    def groups_of(self, bands: Collection[str]) -> Iterator[list[str]]:
        """Names of the files of each group."""
        for group in self.groups:
            if group["band"] in bands:
                yield [Path(path).name for path in group["files"]]


def run_library(folders: Sequence[Path]) -> Run:
    """Index folders into a library of their own, and find duplicates."""
    with tempfile.TemporaryDirectory() as library:
        indexed, index_s, index_cpu = _run(library, "index", *map(str, folders))
        found, find_s, find_cpu = _run(library, "duplicates")
    return Run(indexed["indexed"], found["pairs_checked"], found["groups"], find_s / index_s, find_cpu / index_cpu)


def _run(library: str, *arguments: str) -> tuple[dict[str, Any], float, float]:
    """The answer, the seconds and the processor seconds of a command with all its processes."""
    command = [sys.executable, "-m", "engine", "--library", library, *arguments, "--json", "--progress", "none"]
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), perf_counter()
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    seconds, after = perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return json.loads(done.stdout), seconds, cpu
