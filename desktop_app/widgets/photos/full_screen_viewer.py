"""One photo on the whole screen, everything else out of the way."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QColor, QCursor, QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop_app.models.readable import readable_count, readable_name
from desktop_app.widgets.buttons import tool_button
from desktop_app.widgets.labels import ElidedLabel
from desktop_app.widgets.photos.photo_viewer import PhotoViewer

BAR_SHOWN_MS = 2500
BLACK = QColor(0, 0, 0)
LIGHT_TONE = "on_toast"  # the bar is dark in either theme


class FullScreenViewer(QWidget):
    """A `viewer` on black, with a bar that shows itself when the mouse moves or the keyboard is in it.

    previous_asked(), next_asked(): arrows, or the bar's buttons.   closed(): Escape, F11, or the button.
    similar_asked(): S, or the bar's button.
    """

    previous_asked = Signal()
    next_asked = Signal()
    similar_asked = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.viewer = PhotoViewer(self)
        self.viewer.set_ground(BLACK)
        self.name = ElidedLabel(cut=Qt.TextElideMode.ElideMiddle)
        self.position = ElidedLabel()
        self._bar = QFrame(self)
        self._bar.setObjectName("shade")
        self._away = QTimer(self, singleShot=True, interval=BAR_SHOWN_MS)
        self._away.timeout.connect(self._hide_bar)
        self.setWindowTitle(self.tr("Photo"))
        self.setAccessibleName(self.tr("Photo on the whole screen"))
        self._fill_bar()
        self.viewer.previous_asked.connect(self.previous_asked)
        self.viewer.next_asked.connect(self.next_asked)
        self.viewer.installEventFilter(self)

    def show_photo(self, path: str, row: int, count: int) -> None:
        """Name the photo that the viewer shows: the `row`-th (from 0) of `count`."""
        self.name.setText(readable_name(path))
        place = self.tr("{0} of {1}").format(readable_count(row + 1), readable_count(count))
        self.position.setText(place)
        self.setWindowTitle(readable_name(path))
        self.viewer.setAccessibleName(f"{readable_name(path)}, {place}")
        self._show_bar()

    def _fill_bar(self) -> None:
        back = tool_button("chevron-left", self.tr("Previous photo (Left)"), tone=LIGHT_TONE)
        on = tool_button("chevron-right", self.tr("Next photo (Right)"), tone=LIGHT_TONE)
        similar = tool_button("similar", self.tr("Find similar (S)"), tone=LIGHT_TONE)
        fit = tool_button("fit", self.tr("Fit to the screen (0)"), tone=LIGHT_TONE)
        actual = tool_button("actual-size", self.tr("One photo pixel for each screen pixel (1)"), tone=LIGHT_TONE)
        close = tool_button("close", self.tr("Leave full screen (Esc)"), tone=LIGHT_TONE)
        back.clicked.connect(self.previous_asked)
        on.clicked.connect(self.next_asked)
        similar.clicked.connect(self.similar_asked)
        fit.clicked.connect(self.viewer.zoom_fit)
        actual.clicked.connect(lambda: self.viewer.zoom_actual())
        close.clicked.connect(self.close)
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(8)
        row.addWidget(self.name, 1)
        row.addWidget(self.position)
        row.addSpacing(8)
        for button in (back, on, similar, fit, actual, close):
            row.addWidget(button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.viewer.setGeometry(self.rect())
        height = self._bar.sizeHint().height()
        self._bar.setGeometry(0, 0, self.width(), height)
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F11):
            self.close()
        elif event.key() == Qt.Key.Key_S:
            self.similar_asked.emit()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.viewer.setFocus()
        self._show_bar()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove:
            self._show_bar()
        return False

    def _show_bar(self) -> None:
        self._bar.show()
        self._away.start()

    def _hide_bar(self) -> None:
        focus = self.focusWidget()
        pointed_at = self._bar.geometry().contains(self.mapFromGlobal(QCursor.pos()))
        if pointed_at or (focus is not None and self._bar.isAncestorOf(focus)):
            self._away.start()
        else:
            self._bar.hide()
