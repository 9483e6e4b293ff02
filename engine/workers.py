"""Worker processes that outlive bad files: each task has its time limit, and a crash costs one task, never the job."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator
from concurrent.futures import Future, TimeoutError
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Any, Generic, TypeVar

from pebble import ProcessExpired, ProcessPool

K = TypeVar("K")
R = TypeVar("R")
Drawn = tuple[K, tuple[Any, ...]]

AHEAD = 4  # tasks in flight for each worker: enough to keep it busy, few enough to keep memory flat
PATIENCE_S = 0.2  # between two looks at whether the user has cancelled


@dataclass(frozen=True, slots=True)
class Failure:
    """A task that brought nothing, and why, in words."""

    reason: str


@dataclass(frozen=True, slots=True)
class Work(Generic[R]):
    """What is done with a file, at the top of a module so that processes find it, and how it is spoken of."""

    run: Callable[..., R]
    time_s: float  # that one task may take
    verb: str  # "read", "compare"
    noun: str  # "Reading", "Comparing"
    telling: tuple[type[Exception], ...] = ()  # errors whose text is meant for the user
    ending: tuple[type[Exception], ...] = ()  # errors that end the job


class Workers:
    """Processes, each begun by `begin`; a `WorkQueue` puts in what they do, one queue after another."""

    def __init__(self, count: int, begin: Callable[[], None]) -> None:
        self.count = count
        # spawn: a forked child would inherit the parent's threads and open database
        context = multiprocessing.get_context("spawn")
        self._pool = ProcessPool(max_workers=count, initializer=begin, context=context)

    def start(self, work: Work[R], arguments: tuple[Any, ...]) -> Future[R]:
        """Hand in one task."""
        future: Future[R] = self._pool.schedule(work.run, args=arguments, timeout=work.time_s)
        return future

    def close(self) -> None:
        """Stop at once; what is still waiting is dropped."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()


class WorkQueue(Generic[K, R]):
    """One kind of work over many arguments; results come back as they are ready, each under the caller's key."""

    def __init__(self, workers: Workers, work: Work[R]) -> None:
        self._workers = workers
        self._work = work
        self._ready: SimpleQueue[tuple[K, Future[R]]] = SimpleQueue()
        self._waiting = 0  # tasks handed in and not yet taken out

    def submit(self, key: K, *arguments: Any) -> None:
        """Hand in one task."""
        future = self._workers.start(self._work, arguments)
        self._waiting += 1
        future.add_done_callback(lambda done: self._ready.put((key, done)))

    def run(self, draw: Callable[[], Drawn[K] | None], step: Callable[[], None]) -> Iterator[tuple[K, R | Failure]]:
        """Yield the outcome of every task, and of what is submitted meanwhile; `step` is called often.

        `draw` gives the key and the arguments of the next task as late as can be, so it may depend on results. Raises
        the errors that end the job, and whatever `step` raises.
        """
        while True:
            while self._waiting < AHEAD * self._workers.count and (drawn := draw()) is not None:
                self.submit(drawn[0], *drawn[1])
            if not self._waiting:
                return
            yield from self._take()
            step()

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
        work = self._work
        try:
            return future.result()
        except TimeoutError:
            return Failure(f"It took longer than {work.time_s:.0f} seconds to {work.verb}.")
        except ProcessExpired:
            return Failure(f"{work.noun} it crashed the decoder; the file is damaged.")
        except work.telling as error:
            return Failure(str(error))
        except work.ending:
            raise
        except Exception as error:  # a file must never end the job
            return Failure(f"{work.noun} it failed unexpectedly ({type(error).__name__}: {error}).")
