"""The labels of selected photos by key: L for the box of all labels, 1 to 9 for the recent ones."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.actions.labelling.recent_labels import KEYS
from desktop_app.widgets.owned_actions import add_action


class LabelActions(QObject):
    """Actions that ask by signal; whoever knows the selection answers.

    box_asked(): choose among all labels.   recent_asked(str label): give this one.
    change_asked(object ids, str label, str how): "give", "take" or "primary", told by whoever knows the selection.
    """

    box_asked = Signal()
    recent_asked = Signal(str)
    change_asked = Signal(object, str, str)

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._names: tuple[str, ...] = ()
        self._chosen = False
        self.label = add_action(owner, self.tr("Label…"), "L", self.box_asked.emit)
        self.recent = [add_action(owner, "", str(number + 1), partial(self._ask, number)) for number in range(KEYS)]
        self.recent_menu = QMenu(self.tr("Recent labels"), owner)
        self.recent_menu.addActions(self.recent)
        self.show_recent(())

    def show_recent(self, names: Sequence[str]) -> None:
        """Put these labels on the keys from 1 on."""
        self._names = tuple(names)[:KEYS]
        for number, action in enumerate(self.recent):
            known = number < len(self._names)
            action.setText(self._names[number].replace("&", "&&") if known else self.tr("No label yet"))
            action.setVisible(known)
        self.set_enabled(self._chosen)

    def recent_names(self) -> tuple[str, ...]:
        """The labels on the keys from 1 on."""
        return self._names

    def fill(self, menu: QMenu) -> None:
        """Put the actions into `menu`."""
        menu.addAction(self.label)
        if self._names:
            menu.addMenu(self.recent_menu)
        menu.addSeparator()

    def set_enabled(self, chosen: bool) -> None:
        """Offer the actions while photos are chosen."""
        self._chosen = chosen
        self.label.setEnabled(chosen)
        for number, action in enumerate(self.recent):
            action.setEnabled(chosen and number < len(self._names))

    def _ask(self, number: int) -> None:
        if number < len(self._names):
            self.recent_asked.emit(self._names[number])
