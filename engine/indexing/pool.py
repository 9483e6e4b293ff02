"""The workers that prepare files for whoever reads many photos."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar

from engine.photos.prepare import LibraryUnwritable, Prepared, PrepareRequest, Refused, prepare_photo, start_worker
from engine.workers import Failure, Work, Workers, WorkQueue

K = TypeVar("K")
Outcome = Prepared | Refused

FILE_TIME_S = 8.0


class PreparePool(Generic[K]):
    """A pool that prepares files; results come back as they are ready, each under the caller's key."""

    def __init__(self, workers: int, file_time_s: float = FILE_TIME_S) -> None:
        work = Work(prepare_photo, file_time_s, "read", "Reading", ending=(LibraryUnwritable,))
        self._workers = Workers(workers, start_worker)
        self._queue: WorkQueue[K, Outcome] = WorkQueue(self._workers, work)

    def submit(self, key: K, request: PrepareRequest) -> None:
        """Hand in one file."""
        self._queue.submit(key, request)

    def run(
        self, requests: Iterable[tuple[K, PrepareRequest]], step: Callable[[], None]
    ) -> Iterator[tuple[K, Outcome]]:
        """Yield the outcome of every request, and of what is submitted meanwhile; `step` is called often.

        Raises LibraryUnwritable, and whatever `step` raises.
        """
        tasks = ((key, (request,)) for key, request in requests)
        for key, outcome in self._queue.run(lambda: next(tasks, None), step):
            yield key, Refused(outcome.reason, lasting=True) if isinstance(outcome, Failure) else outcome

    def close(self) -> None:
        """Stop at once; what is still waiting is dropped."""
        self._workers.close()
