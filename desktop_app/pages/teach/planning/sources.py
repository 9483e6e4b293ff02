"""What a lesson learns from: labels with what they lack, a number such as the rating, or answers on pairs."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QWheelEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.engine_words import say_of_labels
from desktop_app.models.numbers import number_title
from desktop_app.models.readable import readable_count
from desktop_app.pages.teach.column import clear_layout
from desktop_app.pages.teach.ground import Ground
from desktop_app.theme import icon, set_text_size
from desktop_app.widgets.buttons import push_button
from desktop_app.widgets.labels import muted_label
from engine import LEAST_NUMBERS, LEAST_PAIRS

LABELS = ""  # the key of labels among the names of numbers
ICON_PX = 18
SHOWN_LABELS = 12
NO_BREAK = "\u00a0"
Line = tuple[str, bool]  # what is lacking, and whether nothing can be taught before it is put right


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
        self._blocked = True
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
            title = self.tr("{0} ({1} photos)").format(number_title(name), readable_count(photos))
            self.source.addItem(title, name)
        known = self.source.findData(before)
        first = 1 if ground.blocked and not ground.used and ground.numbers else 0
        self.source.setCurrentIndex(known if known > 0 else first)
        self.source.blockSignals(False)
        self.source.setVisible(bool(ground.numbers))
        self._show_source()

    def number(self) -> str:
        """The name of the number to learn from; empty for labels and answers."""
        return str(self.source.currentData() or LABELS)

    def kind(self) -> str:
        """What is learned from: "names", "numbers" or "pairs"."""
        if self.number():
            return "numbers"
        return "pairs" if self._ground.answers and not self._ground.used else "names"

    def ready(self) -> bool:
        """Whether a lesson can begin."""
        return not self._blocked

    def _show_source(self) -> None:
        show = {"names": self._show_labels, "numbers": self._show_number, "pairs": self._show_answers}
        self._show_lacks(show[self.kind()]())
        self.changed.emit()

    def _show_labels(self) -> list[Line]:
        ground = self._ground
        labels = self.tr("%Ln label(s)", "", len(ground.used))
        photos = self.tr("%Ln photo(s)", "", ground.photos)
        self.title.setText(self.tr("{0} on {1}").format(labels, photos))
        largest = sorted(ground.used, key=lambda each: -each.primary)
        named = [f"{each.name}{NO_BREAK}{readable_count(each.primary)}" for each in largest[:SHOWN_LABELS]]
        self.names.setText("  ·  ".join(named) + ("  ·  …" if len(largest) > SHOWN_LABELS else ""))
        return [(say_of_labels(lack.sentence, lack.labels), lack.blocks) for lack in ground.lacks]

    def _show_number(self) -> list[Line]:
        photos = dict(self._ground.numbers)[self.number()]
        self.title.setText(self.tr("%Ln photo(s) with a number", "", photos))
        text = self.tr("Photos with a similar value shall lie near each other: {0}.")
        self.names.setText(text.format(number_title(self.number())))
        few = self.tr("It takes at least {0} photos with this number.").format(readable_count(LEAST_NUMBERS))
        return [(few, True)] if photos < LEAST_NUMBERS else []

    def _show_answers(self) -> list[Line]:
        answers = self._ground.answers
        self.title.setText(self.tr("%Ln answer(s) on pairs", "", answers))
        self.names.setText(self.tr("Without labels it learns from what you said of pairs: same or different."))
        few = self.tr("It takes at least {0} answers, some of either kind.").format(readable_count(LEAST_PAIRS))
        return [(few, True)] if answers < LEAST_PAIRS else []

    def _show_lacks(self, lines: list[Line]) -> None:
        clear_layout(self._lack_lines)
        for sentence, blocks in lines:
            self._lack_lines.addWidget(LackLine(sentence, "warning" if blocks else "info"))
        self.lacks.setVisible(bool(lines))
        self._blocked = any(blocks for _, blocks in lines) or self._ground == Ground()

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
