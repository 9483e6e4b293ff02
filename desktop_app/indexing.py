"""The library's long work seen from the window: one job at a time, asked again when folders change meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.jobs import Job, JobOutcome
from desktop_app.tasks import Tasks

if TYPE_CHECKING:
    from engine import Library


POLL_MS = 250  # progress in the job strip
GROWTH_MS = 1200  # between looks at whether the job has committed photos


class Indexing(QObject):
    """Starts the index job and tells what the window must show of it."""

    polled = Signal()  # read `job.progress` now
    state_changed = Signal()
    grown = Signal()  # the library has other photos than before
    ended = Signal(object)  # JobOutcome of the last of the jobs asked for
    _noticed = Signal()  # from the watching thread

    def __init__(self, tasks: Tasks, parent: QObject | None = None, command: list[str] | None = None) -> None:
        super().__init__(parent)
        self.job = Job(self, command)
        self.stopped: JobOutcome | None = None  # how the last job ended, if it left work to resume
        self._tasks = tasks
        self._library: Library | None = None
        self._watch: object | None = None
        self._generation = 0
        self._again = False
        self._samples: str | None = None
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self.polled)
        self._growth = QTimer(self, interval=GROWTH_MS)
        self._growth.timeout.connect(self.look_for_growth)
        self.job.state_changed.connect(self._follow_state)
        self.job.ended.connect(self._take_end)
        self._noticed.connect(self.request)

    @property
    def makes_samples(self) -> bool:
        """Whether the active job makes sample photos."""
        return self._samples is not None and self.job.active

    @property
    def watches(self) -> bool:
        """Whether changes in the folders are noticed now."""
        started = getattr(self._watch, "started", None)
        return started is not None and started.is_set()

    def use_library(self, library: Library) -> None:
        """Work on `library` and watch its folders from now on."""
        self._library = library
        self._generation = library.generation()
        self.watch_folders()

    def request(self) -> None:
        """Index now; when a job is active, once more after it."""
        if self._library is None:
            return
        if self.job.active:
            self._again = True
            return
        self._again, self.stopped, self._samples = False, None, None
        self.job.start(["--library", str(self._library.folder), "index", "--json", "--progress", "json"])

    def make_samples(self, folder: str) -> None:
        """Have sample photos made in `folder`, add it to the library, and index it."""
        if self._library is None or self.job.active:
            return
        self._samples, self.stopped = folder, None
        self.job.start(["--library", str(self._library.folder), "samples", folder, "--json", "--progress", "json"])

    def resume(self) -> None:
        """Go on after a pause, or begin anew what was stopped; what is indexed already is not read again."""
        if self.job.active:
            self.job.resume()
        elif self._samples is not None:
            self.make_samples(self._samples)
        else:
            self.request()

    def cancel(self) -> None:
        """Stop cleanly, and do not begin again by itself."""
        self._again = False
        self.job.cancel()

    def watch_folders(self) -> None:
        """Watch the folders the library has now (again, after they have changed)."""
        library = self._library
        if library is None:
            return

        def work() -> object:
            self._stop_watching()
            return library.watch(self._noticed.emit)

        self._tasks.run(work, self._keep_watch, lambda _: None, key="watch")

    def look_for_growth(self) -> None:
        """Tell when the library's generation has moved."""
        if self._library is not None:
            self._tasks.run(self._library.generation, self._take_generation, lambda _: None, key="generation")

    def close(self) -> None:
        """End the job and the watching."""
        self._poll.stop()
        self._growth.stop()
        if self.job.active:
            self.job.cancel()
            if not self.job.wait(5000):
                self.job.kill()
                self.job.wait(2000)
        self._stop_watching()

    def _keep_watch(self, watch: object) -> None:
        self._watch = watch

    def _stop_watching(self) -> None:
        watch, self._watch = self._watch, None
        if watch is not None:
            watch.stop()  # type: ignore[attr-defined]

    def _take_generation(self, generation: int) -> None:
        if generation != self._generation:
            self._generation = generation
            self.grown.emit()

    def _follow_state(self) -> None:
        if self.job.active and not self._poll.isActive():
            self._poll.start()
            self._growth.start()
        elif not self.job.active:
            self._poll.stop()
            self._growth.stop()
        self.state_changed.emit()

    def _take_end(self, outcome: JobOutcome) -> None:
        self.look_for_growth()
        if outcome.ending == "done" and self._samples is not None:
            self._add_samples(self._samples)
        elif outcome.ending == "done" and self._again:
            self.request()
        else:
            self.stopped = None if outcome.ending == "done" else outcome
            self.ended.emit(outcome)

    def _add_samples(self, folder: str) -> None:
        library = self._library
        if library is not None:
            self._tasks.write(lambda: library.add_folder(folder), lambda _: self._begin_with_folder())

    def _begin_with_folder(self) -> None:
        self.look_for_growth()
        self.watch_folders()
        self.request()
