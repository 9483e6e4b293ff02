"""The page of lessons: before, running, the verdict; and every encoder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from desktop_app.engine_words import say
from desktop_app.pages.seen import ReadWhenSeen
from desktop_app.pages.teach.encoders.keeping import EncoderKeeping
from desktop_app.pages.teach.encoders.pane import EncodersPane
from desktop_app.pages.teach.ground import Ground, read_ground
from desktop_app.pages.teach.judging.view import VerdictView
from desktop_app.pages.teach.keys import make_actions
from desktop_app.pages.teach.lesson import Lesson
from desktop_app.pages.teach.planning.view import PlanningView
from desktop_app.pages.teach.running.view import RunningView
from desktop_app.settings import WindowSettings
from desktop_app.tasks import Tasks
from desktop_app.thumbnails import ThumbnailLoader
from desktop_app.widgets.chrome.empty_state import EmptyState
from engine import Changes

if TYPE_CHECKING:
    from engine import Library

TEACH, ENCODERS = range(2)  # tabs


class TeachPage(QWidget):
    """Teaches by a job, which is asked for by signal; everything else is read and written here."""

    name = "teach"
    icon = "teach"
    photo_actions = None

    job_asked = Signal(str, object)  # kind, arguments of the command line
    pause_asked = Signal()
    resume_asked = Signal()
    keep_asked = Signal()
    cancel_asked = Signal()
    index_asked = Signal()
    labels_asked = Signal()
    changed = Signal(object)  # Changes of a write, or None
    adopted = Signal(str, str)  # a sentence, and the encoder (id) to go back to
    failed = Signal(str)

    def __init__(
        self, tasks: Tasks, settings: WindowSettings, thumbnails: ThumbnailLoader, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._reading = ReadWhenSeen(self, self._read)
        self._shown = ""  # id of the encoder whose verdict is wanted
        self._back = ""  # id of the encoder that was in use before
        self.ground = Ground()
        self.tabs = QTabBar()
        self.empty = EmptyState()
        self.planning = PlanningView()
        self.running = RunningView(thumbnails)
        self.verdict = VerdictView(tasks, thumbnails)
        self.encoders = EncodersPane()
        self.keeping = EncoderKeeping(self, tasks, thumbnails)
        self.lesson = Lesson(self.running, tasks, self)
        self.middle = QStackedWidget()
        self._lay_out()
        self.page_actions = make_actions(self)
        self._connect()
        self.empty.set_content("teach", self.tr("One moment…"))

    @staticmethod
    def title() -> str:
        """The page's name in the navigation rail."""
        return QCoreApplication.translate("TeachPage", "Teach")

    def use_library(self, library: Library) -> None:
        """Teach with the labels of `library` from now on."""
        for part in (self.keeping, self.lesson, self.verdict.rows):
            part.use_library(library)
        self._reading.use_library(library)

    def refresh(self, _: Changes | None = None) -> None:
        """Labels, photos or encoders are other ones: read anew, at once if they are in view."""
        self._reading.refresh()

    def keep(self) -> None:
        """Nothing of the page is remembered between runs."""

    def plan(self) -> None:
        """Show what can be taught."""
        self._shown = ""
        self.tabs.setCurrentIndex(TEACH)
        self._show()

    def show_verdict(self, encoder: str) -> None:
        """Show what came of an encoder (id)."""
        self._shown = encoder
        self.tabs.setCurrentIndex(TEACH)
        self._show()

    def show_encoders(self) -> None:
        """Show every encoder."""
        self.tabs.setCurrentIndex(ENCODERS)

    def go_back_to(self, encoder: str) -> None:
        """Let searches go by an encoder (id) again."""
        self.keeping.use(encoder)

    def _read(self, library: Library) -> None:
        self._tasks.run(lambda: read_ground(library), self._take, self._tell, key="teach")

    def _take(self, ground: Ground) -> None:
        self.ground = ground
        self.planning.show_ground(ground)
        self.encoders.show_encoders(ground.encoders, {form.name: say(form.title) for form in ground.forms})
        self._show()

    def _show(self) -> None:
        """Show what is wanted now."""
        if self.tabs.currentIndex() == ENCODERS:
            self.middle.setCurrentWidget(self.encoders)
        elif self.lesson.active:
            self.middle.setCurrentWidget(self.running)
        elif (encoder := self.ground.find(self._shown)) is not None and encoder.verdict is not None:
            self.verdict.show_verdict(encoder, self.ground.before(encoder), self._encoder_to_go_back_to())
            self.middle.setCurrentWidget(self.verdict)
        elif self.ground.used or self.ground.numbers or self.ground.answers:
            self.middle.setCurrentWidget(self.planning)
        elif self.ground.forms:
            self._show_nothing_to_learn_from()

    def _encoder_to_go_back_to(self) -> Any:
        now = self.ground.find(self._shown)
        back = self.ground.find(self._back)
        return back if back is not None and back != now else self.ground.before(now) if now else None

    def _show_nothing_to_learn_from(self) -> None:
        sentence = self.tr("Give labels to some photos: from the names of their folders in one step, or by hand.")
        label = ("label", self.tr("Label photos…"), "label")
        self.empty.set_content("teach", self.tr("Nothing to learn from yet"), sentence, (label,))
        self.middle.setCurrentWidget(self.empty)

    def _begin(self, request: Any) -> None:
        used = self.ground.in_use()
        self._back = used.id if used else ""
        self._shown = ""
        self.lesson.begin(request)

    def _take_lesson(self, encoder: str, coming: bool, notes: tuple[str, ...]) -> None:
        self._shown = encoder
        self.verdict.keep_notes(encoder, notes)
        self.refresh()
        if coming:
            self.index_asked.emit()

    def _take_failure(self, sentence: str) -> None:
        self.planning.show_trouble(sentence)
        self._show()

    def _take_used(self, encoder: str, coming: bool) -> None:
        before = self.ground.in_use()
        self._back = before.id if before is not None and before.id != encoder else self._back
        chosen = self.ground.find(encoder)
        if coming:
            self.index_asked.emit()
            sentence = self.tr("“{0}” is used as soon as every photo has been read by it.")
        else:
            sentence = self.tr("Searches go by “{0}” now.")
        self.adopted.emit(sentence.format(say(chosen.name) if chosen else encoder), self._back)

    def _tell(self, error: Exception) -> None:
        self.failed.emit(say(error))

    def _lay_out(self) -> None:
        for text in (self.tr("Teach"), self.tr("Encoders")):
            self.tabs.addTab(text)
        self.tabs.setAccessibleName(self.tr("Parts of the page"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        rule = QWidget()
        rule.setProperty("rule", True)
        rule.setFixedHeight(1)
        for part in (self.empty, self.planning, self.running, self.verdict, self.encoders):
            self.middle.addWidget(part)
        column = QVBoxLayout(self)
        head = QHBoxLayout()
        head.setContentsMargins(12, 6, 12, 0)
        head.addWidget(self.tabs)
        head.addStretch(1)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(rule)
        column.addWidget(self.middle, 1)
        self.setFocusProxy(self.tabs)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._show)
        self.empty.action_chosen.connect(self.labels_asked)
        self.planning.labels_asked.connect(self.labels_asked)
        self.planning.teach_asked.connect(self._begin)
        lesson, keeping = self.lesson, self.keeping
        lesson.began.connect(self.plan)
        lesson.done.connect(self._take_lesson)
        lesson.failed.connect(self._take_failure)
        for name in ("job_asked", "pause_asked", "resume_asked", "keep_asked", "cancel_asked"):
            getattr(lesson, name).connect(getattr(self, name))
        choices = self.verdict.choices
        choices.use_asked.connect(keeping.use)
        choices.teach_asked.connect(self.plan)
        choices.labels_asked.connect(self.labels_asked)
        choices.rename_asked.connect(keeping.ask_rename)
        choices.list_asked.connect(self.show_encoders)
        self.encoders.use_asked.connect(keeping.use)
        self.encoders.verdict_asked.connect(self.show_verdict)
        self.encoders.compare_asked.connect(keeping.compare)
        self.encoders.rename_asked.connect(keeping.ask_rename)
        self.encoders.remove_asked.connect(keeping.ask_remove)
        self.encoders.export_asked.connect(keeping.ask_export)
        self.encoders.import_asked.connect(keeping.ask_import)
        keeping.used.connect(self._take_used)
        keeping.changed.connect(self.changed)
        keeping.told.connect(self.failed)
