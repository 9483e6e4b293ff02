"""One group in full: why it is one, what is advised and why, its copies, and what one can say about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.engine_words import say_evidence, say_reasons
from desktop_app.models.readable import readable_count, readable_name
from desktop_app.pages.duplicates.marks import Marks
from desktop_app.pages.duplicates.reviewing.copy_grid import CopyGrid
from desktop_app.pages.duplicates.reviewing.copy_model import CopyModel
from desktop_app.pages.duplicates.reviewing.group_model import kept_copy
from desktop_app.theme import set_text_size
from desktop_app.thumbnails import ThumbnailLoader
from desktop_app.widgets.buttons import push_button, tool_button
from desktop_app.widgets.flow_layout import FlowLayout
from desktop_app.widgets.labels import muted_label

if TYPE_CHECKING:
    from engine import AdvisedGroup

LEAST_WITH_WORDS = 620


class GroupDetail(QWidget):
    """Shows a group; what is decided is told by signal with the row of the copy meant (-1: the group as a whole)."""

    step_asked = Signal(int)  # to the next group (1) or the one before (-1)
    decided = Signal(str, int)  # "accept", "keep", "remove", "turn", "all", "apart"; the copy's row
    compare_asked = Signal()

    def __init__(self, marks: Marks, thumbnails: ThumbnailLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = CopyModel(marks, thumbnails, self)
        self.grid = CopyGrid()
        self.grid.set_model(self.model)
        self.heading = QLabel()
        self.place = muted_label()
        self.evidence = muted_label(wrap=True)
        self.advice = QLabel()
        self.warning = QLabel(self.tr("Every copy is marked to go: nothing of this picture would be left."))
        self.previous = tool_button("chevron-left", self.tr("Previous group (Alt+Up)"))
        self.next = tool_button("chevron-right", self.tr("Next group (Alt+Down)"))
        self.accept = self._button("accept", self.tr("Do as suggested"), "check", "A", "primary")
        self.keep = self._button("keep", self.tr("Keep only this"), "star", "K")
        self.remove = self._button("remove", self.tr("Remove this"), "trash", "X")
        self.all = self._button("all", self.tr("Keep all"), "layers", "B")
        self.apart = self._button("apart", self.tr("Not duplicates"), "close", "N")
        self.compare = push_button(self.tr("Compare"), "", "compare")
        self.compare.setToolTip(self.tr("Compare (C)"))
        self._tools = (self.accept, self.keep, self.remove, self.all, self.apart, self.compare)
        self._lay_out()
        self.previous.clicked.connect(lambda: self.step_asked.emit(-1))
        self.next.clicked.connect(lambda: self.step_asked.emit(1))
        self.compare.clicked.connect(self.compare_asked)
        self.grid.copy_changed.connect(self._say_evidence)
        self.grid.turn_asked.connect(lambda row: self.decided.emit("turn", row))
        self.setFocusProxy(self.grid)

    def show_group(self, advised: AdvisedGroup, row: int, count: int) -> None:
        """Show the group in `row` of `count`."""
        group, moment = advised.group, advised.group.band == "moment"
        self._set_copies(advised)
        self.heading.setText(self._heading(advised))
        self.place.setText(self.tr("{0} of {1}").format(readable_count(row + 1), readable_count(count)))
        self._say_evidence(self.grid.current_row())
        self.evidence.setVisible(group.band != "exact")  # the heading says it
        name = readable_name(kept_copy(advised).path)
        words = self.tr("Best shot: {0} ({1})") if moment else self.tr("Suggestion: keep {0} ({1})")
        self.advice.setText(words.format(name, say_reasons(advised.reason)))
        self.show_marks()
        self.accept.setVisible(not moment)
        self.apart.setVisible(group.band != "exact")  # one content cannot be told apart from itself

    def _set_copies(self, advised: AdvisedGroup) -> None:
        """Show these from the advised one on; another reading of the same leaves the current one current."""
        if self.model.copies() == advised.group.copies:
            return
        self.model.set_group(advised)
        self.grid.go_to_row(advised.keep)
        self.grid.scrollToTop()

    def step_copy(self, by: int) -> None:
        """To another copy of the group."""
        row = self.grid.current_row() + by
        if 0 <= row < self.grid.count():
            self.grid.go_to_row(row)

    def show_marks(self) -> None:
        """What is decided has changed: say so where nothing of the picture would be left."""
        self.model.show_marks()
        copies = self.model.copies()
        nothing_left = bool(copies) and all(self.model.fate(row) == "goes" for row in range(len(copies)))
        self.warning.setVisible(nothing_left)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window has room for the signs of the buttons, not for their words."""
        super().resizeEvent(event)
        narrow = self.width() < LEAST_WITH_WORDS
        for button in self._tools:
            button.setText("" if narrow else button.accessibleName())

    def _say_evidence(self, row: int) -> None:
        """Why the copy in `row` belongs here; why the weakest does, of the one that all were compared with."""
        copies = self.model.copies()
        if len(copies) > 2 and 0 <= row < len(copies) and copies[row].evidence:
            name = readable_name(copies[row].path)
            self.evidence.setText(self.tr("{0}: {1}").format(name, say_evidence(copies[row].evidence)))
        else:
            self.evidence.setText(say_evidence(self.model.evidence()))

    def _heading(self, advised: AdvisedGroup) -> str:
        count = len(advised.group.copies)
        if advised.group.band == "moment":
            return self.tr("%Ln pictures of one moment", "", count)
        if advised.group.band == "exact":
            return self.tr("%Ln identical files", "", count)
        return self.tr("%Ln copies of one picture", "", count)

    def _button(self, act: str, text: str, icon_name: str, key: str, kind: str = "") -> QPushButton:
        button = push_button(text, kind, icon_name)
        button.setToolTip(f"{text} ({key})")
        button.clicked.connect(lambda: self.decided.emit(act, self.grid.current_row()))
        return button

    def _lay_out(self) -> None:
        set_text_size(self.heading, 1.2, QFont.Weight.DemiBold)
        self.advice.setTextFormat(Qt.TextFormat.PlainText)
        self.advice.setWordWrap(True)
        self.warning.setProperty("tone", "danger")
        self.warning.setWordWrap(True)
        self.warning.hide()
        title = QHBoxLayout()
        title.setSpacing(4)
        title.addWidget(self.heading)
        title.addStretch(1)
        title.addWidget(self.place)
        title.addWidget(self.previous)
        title.addWidget(self.next)
        head = QVBoxLayout()
        head.setContentsMargins(20, 12, 12, 4)
        head.setSpacing(4)
        head.addLayout(title)
        head.addWidget(self.evidence)
        head.addWidget(self.advice)
        head.addWidget(self.warning)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.grid, 1)
        self.tools = self._make_tools()
        column.addWidget(self.tools)

    def _make_tools(self) -> QWidget:
        tools = QFrame()
        flow = FlowLayout(tools, spacing=8)
        flow.setContentsMargins(16, 8, 16, 12)
        for button in self._tools:
            flow.addWidget(button)
        return tools
