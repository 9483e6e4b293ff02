"""Everything one can do on the page by key and by menu."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence


def make_actions(page: Any) -> list[QAction]:
    """The actions of the page, put on it."""
    rows = (
        (QCoreApplication.translate("TeachKeys", "Teach"), ("Ctrl+Return", "Ctrl+Enter"), page.planning.ask_teach),
        (QCoreApplication.translate("TeachKeys", "What can be taught"), ("Ctrl+T",), page.plan),
        (QCoreApplication.translate("TeachKeys", "All encoders"), ("Ctrl+Shift+E",), page.show_encoders),
    )
    return [_add(page, *row) for row in rows]


def _add(page: Any, text: str, keys: tuple[str, ...], act: Callable[[], object]) -> QAction:
    action = QAction(text, page)
    action.setShortcuts([QKeySequence(each) for each in keys])
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.triggered.connect(lambda _=False: act())
    page.addAction(action)
    return action
