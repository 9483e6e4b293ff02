"""The library's long work seen from the window: one job at a time, asked again when folders change meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.jobs import Job, JobOutcome
from desktop_app.tasks import Tasks

if TYPE_CHECKING:
    from engine import Library


POLL_MS = 250  # progress in the job strip
GROWTH_MS = 1200  # between looks at whether the job has committed photos

Kind = Literal["index", "samples", "duplicates", "resolve", "undo", "teaching"]
RESUMABLE = ("index", "samples", "duplicates", "teaching")  # begun again, they go on from what they have kept


class Indexing(QObject):
    """Starts the index job and others, and tells what the window must show of them."""

    polled = Signal()  # read `job.progress` now
    state_changed = Signal()
    grown = Signal()  # the library has other photos than before
    ended = Signal(object)  # JobOutcome of the last of the jobs asked for
    job_changed = Signal(str, bool)  # kind of the job, and whether it is active
    job_ended = Signal(str, object)  # kind and JobOutcome of every job
    _noticed = Signal()  # from the watching thread

    def __init__(self, tasks: Tasks, parent: QObject | None = None, command: list[str] | None = None) -> None:
        super().__init__(parent)
        self.job = Job(self, command)
        self.kind: Kind = "index"  # of the active job, or of the last one
        self.stopped: JobOutcome | None = None  # how the last job ended, if it left work to resume
        self._tasks = tasks
        self._library: Library | None = None
        self._watch: object | None = None
        self._generation = 0
        self._again = False
        self._samples: str | None = None
        self._begun: list[str] = []  # the arguments of the last job of another kind than index and samples
        self._waiting: list[tuple[Kind, list[str]]] = []
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
        return self.kind == "samples" and self.job.active

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
        self._again = False
        self._start("index", ["index"])

    def make_samples(self, folder: str) -> None:
        """Have sample photos made in `folder`, add it to the library, and index it."""
        if self._library is None or self.job.active:
            return
        self._samples = folder
        self._start("samples", ["samples", folder])

    def run(self, kind: Kind, arguments: list[str]) -> None:
        """Run another long command of the engine, after the job that is active."""
        if self._library is None:
            return
        if self.job.active:
            if (kind, arguments) not in self._waiting:
                self._waiting.append((kind, arguments))
            return
        self._begun = arguments
        self._start(kind, arguments)

    def _start(self, kind: Kind, arguments: list[str]) -> None:
        assert self._library is not None
        self.kind, self.stopped = kind, None
        self.job.start(["--library", str(self._library.folder), *arguments, "--json", "--progress", "json"])

    def resume(self) -> None:
        """Go on after a pause, or begin anew what was stopped; what is indexed already is not read again."""
        if self.job.active:
            self.job.resume()
        elif self.kind == "samples" and self._samples is not None:
            self.make_samples(self._samples)
        elif self.kind in ("duplicates", "teaching"):
            self.run(self.kind, self._begun)
        else:
            self.request()

    def cancel(self) -> None:
        """Stop cleanly, and do not begin again by itself; what waits behind it is forgotten too."""
        self._again = self._again and self.kind not in ("index", "samples")
        waiting, self._waiting = self._waiting, []
        self.job.cancel()
        for kind, _ in waiting:
            self.job_ended.emit(kind, JobOutcome("cancelled"))

    def cancel_kind(self, kind: Kind) -> None:
        """Stop a job of one kind; where it only waits, the job before it goes on."""
        if self.job.active and self.kind == kind:
            self.cancel()
        elif any(each == kind for each, _ in self._waiting):
            self._waiting = [each for each in self._waiting if each[0] != kind]
            self.job_ended.emit(kind, JobOutcome("cancelled"))

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
        self.job_changed.emit(self.kind, self.job.active)

    def _take_end(self, outcome: JobOutcome) -> None:
        self.look_for_growth()
        kind, done = self.kind, outcome.ending == "done"
        self.job_ended.emit(kind, outcome)
        if self.job.active:  # who heard of the end has begun something
            return
        if done and kind == "samples" and self._samples is not None:
            self._add_samples(self._samples)
        elif self._waiting:
            self.run(*self._waiting.pop(0))
        elif self._again and (done or kind not in ("index", "samples")):
            self.request()
        else:
            self.stopped = None if done or kind not in RESUMABLE else outcome
            self.ended.emit(outcome)

    def _add_samples(self, folder: str) -> None:
        library = self._library
        if library is not None:
            self._tasks.write(lambda: library.add_folder(folder), lambda _: self._begin_with_folder())

    def _begin_with_folder(self) -> None:
        self.look_for_growth()
        self.watch_folders()
        self.request()
