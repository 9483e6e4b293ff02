"""What stands above one compared picture: its name, folder and size, and whether it stays."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.models.readable import readable_path
from desktop_app.theme import colour, draw_icon, set_text_size
from desktop_app.widgets.buttons import push_button, rename
from desktop_app.widgets.compare.copies import ComparedCopy, State
from desktop_app.widgets.labels import ElidedLabel

BADGE_LOOKS: dict[State, tuple[str, str]] = {  # icon, tone
    "keep": ("check", "success"),
    "remove": ("trash", "danger"),
    "open": ("minus", "muted"),
}
ICON_SIDE = 14.0
TINT = 34  # opacity of 255 of the badge's ground


class StateBadge(QWidget):
    """A pill with a sign and a word: kept, removed or undecided."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: State = "open"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_state("open")

    def state(self) -> State:
        """What it says."""
        return self._state

    def text(self) -> str:
        """The word of the state."""
        words: dict[State, str] = {"keep": self.tr("Keep"), "remove": self.tr("Remove"), "open": self.tr("Undecided")}
        return words[self._state]

    def set_state(self, state: State) -> None:
        """Say another."""
        self._state = state
        self.setAccessibleName(self.text())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + int(ICON_SIDE) + 26, metrics.height() + 8)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        icon_name, tone = BADGE_LOOKS[self._state]
        ink = colour(tone)
        ground = QColor(ink)
        ground.setAlpha(TINT)
        area = QRectF(self.rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
        draw_icon(painter, icon_name, QRectF(9, (area.height() - ICON_SIDE) / 2, ICON_SIDE, ICON_SIDE), ink)
        painter.setPen(ink)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(area.adjusted(ICON_SIDE + 14, 0, 0, 0), flags, self.text())
        painter.end()


class PaneHeader(QFrame):
    """Facts and state of one copy.

    toggled(): the button that turns keep into remove and back.   chosen(): a click anywhere else.
    """

    toggled = Signal()
    chosen = Signal()

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ""
        self.number = QLabel(str(number))
        self.title = ElidedLabel(cut=Qt.TextElideMode.ElideMiddle)
        self.folder = ElidedLabel(cut=Qt.TextElideMode.ElideLeft)
        self.headline = ElidedLabel()
        self.badge = StateBadge()
        self.toggle = push_button(self.tr("Keep"), "link")
        self.toggle.clicked.connect(self.toggled)
        self._lay_out()

    def show_copy(self, copy: ComparedCopy) -> None:
        """Show this file."""
        self._title = readable_path(copy.title)
        self.title.setText(self._title)
        self.folder.setText(readable_path(copy.folder))
        self.headline.setText(readable_path(copy.headline))
        self.set_state(copy.state)

    def set_state(self, state: State) -> None:
        """Show whether it stays, and offer the other."""
        self.badge.set_state(state)
        text = self.tr("Remove") if state == "keep" else self.tr("Keep")
        hint = self.tr("Remove {0} (keys {1}, X)") if state == "keep" else self.tr("Keep {0} (keys {1}, K)")
        self.toggle.setText(text)
        rename(self.toggle, hint.format(self._title, self.number.text()))
        self.setAccessibleName(self.tr("Picture {0}: {1}").format(self.number.text(), self._title))
        self.setAccessibleDescription(f"{self.badge.text()}; {self.headline.text()}; {self.folder.text()}")

    def set_chosen(self, chosen: bool) -> None:
        """Mark the pane that the keys act upon."""
        set_text_size(self.title, 1.0, QFont.Weight.Bold if chosen else QFont.Weight.DemiBold)
        self.number.setProperty("tone", "accent" if chosen else "muted")
        self.number.style().polish(self.number)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.chosen.emit()

    def _lay_out(self) -> None:
        self.setProperty("card", True)
        set_text_size(self.number, 1.0, QFont.Weight.Bold)
        for label in (self.folder, self.headline):
            label.setProperty("tone", "muted")
        self.number.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 8, 6)
        column.setSpacing(2)
        for line in ((self.number, self.title, self.badge), (self.folder,), (self.headline, self.toggle)):
            row = QHBoxLayout()
            row.setSpacing(8)
            for widget in line:
                row.addWidget(widget, int(isinstance(widget, ElidedLabel)))
            column.addLayout(row)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.badge.update()
