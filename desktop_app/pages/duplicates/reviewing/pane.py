"""Walking through the groups of a band: the list, the group in view, and what is decided of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.models.readable import readable_name
from desktop_app.pages.duplicates.marks import Key, Marks, key_of
from desktop_app.pages.duplicates.reviewing.comparing import ComparePanel
from desktop_app.pages.duplicates.reviewing.detail import GroupDetail
from desktop_app.pages.duplicates.reviewing.group_list import GroupList
from desktop_app.pages.duplicates.reviewing.group_model import GroupModel
from desktop_app.panels.splitting import keep_splitter, restore_splitter
from desktop_app.settings import WindowSettings
from desktop_app.tasks import Tasks
from desktop_app.thumbnails import ThumbnailLoader

if TYPE_CHECKING:
    from engine import AdvisedGroup, Group, Library

LIST_WIDTH, DETAIL_WIDTH = 328, 900
LEAST_WITH_LIST = 1080  # of the pane, while two copies are compared
LEAST_FOR_MORE = 1560  # while three or four are


class ReviewPane(QSplitter):
    """The list beside the group in view, which can be compared in large."""

    marks_changed = Signal()
    apart_asked = Signal(object)  # Group: these are no duplicates
    menu_asked = Signal(object, QPoint)  # Copy, and where
    told = Signal(str)

    def __init__(self, tasks: Tasks, marks: Marks, thumbnails: ThumbnailLoader, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.marks = marks
        self._row: int | None = None  # of the group in view, kept when its group goes
        self._key: Key | None = None
        self._advised: AdvisedGroup | None = None
        self.model = GroupModel(marks, thumbnails, self)
        self.order = QComboBox()
        self.list = GroupList()
        self.detail = GroupDetail(marks, thumbnails)
        self.compare = ComparePanel(tasks, marks)
        self._left, self._right = QWidget(), QStackedWidget()
        self._lay_out()
        self._connect()

    def use_library(self, library: Library) -> None:
        """Read pictures of `library` from now on."""
        self.compare.use_library(library)

    def show_groups(self, groups: Sequence[AdvisedGroup]) -> None:
        """Show these groups; the one in view stays in view, else what stands in its place."""
        key, row = self._key, self._row
        self.model.set_groups(groups, str(self.order.currentData()))
        found = self.model.row_of(key)
        if found < 0:
            found = max(0, self.model.next_undecided(-1)) if row is None else min(row, self.model.rowCount() - 1)
        self.list.go_to_row(found)
        if not groups:
            self.close_compare()

    def forget_place(self) -> None:
        """What is shown next is another band: begin with the first group that is not decided."""
        self._row, self._key = None, None

    def current(self) -> AdvisedGroup | None:
        """The group in view."""
        return self.model.advised(self.list.currentIndex().row())

    def current_copy(self) -> int:
        """The row of the copy that is meant: of the compare view where that is open."""
        return self.detail.grid.current_row()

    def step(self, by: int) -> None:
        """To another group."""
        row = self.list.currentIndex().row() + by
        if 0 <= row < self.model.rowCount():
            self.list.go_to_row(row)

    def go_to_undecided(self) -> None:
        """To the next group that is not decided."""
        row = self.model.next_undecided(self.list.currentIndex().row())
        if row >= 0:
            self.list.go_to_row(row)

    def decide(self, act: str, row: int) -> None:
        """Do what was said of the copy in `row` of the group in view, or of the group as a whole."""
        advised = self.current()
        if advised is None or not -1 <= row < len(advised.group.copies):
            return
        if act == "apart":
            self._part(advised.group)
            return
        if act in ("remove", "turn") and self._is_protected(advised.group, row):
            return
        decisions: dict[str, Callable[[], None]] = {
            "accept": lambda: self._accept(advised),
            "keep": lambda: self.marks.keep_only(advised.group, advised.group.copies[row].path),
            "remove": lambda: self.marks.remove(advised.group, advised.group.copies[row].path),
            "turn": lambda: self._turn(advised, row),
            "all": lambda: self.marks.keep_all(advised.group),
        }
        decisions[act]()
        self.show_marks(self.model.row_of(key_of(advised.group)))

    def show_marks(self, row: int | None = None) -> None:
        """Marks have changed, of one group or of all."""
        self.model.show_marks(row)
        self.detail.show_marks()
        self.compare.show_marks()
        self.marks_changed.emit()

    def toggle_compare(self) -> None:
        """Compare the copies of the group in view in large, or go back to it."""
        if self.compares:
            self.close_compare()
        elif (advised := self.current()) is not None:
            self.compare.show_group(advised, self.detail.grid.current_row())
            self._right.setCurrentWidget(self.compare)
            self._place_list()
            self.compare.setFocus()

    @property
    def compares(self) -> bool:
        """Whether the copies are shown in large."""
        return self._right.currentWidget() is self.compare

    @property
    def bars_height(self) -> int:
        """The height of the buttons at the foot."""
        bar = self.compare.view.decisions if self.compares else self.detail.tools
        return self.height() - bar.mapTo(self, QPoint()).y()

    def close_compare(self) -> None:
        """Back to the group."""
        if self.compares:
            self._right.setCurrentWidget(self.detail)
            self._place_list()
            self.detail.grid.setFocus()

    def keep(self, settings: WindowSettings) -> None:
        """Remember widths and order."""
        keep_splitter(settings, "duplicates list", self)
        settings.keep("duplicates/order", str(self.order.currentData()))

    def restore(self, settings: WindowSettings) -> None:
        """Be as was kept."""
        restore_splitter(settings, "duplicates list", self, (LIST_WIDTH, DETAIL_WIDTH))
        self.order.setCurrentIndex(max(0, self.order.findData(settings.text("duplicates/order", "gain"))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window has no room for the list beside pictures in large."""
        super().resizeEvent(event)
        self._place_list()

    def _place_list(self) -> None:
        least = LEAST_WITH_LIST if self.compare.count <= 2 else LEAST_FOR_MORE
        self._left.setVisible(not self.compares or self.width() >= least)

    def _accept(self, advised: AdvisedGroup) -> None:
        if advised.group.band != "moment":
            self.marks.accept(advised)
            self.model.show_marks(self.model.row_of(key_of(advised.group)))
            self.go_to_undecided()

    def _part(self, group: Group) -> None:
        if group.band == "exact":
            self.told.emit(self.tr("These files have the same bytes, so they cannot be told apart."))
        else:
            self.apart_asked.emit(group)

    def _turn(self, advised: AdvisedGroup, row: int) -> None:
        """A click on what is suggested to be kept means just that."""
        path = advised.group.copies[row].path
        if self.marks.of(advised.group) is None and row == advised.keep and advised.group.band != "moment":
            self.marks.keep_only(advised.group, path)
        else:
            self.marks.turn(advised.group, path)

    def _is_protected(self, group: Group, row: int) -> bool:
        path = group.copies[row].path
        if path not in self.marks.protected:
            return False
        self.told.emit(self.tr("{0} lies in a protected folder, so it stays.").format(readable_name(path)))
        return True

    def _show_row(self, row: int) -> None:
        advised = self.model.advised(row)
        if advised is None:
            return
        self._row, self._key = row, key_of(advised.group)
        known, self._advised = advised == self._advised, advised
        self.detail.show_group(advised, row, self.model.rowCount())
        if self.compares and not known:  # another reading that finds the same leaves the eye where it is
            self.compare.show_group(advised, advised.keep)
            self._place_list()

    def _sort(self) -> None:
        self.show_groups(self.model.all_groups())

    def _ask_menu(self, row: int, place: QPoint) -> None:
        self.menu_asked.emit(self.detail.model.copies()[row], place)

    def _lay_out(self) -> None:
        self.order.setAccessibleName(self.tr("Order of the groups"))
        for value, text in (
            ("gain", self.tr("Most room first")),
            ("copies", self.tr("Most copies first")),
            ("newest", self.tr("Newest first")),
            ("name", self.tr("By name")),
            ("folder", self.tr("By folder")),
            ("score", self.tr("Least certain first")),
        ):
            self.order.addItem(text, value)
        column = QVBoxLayout(self._left)
        column.setContentsMargins(8, 10, 8, 0)
        column.setSpacing(8)
        column.addWidget(self.order)
        column.addWidget(self.list, 1)
        self.list.setModel(self.model)
        self._right.addWidget(self.detail)
        self._right.addWidget(self.compare)
        self.addWidget(self._left)
        self.addWidget(self._right)
        self.setStretchFactor(1, 1)
        self.setChildrenCollapsible(False)
        self._left.setMinimumWidth(196)
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self.order.activated.connect(lambda _: self._sort())
        self.list.group_changed.connect(self._show_row)
        self.detail.step_asked.connect(self.step)
        self.detail.decided.connect(self.decide)
        self.detail.compare_asked.connect(self.toggle_compare)
        self.detail.grid.opened.connect(self.toggle_compare)
        self.detail.grid.step_asked.connect(self.step)
        self.list.opened.connect(self.toggle_compare)
        self.list.copy_step_asked.connect(self.detail.step_copy)
        self.detail.grid.menu_asked.connect(self._ask_menu)
        self.compare.decided.connect(self.decide)
        self.compare.step_asked.connect(self.step)
        self.compare.closed.connect(self.close_compare)
