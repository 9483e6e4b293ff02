"""From a key or a button of the page to a deed: what is selected, and what is asked before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from desktop_app.pages.labels.asking import LabelAsking
from desktop_app.pages.labels.shown import Shown

MENU_KEYS = {"label": ("F2", "Ctrl+M", "Ctrl+Del"), "number": ("Ctrl+Del",)}  # of the actions on a row


class LabelChanging(QObject):
    """Acts on what `page` shows; every change goes out by its `deed_asked`."""

    def __init__(self, page: Any) -> None:
        super().__init__(page)
        self._page = page
        self.asking = LabelAsking(page, page.deeds)

    def answer(self, how: str) -> None:
        """Say something of the selected photos: "accept", "reject", "unreject" or "take".

        "all" accepts what is sure enough; "label" opens the box.
        """
        page, labels = self._page, self._page.photo_actions.labels
        if how == "label":
            labels.label.trigger()
        elif how == "take":
            if page.shown == Shown("label", page.shown.name):
                labels.change_asked.emit(page.panel.grid.selected_ids(), page.shown.name, "take")
        elif how == "unreject":
            ids = page.panel.grid.selected_ids().tolist()
            if page.shown.tab == "rejected" and ids:
                page.deed_asked.emit(page.deeds.unreject(page.shown.name, ids))
        elif page.shown.asks:
            self._decide(how, page.listed.sure() if how == "all" else page.panel.grid.selected_ids().tolist())

    def _decide(self, how: str, chosen: Sequence[int]) -> None:
        page = self._page
        ids = [photo for photo in chosen if photo in page.listed.about]
        if ids:
            page.next_row = int(page.panel.model.rows_of(ids)[0])
            deed = page.deeds.reject if how == "reject" else page.deeds.accept
            page.deed_asked.emit(deed(page.shown, ids, dict(page.listed.about)))

    def rename(self) -> None:
        """Ask for the new name of the label shown."""
        if self._page.shown.kind == "label":
            self.asking.rename(self._page.shown.name)

    def merge(self) -> None:
        """Ask what the selected labels become."""
        names = self._page.shelf.list.selected_names()
        if self._page.shown.kind == "label" and len(names) > 1:
            self.asking.merge(names)
        else:
            self._page.failed.emit(self.tr("Select two labels or more first, with Ctrl or Shift."))

    def delete(self) -> None:
        """Forget the selected labels, or the number shown."""
        page = self._page
        if page.shown.kind == "label":
            page.deed_asked.emit(page.deeds.delete(page.shelf.list.selected_names() or [page.shown.name]))
        elif page.shown.kind == "number":
            page.deed_asked.emit(page.deeds.clear_numbers(page.shown.name))

    def ask_number(self) -> None:
        """Ask for a number of the selected photos."""
        ids = self._page.panel.grid.selected_ids().tolist()
        if not ids:
            self._page.failed.emit(self.tr("Select photos first."))
        elif self._page.shown.kind == "number":
            self.asking.set_number(self._page.shown.name, ids)
        else:
            self.asking.name_number(ids, next(iter(self._page.shelf.facts().numbers), ""))

    def read_number(self, name: str) -> None:
        """Take a number from the photos."""
        self._page.deed_asked.emit(self._page.deeds.read_numbers(name))

    def show_menu(self, place: QPoint) -> None:
        """What can be done to the row of the list."""
        offered = MENU_KEYS.get(self._page.shown.kind, ())
        wanted = [each for each in self._page.page_actions if each.shortcut().toString() in offered]
        if wanted:
            menu = QMenu(self._page)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addActions(wanted)
            menu.popup(place)

    def drop(self, ids: np.ndarray, label: str) -> None:
        """Give photos the label that they were dropped on."""
        self._page.photo_actions.labels.change_asked.emit(ids, label, "give")
