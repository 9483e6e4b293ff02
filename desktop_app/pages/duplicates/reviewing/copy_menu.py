"""What one can do with one copy and the folder that it lies in."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.models.readable import readable_name

if TYPE_CHECKING:
    from engine import Copy


class CopyMenu(QMenu):
    """asked(str): "show", "similar", "apart", or of its folder "prefer", "protected", "left out"."""

    asked = Signal(str)

    def __init__(self, copy: Copy, band: str, is_protected: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.folder = os.path.dirname(copy.path)  # noqa: PTH120
        self._add("show", self.tr("Show in file manager"))
        self._add("similar", self.tr("Find similar"))
        if band != "exact":  # one content cannot be told apart from itself
            self._add("apart", self.tr("This one is not a duplicate"))
        self.addSeparator()
        name = readable_name(self.folder).replace("&", "&&")
        self._add("prefer", self.tr("Rather keep copies in “{0}”").format(name))
        if not is_protected:
            self._add("protected", self.tr("Protect “{0}”: nothing in it is ever touched").format(name))
        self._add("left out", self.tr("Leave “{0}” out of duplicates").format(name))
        self.triggered.connect(lambda action: self.asked.emit(action.data()))

    def _add(self, what: str, text: str) -> None:
        self.addAction(text).setData(what)
