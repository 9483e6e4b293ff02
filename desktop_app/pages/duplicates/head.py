"""The head of the page: the bands, the button that looks for duplicates, and the menu of rules and history."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from desktop_app.pages.duplicates.tabs import BandTabs
from desktop_app.widgets.buttons import push_button, tool_button

LEAST_WITH_WORDS = 860


class PageHead(QFrame):
    """Tabs at the left, what one can ask for at the right."""

    band_chosen = Signal(str)
    find_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tabs = BandTabs()
        self.find_button = push_button(self.tr("Find duplicates"), "", "search")
        self.show_waiting(0)
        self.more = tool_button("more", self.tr("Rules, folders and history"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.more)
        self.more.setMenu(self.menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(self.tabs, 1)
        row.addWidget(self.find_button)
        row.addWidget(self.more)
        self.tabs.currentChanged.connect(self._tell_band)
        self.find_button.clicked.connect(self.find_asked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window has room for the words of the tabs, not for those of the button."""
        super().resizeEvent(event)
        self.tabs.set_narrow(self._is_narrow())
        self._show_words()

    def fill_menu(self, actions: list[QAction]) -> None:
        """Offer these actions behind the button of three dots."""
        self.menu.addActions(actions)

    def show_waiting(self, photos: int) -> None:
        """So many photos are new since the last search."""
        words = self.tr("Compare %Ln new photo(s)", "", photos) if photos else self.tr("Find duplicates")
        self.find_button.setAccessibleName(words)
        self.find_button.setToolTip(
            f"{words} (Ctrl+D)" if photos else self.tr("Compare the photos that are new since the last time (Ctrl+D)")
        )
        self._show_words()

    def show_searching(self, active: bool) -> None:
        """A search for duplicates is running, or not."""
        self.find_button.setEnabled(not active)

    def _is_narrow(self) -> bool:
        return self.width() < LEAST_WITH_WORDS

    def _show_words(self) -> None:
        self.find_button.setText("" if self._is_narrow() else self.find_button.accessibleName())

    def _tell_band(self, _: int) -> None:
        self.band_chosen.emit(self.tabs.band())
