"""How long deep teaching will take, asked before it goes on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from desktop_app.engine_words import say
from desktop_app.models.readable import readable_duration
from desktop_app.widgets.buttons import push_button


class EstimateQuestion(QFrame):
    """Hidden until there is an estimate."""

    go_on_asked = Signal()
    cancel_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("warning")
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.go_on = push_button(self.tr("Go on"), "primary", "play")
        self.cancel = push_button(self.tr("Cancel"), "quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 12, 12)
        row.setSpacing(8)
        row.addWidget(self.text, 1)
        row.addWidget(self.go_on)
        row.addWidget(self.cancel)
        self.go_on.clicked.connect(self._go_on)
        self.cancel.clicked.connect(self.cancel_asked)
        self.hide()

    def ask(self, seconds: float, note: str) -> None:
        """Ask whether it is worth that long."""
        question = self.tr("This will take about {0}. Go on?").format(readable_duration(seconds))
        self.text.setText("\n".join(filter(None, (question, say(note)))))
        self.show()
        self.go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self) -> None:
        self.hide()
        self.go_on_asked.emit()
