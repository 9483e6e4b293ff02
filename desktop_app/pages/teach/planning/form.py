"""A form made from the parameters of a method: a name, a control, and what it means."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop_app.engine_words import say
from desktop_app.pages.teach.column import clear_layout
from desktop_app.pages.teach.planning.fields import MAKERS, Field
from desktop_app.widgets.labels import muted_label

if TYPE_CHECKING:
    from engine import FormField

CONTROL_WIDTH = 220


class ParameterForm(QWidget):
    """Rows of parameters; `values` are those that were changed."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.controls: dict[str, Field] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(2, 1)

    def show_fields(self, fields: Sequence[FormField]) -> None:
        """Offer these parameters, each at its default."""
        clear_layout(self._grid)
        self.controls = {}
        for row, field in enumerate(fields):
            self._add(row, field)

    def values(self) -> dict[str, str]:
        """The parameters that are not at their default, in the words of the command line."""
        return {name: words for name, control in self.controls.items() if (words := control.words())}

    def reset(self) -> None:
        """Everything back to its default."""
        for control in self.controls.values():
            control.reset()

    def _add(self, row: int, field: FormField) -> None:
        control = MAKERS[field.kind](field)
        title = say(field.name.replace("_", " ").capitalize())
        control.setAccessibleName(title)
        control.setAccessibleDescription(say(field.meaning))
        control.changed.connect(self.changed)
        if field.kind != "yes-no":
            control.setFixedWidth(CONTROL_WIDTH)
        name = QLabel(title)
        name.setBuddy(control)
        middle = Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(name, row, 0, middle)
        self._grid.addWidget(control, row, 1, middle)
        self._grid.addWidget(muted_label(describe_meaning(field), wrap=True), row, 2, middle)
        self.controls[field.name] = control


def describe_meaning(field: FormField) -> str:
    """What a parameter means and may be, such as "how much nearer (0 – 10, distance)"."""
    facts = [describe_range(field), say(field.unit) if field.unit not in field.meaning else ""]
    known = ", ".join(filter(None, facts))
    return f"{say(field.meaning)} ({known})" if known else say(field.meaning)


def describe_range(field: FormField) -> str:
    """What a number may be, such as "0 – 10"."""
    if field.low is None or field.high is None:
        return ""
    return " – ".join(readable_end(end) for end in (field.low, field.high))


def readable_end(value: float) -> str:
    """A limit: whole numbers in full, small ones short."""
    whole = float(value).is_integer()
    return QLocale().toString(int(value)) if whole else QLocale().toString(float(value), "g", 6)
