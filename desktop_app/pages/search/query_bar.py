"""The query bar: the way back and forward, the examples as chips, and every way to add one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from desktop_app.actions.incoming import accepts, read_mime
from desktop_app.widgets.buttons import push_button, tool_button
from desktop_app.widgets.query.chip import Chip
from desktop_app.widgets.query.chip_bar import ChipBar


class QueryBar(QWidget):
    """Shows the examples of a question; drops on it add examples to that question."""

    back_asked = Signal()
    forward_asked = Signal()
    file_asked = Signal()
    paste_asked = Signal()
    clear_asked = Signal()
    dropped = Signal(object)  # Incoming
    focused = Signal(object)  # its number: the example that was clicked or reached by Tab

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = tool_button("back", self.tr("Back (Alt+Left)"))
        self.forward = tool_button("forward", self.tr("Forward (Alt+Right)"))
        self.chips = ChipBar()
        self.add = push_button(self.tr("Add example"), "", "plus")
        self.clear = push_button(self.tr("New search"), "quiet")
        self._changing = False
        self.setAcceptDrops(True)
        self.setAccessibleName(self.tr("Query"))
        self._lay_out()
        self._fill_menu()
        self.back.clicked.connect(self.back_asked)
        self.forward.clicked.connect(self.forward_asked)
        self.clear.clicked.connect(self.clear_asked)
        self.chips.opened.connect(self.focused)

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Show these examples."""
        self._changing = True  # chips on their way out pass the focus on, which means nothing
        self.chips.set_chips(chips)
        self._changing = False
        for view in self.chips.views():
            view.installEventFilter(self)
        self.add.setVisible(bool(chips))
        self.clear.setVisible(bool(chips))

    def show_ways(self, can_go_back: bool, can_go_forward: bool) -> None:
        """Enable the ways there are."""
        self.back.setEnabled(can_go_back)
        self.forward.setEnabled(can_go_forward)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """An example that gets the focus is the one to look at."""
        if event.type() == QEvent.Type.FocusIn and not self._changing:
            at = next((n for n, view in enumerate(self.chips.views()) if view is watched), None)
            if at is not None:
                self.focused.emit(at)
        return False

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take photos from the grid and from outside."""
        if accepts(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell what was dropped."""
        event.acceptProposedAction()
        self.dropped.emit(read_mime(event.mimeData()))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 16, 8)
        row.setSpacing(8)
        ways = QHBoxLayout()
        ways.setSpacing(0)
        ways.addWidget(self.back)
        ways.addWidget(self.forward)
        row.addLayout(ways)
        row.addWidget(self.chips, 1)
        row.addStretch(0)
        row.addWidget(self.add)
        row.addWidget(self.clear)
        self.chips.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def _fill_menu(self) -> None:
        menu = QMenu(self.add)
        menu.addAction(self.tr("From a file…")).triggered.connect(self.file_asked)
        menu.addAction(self.tr("From the clipboard")).triggered.connect(self.paste_asked)
        hint = menu.addAction(self.tr("Or drop a photo on this bar"))
        hint.setEnabled(False)
        self.add.setMenu(menu)
        self.add.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
