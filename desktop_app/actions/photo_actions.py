"""The actions on selected photos, the same on every page: one list for the context menu, the menu bar and the keys."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.actions.labelling.label_actions import LabelActions
from desktop_app.models.readable import file_url, readable_path
from desktop_app.widgets.owned_actions import add_action
from engine import Photo


class PhotoActions(QObject):
    """Actions on what `selection` gives; they act on files or ask for the rest by signal."""

    view_asked = Signal()
    similar_asked = Signal(list)  # photos
    more_asked = Signal(list)  # photos to add as "more like this"
    less_asked = Signal(list)  # photos to add as "less like this"
    trash_asked = Signal(list)
    told = Signal(str)  # a sentence for a toast

    def __init__(self, owner: QWidget, selection: Callable[[], Sequence[Photo]]) -> None:
        super().__init__(owner)
        self._owner = owner
        self._selection = selection
        self.view = self._add(
            self.tr("View full screen") + "\t" + self.tr("Enter"), "", lambda _: self.view_asked.emit()
        )
        self.similar = self._add(self.tr("Find similar"), "Ctrl+Return", self.similar_asked.emit)
        self.more = self._add(self.tr("Add to search: more like this"), "Alt+Up", self.more_asked.emit)
        self.less = self._add(self.tr("Add to search: less like this"), "Alt+Down", self.less_asked.emit)
        self.open = self._add(self.tr("Open in default program"), "Ctrl+Shift+O", self._open)
        self.show_in_folder = self._add(self.tr("Show in file manager"), "Ctrl+Shift+R", self._show)
        self.copy_path = self._add(self.tr("Copy path"), ("Ctrl+C", "Ctrl+Shift+C"), self._copy)
        self.labels = LabelActions(owner)
        self.trash = self._add(self.tr("Move to trash…"), "Del", self.trash_asked.emit)
        self.set_enabled(False)

    def groups(self) -> tuple[tuple[QAction, ...], ...]:
        """The actions in menu order, a separator between groups."""
        return (
            (self.view, self.similar),
            (self.more, self.less),
            (self.open, self.show_in_folder, self.copy_path),
            (self.trash,),
        )

    def all(self) -> list[QAction]:
        """Every action that always has a name; the recent labels come and go."""
        *others, trash = [action for group in self.groups() for action in group]
        return [*others, self.labels.label, trash]

    def fill(self, menu: QMenu) -> QMenu:
        """Put the actions into `menu`."""
        *groups, trash = self.groups()
        for group in groups:
            menu.addActions(group)
            menu.addSeparator()
        self.labels.fill(menu)
        menu.addActions(trash)
        return menu

    def popup(self, place: QPoint) -> None:
        """Show the context menu at the global `place`."""
        menu = self.fill(QMenu(self._owner))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def set_enabled(self, chosen: bool) -> None:
        """Offer the actions while photos are chosen."""
        for action in (action for group in self.groups() for action in group):
            action.setEnabled(chosen)
        self.labels.set_enabled(chosen)

    def _add(self, text: str, keys: str | tuple[str, ...], act: Callable[[list[Photo]], None]) -> QAction:
        return add_action(self._owner, text, keys, lambda: self._perform(act))

    def _perform(self, act: Callable[[list[Photo]], None]) -> None:
        photos = list(self._selection())
        if photos:
            act(photos)

    def _open(self, photos: list[Photo]) -> None:
        for photo in photos[:10]:  # a slip of the hand must not open a thousand windows
            if self._lies_there(photo):
                QDesktopServices.openUrl(file_url(photo.path))

    def _show(self, photos: list[Photo]) -> None:
        if self._lies_there(photos[0]):
            show_in_file_manager(photos[0].path)

    def _copy(self, photos: list[Photo]) -> None:
        paths = [path for photo in photos for path in photo.paths]
        mime = QMimeData()
        mime.setText("\n".join(readable_path(path) for path in paths))
        mime.setUrls([file_url(path) for path in paths])
        QGuiApplication.clipboard().setMimeData(mime)
        self.told.emit(self.tr("%Ln path(s) copied.", "", len(paths)))

    def _lies_there(self, photo: Photo) -> bool:
        if Path(photo.path).exists():
            return True
        self.told.emit(
            self.tr("“{0}” is not there now. Plug in its drive, or index its folder again.").format(photo.name)
        )
        return False


def show_in_file_manager(path: str) -> None:
    """Open the folder of `path` in the system's file manager, with the file selected where that is possible."""
    if sys.platform == "win32":
        subprocess.Popen(["explorer", "/select,", os.path.normpath(path)])
    elif sys.platform == "darwin":
        subprocess.Popen(["open", "-R", path])
    elif not _ask_file_manager(path):
        QDesktopServices.openUrl(file_url(str(Path(path).parent)))


def _ask_file_manager(path: str) -> bool:
    """Ask the desktop's file manager over D-Bus to select the file; False where none answers."""
    from PySide6.QtDBus import QDBusConnection, QDBusInterface, QDBusMessage

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return False
    manager = QDBusInterface("org.freedesktop.FileManager1", "/org/freedesktop/FileManager1", "", bus)
    manager.setTimeout(2000)
    answer = manager.call("ShowItems", [file_url(path).toString()], "")
    return answer.type() != QDBusMessage.MessageType.ErrorMessage
