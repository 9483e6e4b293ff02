"""The page of duplicates: bands, groups, the copies of one, and what is marked to go."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop_app.actions.photo_actions import show_in_file_manager
from desktop_app.engine_words import say
from desktop_app.pages.duplicates.bands import BANDS, BULK_BANDS, Review, read_review
from desktop_app.pages.duplicates.clearing import Clearing
from desktop_app.pages.duplicates.dialogs.marking_dialog import MarkingDialog
from desktop_app.pages.duplicates.emptiness import describe_empty
from desktop_app.pages.duplicates.foot import MarkedFoot
from desktop_app.pages.duplicates.head import PageHead
from desktop_app.pages.duplicates.keys import make_actions
from desktop_app.pages.duplicates.marking import apply_rule
from desktop_app.pages.duplicates.marks import Marks
from desktop_app.pages.duplicates.reviewing.copy_menu import CopyMenu
from desktop_app.pages.duplicates.reviewing.pane import ReviewPane
from desktop_app.pages.duplicates.reviewing.thumbs import photo_of
from desktop_app.pages.duplicates.settling import Settling
from desktop_app.pages.seen import ReadWhenSeen
from desktop_app.settings import WindowSettings
from desktop_app.tasks import Tasks
from desktop_app.thumbnails import ThumbnailLoader
from desktop_app.widgets.chrome.empty_state import EmptyState
from engine import Changes

if TYPE_CHECKING:
    from desktop_app.jobs import JobOutcome
    from engine import Copy, Library


class DuplicatesPage(QWidget):
    """Finds, shows, marks and clears; jobs are asked for by signal."""

    name = "duplicates"
    icon = "duplicates"
    photo_actions = None

    job_asked = Signal(str, object)  # kind, arguments of the command line
    add_folder_asked = Signal()
    similar_asked = Signal(list)  # photos
    changed = Signal(object)  # Changes of a write, or None
    cleared = Signal(str, int)  # a sentence, and the act that undo takes
    parted = Signal(str, object)  # a sentence, and the sets of photos told apart
    failed = Signal(str)

    def __init__(
        self, tasks: Tasks, settings: WindowSettings, thumbnails: ThumbnailLoader, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks, self._settings = tasks, settings
        self._reading = ReadWhenSeen(self, self._read)
        self._busy = self._searching = False  # with a job, with one that looks for duplicates
        self._known = False  # what there is; until it was read once, nothing can be said
        self.marks = Marks()
        self.found = Review()
        self.head = PageHead()
        self.review = ReviewPane(tasks, self.marks, thumbnails)
        self.empty = EmptyState()
        self.foot = MarkedFoot()
        self.clearing = Clearing(self, tasks)
        self.settling = Settling(self, tasks)
        self.marking: MarkingDialog | None = None
        self._middle = QStackedWidget()
        self._lay_out()
        self.page_actions = make_actions(self)
        self._connect()
        self.review.restore(settings)
        self._show()

    @staticmethod
    def title() -> str:
        """The page's name in the navigation rail."""
        return QCoreApplication.translate("DuplicatesPage", "Duplicates")

    @property
    def bars_height(self) -> int:
        """The height at the foot of the page that a message must leave free."""
        review = self.review.bars_height if self._middle.currentWidget() is self.review else 0
        return review + (self.foot.height() if self.foot.isVisible() else 0)

    def use_library(self, library: Library) -> None:
        """Show the duplicates of `library` from now on."""
        for part in (self.review, self.clearing, self.settling):
            part.use_library(library)
        self._reading.use_library(library)

    def refresh(self, _: Changes | None = None) -> None:
        """Files or decisions are other ones: read the groups anew, at once if they are in view."""
        self._reading.refresh()

    def keep(self) -> None:
        """Remember widths and order."""
        self.review.keep(self._settings)

    def find_duplicates(self) -> None:
        """Look for duplicates among the photos that are new since the last time."""
        if self._busy:
            self.failed.emit(self.tr("The search for duplicates begins after the job that is running."))
        self.job_asked.emit("duplicates", ["duplicates"])

    def take_state(self, kind: str, active: bool) -> None:
        """A job is running, or none is."""
        self._busy, self._searching = active, active and kind == "duplicates"
        self.head.show_searching(self._searching)
        if self._middle.currentWidget() is self.empty:
            self._describe_empty(self.head.tabs.band())

    def take_end(self, kind: str, outcome: JobOutcome) -> None:
        """A job is over: of a search, show what there is now; of a deed, what came of it."""
        self.clearing.take_end(kind, outcome)
        self.refresh()

    def undo_parting(self, sets: Any) -> None:
        """These are duplicates after all."""
        self.settling.forget_parting(sets)

    def ask_rule(self) -> None:
        """Let copies be marked in many groups of the band at once."""
        band = self.head.tabs.band()
        groups = self.found.groups.get(band, ())
        if band in BULK_BANDS and groups:
            self.marking = MarkingDialog(band, groups, self.marks, self)
            self.marking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self.marking.accepted.connect(self._mark_by_rule)
            self.marking.open()

    def preview(self) -> None:
        """Show what the marks come to."""
        self.clearing.preview(list(self.marks.decided(self.found.every_group())))

    def decide(self, act: str) -> None:
        """Say something of the current copy, or of its group."""
        self.review.decide(act, self.review.current_copy())

    def _read(self, library: Library) -> None:
        self._tasks.run(lambda: read_review(library), self._take, self._tell, key="duplicates")

    def _take(self, found: Review) -> None:
        self.found, self._known = found, True
        self.marks.follow(found.every_group(), found.protected)
        self.head.tabs.show_counts(found.counts, found.compared > 0)
        self.head.show_waiting(found.waiting if found.compared else 0)
        self._leave_empty_band()
        self._show()

    def _leave_empty_band(self) -> None:
        """Nobody need look at an empty band while another has groups."""
        filled = [band for band in BANDS if self.found.groups.get(band)]
        if filled and self.head.tabs.band() not in filled:
            self.head.tabs.set_band(filled[0])

    def _show_band(self) -> None:
        """Show another band than before."""
        self.review.forget_place()
        self._show()

    def _show(self) -> None:
        """Show the band chosen as it is now."""
        band = self.head.tabs.band()
        groups = self.found.groups.get(band, ())
        self.review.show_groups(groups)
        if groups:
            self._middle.setCurrentWidget(self.review)
        else:
            self._describe_empty(band)
            self._middle.setCurrentWidget(self.empty)
        self._show_totals()

    def _describe_empty(self, band: str) -> None:
        self.empty.set_content(*describe_empty(self.found, self._known, self._searching, band))

    def _show_totals(self) -> None:
        self.foot.show_totals(self.marks.totals())
        self.foot.rule.setEnabled(self.head.tabs.band() in BULK_BANDS and self._middle.currentWidget() is self.review)
        self.foot.setVisible(any(self.found.groups.values()))

    def _mark_by_rule(self) -> None:
        assert self.marking is not None
        groups = self.found.groups.get(self.head.tabs.band(), ())
        for group, paths in list(apply_rule(groups, self.marks, self.marking.rule())):
            self.marks.set(group, paths)
        self.review.show_marks()

    def _clear_marks(self) -> None:
        self.marks.clear()
        self.review.show_marks()

    def _show_menu(self, copy: Copy, place: QPoint) -> None:
        menu = CopyMenu(copy, self.head.tabs.band(), copy.path in self.found.protected, self)
        acts: dict[str, Callable[[], object]] = {
            "show": lambda: show_in_file_manager(copy.path),
            "similar": lambda: self.similar_asked.emit([photo_of(copy)]),
            "apart": lambda: self._part_one(copy),
            "prefer": lambda: self.settling.prefer(menu.folder),
        }
        menu.asked.connect(lambda act: acts[act]() if act in acts else self.settling.set_role(menu.folder, act))
        menu.popup(place)

    def _part_one(self, copy: Copy) -> None:
        advised = self.review.current()
        if advised is not None:
            self.settling.part(advised.group, copy.photo)

    def _tell(self, error: Exception) -> None:
        self.failed.emit(say(error))

    def _act(self, key: str) -> None:
        if key == "add":
            self.add_folder_asked.emit()
        else:
            self.find_duplicates()

    def _lay_out(self) -> None:
        self._middle.addWidget(self.empty)
        self._middle.addWidget(self.review)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.head, self._middle, self.foot):
            column.addWidget(widget, int(widget is self._middle))
        self.setFocusProxy(self.review)

    def _connect(self) -> None:
        self.head.band_chosen.connect(self._show_band)
        self.head.find_asked.connect(self.find_duplicates)
        self.empty.action_chosen.connect(self._act)
        self.review.marks_changed.connect(self._show_totals)
        self.review.apart_asked.connect(self.settling.part)
        self.review.menu_asked.connect(self._show_menu)
        self.foot.rule_asked.connect(self.ask_rule)
        self.foot.clear_asked.connect(self._clear_marks)
        self.foot.preview_asked.connect(self.preview)
        self.clearing.job_asked.connect(self.job_asked)
        self.clearing.done.connect(self.cleared)
        self.clearing.changed.connect(self.changed)
        self.settling.changed.connect(self.changed)
        self.settling.parted.connect(self.parted)
        self.settling.undo_asked.connect(self.clearing.undo)
        for part in (self.review, self.clearing, self.settling):
            part.told.connect(self.failed)
