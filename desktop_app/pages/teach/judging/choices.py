"""What can be done after a verdict: keep to it or override it, go back, go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.engine_words import say
from desktop_app.widgets.buttons import push_button
from desktop_app.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from engine import TaughtEncoder


class VerdictChoices(QWidget):
    """Buttons in a row that wraps."""

    use_asked = Signal(str)  # an encoder's id: this one, or the one to go back to
    teach_asked = Signal()
    labels_asked = Signal()
    rename_asked = Signal(object)  # TaughtEncoder
    list_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._encoder: TaughtEncoder | None = None
        self._back: TaughtEncoder | None = None
        self.use = push_button(self.tr("Use it"), "primary", "check")
        self.override = push_button(self.tr("Use it anyway"), "", "check")
        self.go_back = push_button(self.tr("Go back"), "", "undo")
        self.labels = push_button(self.tr("Label photos…"), "primary", "label")
        self.again = push_button(self.tr("Teach again…"), "", "teach")
        self.rename = push_button(self.tr("Rename…"))
        self.list = push_button(self.tr("All encoders"), "quiet", "layers")
        flow = FlowLayout(self)
        for button in self._buttons():
            flow.addWidget(button)
        for button in (self.use, self.override):
            button.clicked.connect(self._ask_use)
        self.go_back.clicked.connect(self._ask_back)
        self.labels.clicked.connect(self.labels_asked)
        self.again.clicked.connect(self.teach_asked)
        self.rename.clicked.connect(lambda: self.rename_asked.emit(self._encoder))
        self.list.clicked.connect(self.list_asked)

    def show_encoder(self, encoder: TaughtEncoder, back: TaughtEncoder | None) -> None:
        """Offer what makes sense for this encoder; `back` is the one to go back to."""
        self._encoder, self._back = encoder, back
        better = encoder.verdict is not None and encoder.verdict.better
        used = encoder.in_use or encoder.coming
        self.use.setVisible(better and not used)
        self.override.setVisible(not better and not used)
        self.labels.setVisible(not better and not used)
        self.go_back.setVisible(used and back is not None)
        if back is not None:
            self.go_back.setText(self.tr("Go back to “{0}”").format(say(back.name)))
            self.go_back.setAccessibleName(self.go_back.text())

    def _buttons(self) -> tuple[QPushButton, ...]:
        return (self.labels, self.use, self.go_back, self.again, self.override, self.rename, self.list)

    def _ask_use(self) -> None:
        if self._encoder is not None:
            self.use_asked.emit(self._encoder.id)

    def _ask_back(self) -> None:
        if self._back is not None:
            self.use_asked.emit(self._back.id)
