"""Worker processes that outlive bad files: each task has its time limit, and a crash costs one task, never the job."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, TimeoutError, wait
from dataclasses import dataclass
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
    """One kind of work over many arguments, each under the caller's key.

    Results come back as they are ready, or in the order of handing in: what is drawn then depends on the results of
    all tasks but the last few, and never on which process was quicker.
    """

    def __init__(self, workers: Workers, work: Work[R], in_order: bool = False) -> None:
        self._workers = workers
        self._work = work
        self._in_order = in_order
        self._flying: list[tuple[K, Future[R]]] = []  # handed in and not yet taken out

    def submit(self, key: K, *arguments: Any) -> None:
        """Hand in one task."""
        self._flying.append((key, self._workers.start(self._work, arguments)))

    def run(self, draw: Callable[[], Drawn[K] | None], step: Callable[[], None]) -> Iterator[tuple[K, R | Failure]]:
        """Yield the outcome of every task, and of what is submitted meanwhile; `step` is called often.

        `draw` gives the key and the arguments of the next task as late as can be, so it may depend on results. Raises
        the errors that end the job, and whatever `step` raises.
        """
        while True:
            while len(self._flying) < AHEAD * self._workers.count and (drawn := draw()) is not None:
                self.submit(drawn[0], *drawn[1])
            if not self._flying:
                return
            for key, future in self._take():
                yield key, self._outcome(future)
            step()

    def _take(self) -> list[tuple[K, Future[R]]]:
        """What is ready, waiting a moment for the first; in order, that is the oldest or nothing."""
        asked = self._flying[:1] if self._in_order else self._flying
        done = wait([future for _, future in asked], PATIENCE_S, FIRST_COMPLETED).done
        ready = [each for each in asked if each[1] in done]
        self._flying = [each for each in self._flying if each[1] not in done]
        return ready

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
