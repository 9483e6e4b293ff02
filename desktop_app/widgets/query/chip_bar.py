"""The examples of a query, side by side."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop_app.widgets.flow_layout import FlowLayout
from desktop_app.widgets.query.chip import Chip, ChipView


class ChipBar(QWidget):
    """Chips to read, turn over and take out; Tab reaches the bar, Left and Right move inside it.

    remove_asked(object key), turn_asked(object key): between more and less like it, opened(object key).
    The owner answers with `set_chips`.
    """

    remove_asked = Signal(object)
    turn_asked = Signal(object)
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._views: list[ChipView] = []
        self._flow = FlowLayout(self)
        self.setAccessibleName(self.tr("Examples"))

    def set_chips(self, chips: Sequence[Chip]) -> None:
        """Show these examples; the keyboard stays where it was as far as it can."""
        focused = next((n for n, view in enumerate(self._views) if view.hasFocus()), None)
        for view in self._views:
            self._flow.removeWidget(view)
            view.hide()
            view.deleteLater()
        self._views = [self._make_view(chip) for chip in chips]
        if focused is not None and self._views:
            self._views[min(focused, len(self._views) - 1)].setFocus()
        self.setVisible(bool(chips))
        self.updateGeometry()

    def chips(self) -> tuple[Chip, ...]:
        """The examples shown."""
        return tuple(view.chip for view in self._views)

    def views(self) -> tuple[ChipView, ...]:
        """The chips themselves."""
        return tuple(self._views)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        at = next((n for n, view in enumerate(self._views) if view.hasFocus()), None)
        if at is None or event.key() not in steps:
            super().keyPressEvent(event)
        else:
            self._views[(at + steps[Qt.Key(event.key())]) % len(self._views)].setFocus()

    def _make_view(self, chip: Chip) -> ChipView:
        view = ChipView(chip, self)
        key: Hashable = chip.key
        view.removed.connect(lambda: self.remove_asked.emit(key))
        view.turned.connect(lambda: self.turn_asked.emit(key))
        view.opened.connect(lambda: self.opened.emit(key))
        self._flow.addWidget(view)
        view.show()
        return view
