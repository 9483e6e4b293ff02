"""What a lesson learns from: labels with what they lack, or a number such as the rating."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QWheelEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.engine_words import say_of_labels
from desktop_app.models.readable import readable_count
from desktop_app.pages.teach.column import clear_layout
from desktop_app.pages.teach.ground import Ground
from desktop_app.theme import icon, set_text_size
from desktop_app.widgets.buttons import push_button
from desktop_app.widgets.labels import muted_label

LABELS = ""  # the key of labels among the names of numbers
ICON_PX = 18
SHOWN_LABELS = 12


class SourceChoice(QComboBox):
    """Labels, or one of the numbers."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, not the choice."""
        event.ignore()


class SourceCard(QFrame):
    """Counts in large letters, what is lacking in sentences."""

    changed = Signal()
    labels_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self._ground = Ground()
        self.title = QLabel()
        self.names = muted_label(wrap=True)
        self.source = SourceChoice()
        self.label_button = push_button(self.tr("Label photos…"), "quiet", "label")
        self.lacks = QWidget()
        self._lack_lines = QVBoxLayout(self.lacks)
        self._lay_out()
        self.source.currentIndexChanged.connect(self._show_source)
        self.label_button.clicked.connect(self.labels_asked)

    def show_ground(self, ground: Ground) -> None:
        """Show what there is to learn from."""
        before = self.number()
        self._ground = ground
        self.source.blockSignals(True)
        self.source.clear()
        self.source.addItem(self.tr("Labels"), LABELS)
        for name, photos in ground.numbers:
            self.source.addItem(self.tr("{0} ({1} photos)").format(name, readable_count(photos)), name)
        known = self.source.findData(before)
        first = 1 if ground.blocked and not ground.used and ground.numbers else 0
        self.source.setCurrentIndex(known if known > 0 else first)
        self.source.blockSignals(False)
        self.source.setVisible(bool(ground.numbers))
        self._show_source()

    def number(self) -> str:
        """The name of the number to learn from; empty for labels."""
        return str(self.source.currentData() or LABELS)

    def ready(self) -> bool:
        """Whether a lesson can begin."""
        return bool(self.number()) or (bool(self._ground.used) and not self._ground.blocked)

    def _show_source(self) -> None:
        ground, number = self._ground, self.number()
        if number:
            photos = dict(ground.numbers)[number]
            self.title.setText(self.tr("%Ln photo(s) with a number", "", photos))
            self.names.setText(self.tr("Photos of a like {0} shall lie near each other.").format(number))
        else:
            labels = self.tr("%Ln label(s)", "", len(ground.used))
            photos_text = self.tr("%Ln photo(s)", "", ground.photos)
            self.title.setText(self.tr("{0} on {1}").format(labels, photos_text))
            self.names.setText(self._list_names())
        self._show_lacks(not number)
        self.changed.emit()

    def _list_names(self) -> str:
        largest = sorted(self._ground.used, key=lambda each: -each.primary)
        named = [f"{each.name} {readable_count(each.primary)}" for each in largest[:SHOWN_LABELS]]
        return "  ·  ".join(named) + ("  ·  …" if len(largest) > SHOWN_LABELS else "")

    def _show_lacks(self, shown: bool) -> None:
        clear_layout(self._lack_lines)
        for lack in self._ground.lacks if shown else ():
            self._lack_lines.addWidget(
                LackLine(say_of_labels(lack.sentence, lack.labels), "warning" if lack.blocks else "info")
            )
        self.lacks.setVisible(shown and bool(self._ground.lacks))

    def _lay_out(self) -> None:
        set_text_size(self.title, 1.35, QFont.Weight.DemiBold)
        self.source.setAccessibleName(self.tr("Learn from"))
        self.source.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lack_lines.setContentsMargins(0, 8, 0, 0)
        self._lack_lines.setSpacing(6)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.title, 1)
        top.addWidget(self.source)
        top.addWidget(self.label_button)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(24, 18, 24, 20)
        lines.setSpacing(6)
        lines.addLayout(top)
        lines.addWidget(self.names)
        lines.addWidget(self.lacks)


class LackLine(QWidget):
    """One sentence after a sign."""

    def __init__(self, sentence: str, icon_name: str) -> None:
        super().__init__()
        sign = QLabel()
        tone = "warning" if icon_name == "warning" else "muted"
        sign.setPixmap(icon(icon_name, tone).pixmap(ICON_PX, ICON_PX))
        text = QLabel(sentence)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(text, 1)
