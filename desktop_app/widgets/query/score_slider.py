"""The threshold of similarity: a slider with its value."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QWidget

from desktop_app.models.readable import readable_score
from desktop_app.widgets.labels import muted_label

STEPS = 100  # one step is one per cent
LEAST_WIDTH = 120


class ScoreSlider(QWidget):
    """Lets through what is at least so similar; 0 lets all through.

    threshold_changed(float): 0..1, while the slider moves.
    """

    threshold_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = muted_label(self.tr("At least"))
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, STEPS)
        self.slider.setPageStep(10)
        self.slider.setMinimumWidth(LEAST_WIDTH)
        self.slider.setAccessibleName(self.tr("Least similarity"))
        self.slider.setToolTip(self.tr("Hide photos that are less similar than this (arrow keys, Page Up, Page Down)"))
        self.value = QLabel()
        self.value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.label.setBuddy(self.slider)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.label)
        row.addWidget(self.slider, 1)
        row.addWidget(self.value)
        self.setFocusProxy(self.slider)
        self.slider.valueChanged.connect(self._tell)
        self._show_value()

    def threshold(self) -> float:
        """The threshold, 0..1."""
        return self.slider.value() / STEPS

    def set_threshold(self, threshold: float) -> None:
        """Move the slider; tells by signal if that changes it."""
        self.slider.setValue(round(min(1.0, max(0.0, threshold)) * STEPS))

    def _tell(self) -> None:
        self._show_value()
        self.threshold_changed.emit(self.threshold())

    def _show_value(self) -> None:
        self.value.setText(self.tr("Any") if self.slider.value() == 0 else readable_score(self.threshold()))
        widest = max(self.tr("Any"), readable_score(1.0), key=self.value.fontMetrics().horizontalAdvance)
        self.value.setMinimumWidth(self.value.fontMetrics().horizontalAdvance(widest) + 4)
        self.slider.setAccessibleDescription(self.value.text())
