"""One lesson seen from the page: its job, what it tells, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from desktop_app.engine_words import say
from desktop_app.pages.teach.running.events import number, read_map, read_reading
from desktop_app.pages.teach.running.view import RunningView
from desktop_app.tasks import Tasks

if TYPE_CHECKING:
    from desktop_app.jobs import JobOutcome, JobProgress
    from desktop_app.pages.teach.planning.request import LessonRequest
    from engine import Library

KIND = "teaching"


class Lesson(QObject):
    """Keeps the running view in step with the job."""

    began = Signal()
    done = Signal(str, bool, object)  # id of the new encoder, whether photos must be read first, notes (sentences)
    failed = Signal(str)  # why nothing came of it; empty: it was cancelled
    job_asked = Signal(str, object)  # kind, arguments
    pause_asked = Signal()
    resume_asked = Signal()
    keep_asked = Signal()
    cancel_asked = Signal()

    def __init__(self, view: RunningView, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view, self._tasks = view, tasks
        self._library: Library | None = None
        self._photos: tuple[int, ...] = ()
        self._busy = False  # with another job
        self.active = False  # running, or waiting for its turn
        view.keep_asked.connect(self.keep_asked)
        view.cancel_asked.connect(self._cancel)
        view.go_on_asked.connect(self.resume_asked)

    def use_library(self, library: Library) -> None:
        """Teach with the photos of `library` from now on."""
        self._library = library

    def begin(self, request: LessonRequest) -> None:
        """Ask for a lesson."""
        if not self.active:
            self._enter(self._busy)
            self.job_asked.emit(KIND, request.arguments())

    def take_state(self, kind: str, active: bool) -> None:
        """A job is running, or none is."""
        self._busy = active
        if active and kind == KIND and not self.active:  # begun again from the job strip, or before the window was made
            self._enter(waiting=False)

    def take_progress(self, progress: JobProgress) -> None:
        """How far the job has come."""
        if self.active:
            self._view.show_progress(progress.done, progress.total, progress.seconds_left)

    def take_event(self, event: Mapping[str, Any]) -> None:
        """What the job tells beside its progress."""
        kind = event.get("event")
        if kind == "reading":
            self._view.add(read_reading(event))
        elif kind == "map":
            self._take_map(event)
        elif kind == "estimate":
            self.pause_asked.emit()
            self._view.ask(number(event.get("seconds")) or 0.0, str(event.get("note", "")))

    def take_end(self, kind: str, outcome: JobOutcome) -> None:
        """A job is over."""
        if kind != KIND:
            return
        self.active = False
        result = outcome.result or {}
        if outcome.ending == "done" and result.get("encoder"):
            self.done.emit(str(result["encoder"]), bool(result.get("coming")), read_notes(result.get("notes")))
        else:
            self.failed.emit(self._explain(outcome))

    def _enter(self, waiting: bool) -> None:
        self.active, self._photos = True, ()
        self._view.begin(waiting)
        self.began.emit()

    def _cancel(self) -> None:
        """Before its turn has come nothing must be stopped for it."""
        self.cancel_asked.emit()

    def _take_map(self, event: Mapping[str, Any]) -> None:
        shown, library = read_map(event), self._library
        if shown is None:
            return
        self._view.show_map(shown)
        if shown.photos != self._photos and library is not None:
            self._photos = shown.photos
            self._tasks.run(
                lambda: library.photos(shown.photos), self._view.show_photos, lambda _: None, key="map photos"
            )

    def _explain(self, outcome: JobOutcome) -> str:
        if outcome.ending == "cancelled":
            return ""
        if outcome.ending == "killed":
            return self.tr("The lesson was ended from outside. Resume goes on from its last checkpoint.")
        return say(outcome.message) or self.tr("The lesson has stopped on a problem.")


def read_notes(told: Any) -> tuple[str, ...]:
    """The notes of a result; what is no list of them is none."""
    return tuple(map(str, told)) if isinstance(told, list | tuple) else ()
