"""The page that answers "what looks like this?": examples, ranked results, and why each was found."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAction, QMouseEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from desktop_app.actions.incoming import Incoming
from desktop_app.pages.search.asking import Asking
from desktop_app.pages.search.example_pane import ExamplePane
from desktop_app.pages.search.pictures import ExamplePictures
from desktop_app.pages.search.query_bar import QueryBar
from desktop_app.pages.search.question import Part, from_record, to_record
from desktop_app.pages.search.reading import Answer, answer_question, read_choices
from desktop_app.pages.search.results import Results
from desktop_app.panels.splitting import keep_splitter, restore_splitter
from desktop_app.settings import WindowSettings
from desktop_app.tasks import Tasks
from desktop_app.thumbnails import ThumbnailLoader
from desktop_app.widgets.owned_actions import add_action
from desktop_app.widgets.query.chip import Chip
from engine import Changes, Filters, Photo

if TYPE_CHECKING:
    from engine import Library


EXAMPLE_WIDTH = 280
LEAST_WITH_EXAMPLE = 720


class SearchPage(QWidget):
    """Shows the question in view, has it answered, and shows the answer."""

    name = "search"
    icon = "search"

    file_asked = Signal()
    paste_asked = Signal()
    failed = Signal(str)

    def __init__(
        self, tasks: Tasks, settings: WindowSettings, thumbnails: ThumbnailLoader, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks, self._settings = tasks, settings
        self._library: Library | None = None
        self._answered = False  # or being answered
        self.asking = Asking(self)
        self.bar = QueryBar()
        self.example = ExamplePane()
        self.results = Results(tasks, thumbnails)
        self.photo_actions = self.results.panel.photo_actions
        self._pictures = ExamplePictures(tasks, self)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._lay_out()
        self.page_actions = self._make_actions()
        self._connect()
        self._restore()

    @staticmethod
    def title() -> str:
        """The page's name in the navigation rail."""
        return QCoreApplication.translate("SearchPage", "Search")

    def use_library(self, library: Library) -> None:
        """Search `library` from now on."""
        self._library = library
        self._pictures.use_library(library)
        self.results.use_library(library)
        self._show_question()
        self.refresh()

    def refresh(self, _: Changes | None = None) -> None:
        """Photos are other ones: offer their filters, and search anew what is in view."""
        library = self._library
        if library is not None:
            self._tasks.run(lambda: read_choices(library), self.results.show_choices, lambda _: None, key="choices")
            self._ask_anew()

    def search_part_of(self, photo: Photo) -> None:
        """Ask for photos like this one, and begin to draw the part that matters."""
        self.asking.search_photos([photo])
        self.example.pick_when_shown()

    def take(self, came: Incoming, add: bool = False) -> None:
        """Ask for photos like what came in from outside."""
        self.asking.take(came, add)

    def keep(self) -> None:
        """Remember widths and the question in view."""
        keep_splitter(self._settings, "search example", self._splitter)
        self.results.keep(self._settings)
        self._settings.keep_record("last_query", to_record(self.asking.question))

    def showEvent(self, event: Any) -> None:
        """A question kept from the last run is answered when it is first seen."""
        super().showEvent(event)
        self._ask_when_seen()

    def resizeEvent(self, event: Any) -> None:
        """A narrow window has no room for the example beside the results; its chip stays."""
        super().resizeEvent(event)
        self._place_example()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The mouse's own buttons for back and forward, as in a browser."""
        ways: dict[Qt.MouseButton, Callable[[], None]] = {
            Qt.MouseButton.BackButton: self.asking.go_back,
            Qt.MouseButton.ForwardButton: self.asking.go_forward,
        }
        ways.get(event.button(), lambda: None)()

    def _show_question(self) -> None:
        history, question = self.asking.history, self.asking.question
        self.bar.show_ways(history.can_go_back, history.can_go_forward)
        self._show_chips()
        self.results.show_question(question)
        self._show_viewed()
        self._ask_anew()

    def _show_chips(self) -> None:
        self.bar.show_chips([self._make_chip(n, part) for n, part in enumerate(self.asking.question.parts)])

    def _make_chip(self, number: int, part: Part) -> Chip:
        note = self.tr("part of the photo") if part.crop else ""
        return Chip(number, part.title, self._pictures.chip(part), not part.less, note)

    def _show_viewed(self) -> None:
        part = self.asking.viewed
        self._place_example()
        self.example.show_part(part)
        self.results.show_example(part, None)
        if part is not None:
            self._pictures.ask_example(part)

    def _place_example(self) -> None:
        has_room = self.width() >= LEAST_WITH_EXAMPLE or self.example.viewer.is_cropping()
        self.example.setVisible(self.asking.viewed is not None and not self.results.shows_why and has_room)

    def _take_example(self, part: Part, pixels: np.ndarray) -> None:
        self.example.show_pixels(pixels)
        self.results.show_example(part, pixels)

    def _filter(self, filters: Filters) -> None:
        self.asking.filter(filters)
        self._ask_anew()

    def _ask_anew(self) -> None:
        self._answered = False
        self._ask_when_seen()

    def _ask_when_seen(self) -> None:
        library, question = self._library, self.asking.question
        if self._answered or library is None or not self.isVisible():
            return
        self._answered = True
        if question.query is None:
            self._tasks.drop("search")
            self.results.show_hint()
            return
        self.results.show_searching()
        self._tasks.run(
            lambda: answer_question(library, question), self._take_answer, self.results.show_problem, key="search"
        )

    def _take_answer(self, answer: Answer) -> None:
        self.asking.understand(answer.question)
        self.results.show_found(answer.found)

    def _lay_out(self) -> None:
        self._splitter.addWidget(self.example)
        self._splitter.addWidget(self.results)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._splitter, 1)
        self.setFocusProxy(self.results.panel.grid)

    def _make_actions(self) -> list[QAction]:
        steps: tuple[tuple[str, str, Callable[[], None]], ...] = (
            (self.tr("Back"), "Alt+Left", self.asking.go_back),
            (self.tr("Forward"), "Alt+Right", self.asking.go_forward),
            (self.tr("New search"), "Ctrl+N", self.asking.clear),
            (self.tr("Why was this found?"), "Ctrl+I", self.results.toggle_why),
        )
        preview = self.results.panel.preview_action
        preview.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        actions = [add_action(self, *step) for step in steps]
        self.addAction(preview)
        return [*actions, preview]

    def _connect(self) -> None:
        asking, bar, results = self.asking, self.bar, self.results
        asking.asked.connect(self._show_question)
        asking.viewed_changed.connect(self._show_viewed)
        bar.back_asked.connect(asking.go_back)
        bar.forward_asked.connect(asking.go_forward)
        bar.clear_asked.connect(asking.clear)
        bar.dropped.connect(lambda came: self.take(came, add=True))
        bar.focused.connect(asking.view)
        bar.chips.remove_asked.connect(asking.remove)
        bar.chips.turn_asked.connect(asking.turn)
        self.example.crop_chosen.connect(asking.crop)
        results.filters_changed.connect(self._filter)
        results.threshold_changed.connect(asking.limit)
        results.why_shown.connect(lambda _: self._place_example())
        results.panel.part_asked.connect(self.search_part_of)
        results.panel.failed.connect(self.failed)
        for giver in (bar, results):
            giver.file_asked.connect(self.file_asked)
            giver.paste_asked.connect(self.paste_asked)
        self._pictures.chip_arrived.connect(self._show_chips)
        self._pictures.example_arrived.connect(self._take_example)
        self._pictures.example_failed.connect(lambda _, error: self.example.show_problem(error))

    def _restore(self) -> None:
        restore_splitter(self._settings, "search example", self._splitter, (EXAMPLE_WIDTH, 1000))
        self.results.restore(self._settings)
        self.asking.push(from_record(self._settings.record("last_query")))
