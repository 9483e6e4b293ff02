"""One long job as a child process that speaks the command line's JSON lines; its death leaves the window alive."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

from desktop_app.jobs.events import JobOutcome, JobProgress, last_sentence, parse_event, read_progress, read_skipped
from engine import Skipped

State = Literal["idle", "running", "paused", "stopping"]

CANCELLED_CODE = 130
NICENESS = 5  # of 19: at 5 a job gets a third of what the window gets where both want the same core
GRACE_MS = 15_000  # a batch in flight may still be written after a cancel; then the child is ended
TAIL_LINES = 20  # of what the child said beside the protocol, kept for the details of an error


def engine_command() -> list[str]:
    """The program and first arguments that run the engine's command line."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--engine"]
    return [sys.executable, "-m", "engine"]


def child_environment() -> QProcessEnvironment:
    """This environment, with UTF-8 pipes and the engine found from a checkout that was never installed."""
    environment = QProcessEnvironment.systemEnvironment()
    here = str(Path(__file__).resolve().parents[2])
    before = environment.value("PYTHONPATH", "")
    environment.insert("PYTHONPATH", here + (os.pathsep + before if before else ""))
    environment.insert("PYTHONUTF8", "1")
    environment.insert("PYTHONUNBUFFERED", "1")
    # read once, when numpy and torch are loaded: idle threads that spin would starve the decoders
    environment.insert("OMP_WAIT_POLICY", "passive")
    environment.insert("OPENBLAS_THREAD_TIMEOUT", "4")
    return environment


def make_polite(pid: int) -> None:
    """Let the window go first where a job wants all cores: a lower priority for it and for what it starts."""
    if os.name == "posix":
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, pid, NICENESS)


class Job(QObject):
    """One child process: start it, poll `progress`, steer it, and hear once how it ended."""

    state_changed = Signal()
    told = Signal(object)  # an event of the job's own kind, as it came (dict)
    ended = Signal(object)  # JobOutcome

    def __init__(self, parent: QObject | None = None, command: list[str] | None = None) -> None:
        super().__init__(parent)
        self.progress = JobProgress()
        self.skipped: list[Skipped] = []
        self.state: State = "idle"
        self._command = command or engine_command()
        self._process: QProcess | None = None
        self._unread = b""
        self._result = b""
        self._error = ""
        self._tail: list[str] = []
        self._asked_to_cancel = False
        self._deadline = QTimer(self, singleShot=True, interval=GRACE_MS)
        self._deadline.timeout.connect(self.kill)

    @property
    def active(self) -> bool:
        """Whether a child is alive."""
        return self.state != "idle"

    @property
    def pid(self) -> int:
        """The child's process id; 0 without a child."""
        return int(self._process.processId()) if self._process else 0

    def start(self, arguments: list[str]) -> None:
        """Start the child with `arguments`; a job that is active already goes on unchanged."""
        if self.active:
            return
        self.progress, self.skipped = JobProgress(), []
        self._unread = self._result = b""
        self._error, self._tail, self._asked_to_cancel = "", [], False
        process = QProcess(self)
        process.setProcessEnvironment(child_environment())
        process.readyReadStandardError.connect(self._read_events)
        process.readyReadStandardOutput.connect(self._read_result)
        process.started.connect(self._step_back)
        process.finished.connect(self._finish)
        process.errorOccurred.connect(self._fail_to_start)
        self._process = process
        self._enter("running")
        program, *first = self._command
        process.start(program, [*first, *arguments])

    def pause(self) -> None:
        """Ask the child to rest after the photos in hand."""
        if self.state == "running":
            self._say("pause")
            self._enter("paused")

    def resume(self) -> None:
        """Let a paused child go on."""
        if self.state == "paused":
            self._say("resume")
            self._enter("running")

    def cancel(self) -> None:
        """Ask the child to stop cleanly; it is ended if it does not within the grace time."""
        if self.state in ("running", "paused"):
            self._asked_to_cancel = True
            self._say("cancel")
            self._enter("stopping")
            self._deadline.start()

    def keep(self) -> None:
        """Ask a child that learns to stop now, and to go on with the best that it has."""
        if self.state in ("running", "paused"):
            self.resume()
            self._say("keep")

    def kill(self) -> None:
        """End the child at once; what it has committed stays."""
        if self._process is not None:
            self._process.kill()

    def wait(self, timeout_ms: int) -> bool:
        """Block until the child is gone (for closing the window); False after `timeout_ms`."""
        return self._process is None or self._process.waitForFinished(timeout_ms)

    def _step_back(self) -> None:
        if self.pid:
            make_polite(self.pid)

    def _say(self, word: str) -> None:
        if self._process is not None:
            self._process.write(word.encode() + b"\n")

    def _enter(self, state: State) -> None:
        self.state = state
        self.state_changed.emit()

    def _read_result(self) -> None:
        assert self._process is not None
        self._result += bytes(self._process.readAllStandardOutput().data())

    def _read_events(self) -> None:
        assert self._process is not None
        *lines, self._unread = (self._unread + bytes(self._process.readAllStandardError().data())).split(b"\n")
        for line in lines:
            self._take_line(line)

    def _take_line(self, line: bytes) -> None:
        event = parse_event(line) or {}
        kind = event.get("event")
        if kind == "progress":
            self.progress = read_progress(event)
        elif kind == "skipped":
            self.skipped.append(read_skipped(event))
        elif kind == "error":
            self._error = str(event.get("message", ""))
        elif kind:
            self.told.emit(event)
        elif line.strip():
            self._tail = [*self._tail, line.decode(errors="replace").rstrip()][-TAIL_LINES:]

    def _fail_to_start(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart and self._process is not None:
            self._error = self._process.errorString()
            self._end(JobOutcome("failed", self._error))

    def _finish(self, code: int, status: QProcess.ExitStatus) -> None:
        if self._process is None:
            return
        self._read_events()
        self._read_result()
        if self._unread:
            self._take_line(self._unread)
        crashed = status == QProcess.ExitStatus.CrashExit
        self._end(self._outcome(code, crashed))

    def _outcome(self, code: int, crashed: bool) -> JobOutcome:
        details = "\n".join(self._tail)
        if self._asked_to_cancel and (crashed or code != 0):
            return JobOutcome("cancelled")
        if crashed or code < 0 or code in (137, 143):
            return JobOutcome("killed", self._error, details=details)
        if code == CANCELLED_CODE:
            return JobOutcome("cancelled")
        if code:
            return JobOutcome("failed", self._error or last_sentence(self._tail), details=details)
        return JobOutcome("done", result=parse_event(self._result) or {}, details=details)

    def _end(self, outcome: JobOutcome) -> None:
        self._deadline.stop()
        process, self._process = self._process, None
        if process is not None:
            process.deleteLater()
        self._enter("idle")
        self.ended.emit(outcome)
