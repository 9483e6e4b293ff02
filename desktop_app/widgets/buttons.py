"""Buttons that say what they do to the eye, the mouse and the screen reader."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QPushButton, QToolButton

from desktop_app.theme import icon

ICON_SIDE = 20
TEXT_ICON = QSize(22, 16)  # wider than the icon, which is drawn in its middle


def tool_button(icon_name: str, text: str, shortcut: QKeySequence | str = "", tone: str = "text") -> QToolButton:
    """A quiet icon button that says what it does to the mouse and to a screen reader."""
    button = QToolButton()
    button.setIcon(icon(icon_name, tone))
    button.setIconSize(QSize(ICON_SIDE, ICON_SIDE))
    button.setAccessibleName(text)
    keys = QKeySequence(shortcut)
    button.setToolTip(with_shortcut(text, keys))
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    if not keys.isEmpty():
        button.setShortcut(keys)
    return button


def push_button(text: str, kind: str = "", icon_name: str = "", shortcut: QKeySequence | str = "") -> QPushButton:
    """A button with text; `kind` is "primary", "quiet", "link", "danger" or nothing."""
    button = QPushButton(text)
    button.setAutoDefault(False)  # in a dialog only the button chosen for it answers Enter
    if kind:
        button.setProperty("kind", kind)
    if icon_name:
        set_icon(button, icon_name, "on_accent" if kind == "primary" else "text")
    keys = QKeySequence(shortcut)
    button.setAccessibleName(text)
    button.setToolTip(with_shortcut(text, keys))
    if not keys.isEmpty():
        button.setShortcut(keys)
    return button


def set_kind(button: QPushButton, kind: str, icon_name: str) -> None:
    """Let a button with an icon step forward or back."""
    if button.property("kind") != kind:
        button.setProperty("kind", kind)
        set_icon(button, icon_name, "on_accent" if kind == "primary" else "text")
        button.style().unpolish(button)
        button.style().polish(button)


def set_icon(button: QAbstractButton, icon_name: str, tone: str = "text") -> None:
    """Give a button with text an icon, with more air between them than the style leaves."""
    button.setIcon(icon(icon_name, tone))
    button.setIconSize(TEXT_ICON)


def with_shortcut(text: str, keys: QKeySequence) -> str:
    """A tooltip that ends with the shortcut, where there is one."""
    native = keys.toString(QKeySequence.SequenceFormat.NativeText)
    return f"{text} ({native})" if native else text


def rename(button: QAbstractButton, text: str) -> None:
    """Give a button another meaning: its tooltip and accessible name follow."""
    button.setAccessibleName(text)
    button.setToolTip(text)
