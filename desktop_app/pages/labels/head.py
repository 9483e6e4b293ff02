"""Above the photos: what they are, why the current one is shown, and the answers one can give."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QTabBar, QVBoxLayout, QWidget

from desktop_app.models.readable import readable_count
from desktop_app.pages.labels.shown import TABS, Shown, Tab
from desktop_app.pages.labels.words import hint_of, title_of
from desktop_app.theme import set_text_size
from desktop_app.widgets.buttons import push_button
from desktop_app.widgets.labels import ElidedLabel

BUTTONS = {  # what is shown -> its buttons, in order
    "unlabelled": ("label",),
    "label": ("take", "label"),
    "number": (),
    "suspects": ("reject", "accept"),
    "likely": ("all", "reject", "accept"),
    "useful": ("reject", "accept"),
    "rejected": ("unreject",),
    "pairs": (),
}
LEAST_WITH_HINT, LEAST_BESIDE_TABS, LEAST_ROW = 560, 760, 36


class LabelHead(QFrame):
    """Title, tabs of a label, and buttons for the selected photos.

    tab_chosen(str tab).   asked(str): "label", "take", "accept", "reject", "unreject" or "all".
    """

    tab_chosen = Signal(str)
    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = ElidedLabel()
        self.tabs = QTabBar()
        self.line = ElidedLabel()
        self.buttons = self._make_buttons()
        self._shown = Shown()
        self._second = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self.tabs.currentChanged.connect(self._tell_tab)
        for key, button in self.buttons.items():
            button.clicked.connect(lambda _=False, key=key: self.asked.emit(key))

    def show_shown(self, shown: Shown, count: int | None = None) -> None:
        """Say what is shown, with the number of photos once it is known."""
        self._shown = shown
        title = title_of(shown)
        self.title.setText(title if count is None else f"{title}  ·  {readable_count(count)}")
        blocked = self.tabs.blockSignals(True)
        self.tabs.setCurrentIndex(TABS.index(shown.tab))
        self.tabs.blockSignals(blocked)
        self.tabs.setVisible(shown.kind == "label")
        offered = BUTTONS[shown.tab if shown.tab != "photos" else shown.kind]
        for key, button in self.buttons.items():
            button.setVisible(key in offered)
        self._name_answers(shown)
        self.show_reason("")

    def show_reason(self, reason: str) -> None:
        """Why the current photo is shown; without it, what can be done."""
        self.line.setText(reason or hint_of(self._shown))

    def allow(self, selected: int, sure: int) -> None:
        """Answers need photos: selected ones, or for all at once some that are sure enough."""
        for key, button in self.buttons.items():
            button.setEnabled(sure > 0 if key == "all" else selected > 0)
        self.buttons["all"].setText(self.tr("Accept all {0} over 50%").format(readable_count(sure)))

    def _name_answers(self, shown: Shown) -> None:
        doubt = shown.kind == "suspects"
        self.buttons["accept"].setText(self.tr("Take the likelier label") if doubt else self.tr("Accept"))
        self.buttons["reject"].setText(self.tr("Take the label off") if doubt else self.tr("Reject"))
        for key, keys in (("accept", "A"), ("reject", "X")):
            text = self.buttons[key].text()
            self.buttons[key].setAccessibleName(text)
            self.buttons[key].setToolTip(f"{text} ({keys})")

    def _make_buttons(self) -> dict[str, QPushButton]:
        made = {
            "take": push_button(self.tr("Take off"), "", "minus"),
            "label": push_button(self.tr("Label…"), "", "label"),
            "all": push_button(self.tr("Accept all over 50%"), "quiet"),
            "unreject": push_button(self.tr("Take the rejection back"), "", "undo"),
            "reject": push_button("", "", "close"),
            "accept": push_button("", "primary", "check"),
        }
        tips = {
            "take": self.tr("Take this label off the selected photos (U)"),
            "label": self.tr("Label the selected photos (L)"),
            "all": self.tr("Accept all that are more likely than not (Shift+A)"),
        }
        for key, tip in tips.items():
            made[key].setToolTip(tip)
        return made

    def _lay_out(self) -> None:
        set_text_size(self.title, 1.15, QFont.Weight.DemiBold)
        self.line.setProperty("tone", "muted")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(self.tr("Photos and suggestions"))
        self.tabs.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for text in (self.tr("Photos"), self.tr("Likely"), self.tr("Useful to answer"), self.tr("Rejected")):
            self.tabs.addTab(text)
        self.title.setMinimumHeight(LEAST_ROW)  # the head is as high without buttons as with them
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self.title, 1)
        for button in self.buttons.values():
            first.addWidget(button)
        second = self._second
        second.setSpacing(12)
        second.addWidget(self.tabs)
        second.addWidget(self.line, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 6)
        column.setSpacing(4)
        column.addLayout(first)
        column.addLayout(second)

    def _tell_tab(self, number: int) -> None:
        tab: Tab = TABS[max(0, number)]
        self.tab_chosen.emit(tab)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow head keeps the icons of its buttons, and sets the tabs above the line."""
        super().resizeEvent(event)
        narrow = self.width() < LEAST_WITH_HINT
        for key in ("take", "label"):
            self.buttons[key].setText("" if narrow else self.buttons[key].accessibleName())
        beside = self.width() >= LEAST_BESIDE_TABS
        self._second.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._second.setSpacing(12 if beside else 4)
