"""Controls for one parameter each: they say their value in the words of the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, Qt, Signal
from PySide6.QtGui import QValidator, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QSpinBox

from desktop_app.engine_words import say

if TYPE_CHECKING:
    from engine import FormField

DECIMALS = 10  # learning rates are small
SIGNIFICANT = 6
INSET = 8  # px, as in other fields; the style sheet leaves none here
STEP_SHARE = 1e-6  # below `low` by so much of the range lies "automatic"


def plain(value: float) -> str:
    """A number as the command line reads it."""
    return f"{value:.{DECIMALS}g}"


class NumberField(QDoubleSpinBox):
    """A number of any size; below its least value lies "automatic" where the default is to be found by the program."""

    changed = Signal()

    def __init__(self, field: FormField) -> None:
        super().__init__()
        self._default = field.default
        low, high = float(field.low or 0.0), float(field.high or 0.0)
        self._least = low
        self._automatic = low - (high - low) * STEP_SHARE
        self.setDecimals(DECIMALS)
        self.setRange(low if self._default is not None else self._automatic, high)
        self.setStepType(QDoubleSpinBox.StepType.AdaptiveDecimalStepType)
        self.lineEdit().setTextMargins(INSET, 0, 0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if self._default is None:
            self.setSpecialValueText(self.tr("automatic"))
        self.reset()
        self.valueChanged.connect(self.changed)

    def reset(self) -> None:
        """Back to the default."""
        self.setValue(self._automatic if self._default is None else float(self._default))

    def words(self) -> str:
        """The value if it is another one than the default, else nothing."""
        if self._default is None and self.value() < self._least:
            return ""
        return "" if self._default is not None and self.value() == float(self._default) else plain(self.value())

    def textFromValue(self, value: float) -> str:
        return QLocale().toString(value, "g", SIGNIFICANT)

    def valueFromText(self, text: str) -> float:
        number, known = QLocale().toDouble(text.removesuffix(self.suffix()).strip())
        return number if known else self.value()

    def validate(self, text: str, at: int) -> tuple[QValidator.State, str, int]:
        number, known = QLocale().toDouble(text.removesuffix(self.suffix()).strip())
        good = known and self.minimum() <= number <= self.maximum()
        return (QValidator.State.Acceptable if good else QValidator.State.Intermediate, text, at)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, not the value."""
        event.ignore()


class WholeField(QSpinBox):
    """A whole number; below its least value lies "automatic", as with the other numbers."""

    changed = Signal()

    def __init__(self, field: FormField) -> None:
        super().__init__()
        low = int(field.low or 0)
        self._automatic = low - 1 if field.default is None else None
        self._default = low - 1 if field.default is None else int(field.default)
        self.setRange(low if self._automatic is None else self._automatic, int(field.high or 0))
        if self._automatic is not None:
            self.setSpecialValueText(QCoreApplication.translate("NumberField", "automatic"))
        self.setGroupSeparatorShown(True)
        self.lineEdit().setTextMargins(INSET, 0, 0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.reset()
        self.valueChanged.connect(self.changed)

    def reset(self) -> None:
        """Back to the default."""
        self.setValue(self._default)

    def words(self) -> str:
        """The value if it is another one than the default, else nothing."""
        return "" if self.value() == self._default else str(self.value())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, not the value."""
        event.ignore()


class ChoiceField(QComboBox):
    """One of several names, shown in the user's language."""

    changed = Signal()

    def __init__(self, field: FormField) -> None:
        super().__init__()
        self._default = str(field.default)
        for name in field.among:
            self.addItem(say(name), name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.reset()
        self.currentIndexChanged.connect(self.changed)

    def reset(self) -> None:
        """Back to the default."""
        self.setCurrentIndex(self.findData(self._default))

    def words(self) -> str:
        """The name if it is another one than the default, else nothing."""
        return "" if self.currentData() == self._default else str(self.currentData())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, not the choice."""
        event.ignore()


class YesNoField(QCheckBox):
    """Yes or no."""

    changed = Signal()

    def __init__(self, field: FormField) -> None:
        super().__init__()
        self._default = bool(field.default)
        self.reset()
        self.toggled.connect(self.changed)

    def reset(self) -> None:
        """Back to the default."""
        self.setChecked(self._default)

    def words(self) -> str:
        """The answer if it is another one than the default, else nothing."""
        return "" if self.isChecked() == self._default else ("yes" if self.isChecked() else "no")


Field = NumberField | WholeField | ChoiceField | YesNoField
MAKERS: dict[str, type[Field]] = {
    "number": NumberField,
    "whole": WholeField,
    "choice": ChoiceField,
    "yes-no": YesNoField,
}
