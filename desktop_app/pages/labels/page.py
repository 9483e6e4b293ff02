"""The page of labels: the list at the side, the photos of what is chosen there, suggestions, doubts and pairs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from desktop_app.engine_words import say
from desktop_app.pages.labels.cards import CardGame
from desktop_app.pages.labels.changing import LabelChanging
from desktop_app.pages.labels.deeds import Deeds
from desktop_app.pages.labels.exchange import LabelExchange
from desktop_app.pages.labels.folders import FolderLabels
from desktop_app.pages.labels.head import LabelHead
from desktop_app.pages.labels.keys import make_actions
from desktop_app.pages.labels.shelf import LabelShelf
from desktop_app.pages.labels.shown import TABS, Listed, ShelfFacts, Shown, read_listed, read_shelf
from desktop_app.pages.labels.words import captions_of, describe_empty, say_about
from desktop_app.pages.seen import ReadWhenSeen
from desktop_app.panels.photo_panel import PhotoPanel
from desktop_app.panels.splitting import keep_splitter, restore_splitter
from desktop_app.settings import WindowSettings
from desktop_app.tasks import Tasks
from desktop_app.thumbnails import ThumbnailLoader
from desktop_app.widgets.photos.photo_grid import LARGEST_SIDE, SMALLEST_SIDE, USUAL_SIDE
from engine import Changes

if TYPE_CHECKING:
    from engine import Lack, Library

SHELF_WIDTH = 250
LACKS_MS = 1500  # after the last change, so that quick labelling does not wait for it


class LabelsPage(QWidget):
    """Shows and asks; every change goes out as a deed."""

    name = "labels"
    icon = "label"

    deed_asked = Signal(object)  # LabelDeed
    add_folder_asked = Signal()
    teach_asked = Signal()
    failed = Signal(str)

    def __init__(
        self, tasks: Tasks, settings: WindowSettings, thumbnails: ThumbnailLoader, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks, self._settings = tasks, settings
        self._reading = ReadWhenSeen(self, self._read)
        self._next_name = ""  # of the label shown, when it is called otherwise
        self.next_row: int | None = None  # to stand on when what was answered is gone
        self.shown = Shown()
        self.listed = Listed(self.shown, np.zeros(0, np.int64))
        self.deeds = Deeds(self)
        self.shelf = LabelShelf()
        self.head = LabelHead()
        self.panel = PhotoPanel(tasks, thumbnails)
        self.photo_actions = self.panel.photo_actions
        self.cards = CardGame(tasks, self.deeds)
        self.exchange = LabelExchange(self, tasks)
        self.folders = FolderLabels(self, tasks, self.deeds)
        self.changing = LabelChanging(self)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._later = QTimer(self, singleShot=True, interval=LACKS_MS)
        self._lay_out()
        self.page_actions = make_actions(self)
        self._connect()
        self._restore()

    @staticmethod
    def title() -> str:
        """The page's name in the navigation rail."""
        return QCoreApplication.translate("LabelsPage", "Labels")

    def use_library(self, library: Library) -> None:
        """Show the labels of `library` from now on."""
        for part in (self.panel, self.cards, self.exchange, self.folders):
            part.use_library(library)
        self._reading.use_library(library)

    def refresh(self, _: Changes | None = None) -> None:
        """Labels or photos are other ones: read them anew, at once if they are in view."""
        self._reading.refresh()

    def keep(self) -> None:
        """Remember widths and size."""
        keep_splitter(self._settings, "labels shelf", self._splitter)
        self.panel.keep(self._settings, "labels")
        self._settings.keep("labels/side", self.panel.grid.thumbnail_size())

    def show_label(self, name: str) -> None:
        """Show the photos of a label."""
        self.show_shown(Shown("label", name))

    def show_shown(self, shown: Shown) -> None:
        """Show something else."""
        self.shown = shown
        self.shelf.list.choose(shown.kind, shown.name)
        if shown != self.listed.shown:
            self.head.show_shown(shown)
        self._read_listed()

    def step_tab(self, by: int) -> None:
        """Go to the next tab of a label."""
        if self.shown.kind == "label":
            self.head.tabs.setCurrentIndex((TABS.index(self.shown.tab) + by) % len(TABS))

    def find_label(self) -> None:
        """Put the cursor where labels are found, or into their list."""
        (self.shelf.finder if self.shelf.finder.isVisible() else self.shelf.list).setFocus()

    def _read(self, library: Library) -> None:
        self._tasks.run(lambda: read_shelf(library), self._take_shelf, self._tell, key="labels shelf")
        self._later.start()

    def _take_shelf(self, facts: ShelfFacts) -> None:
        self.shelf.show_facts(facts)
        names = {each.name for each in facts.labels} if self.shown.kind == "label" else set(facts.numbers)
        if self.shown.kind in ("label", "number") and self.shown.name not in names:
            followed = self.shown.kind == "label" and self._next_name in names
            self.shown = Shown("label", self._next_name, self.shown.tab) if followed else Shown()
        self.show_shown(self.shown)
        self.panel.refresh()

    def _follow(self, names: Sequence[str], name: str) -> None:
        """The label shown will be called otherwise: go on showing it."""
        if self.shown.name in names:
            self._next_name = name

    def _read_lacks(self) -> None:
        library = self._reading.library
        if library is not None and self.isVisible():
            self._tasks.run(library.labelling.lacks, self.shelf.show_lacking, self._forget_lacks, key="lacks")

    def _forget_lacks(self, _: Exception) -> None:
        none: tuple[Lack, ...] = ()
        self.shelf.show_lacking(none)

    def _read_listed(self) -> None:
        library, shown = self._reading.library, self.shown
        if library is None:
            return
        if shown.kind == "pairs":
            self._tasks.drop("labels photos")
            self.listed = Listed(shown, np.zeros(0, np.int64))
            self.panel.show_view(self.cards)
            self.panel.allow_preview(False)
            self.cards.begin()
            return
        if self.panel.shown_view() is self.cards:
            self.panel.show_view(self.panel.empty)
            self.panel.allow_preview(True)
        if shown != self.listed.shown:
            self._wait_for(shown)
        self._tasks.run(lambda: read_listed(library, shown), self._take_listed, self._show_problem, key="labels photos")

    def _wait_for(self, shown: Shown) -> None:
        """Photos of something else must not stand below a new title."""
        self.panel.empty.set_content("label", self.tr("One moment…"))
        self._take_listed(Listed(shown, np.zeros(0, np.int64)), known=False)

    def _take_listed(self, listed: Listed, known: bool = True) -> None:
        self.listed = listed
        if known:
            self.panel.empty.set_content(*describe_empty(listed.shown, self.shelf.facts()))
        self.panel.show_ids(listed.ids, listed.scores, captions_of(listed))
        self.head.show_shown(listed.shown, len(listed.ids) if known else None)
        if known and self.next_row is not None and len(listed.ids):
            self.panel.grid.go_to_row(min(self.next_row, len(listed.ids) - 1))
        if known:
            self.next_row = None
        self._show_current()

    def _show_problem(self, error: Exception) -> None:
        self._take_listed(Listed(self.shown, np.zeros(0, np.int64)))
        self.panel.empty.set_content("label", self.tr("Nothing to go by yet"), say(error))

    def _show_current(self) -> None:
        grid, listed = self.panel.grid, self.listed
        self.head.allow(len(grid.selected_rows()), len(listed.sure()))
        current = grid.current_id()
        about = None if current is None else listed.about.get(current)
        if about is None or not len(grid.selected_rows()):
            self.head.show_reason("")
            return
        like = getattr(about, "like", None)
        found = [] if like is None else self.panel.model.photos_now([like])
        self.head.show_reason(say_about(listed.shown, about, found[0] if found else None))

    def _act(self, key: str) -> None:
        {"add": self.add_folder_asked, "teach": self.teach_asked}[key].emit()

    def _tell(self, error: Exception) -> None:
        self.failed.emit(say(error))

    def _lay_out(self) -> None:
        self.panel.add_head(self.head)
        self.panel.add_view(self.cards)
        self._splitter.addWidget(self.shelf)
        self._splitter.addWidget(self.panel)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setChildrenCollapsible(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._splitter)
        self.setFocusProxy(self.panel.grid)

    def _connect(self) -> None:
        shelf, head, panel = self.shelf, self.head, self.panel
        shelf.list.chosen.connect(lambda kind, name: self.show_shown(Shown(kind, name)))
        shelf.list.photos_dropped.connect(self.changing.drop)
        shelf.list.delete_asked.connect(self.changing.delete)
        shelf.list.menu_asked.connect(self.changing.show_menu)
        shelf.folders_asked.connect(self.folders.ask)
        shelf.teach_asked.connect(self.teach_asked)
        head.tab_chosen.connect(lambda tab: self.show_shown(Shown("label", self.shown.name, tab)))
        head.asked.connect(self.changing.answer)
        panel.grid.selected_photos_changed.connect(lambda _: self._show_current())
        panel.row_changed.connect(lambda _: self._show_current())
        panel.label_chosen.connect(self.show_label)
        panel.failed.connect(self.failed)
        panel.empty.action_chosen.connect(self._act)
        for part in (self.changing.asking, self.exchange, self.folders, self.cards):
            part.deed_asked.connect(self.deed_asked)
        for part in (self.exchange, self.folders):
            part.told.connect(self.failed)
        self.changing.asking.renamed.connect(self._follow)
        self._later.timeout.connect(self._read_lacks)

    def _restore(self) -> None:
        restore_splitter(self._settings, "labels shelf", self._splitter, (SHELF_WIDTH, 1000))
        self.panel.restore(self._settings, "labels")
        self.panel.grid.set_thumbnail_size(
            self._settings.number("labels/side", USUAL_SIDE, SMALLEST_SIDE, LARGEST_SIDE)
        )
        self.head.show_shown(self.shown)
