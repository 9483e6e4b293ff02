"""The window: navigation, menus and keys, the job strip and the toasts; it asks by signal and does no work."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.actions.incoming import accepts, read_mime
from desktop_app.actions.photo_actions import PhotoActions
from desktop_app.actions.window_menus import WindowMenus
from desktop_app.engine_words import say
from desktop_app.panels.drop_hint import DropHint
from desktop_app.settings import WindowSettings
from desktop_app.widgets.chrome.empty_state import EmptyState
from desktop_app.widgets.chrome.job_strip import JobStrip
from desktop_app.widgets.chrome.rail import NavigationRail
from desktop_app.widgets.chrome.toast import ToastArea

FIRST_SIZE = QSize(1280, 820)
LEAST_SIZE = QSize(760, 520)


class Page(Protocol):
    """What the window asks of a page; pages that act on photos have `photo_actions`."""

    name: str
    icon: str
    photo_actions: PhotoActions | None
    page_actions: list[QAction]

    @staticmethod
    def title() -> str:
        """The page's name in the navigation rail."""


class MainWindow(QMainWindow):
    """Shows one page at a time; what a person asks of the program as a whole is told by signal."""

    add_folder_asked = Signal()
    came_in = Signal(object)  # Incoming: dropped or pasted
    file_search_asked = Signal()
    index_asked = Signal()
    pause_asked = Signal()  # pause or resume
    stop_asked = Signal()
    skipped_asked = Signal()
    undo_asked = Signal()
    redo_asked = Signal()
    theme_chosen = Signal(str)
    page_shown = Signal(str)

    def __init__(self, settings: WindowSettings, may_close: Callable[[QWidget], bool]) -> None:
        super().__init__()
        self._settings = settings
        self._may_close = may_close
        self._pages: dict[str, Any] = {}
        self._leads_from: dict[str, str] = {}
        self.trouble: EmptyState | None = None
        self.rail = NavigationRail()
        self.stack = QStackedWidget()
        self.job_strip = JobStrip()
        self.setWindowTitle("Lookalike")
        self.setMinimumSize(LEAST_SIZE)
        self.setAcceptDrops(True)
        self._lay_out()
        self.toasts = ToastArea(self.stack, lambda: getattr(self.stack.currentWidget(), "bars_height", 0))
        self._drop_hint = DropHint(self.stack)
        self.rail.page_chosen.connect(self.show_page)
        self.menus = WindowMenus(self)

    def add_page(self, page: Any, keys: str, at_end: bool = False) -> None:
        """Add a page to the rail and the stack."""
        self.add_hidden_page(page)
        self.rail.add_page(page.name, page.title(), page.icon, keys, at_end)
        self.menus.add_page(page.name, page.title(), keys)

    def add_hidden_page(self, page: Any, stands_for: str = "") -> None:
        """Add a page without a button of its own; the button of `stands_for` is marked while it is shown."""
        self._pages[page.name] = page
        self._leads_from[page.name] = stands_for or page.name
        self.stack.addWidget(page)

    def pages(self) -> list[Any]:
        """Every page, in the order of the rail."""
        return list(self._pages.values())

    @property
    def page(self) -> Any:
        """The page shown."""
        return self.stack.currentWidget()

    def show_page(self, name: str) -> None:
        """Show a page by its name."""
        page = self._pages[name]
        if self.stack.currentWidget() is not page:
            self.stack.setCurrentWidget(page)
            page.setFocus(Qt.FocusReason.OtherFocusReason)
        self.rail.set_current(self._leads_from.get(name, name))
        self.menus.show_page(page)
        self.page_shown.emit(name)

    def show_trouble(self, error: Exception) -> None:
        """The library cannot be opened: say why, and leave nothing to press that would not work."""
        self.trouble = trouble = EmptyState()
        close = ("quit", self.tr("Quit"), "close")
        trouble.set_content("warning", self.tr("The library cannot be opened"), say(error), (close,))
        trouble.action_chosen.connect(self.close)
        self.stack.addWidget(trouble)
        self.stack.setCurrentWidget(trouble)
        self.rail.setEnabled(False)

    def restore(self) -> None:
        """Be where the window was when it was last closed."""
        self.resize(FIRST_SIZE.boundedTo(self.screen().availableSize()))
        self.restoreGeometry(self._settings.layout("window"))

    def keep(self) -> None:
        """Remember where the window is."""
        self._settings.keep_layout("window", self.saveGeometry())

    def toggle_full_screen(self) -> None:
        """Fill the screen, or give it back."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def paste(self) -> None:
        """Take what is on the clipboard."""
        self.came_in.emit(read_mime(QGuiApplication.clipboard().mimeData()))

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.stack, 1)
        column.addWidget(self.job_strip)
        middle = QWidget()
        line = QHBoxLayout(middle)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.rail)
        line.addLayout(column, 1)
        self.setCentralWidget(middle)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take folders, photos and pictures from other programs; a drag of our own photos ends elsewhere."""
        if event.source() is None and accepts(event.mimeData()):
            event.acceptProposedAction()
            self._drop_hint.cover()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Nothing is dropped after all."""
        self._drop_hint.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell what was dropped."""
        self._drop_hint.hide()
        event.acceptProposedAction()
        self.came_in.emit(read_mime(event.mimeData()))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close when nothing speaks against it."""
        if self._may_close(self):
            self.keep()
            event.accept()
        else:
            event.ignore()
