"""The navigation rail: one button for each page, an icon over its name."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desktop_app.theme import icon, set_text_size
from desktop_app.widgets.buttons import with_shortcut

ICON_SIDE = 24
LEAST_WIDTH = 72


class NavigationRail(QFrame):
    """Pages by key; the arrow keys move between them, Tab leaves the rail.

    page_chosen(str key): the user has chosen a page that was not the current one.
    """

    page_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 12, 8, 12)
        self._column.setSpacing(4)
        self._column.addStretch(1)
        self._upper = 0  # buttons above the stretch
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(self.tr("Pages"))

    def add_page(
        self, key: str, text: str, icon_name: str, shortcut: QKeySequence | str = "", at_end: bool = False
    ) -> None:
        """Add a page below the others, or at the foot of the rail."""
        button = RailButton(text, icon_name, QKeySequence(shortcut))
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self._choose(key))
        self._group.addButton(button)
        self._buttons[key] = button
        if at_end:
            self._column.addWidget(button)
        else:
            self._column.insertWidget(self._upper, button)
            self._upper += 1
        if len(self._buttons) == 1:
            button.setChecked(True)

    def current(self) -> str | None:
        """The key of the page shown."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), None)

    def set_current(self, key: str) -> None:
        """Mark a page as shown, without a signal."""
        self._buttons[key].setChecked(True)

    def button(self, key: str) -> QToolButton:
        """A page's button, for what-is-this help and for tests."""
        return self._buttons[key]

    def _choose(self, key: str) -> None:
        self.set_current(key)
        self.page_chosen.emit(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
        buttons = [button for button in self._buttons.values() if button.isEnabled()]
        at = next((n for n, button in enumerate(buttons) if button.hasFocus()), None)
        key = Qt.Key(event.key()) if event.key() in [*steps, *ends] else None
        if at is None or key is None:
            super().keyPressEvent(event)
        elif key in steps:
            buttons[(at + steps[key]) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            buttons[ends[key]].setFocus(Qt.FocusReason.TabFocusReason)


class RailButton(QToolButton):
    """An icon over a name that may take two lines' room in another language."""

    def __init__(self, text: str, icon_name: str, shortcut: QKeySequence) -> None:
        super().__init__()
        self.setText(text)
        self.setIcon(icon(icon_name, "muted"))
        self.setIconSize(QSize(ICON_SIDE, ICON_SIDE))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(text)
        set_text_size(self, 0.9)
        self.setToolTip(with_shortcut(text, shortcut))
        if not shortcut.isEmpty():
            self.setShortcut(shortcut)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(max(LEAST_WIDTH, hint.width()), hint.height() + 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End):
            event.ignore()  # the rail moves the focus; a button group would choose the page at once
        else:
            super().keyPressEvent(event)
