"""The bar of looks above the compared pictures, and the bar of decisions below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QLabel, QPushButton, QWidget

from desktop_app.theme import icon
from desktop_app.widgets.buttons import push_button, rename, set_icon, tool_button
from desktop_app.widgets.compare.copies import Decision, Mode
from desktop_app.widgets.labels import muted_label

DECISION_ICONS: dict[Decision, str] = {
    "keep": "check",
    "remove": "trash",
    "both": "layers",
    "not duplicates": "close",
}


class FoldingBar(QWidget):
    """A row of buttons that leaves out what it can do without where room is short."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._full_width = 0
        self._folded = False

    def set_folded(self, folded: bool) -> None:
        """Leave out the dispensable, or show all; a plain row has nothing to leave out."""

    def measure(self) -> None:
        """Learn how much room all of it needs, and how little will do."""
        for child in self.findChildren(QWidget):
            child.ensurePolished()
        widths = []
        for folded in (True, False):
            self.set_folded(folded)
            row = self.layout()
            widths.append(row.minimumSize().width() if row is not None else 0)
        self.setMinimumWidth(widths[0])
        self._full_width = widths[1]
        self._folded = self.width() < widths[1]
        self.set_folded(self._folded)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._folded != (self.width() < self._full_width):
            self._folded = not self._folded
            self.set_folded(self._folded)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self._full_width:
            self.measure()


class LookBar(FoldingBar):
    """How to look: side by side, difference or slider; flip; zoom, locked or not.

    mode_chosen(str Mode), flip_held(bool), lock_changed(bool), zoom_asked(str "in", "out", "fit" or "actual").
    """

    mode_chosen = Signal(str)
    flip_held = Signal(bool)
    lock_changed = Signal(bool)
    zoom_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.modes: dict[Mode, QPushButton] = {
            "side by side": self._mode("columns", self.tr("Side by side"), self.tr("Side by side (D or S again)")),
            "difference": self._mode("difference", self.tr("Difference"), self.tr("What differs, made stronger (D)")),
            "slider": self._mode(
                "slider", self.tr("Slider"), self.tr("One picture over the other (S); Ctrl+Left and Right slide")
            ),
        }
        self.flip = push_button(self.tr("Flip"), "", "flip")
        self.lock = tool_button("lock", self.tr("Zoom and move all pictures together (L)"))
        self._ways_back: list[QPushButton] = []
        self.zoom = QLabel()
        self.zooms = {
            "out": tool_button("zoom-out", self.tr("Zoom out (-)")),
            "in": tool_button("zoom-in", self.tr("Zoom in (+)")),
            "fit": tool_button("fit", self.tr("Fit to the window (0)")),
            "actual": tool_button("actual-size", self.tr("One photo pixel for each screen pixel (Z)")),
        }
        self._lay_out()
        self._connect()

    def set_folded(self, folded: bool) -> None:
        """The ways to look are icons without words where room is short."""
        for button in (*self._ways_back, *self.modes.values(), self.flip):
            button.setText("" if folded else button.accessibleName())

    def add_way_back(self, button: QPushButton) -> None:
        """Have a button of the owner's at the left end, to where the user came from."""
        self._ways_back.append(button)
        self._row.insertWidget(0, button)
        self._row.insertSpacing(1, 8)
        self.measure()

    def set_mode(self, mode: Mode) -> None:
        """Show which look is on."""
        self.modes[mode].setChecked(True)

    def set_pair_possible(self, possible: bool) -> None:
        """Offer what needs two pictures, or not."""
        for button in (self.modes["difference"], self.modes["slider"], self.flip):
            button.setEnabled(possible)

    def set_zoom(self, on_screen: float) -> None:
        """Say the zoom of the chosen pane: device pixels for each of its own pixels."""
        percent = self.tr("{0}%").format(QLocale().toString(round(100 * on_screen)))
        self.zoom.setText(percent)
        self.zoom.setAccessibleName(self.tr("Zoom {0}").format(percent))

    def _mode(self, icon_name: str, text: str, hint: str) -> QPushButton:
        button = push_button(text, "", icon_name)
        button.setCheckable(True)
        button.setToolTip(hint)
        return button

    def _lay_out(self) -> None:
        self.lock.setCheckable(True)
        self.lock.setChecked(True)
        self.flip.setToolTip(self.tr("Swap the two pictures while held (F or Space)"))
        self.zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.zoom.setMinimumWidth(self.fontMetrics().horizontalAdvance("1,600%"))
        group = QButtonGroup(self)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for button in self.modes.values():
            group.addButton(button)
            row.addWidget(button)
        row.addSpacing(8)
        row.addWidget(self.flip)
        row.addStretch(1)
        for widget in (self.lock, self.zooms["out"], self.zoom, *list(self.zooms.values())[1:]):
            row.addWidget(widget)
        self.measure()

    def _connect(self) -> None:
        for mode, chooser in self.modes.items():
            chooser.clicked.connect(lambda _checked=False, mode=mode: self.mode_chosen.emit(mode))
        for step, button in self.zooms.items():
            button.clicked.connect(lambda _checked=False, step=step: self.zoom_asked.emit(step))
        self.flip.pressed.connect(lambda: self.flip_held.emit(True))
        self.flip.released.connect(lambda: self.flip_held.emit(False))
        self.lock.toggled.connect(self.lock_changed)


class DecisionBar(FoldingBar):
    """decided(str Decision): one of its buttons."""

    decided = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.aim = muted_label()
        self.buttons: dict[Decision, QAbstractButton] = {
            "back": tool_button("chevron-left", self.tr("Back to the group before (Left)")),
            "keep": push_button(self.tr("Keep")),
            "remove": push_button(self.tr("Remove")),
            "both": push_button(self.tr("Keep both")),
            "not duplicates": push_button(self.tr("Not duplicates")),
            "next": push_button(self.tr("Next"), "primary", "chevron-right"),
        }
        hints: dict[Decision, str] = {
            "keep": self.tr("Keep the chosen picture (K)"),
            "remove": self.tr("Remove the chosen picture (X)"),
            "not duplicates": self.tr("These are not duplicates: never show them together again (N)"),
            "next": self.tr("Go on to the next group (Enter)"),
        }
        for decision, icon_name in DECISION_ICONS.items():
            set_icon(self.buttons[decision], icon_name)
        for decision, hint in hints.items():
            self.buttons[decision].setToolTip(hint)
        self.buttons["next"].setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # its icon points where it goes
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.buttons["back"])
        row.addStretch(1)
        row.addWidget(self.aim)
        for decision in ("keep", "remove", "both", "not duplicates"):
            row.addWidget(self.buttons[decision])
        row.addStretch(1)
        row.addWidget(self.buttons["next"])
        for decision, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, decision=decision: self.decided.emit(decision))
        self.measure()

    def set_folded(self, folded: bool) -> None:
        """Words alone where room is short."""
        self.aim.setVisible(not folded)
        for decision, icon_name in DECISION_ICONS.items():
            self.buttons[decision].setIcon(QIcon() if folded else icon(icon_name))

    def set_aim(self, number: int, count: int) -> None:
        """Say which of how many pictures keep and remove act upon."""
        self.aim.setText(self.tr("Picture {0}:").format(number))
        both = self.buttons["both"]
        both.setText(self.tr("Keep both") if count == 2 else self.tr("Keep all"))
        rename(both, self.tr("Keep all of these pictures (B)"))
        self.measure()
