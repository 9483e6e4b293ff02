"""The strip that tells of a long job: what it does, how far it is, how long it will take, and how to stop it."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from desktop_app.models.readable import readable_count, readable_duration, readable_path
from desktop_app.theme import icon
from desktop_app.widgets.buttons import rename, tool_button
from desktop_app.widgets.labels import ElidedLabel

STEPS = 1000  # of the bar; photo counts may exceed what a bar can hold
LEAST_BAR_WIDTH, WIDEST_BAR = 120, 360


class JobStrip(QFrame):
    """Hidden until there is something to tell.

    pause_asked(), resume_asked() (after a pause, and after a stop or a failure), cancel_asked(),
    skipped_asked() (show the list of skipped files), dismissed() (the user has closed a final message).
    """

    pause_asked = Signal()
    resume_asked = Signal()
    cancel_asked = Signal()
    skipped_asked = Signal()
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paused = False
        self._stopping = False
        self.headline = ElidedLabel()
        self.details = ElidedLabel()
        self.details.setProperty("tone", "muted")
        self.bar = QProgressBar()
        self.skipped = QPushButton()
        self.pause = tool_button("pause", self.tr("Pause"))
        self.cancel = tool_button("stop", self.tr("Stop"))
        self.resume = QPushButton(self.tr("Resume"))
        self.close_button = tool_button("close", self.tr("Close this message"))
        self._set_up()
        self._connect()
        self.set_skipped(0)
        self.hide()

    def _set_up(self) -> None:
        self.setAccessibleName(self.tr("Progress of the job"))
        self.bar.setTextVisible(False)
        self.bar.setMinimumWidth(LEAST_BAR_WIDTH)
        self.bar.setMaximumWidth(WIDEST_BAR)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.skipped.setProperty("kind", "link")
        self.skipped.setToolTip(self.tr("Show which files were skipped, and why"))
        self.resume.setProperty("kind", "primary")
        self.resume.setToolTip(self.tr("Go on where the job stopped"))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.headline)
        words.addWidget(self.details)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(12)
        row.addLayout(words, 3)
        row.addWidget(self.bar, 2)
        for button in (self.skipped, self.pause, self.cancel, self.resume, self.close_button):
            row.addWidget(button)

    def _connect(self) -> None:
        self.pause.clicked.connect(lambda: (self.resume_asked if self._paused else self.pause_asked).emit())
        self.cancel.clicked.connect(self.cancel_asked)
        self.resume.clicked.connect(self.resume_asked)
        self.skipped.clicked.connect(self.skipped_asked)
        self.close_button.clicked.connect(self._dismiss)

    # -- what the owner calls --

    def show_progress(
        self, stage: str, done: int, total: int, rate: float = 0.0, seconds_left: float | None = None, note: str = ""
    ) -> None:
        """Show where the job stands; `stage` is the name of the protocol, `total` 0 while unknown, `rate` photos/s."""
        self._show_buttons(running=True)
        self.headline.setText(self._running_text(stage))
        self.details.setText(self._progress_text(done, total, rate, seconds_left, note))
        self.bar.setRange(0, STEPS if total else 0)
        self.bar.setValue(round(STEPS * done / total) if total else 0)
        self.bar.setAccessibleDescription(self.details.text())
        self.show()

    def set_paused(self, paused: bool) -> None:
        """Show the job as paused or going on."""
        self._paused = paused
        self._set_bar_state("paused" if paused else "")
        text = self.tr("Resume") if paused else self.tr("Pause")
        self.pause.setIcon(icon("play" if paused else "pause"))
        rename(self.pause, text)
        if paused:
            self.headline.setText(self._running_text(""))

    def set_stopping(self) -> None:
        """Show that the job has been told to stop and is putting its work away."""
        self._stopping = True
        self.headline.setText(self._running_text(""))
        self._show_buttons(running=True)

    def set_skipped(self, count: int) -> None:
        """How many files were skipped so far; none hides the button."""
        self.skipped.setVisible(count > 0)
        self.skipped.setText(self.tr("%n skipped", "", count))
        self.skipped.setAccessibleName(self.skipped.text())

    def show_stopped(self, headline: str, details: str = "") -> None:
        """Tell that the job has failed or was stopped, and offer to go on."""
        self._show_final(headline, details, resumable=True)

    def show_finished(self, headline: str, details: str = "") -> None:
        """Tell that the job is done."""
        self._show_final(headline, details, resumable=False)

    def stage_text(self, stage: str) -> str:
        """A stage of the job protocol in words."""
        texts = {
            "scan": self.tr("Looking for photos"),
            "photos": self.tr("Reading photos"),
            "index": self.tr("Building the search index"),
            "wait": self.tr("Waiting for another job"),
            "duplicates": self.tr("Looking for copies"),
            "prints": self.tr("Looking closely at photos"),
            "candidates": self.tr("Gathering what is alike"),
            "pairs": self.tr("Comparing photos"),
            "groups": self.tr("Checking groups"),
            "acting": self.tr("Moving files"),
            "undoing": self.tr("Putting files back"),
            "labels": self.tr("Comparing labelled photos"),
            "teaching": self.tr("Teaching"),
            "comparing": self.tr("Comparing encoders"),
        }
        return texts.get(stage, stage or self.tr("Starting…"))

    # -- inside --

    def _running_text(self, stage: str) -> str:
        if self._stopping:
            return self.tr("Stopping…")
        return self.tr("Paused") if self._paused else self.stage_text(stage)

    def _progress_text(self, done: int, total: int, rate: float, seconds_left: float | None, note: str) -> str:
        parts = []
        if total:
            parts.append(self.tr("{0} of {1}").format(readable_count(done), readable_count(total)))
        elif done:
            parts.append(readable_count(done))
        if rate > 0:
            parts.append(self.tr("{0} photos/s").format(QLocale().toString(rate, "f", 0 if rate >= 10 else 1)))
        if seconds_left is not None:
            parts.append(self.tr("{0} left").format(readable_duration(seconds_left)))
        if note and not parts:
            parts.append(readable_path(note))
        return "  ·  ".join(parts)

    def _show_final(self, headline: str, details: str, resumable: bool) -> None:
        self._stopping = False
        self._show_buttons(running=False)
        self.headline.setText(headline)
        self.details.setText(details)
        self.bar.hide()  # the sentences need its room
        self.resume.setVisible(resumable)
        self.show()

    def _show_buttons(self, running: bool) -> None:
        for button in (self.pause, self.cancel):
            button.setVisible(running)
            button.setEnabled(not self._stopping)
        self.close_button.setVisible(not running)
        self.resume.hide()
        self.bar.show()

    def _set_bar_state(self, state: str) -> None:
        if self.bar.property("state") != state:
            self.bar.setProperty("state", state)
            self.bar.style().unpolish(self.bar)
            self.bar.style().polish(self.bar)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.isHidden():
            self._stopping = False

    def _dismiss(self) -> None:
        self.hide()
        self.dismissed.emit()
