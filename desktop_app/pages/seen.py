"""Pages read their library when they are seen: what changes meanwhile costs nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from engine import Library


class ReadWhenSeen(QObject):
    """Calls `read` for its page when something is another, at once if the page is in view, else when it comes there."""

    def __init__(self, page: QWidget, read: Callable[[Library], None]) -> None:
        super().__init__(page)
        self._page, self._read = page, read
        self._stale = True
        self.library: Library | None = None
        page.installEventFilter(self)

    def use_library(self, library: Library) -> None:
        """Read `library` from now on."""
        self.library = library
        self.refresh()

    def refresh(self) -> None:
        """What was read holds no longer."""
        self._stale = True
        self._read_if_seen()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self._read_if_seen()
        return False

    def _read_if_seen(self) -> None:
        if self._stale and self.library is not None and self._page.isVisible():
            self._stale = False
            self._read(self.library)
