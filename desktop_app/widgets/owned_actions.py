"""Actions whose keys work wherever the keyboard is inside their owner."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


def add_action(owner: QWidget, text: str, keys: str | tuple[str, ...], act: Callable[[], object]) -> QAction:
    """An action on `owner` that calls `act`; several keys do the same."""
    action = QAction(text, owner)
    action.setShortcuts([QKeySequence(each) for each in ((keys,) if isinstance(keys, str) else keys)])
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.triggered.connect(lambda _=False: act())
    owner.addAction(action)
    return action
