"""Short work off the GUI thread: reads side by side with stale answers dropped, writes one after another."""

from __future__ import annotations

import logging
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

log = logging.getLogger(__name__)

READERS = 3  # threads: a search, a list and a picture may run at once; the job's child needs the cores more


class Tasks(QObject):
    """Runs callables on worker threads and hands their results back on the GUI thread.

    Plain threads, not QThreadPool: the catalogue keeps a connection per Python thread, and a pool of Qt's
    throws a thread's Python state away after each piece of work.
    """

    _returned = Signal(object)  # a callable to run on the GUI thread

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="read")
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="write")
        self._patient = ThreadPoolExecutor(1, thread_name_prefix="later")
        self._newest: dict[Hashable, int] = {}
        self._running = 0
        self._closed = False
        self._returned.connect(lambda finish: finish(), Qt.ConnectionType.QueuedConnection)

    @property
    def running(self) -> int:
        """How many pieces of work have not been answered yet."""
        return self._running

    def run(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
        key: Hashable | None = None,
    ) -> None:
        """Read off the GUI thread; of several runs with one `key` only the newest is answered."""
        if key is not None:
            self._newest[key] = self._newest.get(key, 0) + 1
        self._submit(self._readers, work, done, failed, key)

    def write(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None] = lambda _: None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Write off the GUI thread, after every write asked for before it."""
        self._submit(self._writer, work, done, failed, None)

    def after_writes(self, call: Callable[[], None]) -> None:
        """Call when every write asked for before has been answered."""
        self.write(lambda: None, lambda _: call())

    def later(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Work that may wait (a thumbnail made again), one after another, so that reads never queue behind it."""
        self._submit(self._patient, work, done, failed, None)

    def drop(self, key: Hashable) -> None:
        """Let no answer to an earlier run with `key` arrive any more."""
        self._newest[key] = self._newest.get(key, 0) + 1

    def close(self) -> None:
        """Forget what has not begun, finish what has, and answer nothing more."""
        self._closed = True
        self._patient.shutdown(wait=True, cancel_futures=True)
        self._readers.shutdown(wait=True, cancel_futures=True)
        self._writer.shutdown(wait=True)

    def _submit(self, pool: ThreadPoolExecutor, work: Any, done: Any, failed: Any, key: Hashable | None) -> None:
        if self._closed:
            return
        self._running += 1
        turn = self._newest.get(key, 0)

        def answer(call: Callable[[Any], None], value: Any) -> None:
            self._running -= 1
            stale = key is not None and self._newest.get(key, 0) != turn
            if not stale and not self._closed and _alive(call):
                call(value)

        def perform() -> None:
            if key is not None and self._newest.get(key, 0) != turn:
                self._returned.emit(lambda: answer(_ignore, None))
                return
            try:
                result = work()
            except Exception as error:  # handed to the caller, whose business it is
                self._returned.emit(lambda problem=error: answer(failed or _log_failure, problem))
            else:
                self._returned.emit(lambda: answer(done, result))

        pool.submit(perform)


def _ignore(_: Any) -> None:
    """Take an answer nobody waits for any more."""


def _log_failure(error: Exception) -> None:
    log.error("Work in the background failed: %s", error, exc_info=error)


def _alive(call: Callable[[Any], None]) -> bool:
    """False when `call` is a method of a Qt object whose C++ half is gone (a closed page)."""
    owner = getattr(call, "__self__", None)
    return not isinstance(owner, QObject) or shiboken6.isValid(owner)
