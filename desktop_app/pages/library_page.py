"""The page that answers "what have I got?": folders, all their photos, and the one looked at."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QCoreApplication, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QMenu, QSlider, QSplitter, QVBoxLayout, QWidget

from desktop_app.engine_words import say
from desktop_app.models.readable import readable_count
from desktop_app.panels.photo_panel import PhotoPanel
from desktop_app.panels.splitting import keep_splitter, restore_splitter
from desktop_app.settings import WindowSettings
from desktop_app.tasks import Tasks
from desktop_app.theme import icon
from desktop_app.thumbnails import ThumbnailLoader
from desktop_app.widgets.photos.photo_grid import LARGEST_SIDE, SMALLEST_SIDE, USUAL_SIDE
from desktop_app.widgets.query.folder_tree import FolderTree
from engine import Changes, Filters

if TYPE_CHECKING:
    from engine import Library


TYPING_MS = 200  # the list follows the filter text this long after the last key
FOLDERS_WIDTH = 256


class LibraryPage(QWidget):
    """Folder tree, grid with filter, order and size, and preview."""

    name = "library"
    icon = "library"

    remove_folder_asked = Signal(object)  # path, which may be no Unicode
    show_folder_asked = Signal(object)  # path, to show in the file manager
    failed = Signal(str)

    def __init__(
        self, tasks: Tasks, settings: WindowSettings, thumbnails: ThumbnailLoader, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks, self._settings = tasks, settings
        self._library: Library | None = None
        self._filters = Filters()
        self.tree = FolderTree()
        self.panel = PhotoPanel(tasks, thumbnails)
        self.photo_actions = self.panel.photo_actions
        self.filter = QLineEdit()
        self.order = QComboBox()
        self.photo_size = QSlider(Qt.Orientation.Horizontal)
        self.count = QLabel()
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._fill_controls()
        self._lay_out()
        self.page_actions = self._make_actions()
        self._connect()
        self._restore()

    @staticmethod
    def title() -> str:
        """The page's name in the navigation rail."""
        return QCoreApplication.translate("LibraryPage", "Library")

    def use_library(self, library: Library) -> None:
        """Show `library` from now on."""
        self._library = library
        self.panel.use_library(library)
        self.reload()

    def refresh(self, _: Changes | None = None) -> None:
        """Photos or folders are other ones: list them anew, keeping the place."""
        self.reload()
        self.panel.refresh()

    def reload(self) -> None:
        """List photos and folders off the GUI thread."""
        library, filters, order = self._library, self._filters, self.order.currentData()
        if library is None:
            return
        self._tasks.run(lambda: library.photo_ids(filters, order), self._show_ids, self._tell, key="library photos")
        self._tasks.run(
            lambda: (library.folder_tree(), library.count()), self._show_folders, self._tell, key="library folders"
        )

    def keep(self) -> None:
        """Remember widths, order and size."""
        keep_splitter(self._settings, "library folders", self._splitter)
        self.panel.keep(self._settings, "library")
        self._settings.keep("library/order", str(self.order.currentData()))
        self._settings.keep("library/side", self.panel.grid.thumbnail_size())

    def focus_filter(self) -> None:
        """Put the cursor into the filter text."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def _fill_controls(self) -> None:
        self.filter.setPlaceholderText(self.tr("Filter by name"))
        self.filter.setAccessibleName(self.tr("Filter by name"))
        self.filter.setToolTip(self.tr("Show only photos whose name contains this (Ctrl+F)"))
        self.filter.setClearButtonEnabled(True)
        self.filter.addAction(icon("filter", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.order.setAccessibleName(self.tr("Order"))
        self.order.setToolTip(self.tr("Order of the photos"))
        for value, text in (
            ("taken", self.tr("Newest first")),
            ("taken_oldest", self.tr("Oldest first")),
            ("name", self.tr("By name")),
            ("folder", self.tr("By folder")),
            ("size", self.tr("Largest file first")),
            ("added", self.tr("Last added first")),
        ):
            self.order.addItem(text, value)
        self.photo_size.setRange(SMALLEST_SIDE, LARGEST_SIDE)
        self.photo_size.setMinimumWidth(72)
        self.photo_size.setMaximumWidth(120)
        self.photo_size.setAccessibleName(self.tr("Size of the photos"))
        self.photo_size.setToolTip(self.tr("Size of the photos (Ctrl and + - 0)"))
        self.count.setProperty("tone", "muted")

    def _lay_out(self) -> None:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addWidget(self.filter, 2)
        row.addWidget(self.order)
        row.addWidget(self.photo_size, 1)
        row.addWidget(self.count)
        self.filter.setMinimumWidth(160)
        self.filter.setMaximumWidth(320)
        row.insertStretch(1, 0)
        self.panel.add_head(head)
        self._splitter.addWidget(self.tree)
        self._splitter.addWidget(self.panel)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setCollapsible(1, False)
        self.tree.setMinimumWidth(140)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._splitter)
        self.setFocusProxy(self.panel.grid)

    def _make_actions(self) -> list[QAction]:
        folders = QAction(self.tr("Folders"), self, checkable=True, checked=True)
        folders.setShortcut(QKeySequence("F7"))
        folders.toggled.connect(self.tree.setVisible)
        find = QAction(self.tr("Filter by name"), self)
        find.setShortcut(QKeySequence("Ctrl+F"))
        find.triggered.connect(self.focus_filter)
        actions = [folders, self.panel.preview_action, find]
        for action in actions:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self.addAction(action)
        return actions

    def _connect(self) -> None:
        self.filter.textChanged.connect(lambda _: self._typing.start())
        self.filter.returnPressed.connect(lambda: self.panel.grid.setFocus())
        self._typing.timeout.connect(self._follow_filter)
        self.order.activated.connect(lambda _: self.reload())
        self.tree.folder_chosen.connect(self._choose_folder)
        self.tree.menu_asked.connect(self._show_folder_menu)
        self.tree.remove_asked.connect(self.remove_folder_asked)
        self.photo_size.valueChanged.connect(self.panel.grid.set_thumbnail_size)
        self.panel.grid.thumbnail_size_changed.connect(self.photo_size.setValue)
        self.panel.failed.connect(self.failed)

    def _restore(self) -> None:
        restore_splitter(self._settings, "library folders", self._splitter, (FOLDERS_WIDTH, 1000))
        self.panel.restore(self._settings, "library")
        self.order.setCurrentIndex(max(0, self.order.findData(self._settings.text("library/order", "taken"))))
        self.photo_size.setValue(self._settings.number("library/side", USUAL_SIDE, SMALLEST_SIDE, LARGEST_SIDE))

    def _choose_folder(self, path: str | None) -> None:
        self._filters = replace(self._filters, folder=path)
        self.reload()

    def _follow_filter(self) -> None:
        self._filters = replace(self._filters, name_contains=self.filter.text().strip())
        self.reload()

    def _show_ids(self, ids: np.ndarray) -> None:
        self._describe_empty()
        self.panel.show_ids(ids)
        self.count.setText(self.tr("{0} photos").format(readable_count(len(ids))))

    def _show_folders(self, answer: tuple[Any, int]) -> None:
        self.tree.set_folders(*answer)

    def _describe_empty(self) -> None:
        if self._filters == Filters():
            sentence = self.tr("Photos appear here as they are found.")
            self.panel.empty.set_content("image", self.tr("No photos yet"), sentence)
        else:
            sentence = self.tr("Change the filter text, or choose another folder at the left.")
            self.panel.empty.set_content("search", self.tr("No photo matches"), sentence)

    def _show_folder_menu(self, path: str | None, place: QPoint) -> None:
        if path is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Show in file manager")).triggered.connect(lambda: self.show_folder_asked.emit(path))
        folders = self.tree.folder_model()
        if folders.is_root(folders.index_of(path)):
            remove = menu.addAction(self.tr("Remove from library…"))
            remove.triggered.connect(lambda: self.remove_folder_asked.emit(path))
        menu.popup(place)

    def _tell(self, error: Exception) -> None:
        self.failed.emit(say(error))
