"""For those who want to choose: the method, its parameters, and how the training goes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.engine_words import say
from desktop_app.pages.teach.planning.fold import Fold
from desktop_app.pages.teach.planning.form import ParameterForm
from desktop_app.widgets.buttons import push_button
from desktop_app.widgets.labels import muted_label

if TYPE_CHECKING:
    from engine import FormField, MethodForm

AUTO = "auto"
PlanFields = Mapping[tuple[str, str], Sequence["FormField"]]  # by kind of labels and mode
PAIR_METHODS = ("contrastive", "siamese")  # that need no labels


class MethodChoice(QComboBox):
    """The methods for one kind of labels."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, not the choice."""
        event.ignore()


class AdvancedPane(QWidget):
    """The method list, "choose for me" first, with a form for each."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._forms: dict[str, MethodForm] = {}
        self._fields: PlanFields = {}
        self._kind = self._mode = ""
        self.method = MethodChoice()
        self.summary = muted_label(wrap=True)
        self.form = ParameterForm()
        self.reset_button = push_button(self.tr("Reset"), "quiet", "undo")
        self.training = ParameterForm()
        self.training_fold = Fold(self.tr("How the training goes"), self.training)
        self._lay_out()
        self.method.currentIndexChanged.connect(self._show_method)
        self.reset_button.clicked.connect(self.reset)
        self.form.changed.connect(self._tell)
        self.training.changed.connect(self._tell)

    def show_methods(self, forms: Sequence[MethodForm], fields: PlanFields) -> None:
        """Offer these methods, and these fields of the training for each kind of labels and each mode."""
        if self._forms.keys() != {form.name for form in forms}:
            self._forms, self._fields = {form.name: form for form in forms}, fields
            self._kind = self._mode = ""

    def show_kind(self, kind: str, mode: str) -> None:
        """Offer only methods for "names", "numbers" or "pairs", and only what "quick" or "deep" lessons take."""
        if (kind, mode) != (self._kind, self._mode):
            self.training.show_fields(self._fields.get((kind, mode), ()))
        if kind != self._kind:
            self._offer_methods(kind)
        self._kind, self._mode = kind, mode
        self._tell()

    def _offer_methods(self, kind: str) -> None:
        self.method.clear()
        for name, form in self._forms.items():
            if name == AUTO or (name in PAIR_METHODS if kind == "pairs" else form.labels == kind):
                self.method.addItem(self._title(form), name)
        self._show_method()

    def chosen(self) -> str:
        """The key of the method."""
        return str(self.method.currentData() or AUTO)

    def values(self) -> dict[str, str]:
        """Every parameter that is not at its default."""
        return {**self.training.values(), **self.form.values()}

    def reset(self) -> None:
        """Every parameter back to its default; the method stays."""
        self.form.reset()
        self.training.reset()
        self._tell()

    def _title(self, form: MethodForm) -> str:
        return say(form.title) if form.name == AUTO else f"{say(form.title)}  ·  {form.source}"

    def _show_method(self) -> None:
        form = self._forms.get(self.chosen())
        if form is not None:
            self.summary.setText(say(form.summary))
            self.method.setAccessibleDescription(say(form.summary))
            self.form.show_fields(form.fields)
        self._tell()

    def _tell(self) -> None:
        self.reset_button.setEnabled(bool(self.values()))
        self.changed.emit()

    def _lay_out(self) -> None:
        title = QLabel(self.tr("&Method"))
        title.setBuddy(self.method)
        self.method.setAccessibleName(self.tr("Method"))
        self.method.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(title)
        line.addWidget(self.method, 1)
        line.addWidget(self.reset_button)
        frame = QFrame()
        frame.setProperty("card", True)
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(24, 20, 24, 20)
        inside.setSpacing(12)
        inside.addLayout(line)
        inside.addWidget(self.summary)
        inside.addWidget(self.form)
        inside.addWidget(self.training_fold)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)
