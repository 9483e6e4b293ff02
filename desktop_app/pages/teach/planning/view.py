"""Before a lesson: what it learns from, quick or deep, and one large button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop_app.pages.teach.column import ScrolledColumn, clear_layout
from desktop_app.pages.teach.ground import Ground
from desktop_app.pages.teach.planning.advanced import AUTO, AdvancedPane
from desktop_app.pages.teach.planning.fold import Fold
from desktop_app.pages.teach.planning.mode_choice import ModeChoice
from desktop_app.pages.teach.planning.request import LessonRequest
from desktop_app.pages.teach.planning.sources import LackLine, SourceCard
from desktop_app.theme import set_text_size
from desktop_app.widgets.buttons import push_button
from desktop_app.widgets.labels import muted_label

TEACH_KEYS = "Ctrl+Return"


class PlanningView(ScrolledColumn):
    """Tells by signal what shall be taught."""

    teach_asked = Signal(object)  # LessonRequest
    labels_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.trouble = QFrame()
        self._trouble_lines = QVBoxLayout(self.trouble)
        self.source = SourceCard()
        self.mode = ModeChoice()
        self.teach = push_button(self.tr("Teach"), "primary", "teach")
        self.chosen = muted_label(wrap=True)
        self.name = QLineEdit()
        self.advanced = AdvancedPane()
        self.fold = Fold(self.tr("Advanced"), self._advanced_content())
        self._lay_out()
        self.source.changed.connect(self._follow_source)
        self.source.labels_asked.connect(self.labels_asked)
        self.advanced.changed.connect(self._describe)
        self.mode.changed.connect(self._follow_source)
        self.teach.clicked.connect(self.ask_teach)

    def show_ground(self, ground: Ground) -> None:
        """Show what there is, and offer what can be chosen."""
        self.advanced.show_methods(ground.forms, ground.plan_fields)
        self.source.show_ground(ground)

    def show_trouble(self, sentence: str) -> None:
        """Say why the last lesson came to nothing; nothing hides it."""
        clear_layout(self._trouble_lines)
        if sentence:
            self._trouble_lines.addWidget(LackLine(sentence, "warning"))
        self.trouble.setVisible(bool(sentence))

    def request(self) -> LessonRequest:
        """The lesson as it stands on the page."""
        advanced = self.advanced
        return LessonRequest(
            self.mode.mode(), advanced.chosen(), advanced.values(), self.name.text().strip(), self.source.number()
        )

    def ask_teach(self) -> None:
        """Begin, if there is something to learn from."""
        if self.teach.isEnabled():
            self.show_trouble("")
            self.teach_asked.emit(self.request())

    def _follow_source(self) -> None:
        self.advanced.show_kind(self.source.kind(), self.mode.mode())
        self.teach.setEnabled(self.source.ready())
        self._describe()

    def _describe(self) -> None:
        if not self.source.ready():
            self.chosen.setText(self.tr("First put right what is said above."))
        elif self.advanced.chosen() == AUTO and not self.advanced.values():
            self.chosen.setText(self.tr("The method is chosen for you. What you use now stays until this is better."))
        else:
            method = self.advanced.method.currentText().partition("  ·  ")[0]
            own = len(self.advanced.values())
            changed = self.tr("%n own setting(s)", "", own)
            self.chosen.setText("  ·  ".join([self.tr("Method: {0}").format(method), changed][: 1 + bool(own)]))

    def _advanced_content(self) -> QWidget:
        content = QWidget()
        label = QLabel(self.tr("&Name of the new encoder"))
        label.setBuddy(self.name)
        self.name.setAccessibleName(self.tr("Name of the new encoder"))
        self.name.setPlaceholderText(self.tr("chosen by the program"))
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(label)
        line.addWidget(self.name, 1)
        lines = QVBoxLayout(content)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(12)
        lines.addLayout(line)
        lines.addWidget(self.advanced)
        return content

    def _lay_out(self) -> None:
        self.trouble.setObjectName("warning")
        self.trouble.hide()
        self.teach.setMinimumHeight(48)
        self.teach.setMinimumWidth(200)
        set_text_size(self.teach, 1.2, QFont.Weight.DemiBold)
        self.teach.setToolTip(self.tr("Begin to teach (Ctrl+Enter)"))
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(self.teach)
        line.addWidget(self.chosen, 1, Qt.AlignmentFlag.AlignVCenter)
        heading = QLabel(self.tr("Teach it what alike means to you"))
        set_text_size(heading, 1.5, QFont.Weight.DemiBold)
        for part in (heading, self.trouble, self.source, self.mode):
            self.lines.addWidget(part)
        self.lines.addLayout(line)
        self.lines.addWidget(self.fold)
        self.lines.addStretch(1)
