"""Everything one can do on the page by key and by menu."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction

from desktop_app.widgets.owned_actions import add_action


def make_actions(page: Any) -> list[QAction]:
    """The actions of the page, put on it."""
    rows = (
        (QCoreApplication.translate("TeachKeys", "Teach"), ("Ctrl+Return", "Ctrl+Enter"), page.planning.ask_teach),
        (QCoreApplication.translate("TeachKeys", "What can be taught"), ("Ctrl+T",), page.plan),
        (QCoreApplication.translate("TeachKeys", "All encoders"), ("Ctrl+Shift+E",), page.show_encoders),
    )
    return [add_action(page, *row) for row in rows]
