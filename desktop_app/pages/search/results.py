"""What a search found: filters and threshold, ranked photos, why one was found, and what to do if none was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop_app.engine_words import say
from desktop_app.models.readable import readable_count
from desktop_app.pages.search.pictures import cut_part
from desktop_app.pages.search.question import Part, Question
from desktop_app.pages.search.reading import FilterChoices
from desktop_app.pages.search.why_panel import WhyPanel
from desktop_app.panels.photo_panel import PhotoPanel
from desktop_app.settings import WindowSettings
from desktop_app.tasks import Tasks
from desktop_app.thumbnails import ThumbnailLoader
from desktop_app.widgets.buttons import push_button
from desktop_app.widgets.flow_layout import FlowLayout
from desktop_app.widgets.photos.photo_grid import LARGEST_SIDE, SMALLEST_SIDE, USUAL_SIDE
from desktop_app.widgets.query.filter_row import FilterRow
from desktop_app.widgets.query.score_slider import ScoreSlider
from engine import Filters

if TYPE_CHECKING:
    from engine import Found, Library


class Results(QWidget):
    """Shows the answer to a question, and asks for another by signal."""

    filters_changed = Signal(object)  # Filters
    threshold_changed = Signal(float)
    file_asked = Signal()
    paste_asked = Signal()
    why_shown = Signal(bool)

    def __init__(self, tasks: Tasks, thumbnails: ThumbnailLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: Found | None = None
        self.filters = FilterRow()
        self.threshold = ScoreSlider()
        self.count = QLabel()
        self.filter_button = push_button(self.tr("Filters"), "quiet", "filter")
        self.why_button = push_button(self.tr("Why?"), "quiet", "why")
        self.panel = PhotoPanel(tasks, thumbnails)
        self.why = WhyPanel(tasks)
        self._head = QWidget()
        self._lay_out()
        self._connect()

    def use_library(self, library: Library) -> None:
        """Show photos of `library` from now on."""
        self.panel.use_library(library)
        self.why.use_library(library)

    def show_choices(self, choices: FilterChoices) -> None:
        """Offer these filters."""
        self.filters.set_choices(choices.folders, choices.formats, choices.labels)

    def show_question(self, question: Question) -> None:
        """Show what the question is limited to; its answer is awaited."""
        self._close_why()
        self.filters.set_filters(question.filters)
        if question.filters != Filters():
            self.filter_button.setChecked(True)
        blocked = self.threshold.blockSignals(True)
        self.threshold.set_threshold(question.min_score)
        self.threshold.blockSignals(blocked)

    def show_example(self, part: Part | None, pixels: np.ndarray | None) -> None:
        """The example in view, with its picture once that is there."""
        self.why.show_example(part, cut_part(pixels, part) if part is not None and pixels is not None else None)

    def show_hint(self) -> None:
        """Say how to begin."""
        self._found = None
        self._head.hide()
        self.panel.show_ids(np.zeros(0, np.int64), np.zeros(0, np.float32))
        self.panel.allow_preview(False)
        actions = (
            ("file", self.tr("Choose a photo…"), "open"),
            ("paste", self.tr("Paste a picture"), "paste"),
        )
        sentence = self.tr(
            "Drop a photo here, or choose Find similar on any photo of your library. "
            "Combine several: more like these, less like that."
        )
        self.panel.empty.set_content("search", self.tr("What are you looking for?"), sentence, actions)

    def show_searching(self) -> None:
        """Say that the answer is awaited; the results before stay in view until it comes."""
        self._head.setVisible(not self.shows_why)
        self.count.setText(self.tr("Searching…"))
        if self._found is None:
            self.panel.empty.set_content("search", self.tr("Searching…"))

    def show_found(self, found: Found) -> None:
        """Show the answer."""
        self._found = found
        self.panel.allow_preview(not self.shows_why)
        self._show_matches()

    def show_problem(self, error: Exception) -> None:
        """Say why there is no answer."""
        self._found = None
        self.count.setText("")
        self.panel.show_ids(np.zeros(0, np.int64), np.zeros(0, np.float32))
        self.panel.empty.set_content("warning", self.tr("This search did not work"), say(error))

    @property
    def shows_why(self) -> bool:
        """Whether a match is being explained."""
        return self.panel.shown_view() is self.why

    def toggle_why(self) -> None:
        """Show why the current result was found, or go back to the results."""
        if self.shows_why:
            self._close_why()
        elif self._show_why(max(0, self.panel.grid.currentIndex().row())):
            self._set_why(True)
            self.why.setFocus()

    def keep(self, settings: WindowSettings) -> None:
        """Remember widths and size."""
        self.panel.keep(settings, "search")
        settings.keep("search/side", self.panel.grid.thumbnail_size())
        settings.keep("search/filters", int(self.filter_button.isChecked()))

    def restore(self, settings: WindowSettings) -> None:
        """Be as was kept."""
        self.panel.restore(settings, "search")
        self.panel.grid.set_thumbnail_size(settings.number("search/side", USUAL_SIDE, SMALLEST_SIDE, LARGEST_SIDE))
        self.filter_button.setChecked(bool(settings.number("search/filters", 0, 0, 1)))

    def _show_matches(self) -> None:
        found = self._found
        if found is None:
            return
        scores = np.array([match.score for match in found.matches], np.float32)
        least = self.threshold.threshold() or -1.0
        shown = int((scores >= least).sum())  # scores fall, so the shown ones come first
        ids = np.array([match.photo.id for match in found.matches[:shown]], np.int64)
        self._describe_empty(found)
        self.panel.show_ids(ids, scores[:shown])
        words = self.tr("{0} of {1} photos").format(readable_count(shown), readable_count(found.searched))
        self.count.setText(words)
        self.count.setToolTip(self.tr("Found in {0} ms").format(readable_count(round(found.seconds * 1000))))
        self.why_button.setEnabled(shown > 0)
        if shown and self.panel.grid.current_id() is None:
            self.panel.grid.go_to_row(0)

    def _describe_empty(self, found: Found) -> None:
        if found.matches:
            sentence = self.tr("Move the threshold to the left to see what is less similar.")
            self.panel.empty.set_content("search", self.tr("Nothing is that similar"), sentence)
        else:
            sentence = self.tr("Change or clear the filters above.")
            self.panel.empty.set_content("filter", self.tr("No photo passes the filters"), sentence)

    def _show_why(self, row: int) -> bool:
        found = self._found
        if found is None or not 0 <= row < len(self.panel.model.ids()):
            return False
        self.panel.grid.go_to_row(row)
        self.why.show_match(found.matches[row])
        return True

    def _step_why(self, step: int) -> None:
        self._show_why(self.panel.grid.currentIndex().row() + step)

    def _close_why(self) -> None:
        if self.shows_why:
            self._set_why(False)
            self.panel.grid.setFocus()

    def _set_why(self, shown: bool) -> None:
        """The two photos get all the room there is."""
        self.panel.show_view(self.why if shown else self.panel.grid)
        self._head.setVisible(not shown)
        self.panel.allow_preview(not shown)
        self.why_shown.emit(shown)

    def _limit(self, threshold: float) -> None:
        self._show_matches()
        self.threshold_changed.emit(threshold)

    def _act(self, key: str) -> None:
        (self.file_asked if key == "file" else self.paste_asked).emit()

    def _lay_out(self) -> None:
        self.threshold.setFixedWidth(260)
        self.count.setProperty("tone", "muted")
        self.why_button.setToolTip(self.tr("Show which regions made the selected photo a match (Ctrl+I)"))
        tools = FlowLayout(spacing=8)
        for widget in (self.threshold, self.filter_button, self.why_button, self.count):
            tools.addWidget(widget)
        head = QVBoxLayout(self._head)
        head.setContentsMargins(16, 8, 16, 8)
        head.setSpacing(8)
        head.addLayout(tools)
        head.addWidget(self.filters)
        self.filters.hide()
        self.filter_button.setCheckable(True)
        self.filter_button.setShortcut("Ctrl+F")
        self.filter_button.setToolTip(self.tr("Search only in a folder, a time or a format (Ctrl+F)"))
        self.panel.add_head(self._head)
        self.panel.add_view(self.why)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panel)

    def _connect(self) -> None:
        self.filters.filters_changed.connect(self.filters_changed)
        self.filter_button.toggled.connect(self.filters.setVisible)
        self.threshold.threshold_changed.connect(self._limit)
        self.why_button.clicked.connect(self.toggle_why)
        self.why.view.closed.connect(self._close_why)
        self.why.view.step_asked.connect(self._step_why)
        self.panel.empty.action_chosen.connect(self._act)
