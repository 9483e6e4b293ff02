"""Notice that photos came, changed or went in the library's folders while the program runs."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

from engine.photos.scan.rules import is_own_library, may_be_photo

_LOOK_AGAIN_S = 15.0  # how often absent folders are looked for, and present ones for having gone
_LONGEST_QUIETS = 15  # a stream of changes without a pause is told after so many quiet times
_CHANGES = frozenset(("created", "deleted", "modified", "moved"))
_OBSERVERS: tuple[Callable[[], BaseObserver], ...] = (
    Observer,  # the system's own news
    partial(PollingObserver, timeout=60.0),  # looking through everything
)


def watch_folders(
    paths: Iterable[str],
    on_change: Callable[[], None],
    quiet_s: float = 2.0,
    *,
    observers: Sequence[Callable[[], BaseObserver]] = _OBSERVERS,
    look_again_s: float = _LOOK_AGAIN_S,
) -> Watch:
    """Call `on_change` (in the watch's own thread) whenever photos or folders changed and `quiet_s` passed since.

    Returns at once. Absent folders do no harm: one that appears or vanishes counts as a change. Where the first of
    `observers` fails (as when the system has no more watches to give) the next one is taken; see `Watch.problem`.
    """
    return Watch(tuple(paths), on_change, quiet_s, observers, look_again_s)


class Watch:
    """A running watch over folders."""

    def __init__(
        self,
        paths: tuple[str, ...],
        on_change: Callable[[], None],
        quiet_s: float,
        observers: Sequence[Callable[[], BaseObserver]],
        look_again_s: float,
    ) -> None:
        self.problem: str | None = None  # a sentence for the user if changes are noticed late or not at all
        self.started = threading.Event()  # set once changes are noticed
        self._paths = paths
        self._on_change = on_change
        self._quiet_s = quiet_s
        self._look_again_s = look_again_s
        self._observers = observers
        self._observer: BaseObserver | None = None
        self._present: dict[str, int] | None = None
        self._news = threading.Event()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="watch", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End the watch; once this returns nothing is told any more (unless it was called while being told)."""
        self._stopping.set()
        self._news.set()
        if self._thread is not threading.current_thread():
            self._thread.join()

    def _run(self) -> None:
        while not self._stopping.is_set():
            self._renew()
            self.started.set()
            if self._news.wait(self._look_again_s) and self._wait_quiet():
                self._on_change()
        self._end_observer()

    def _renew(self) -> None:
        """Begin anew if a folder came, went or was replaced; that is a change itself, but for the first time."""
        present = {path: inode for path in self._paths if (inode := _find_inode(path))}
        if present == self._present:
            return
        if self._present is not None:
            self._news.set()
        self._present = present
        self._end_observer()
        self._observer = self._observe(tuple(present))

    def _observe(self, paths: tuple[str, ...]) -> BaseObserver | None:
        self.problem = None
        for make in self._observers if paths else ():
            observer = make()
            try:
                for path in paths:
                    observer.schedule(_Handler(self._news), os.path.realpath(path), recursive=True)
                observer.start()
            except (OSError, RuntimeError) as error:
                self.problem = f"Changes in the folders may be noticed late or not at all: {_say(error)}."
                observer.stop()
            else:
                return observer
        return None

    def _end_observer(self) -> None:
        if self._observer is not None:
            self._observer.stop()
            self._observer.join()
            self._observer = None

    def _wait_quiet(self) -> bool:
        """Wait until no news came for a quiet time; False if the watch is to end instead."""
        for _ in range(_LONGEST_QUIETS):
            self._news.clear()
            if self._stopping.wait(self._quiet_s):
                return False
            if not self._news.is_set():
                break
        self._news.clear()
        return not self._stopping.is_set()


class _Handler(FileSystemEventHandler):
    def __init__(self, news: threading.Event) -> None:
        self._news = news

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type not in _CHANGES:
            return
        places = [os.fsdecode(place) for place in (event.src_path, event.dest_path) if place]
        if event.is_directory:
            matters = event.event_type != "modified"
        else:
            matters = any(may_be_photo(Path(place).name) for place in places)
        if matters and not all(_is_our_own(Path(place)) for place in places):
            self._news.set()


def _is_our_own(path: Path) -> bool:
    """Tell whether a path lies in this program's own library folder, whose files change with every index."""
    return any(is_own_library(parent) for parent in (path, *path.parents[:3]))


def _find_inode(path: str) -> int:
    try:
        return Path(path).stat().st_ino or 1
    except OSError:
        return 0


def _say(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).rstrip(".")
