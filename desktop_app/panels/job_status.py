"""The long job in words: its progress in the strip, its end in sentences, its skipped files in a list."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from desktop_app.engine_words import say
from desktop_app.indexing import Indexing, Kind
from desktop_app.jobs import Job, JobOutcome
from desktop_app.models.readable import readable_count, readable_duration
from desktop_app.widgets.chrome.job_strip import JobStrip

QUIET_MS = 900  # a look that finds nothing new is over by then, and need not be told
SHOWN_MS = 8000  # a good end needs no answer and goes away by itself
PHOTO_STAGES = ("photos", "index", "samples")  # where the rate is one of photos


class JobStatus(QObject):
    """Keeps `strip` in step with `indexing`."""

    skipped_asked = Signal()

    def __init__(self, indexing: Indexing, strip: JobStrip) -> None:
        super().__init__(strip)
        self._indexing = indexing
        self._strip = strip
        self._running = QElapsedTimer()
        self._asked_for = False  # a person waits for an answer, even if there is nothing new
        self._away = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._away.timeout.connect(strip.hide)
        indexing.polled.connect(self.show_progress)
        indexing.state_changed.connect(self.show_progress)
        indexing.ended.connect(self.show_end)
        strip.pause_asked.connect(indexing.job.pause)
        strip.resume_asked.connect(self.resume)
        strip.cancel_asked.connect(indexing.cancel)
        strip.skipped_asked.connect(self.skipped_asked)
        self.show_progress()

    def show_progress(self) -> None:
        """Show where the job stands now."""
        job = self._indexing.job
        if not job.active:
            self._running.invalidate()
            return
        if not self._running.isValid():
            self._running.start()
        if self._running.elapsed() >= QUIET_MS:
            self._show(job)

    def _show(self, job: Job) -> None:
        self._away.stop()
        now = job.progress
        stage = self.tr("Making sample photos") if now.stage == "samples" else now.stage
        rate = now.rate if now.stage in PHOTO_STAGES else 0.0
        self._strip.show_progress(stage, now.done, now.total, rate, now.seconds_left, now.note)
        self._strip.details.setVisible(bool(self._strip.details.text()))
        self._strip.set_skipped(len(job.skipped))
        self._strip.set_paused(job.state == "paused")
        if job.state == "stopping":
            self._strip.set_stopping()

    def resume(self) -> None:
        """Go on, and show it at once."""
        self._indexing.resume()
        self._show_at_once()

    def index_now(self) -> None:
        """Look for changes because a person has asked, and say so even if there are none."""
        self._indexing.request()
        self._show_at_once()

    def run(self, kind: Kind, arguments: list[str]) -> None:
        """Begin what a person has asked for, and show it at once."""
        self._indexing.run(kind, arguments)
        self._show_at_once()

    def _show_at_once(self) -> None:
        self._asked_for = True
        if self._indexing.job.active:
            self._show(self._indexing.job)

    def cancel_teaching(self) -> None:
        """Stop a lesson, or let it not begin."""
        self._indexing.cancel_kind("teaching")

    def pause_or_resume(self) -> None:
        """Pause a running job, else go on."""
        job = self._indexing.job
        if job.state == "running":
            job.pause()
        elif job.active or self._indexing.stopped is not None:
            self.resume()

    def show_end(self, outcome: JobOutcome) -> None:
        """Say how the job has ended."""
        self._strip.set_paused(False)
        kind = self._indexing.kind
        if outcome.ending == "done" and kind in ("index", "samples"):
            self._show_done(outcome.result or {})
        elif outcome.ending == "done":
            self._show_told(kind)
        elif self._indexing.stopped is not None:
            self._strip.show_stopped(*self._sentences(outcome))
        else:
            self._strip.show_finished(*self._sentences(outcome))

    def _show_told(self, kind: str) -> None:
        """The page that has asked for the job tells what came of it; the strip at most that it is over."""
        self._asked_for = False
        self._strip.set_skipped(0)
        ends = {"duplicates": self.tr("Duplicates are up to date"), "teaching": self.tr("The lesson is over")}
        if kind in ends:
            self._strip.show_finished(ends[kind])
            self._away.start()
        else:
            self._strip.hide()

    def _show_done(self, result: dict[str, object]) -> None:
        counts = {name: _count(result.get(name)) for name in ("indexed", "removed", "skipped")}
        self._strip.set_skipped(counts["skipped"])
        asked_for, self._asked_for = self._asked_for, False
        if not any(counts.values()) and not asked_for:
            self._strip.hide()
            return
        self._strip.show_finished(self.tr("Everything is up to date"), self._summary(counts, result.get("seconds")))
        self._away.start()

    def _summary(self, counts: dict[str, int], seconds: object) -> str:
        parts = []
        if counts["indexed"]:
            parts.append(self.tr("%Ln photo(s) indexed", "", counts["indexed"]))
        if counts["removed"]:
            parts.append(self.tr("{0} gone").format(readable_count(counts["removed"])))
        if isinstance(seconds, int | float):
            parts.append(readable_duration(seconds))
        return "  ·  ".join(parts)

    def _sentences(self, outcome: JobOutcome) -> tuple[str, str]:
        kept = self.tr("What it has finished is kept. Resume goes on from there.")
        if self._indexing.stopped is None:  # files that were being moved
            kept = self.tr("What is done is done and can be undone; the other files stay where they are.")
        words = {
            "index": (
                self.tr("Indexing is stopped"),
                self.tr("Indexing was ended from outside"),
                self.tr("Indexing has stopped on a problem"),
            ),
            "duplicates": (
                self.tr("The search for duplicates is stopped"),
                self.tr("The search for duplicates was ended from outside"),
                self.tr("The search for duplicates has stopped on a problem"),
            ),
            "teaching": (
                self.tr("Teaching is stopped"),
                self.tr("Teaching was ended from outside"),
                self.tr("Teaching has stopped on a problem"),
            ),
        }
        usual = (self.tr("Stopped"), self.tr("Ended from outside"), self.tr("Stopped on a problem"))
        kind = "index" if self._indexing.kind == "samples" else self._indexing.kind
        headline = words.get(kind, usual)[("cancelled", "killed", "failed").index(outcome.ending)]
        return headline, say(outcome.message) if outcome.ending == "failed" and outcome.message else kept


def _count(value: object) -> int:
    """A number of the result, or the length of a list of it."""
    if isinstance(value, list):
        return len(value)
    return int(value) if isinstance(value, int | float) else 0
