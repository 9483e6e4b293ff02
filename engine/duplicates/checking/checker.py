"""Checking candidates in processes, as few pairs as will do: what hangs together already is not compared again."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from engine.catalogue.database import Catalogue
from engine.catalogue.perceptual import PairRow, save_pairs
from engine.duplicates.checking.centres import Edge, next_centre
from engine.duplicates.checking.parts import Parts
from engine.duplicates.checking.pool import Failure, WorkPool
from engine.duplicates.checking.worker import Comparison, Subject, compare_all
from engine.duplicates.verification.judging import Verdict
from engine.duplicates.versions import CHECKER
from engine.progress import Progress

TASK_PAIRS = 12
TASK_S = 30.0
SAVE_S = 3.0
MIRRORS = 6  # candidates that are tried mirrored too, beside those whose fingerprints say so
SURE = ("same", "edited")
HALF = "half"  # looked at, but not mirrored


@dataclass(frozen=True, slots=True)
class Job:
    """An owner and whom it is still to be compared with."""

    owner: int
    others: tuple[int, ...]
    mirrors: int = MIRRORS
    as_centre: bool = False  # compared with all of them, joined or not
    at_once: int = TASK_PAIRS


@dataclass(frozen=True, slots=True)
class Places:
    """Where workers read."""

    thumbnails: Path
    scratch: Path


Pool = WorkPool[tuple[Job, int], list[tuple[int, Verdict]]]


def open_pool(workers: int) -> Pool:
    """The workers that compare."""
    return WorkPool(compare_all, workers, TASK_S)


class Checker:
    """Compares owners with their candidates, and then each part that hangs together with its centre."""

    def __init__(
        self, catalogue: Catalogue, subjects: Mapping[int, Subject], known: Mapping[Edge, str], places: Places
    ) -> None:
        self._catalogue = catalogue
        self._subjects = subjects
        self._bands = dict(known)
        self._places = places
        self._parts = Parts()
        for (first, second), band in known.items():
            if band in SURE:
                self._parts.join(first, second)
        self._queue: deque[Job] = deque()
        self._rows: list[PairRow] = []
        self._finished: list[int] = []  # owners since the last save
        self._saved_at = time.monotonic()
        self._owners_done = 0
        self.checked = 0
        self.skipped: dict[str, str] = {}  # reasons by path

    def check(self, jobs: Sequence[Job], pool: Pool, search: str, progress: Progress) -> None:
        """Compare each owner with its candidates, then the centres; `search` is noted with every owner that is done."""
        self._queue.extend(jobs)
        try:
            self._work(pool, search, lambda: progress(min(self._owners_done, len(jobs)), len(jobs), "pairs"))
            while centres := self._centre_jobs():
                self._queue.extend(centres)
                total = len(self._queue)
                self._work(pool, search, partial(self._report_centres, total, progress))
        finally:
            self._save(search)

    def _report_centres(self, total: int, progress: Progress) -> None:
        progress(max(0, total - len(self._queue)), total, "groups")

    def _work(self, pool: Pool, search: str, step: Callable[[], None]) -> None:
        """Until the queue is empty."""
        for (job, asked), found in pool.run(self._draw, step):
            self._receive(job, asked, found)
            if time.monotonic() - self._saved_at > SAVE_S:
                self._save(search)

    def _draw(self) -> tuple[tuple[Job, int], tuple[Comparison]] | None:
        """The next task: the first pairs of a job that still need it."""
        while self._queue:
            job = self._queue.popleft()
            others = tuple(other for other in job.others if self._is_open(job, other))
            if not others:
                self._finish(job)
                continue
            job = replace(job, others=others)
            asked = others[: job.at_once]
            return (job, len(asked)), (self._comparison(job, asked),)
        return None

    def _is_open(self, job: Job, other: int) -> bool:
        if other not in self._subjects or job.owner not in self._subjects:
            return False
        edge = (min(job.owner, other), max(job.owner, other))
        if job.as_centre:
            return self._bands.get(edge, HALF) == HALF
        return edge not in self._bands and not self._parts.are_one(*edge)

    def _comparison(self, job: Job, asked: Sequence[int]) -> Comparison:
        others = tuple(self._subjects[other] for other in asked)
        owner = self._subjects[job.owner]
        return Comparison(owner, others, self._places.thumbnails, self._places.scratch, job.mirrors, job.as_centre)

    def _receive(self, job: Job, asked: int, found: list[tuple[int, Verdict]] | Failure) -> None:
        """Take in what was found, and queue what is left of the job."""
        if isinstance(found, Failure):
            self._fail(job, asked, found)
            return
        for place, (other, verdict) in enumerate(found):
            self._note(job, other, verdict, fully=place < job.mirrors)
        rest = replace(job, others=job.others[len(found) :], mirrors=max(0, job.mirrors - len(found)))
        self._queue.appendleft(rest)

    def _fail(self, job: Job, asked: int, failure: Failure) -> None:
        """Ask for each of a failed task alone; one that fails alone is left out, with its reason."""
        if asked > 1:
            self._queue.appendleft(replace(job, others=job.others[asked:]))
            alone = [replace(job, others=(other,), at_once=1) for other in job.others[:asked]]
            self._queue.extendleft(reversed(alone))
            return
        other = job.others[0]
        self.skipped[self._subjects[other].path] = failure.reason
        self._bands[min(job.owner, other), max(job.owner, other)] = "none"
        self._queue.appendleft(replace(job, others=job.others[asked:]))

    def _note(self, job: Job, other: int, verdict: Verdict, fully: bool) -> None:
        first, second = min(job.owner, other), max(job.owner, other)
        self.checked += 1
        self._bands[first, second] = verdict.band if verdict.holds or fully else HALF
        if verdict.band in SURE:
            self._parts.join(first, second)
        if verdict.holds or job.as_centre:  # that a centre does not hold a photo is not asked again
            self._rows.append(PairRow(first, second, verdict.band, verdict.score, verdict.reason))

    def _finish(self, job: Job) -> None:
        if not job.as_centre and job.at_once == TASK_PAIRS:
            self._finished.append(job.owner)
            self._owners_done += 1

    def _save(self, search: str) -> None:
        if self._rows or self._finished:
            save_pairs(self._catalogue, CHECKER, self._rows, self._finished, search)
        self._rows, self._finished = [], []
        self._saved_at = time.monotonic()

    def _centre_jobs(self) -> list[Job]:
        """For each part whose groups have no sure centre yet: one photo that is to be compared with more of it."""
        jobs = []
        for part in self._parts.all():
            asked = next_centre(part & self._subjects.keys(), self._are_copies, self._area)
            if asked is not None:
                jobs.append(Job(asked[0], tuple(sorted(asked[1])), len(part), as_centre=True))
        return jobs

    def _are_copies(self, edge: Edge) -> bool | None:
        band = self._bands.get(edge, HALF)
        return None if band == HALF else band in SURE

    def _area(self, node: int) -> int:
        subject = self._subjects.get(node)
        return subject.facts.width * subject.facts.height if subject else 0
