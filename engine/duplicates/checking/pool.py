"""Worker processes that outlive bad files: a task that hangs or crashes is reported, the others go on."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator
from concurrent.futures import Future, TimeoutError
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Any, Generic, TypeVar

from pebble import ProcessExpired, ProcessPool

from engine.duplicates.checking.worker import begin
from engine.photos.photo import UnreadablePhoto

K = TypeVar("K")
R = TypeVar("R")
AHEAD = 3  # tasks in flight for each worker
# each core has a worker already: a product shared among threads took ten times as long; read when a child loads numpy
ONE_THREAD = ("OPENBLAS_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
PATIENCE_S = 0.2  # between two looks at whether the user has cancelled


@dataclass(frozen=True, slots=True)
class Failure:
    """A task that brought nothing, and why, in words."""

    reason: str


class WorkPool(Generic[K, R]):
    """Runs one function over many arguments in processes; results come back as they are ready."""

    def __init__(self, work: Callable[..., R], workers: int, time_s: float) -> None:
        self._work = work
        self._time_s = time_s
        self._ahead = AHEAD * workers
        for name in ONE_THREAD:
            os.environ.setdefault(name, "1")
        # spawn: a forked child would inherit the parent's threads and open database
        context = multiprocessing.get_context("spawn")
        self._pool = ProcessPool(max_workers=workers, initializer=begin, context=context)
        self._ready: SimpleQueue[tuple[K, Future[R]]] = SimpleQueue()
        self._waiting = 0

    def run(
        self, draw: Callable[[], tuple[K, tuple[Any, ...]] | None], step: Callable[[], None]
    ) -> Iterator[tuple[K, R | Failure]]:
        """Yield the result of every task under its key; `draw` gives the next one late, so it may depend on results."""
        while True:
            while self._waiting < self._ahead and (following := draw()) is not None:
                self._submit(*following)
            if not self._waiting:
                return
            yield from self._take()
            step()

    def close(self) -> None:
        """Stop at once."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()

    def _submit(self, key: K, arguments: tuple[Any, ...]) -> None:
        future = self._pool.schedule(self._work, args=arguments, timeout=self._time_s)
        self._waiting += 1
        future.add_done_callback(lambda done: self._ready.put((key, done)))

    def _take(self) -> Iterator[tuple[K, R | Failure]]:
        """Yield what is ready, waiting a moment for the first."""
        try:
            yield self._taken(self._ready.get(timeout=PATIENCE_S))
            while True:
                yield self._taken(self._ready.get_nowait())
        except Empty:
            return

    def _taken(self, ready: tuple[K, Future[R]]) -> tuple[K, R | Failure]:
        self._waiting -= 1
        return ready[0], self._outcome(ready[1])

    def _outcome(self, future: Future[R]) -> R | Failure:
        try:
            return future.result()
        except TimeoutError:
            return Failure(f"It took longer than {self._time_s:.0f} seconds to compare.")
        except ProcessExpired:
            return Failure("Comparing it crashed the decoder; the file is damaged.")
        except UnreadablePhoto as error:
            return Failure(str(error))
        except Exception as error:  # a file must never end the job
            return Failure(f"Comparing it failed unexpectedly ({type(error).__name__}: {error}).")
