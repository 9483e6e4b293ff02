"""Short messages over the window, with one thing to do about them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from desktop_app.widgets.buttons import push_button, tool_button

SHOWN_MS = 7000
MARGIN = 24
GAP = 8  # to bars
WIDEST = 560


class Toast(QFrame):
    """One message; it waits while the mouse is on it or the keyboard in it. Escape closes it.

    acted(): the action was chosen.   closed(): the message is gone, whatever the reason.
    """

    acted = Signal()
    closed = Signal()

    def __init__(self, text: str, action: str = "", shown_ms: int = SHOWN_MS, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = QLabel(text)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.action = push_button(action)
        self.action.clicked.connect(self._act)
        self.close_button = tool_button("close", self.tr("Close this message"), tone="on_toast")
        self.close_button.clicked.connect(self.dismiss)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(8)
        row.addWidget(self.label, 1)
        row.addWidget(self.action)
        row.addWidget(self.close_button)
        self.action.setVisible(bool(action))  # not before it has its place: alone it would be a window, and be active
        self.setAccessibleName(text)
        self._timer = QTimer(self, singleShot=True, interval=shown_ms)
        self._timer.timeout.connect(self._time_out)
        self._timer.start()

    def height_for(self, inner_width: int) -> int:
        """The height that the message needs inside its frame."""
        return max(self._row.heightForWidth(inner_width), self._row.minimumSize().height())

    def announce(self) -> None:
        """Let a screen reader say the message."""
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def dismiss(self) -> None:
        """Take the message away."""
        self._timer.stop()
        self.hide()
        self.closed.emit()

    def _act(self) -> None:
        self.acted.emit()
        self.dismiss()

    def _time_out(self) -> None:
        focus = self.focusWidget()
        if self.underMouse() or (focus is not None and focus.hasFocus()):
            self._timer.start()
        else:
            self.dismiss()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)


class ToastArea(QObject):
    """Keeps at most one toast at the foot of `host`, above the `bars` (their height) that people go on pressing."""

    def __init__(self, host: QWidget, bars: Callable[[], int] = lambda: 0) -> None:
        super().__init__(host)
        self._host, self._bars = host, bars
        self._toast: Toast | None = None
        host.installEventFilter(self)

    def show_message(
        self, text: str, action: str = "", on_action: Callable[[], object] | None = None, shown_ms: int = SHOWN_MS
    ) -> Toast:
        """Show a message in place of the one before; `on_action` is called when its action is chosen."""
        self.clear()
        toast = Toast(text, action, shown_ms, self._host)
        if on_action is not None:
            toast.acted.connect(lambda: on_action())
        toast.closed.connect(lambda: self._forget(toast))
        self._toast = toast
        self._place()
        toast.show()
        toast.raise_()
        toast.announce()
        return toast

    def current(self) -> Toast | None:
        """The message shown now."""
        return self._toast

    def clear(self) -> None:
        """Take the message away."""
        if self._toast is not None:
            self._toast.dismiss()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _forget(self, toast: Toast) -> None:
        if self._toast is toast:
            self._toast = None
        toast.deleteLater()

    def _place(self) -> None:
        if self._toast is None:
            return
        wanted = self._toast.label.fontMetrics().horizontalAdvance(self._toast.label.text()) + 24
        rest = self._toast.sizeHint().width() - self._toast.label.sizeHint().width()
        width = min(WIDEST, self._host.width() - 2 * MARGIN, wanted + rest)
        frame = self._toast.contentsMargins()
        height = self._toast.height_for(width - frame.left() - frame.right()) + frame.top() + frame.bottom()
        left = (self._host.width() - width) // 2
        bottom = self._host.height() - max(MARGIN, self._bars() + GAP)
        self._toast.setGeometry(left, bottom - height, width, height)
