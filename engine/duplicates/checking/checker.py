"""Checking candidates in processes, as few pairs as will do: what hangs together already is not compared again."""

from __future__ import annotations

import time
from collections import Counter, deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from engine.catalogue.database import Catalogue
from engine.catalogue.perceptual import PairRow, save_pairs
from engine.duplicates.checking.centres import FEW, SOME, Edge, next_centre
from engine.duplicates.checking.wholes import Wholes
from engine.duplicates.checking.worker import Comparison, Subject, compare_all
from engine.duplicates.parts import Parts
from engine.duplicates.verification.framing import Framed
from engine.duplicates.verification.judging import Verdict, are_other_exposures
from engine.duplicates.versions import CHECKER
from engine.photos.photo import UnreadablePhoto
from engine.progress import Progress
from engine.workers import Failure, Work, Workers, WorkQueue

TASK_PAIRS = 12
TASK_S = 30.0
SAVE_S = 3.0
IN_VAIN = 3  # comparisons of two sets of photos that each show one thing from edge to edge
MIRRORS = 6  # candidates that are tried mirrored too, beside those whose fingerprints say so
SURE = ("same", "edited")
SWAPPED: dict[str, Framed] = {"first": "second", "second": "first"}
HALF = "half"  # looked at, but not mirrored


@dataclass(frozen=True, slots=True)
class Job:
    """An owner and whom it is still to be compared with."""

    owner: int
    others: tuple[int, ...]
    mirrors: int = MIRRORS
    as_centre: bool = False  # compared with all of them, joined or not
    at_once: int = TASK_PAIRS
    is_last: bool = False  # the owner has been searched for when it is done


@dataclass(frozen=True, slots=True)
class Places:
    """Where workers read."""

    thumbnails: Path
    scratch: Path


Queue = WorkQueue[tuple[Job, int], list[tuple[int, Verdict]]]
COMPARING = Work(compare_all, TASK_S, "compare", "Comparing", telling=(UnreadablePhoto,))


class Checker:
    """Compares owners with their candidates, and then each part that hangs together with its centre."""

    def __init__(
        self,
        catalogue: Catalogue,
        subjects: Mapping[int, Subject],
        known: Mapping[Edge, str],
        places: Places,
        search: str,
    ) -> None:
        self._catalogue = catalogue
        self._search = search  # is noted with every owner that is done
        self._subjects = subjects
        self._bands = dict(known)
        self._places = places
        self._parts, self._wholes = Parts(), Wholes()
        self._unlike: set[int] = set()  # cut, or set in something, or a copy of which that is
        self._cut: set[int] = set()  # out of something
        self._set_in: set[int] = set()  # something
        self._copies: Counter[int] = Counter()  # that were found of each
        self._centres: dict[int, int] = {}  # of each part: the one with most of them
        for (first, second), band in known.items():
            if band in SURE:
                self._join(first, second)
        self._queue: deque[Job] = deque()
        self._rows: list[PairRow] = []
        self._finished: list[int] = []  # owners since the last save
        self._saved_at = time.monotonic()
        self._jobs_done = 0
        self.checked = 0
        self.skipped: dict[str, str] = {}  # reasons by path

    def check(self, rounds: Sequence[Sequence[Job]], workers: Workers, progress: Progress) -> None:
        """Compare owners with their candidates, a round after the other."""
        total = sum(len(jobs) for jobs in rounds)
        for jobs in rounds:
            self._work(jobs, workers, lambda: progress(min(self._jobs_done, total), total, "pairs"))

    def grouped(self) -> set[int]:
        """Photos that hang together with others in such a way that a group of them needs a centre."""
        return {node for part in self._large_parts() for node in part}

    def find_centres(self, live: Collection[int], workers: Workers, progress: Progress) -> None:
        """Compare what hangs together until its groups have sure centres; only `live` photos stand in groups."""
        able = self._subjects.keys() & live
        while jobs := self._centre_jobs(able):
            self._work(jobs, workers, partial(self._report_centres, len(jobs), progress))

    def _report_centres(self, total: int, progress: Progress) -> None:
        progress(max(0, total - len(self._queue)), total, "groups")

    def _work(self, jobs: Iterable[Job], workers: Workers, step: Callable[[], None]) -> None:
        """Do all jobs, and keep what was found also where that is cut short."""
        self._queue.extend(jobs)
        queue: Queue = WorkQueue(workers, COMPARING, in_order=True)
        try:
            for (job, asked), found in queue.run(self._draw, step):
                self._receive(job, asked, found)
                if time.monotonic() - self._saved_at > SAVE_S:
                    self._save()
        finally:
            self._save()

    def _draw(self) -> tuple[tuple[Job, int], tuple[Comparison]] | None:
        """The next task: the first pairs of a job that still need it."""
        while self._queue:
            job = self._queue.popleft()
            others = tuple(job.others if job.as_centre else self._order(job))
            if not others:
                self._finish(job)
                continue
            job = replace(job, others=others)
            asked = others[: job.at_once]
            return (job, len(asked)), (self._comparison(job, asked),)
        return None

    def _order(self, job: Job) -> Iterable[int]:
        """Whom the owner is still to be compared with; before one that hangs together with others, their centre."""
        asked: dict[int, None] = {}
        in_vain: Counter[int] = Counter()  # should all that are asked be
        for other in job.others:
            for each in (self._centre_of(other), other):
                alike = self._wholes.set_of(each)
                if each in asked or not self._is_open(job.owner, each, in_vain[alike]):
                    continue
                asked[each] = None
                in_vain[alike] += 1
        return asked

    def _is_open(self, owner: int, other: int, in_vain: int) -> bool:
        if other not in self._subjects or owner not in self._subjects:
            return False
        if (min(owner, other), max(owner, other)) in self._bands or self._parts.are_one(owner, other):
            return False
        if are_other_exposures(self._subjects[owner].facts, self._subjects[other].facts):
            return False
        return self._wholes.times(owner, other) + in_vain < IN_VAIN

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
            alone = [replace(job, others=(other,), at_once=1, is_last=False) for other in job.others[:asked]]
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
            self._join(first, second)
            if verdict.framed != "both":
                self._unlike.update((first, second))
            if verdict.framed in ("first", "second"):
                made = self._set_in if verdict.set_in else self._cut
                made.add(other if verdict.framed == "first" else job.owner)
        if verdict.whole:
            self._wholes.join(first, second)
        if not verdict.holds:
            self._wholes.note_vain(first, second)
        if verdict.holds or job.as_centre:  # that a centre does not hold a photo is not asked again
            framed = verdict.framed if first == job.owner else SWAPPED.get(verdict.framed, verdict.framed)
            self._rows.append(PairRow(first, second, verdict.band, verdict.score, verdict.reason, framed))

    def _join(self, first: int, second: int) -> None:
        """Two photos are copies, and what hangs together with them hangs together."""
        self._copies.update((first, second))
        among = (first, second, self._centre_of(first), self._centre_of(second))
        self._parts.join(first, second)
        self._centres[self._parts.find(first)] = max(among, key=lambda each: (self._copies[each], self._area(each)))

    def _centre_of(self, node: int) -> int:
        return self._centres.get(self._parts.find(node), node)

    def _finish(self, job: Job) -> None:
        if job.is_last:
            self._finished.append(job.owner)
        self._jobs_done += not job.as_centre and job.at_once > 1

    def _save(self) -> None:
        if self._rows or self._finished:
            save_pairs(self._catalogue, CHECKER, self._rows, self._finished, self._search)
        self._rows, self._finished = [], []
        self._saved_at = time.monotonic()

    def _large_parts(self) -> Iterator[set[int]]:
        """What hangs together, but for pairs, which need no centre."""
        return (part for part in self._parts.all() if len(part) > 2)

    def _centre_jobs(self, able: set[int]) -> list[Job]:
        """For each part whose groups have no sure centre yet: one photo that is to be compared with more of it."""
        jobs = []
        for part in self._large_parts():
            part &= able
            asked = next_centre(part, self._are_copies, self._area, self._wants_each_pair)
            if asked is not None:
                jobs.append(Job(asked[0], tuple(sorted(asked[1])), len(part), as_centre=True))
        return jobs

    def _wants_each_pair(self, star: Collection[int]) -> bool:
        """Whether only all of its pairs tell which photos of a star are framed as taken.

        Copies that are framed unlike are told apart by pairs; where even the one that most are copies of is a cut, it
        tells nothing of the others, which all go on around it: the photo itself may not be there.
        """
        if len(star) > SOME or self._unlike.isdisjoint(star):
            return False
        centre = max(star, key=lambda each: (self._copies[each], self._area(each)))
        return len(star) <= FEW or centre in self._cut - self._set_in

    def _are_copies(self, edge: Edge) -> bool | None:
        band = self._bands.get(edge, HALF)
        return None if band == HALF else band in SURE

    def _area(self, node: int) -> int:
        subject = self._subjects.get(node)
        return subject.facts.width * subject.facts.height if subject else 0
