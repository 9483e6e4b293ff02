"""What a page shows when there is nothing to show: a picture, a sentence, and what to do."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.theme import colour, draw_icon, set_text_size
from desktop_app.widgets.buttons import push_button
from desktop_app.widgets.labels import muted_label

MARK_SIDE = 128
WIDEST_TEXT = 440


class EmptyState(QWidget):
    """A calm centre for an empty page.

    action_chosen(str key): one of its buttons was pressed.
    """

    action_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = Mark("image")
        self.headline = QLabel()
        self.headline.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.headline.setWordWrap(True)
        set_text_size(self.headline, 1.5, QFont.Weight.DemiBold)
        self.sentence = muted_label(wrap=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._buttons.addStretch(1)
        self._buttons.addStretch(1)
        self._actions: list[QPushButton] = []
        words = QWidget()
        words.setFixedWidth(WIDEST_TEXT)  # a wrapped label asks for the right height only at a known width
        lines = QVBoxLayout(words)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(8)
        lines.addWidget(self.headline)
        lines.addWidget(self.sentence)
        column = QVBoxLayout(self)
        column.setSpacing(0)
        column.addStretch(3)
        column.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(24)
        middle = QHBoxLayout()  # an aligned item would not be given its height for its width
        middle.addStretch(1)
        middle.addWidget(words)
        middle.addStretch(1)
        column.addLayout(middle)
        column.addSpacing(24)
        column.addLayout(self._buttons)
        column.addStretch(4)

    def set_content(
        self, icon_name: str, headline: str, sentence: str = "", actions: tuple[tuple[str, str, str], ...] = ()
    ) -> None:
        """Say something else; `actions` are (key, text, icon name), the first is the one to recommend."""
        self._mark.set_icon(icon_name)
        self.headline.setText(headline)
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        self.setAccessibleName(headline)
        self.setAccessibleDescription(sentence)
        self._set_actions(actions)

    def buttons(self) -> tuple[QPushButton, ...]:
        """The buttons, in order."""
        return tuple(self._actions)

    def _set_actions(self, actions: tuple[tuple[str, str, str], ...]) -> None:
        for button in self._actions:
            self._buttons.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._actions = [push_button(text, "" if n else "primary", name) for n, (_, text, name) in enumerate(actions)]
        for number, ((key, _, _), button) in enumerate(zip(actions, self._actions, strict=True), 1):
            button.clicked.connect(lambda _checked=False, key=key: self.action_chosen.emit(key))
            self._buttons.insertWidget(number, button)  # after the first stretch


class Mark(QWidget):
    """A line icon in front of a fan of empty photos."""

    def __init__(self, icon_name: str) -> None:
        super().__init__()
        self._icon_name = icon_name
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, icon_name: str) -> None:
        """Show another icon."""
        self._icon_name = icon_name
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(MARK_SIDE + 48, MARK_SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(self.width() / 2, self.height() * 0.56)
        card = QRectF(-42, -42, 84, 84)
        for angle, across, fill in ((-12, -26, "well"), (12, 26, "well"), (0, 0, "surface")):
            painter.save()
            painter.translate(across, abs(across) * 0.12)
            painter.rotate(angle)
            painter.setPen(colour("border_strong"))
            painter.setBrush(colour(fill))
            painter.drawRoundedRect(card, 14, 14)
            painter.restore()
        draw_icon(painter, self._icon_name, QRectF(-20, -20, 40, 40), colour("accent"))
        painter.end()
