"""The long job in words: its progress in the strip, its end in sentences, its skipped files in a list."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from desktop_app.engine_words import say
from desktop_app.indexing import Indexing
from desktop_app.jobs import Job, JobOutcome
from desktop_app.models.readable import readable_count, readable_duration
from desktop_app.widgets.chrome.job_strip import JobStrip

QUIET_MS = 900  # a look that finds nothing new is over by then, and need not be told
SHOWN_MS = 8000  # a good end needs no answer and goes away by itself


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
        self._strip.show_progress(stage, now.done, now.total, now.rate, now.seconds_left, now.note)
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

    def _show_at_once(self) -> None:
        self._asked_for = True
        if self._indexing.job.active:
            self._show(self._indexing.job)

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
        if outcome.ending == "done":
            self._show_done(outcome.result or {})
        else:
            self._strip.show_stopped(*self._sentences(outcome))

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
        if outcome.ending == "cancelled":
            return self.tr("Indexing is stopped"), self.tr("What it has finished is kept. Resume goes on from there.")
        if outcome.ending == "killed":
            return (
                self.tr("Indexing was ended from outside"),
                self.tr("The system or another program ended it. What it has finished is kept; Resume goes on."),
            )
        usual = self.tr("It gave no reason. Resume tries again from where it stopped.")
        return self.tr("Indexing has stopped on a problem"), say(outcome.message) if outcome.message else usual


def _count(value: object) -> int:
    """A number of the result, or the length of a list of it."""
    if isinstance(value, list):
        return len(value)
    return int(value) if isinstance(value, int | float) else 0
