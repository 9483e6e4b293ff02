"""Worker processes that outlive bad files: each has its time limit, and a crash costs one file, never the job."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, TimeoutError
from queue import Empty, SimpleQueue
from typing import Generic, TypeVar

from pebble import ProcessExpired, ProcessPool

from engine.photos.prepare import LibraryUnwritable, Prepared, PrepareRequest, Refused, prepare_photo, start_worker

K = TypeVar("K")
Outcome = Prepared | Refused

FILE_TIME_S = 8.0
AHEAD = 4  # files in flight for each worker: enough to keep it busy, few enough to keep memory flat
PATIENCE_S = 0.2  # between two looks at whether the user has cancelled


class PreparePool(Generic[K]):
    """A pool that prepares files; results come back as they are ready, each under the caller's key."""

    def __init__(self, workers: int, file_time_s: float = FILE_TIME_S) -> None:
        self._ahead = AHEAD * workers
        # spawn: a forked child would inherit the parent's threads and open database
        context = multiprocessing.get_context("spawn")
        self._pool = ProcessPool(max_workers=workers, initializer=start_worker, context=context)
        self._file_time_s = file_time_s
        self._ready: SimpleQueue[tuple[K, Future[Outcome]]] = SimpleQueue()
        self.waiting = 0  # files handed in and not yet taken out

    def submit(self, key: K, request: PrepareRequest) -> None:
        """Hand in one file."""
        future = self._pool.schedule(prepare_photo, args=(request,), timeout=self._file_time_s)
        self.waiting += 1
        future.add_done_callback(lambda done: self._ready.put((key, done)))

    def run(
        self, requests: Iterable[tuple[K, PrepareRequest]], step: Callable[[], None]
    ) -> Iterator[tuple[K, Outcome]]:
        """Yield the outcome of every request, and of what is submitted meanwhile; `step` is called often.

        Raises LibraryUnwritable, and whatever `step` raises.
        """
        queue = iter(requests)
        while True:
            while self.waiting < self._ahead and (following := next(queue, None)) is not None:
                self.submit(*following)
            if not self.waiting:
                return
            yield from self._take()
            step()

    def _take(self) -> Iterator[tuple[K, Outcome]]:
        """Yield what is ready, waiting a moment for the first."""
        try:
            yield self._taken(self._ready.get(timeout=PATIENCE_S))
            while True:
                yield self._taken(self._ready.get_nowait())
        except Empty:
            return

    def _taken(self, ready: tuple[K, Future[Outcome]]) -> tuple[K, Outcome]:
        self.waiting -= 1
        return ready[0], _outcome(ready[1])

    def close(self) -> None:
        """Stop at once; what is still waiting is dropped."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()


def _outcome(future: Future[Outcome]) -> Outcome:
    try:
        return future.result()
    except TimeoutError:
        return Refused(f"It took longer than {FILE_TIME_S:.0f} seconds to read.", lasting=True)
    except ProcessExpired:
        return Refused("Reading it crashed the decoder; the file is damaged.", lasting=True)
    except LibraryUnwritable:
        raise
    except Exception as error:  # a file must never end the job
        return Refused(f"Reading it failed unexpectedly ({type(error).__name__}: {error}).", lasting=True)
