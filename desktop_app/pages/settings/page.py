"""The page that answers "how shall it be?": folders, what is left out, the encoder, the looks, the room taken."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.engine_words import say
from desktop_app.models.readable import readable_path
from desktop_app.pages.settings.cards import Card
from desktop_app.pages.settings.folders_card import FoldersCard
from desktop_app.pages.settings.option_cards import CacheCard, ExcludesCard, LooksCard
from desktop_app.pages.settings.rules_dialog import RulesDialog
from desktop_app.pages.settings.search_card import SearchCard
from desktop_app.settings import WindowSettings
from desktop_app.tasks import Tasks
from desktop_app.widgets.labels import muted_label
from engine import Changes

if TYPE_CHECKING:
    from engine import Library, Root


COLUMN_PX = 760


class SettingsPage(QWidget):
    """Shows and changes the library's settings; the window's own are told by signal."""

    name = "settings"
    icon = "settings"

    changed = Signal(object)  # Changes of a write
    index_asked = Signal()
    add_folder_asked = Signal()
    remove_folder_asked = Signal(object)  # path, which may be no Unicode
    roles_asked = Signal()  # which folders are protected, which left out of duplicates
    rules_chosen = Signal(object, object)  # path, ScanRules
    theme_chosen = Signal(str)
    language_chosen = Signal(str)
    thumbnails_cleared = Signal()
    failed = Signal(str)

    def __init__(self, tasks: Tasks, settings: WindowSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._library: Library | None = None
        self.folders = FoldersCard()
        self.excludes = ExcludesCard()
        self.search = SearchCard()
        self.looks = LooksCard(settings.theme, settings.language)
        self.cache = CacheCard()
        self.place = Card(self.tr("Where the library lies"))
        self._place_label = muted_label("…", wrap=True)
        self._place_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.place.rows.addWidget(self._place_label)
        self._lay_out()
        self._connect()

    @staticmethod
    def title() -> str:
        """The page's name in the navigation rail."""
        return QCoreApplication.translate("SettingsPage", "Settings")

    def use_library(self, library: Library) -> None:
        """Show and change `library` from now on."""
        self._library = library
        self._place_label.setText(readable_path(str(library.folder)))
        self.refresh()

    def refresh(self, _: Changes | None = None) -> None:
        """Read everything shown anew, off the GUI thread."""
        library = self._library
        if library is not None:
            self._tasks.run(lambda: read_all(library), self._show, self._tell, key="settings page")

    def showEvent(self, event: Any) -> None:
        """What the page shows may be old: it is read when it comes into view."""
        super().showEvent(event)
        self.refresh()

    def _lay_out(self) -> None:
        column = QWidget()
        column.setMaximumWidth(COLUMN_PX)
        cards = QVBoxLayout(column)
        cards.setContentsMargins(0, 24, 0, 32)
        cards.setSpacing(16)
        for card in (self.folders, self.excludes, self.search, self.looks, self.cache, self.place):
            cards.addWidget(card)
        cards.addStretch(1)
        middle = QWidget()
        line = QHBoxLayout(middle)
        line.setContentsMargins(24, 0, 24, 0)
        line.addStretch(1)
        line.addWidget(column, 100)
        line.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(middle)
        self._scroll.setAccessibleName(self.title())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)

    def _connect(self) -> None:
        self.folders.add_asked.connect(self.add_folder_asked)
        self.folders.rules_asked.connect(self._ask_rules)
        self.folders.roles_asked.connect(self.roles_asked)
        self.folders.remove_asked.connect(lambda root: self.remove_folder_asked.emit(root.path))
        self.excludes.changed.connect(self._change)
        self.search.changed.connect(self._change)
        self.cache.changed.connect(self._change)
        self.cache.clear_asked.connect(self._clear_thumbnails)
        self.looks.theme_chosen.connect(self.theme_chosen)
        self.looks.language_chosen.connect(self.language_chosen)

    def _show(self, read: dict[str, Any]) -> None:
        self.folders.show_folders(read["folders"])
        self.excludes.show_settings(read["settings"])
        self.search.show_settings(read["settings"], read["encoders"])
        self.cache.show_settings(read["settings"])
        self.cache.show_used(read["thumbnail_bytes"])

    def _ask_rules(self, root: Root) -> None:
        dialog = RulesDialog(root, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.rules_chosen.emit(root.path, dialog.rules()))
        dialog.open()

    def _change(self, values: dict[str, Any]) -> None:
        must_index = "thumbnail_cache_mb" not in values
        self._write(lambda library: library.change_settings(**values), index=must_index)

    def _clear_thumbnails(self) -> None:
        self._write(lambda library: library.clear_thumbnails(), then=self._tell_cleared)

    def _tell_cleared(self) -> None:
        self.refresh()
        self.thumbnails_cleared.emit()

    def _write(
        self, work: Callable[[Library], Any], index: bool = False, then: Callable[[], None] | None = None
    ) -> None:
        library = self._library
        if library is None:
            return

        def done(changes: Any) -> None:
            if isinstance(changes, Changes):
                self.changed.emit(changes)
            if index:
                self.index_asked.emit()
            if then is not None:
                then()

        self._tasks.write(lambda: work(library), done, self._tell)

    def _tell(self, error: Exception) -> None:
        self.failed.emit(say(error))


def read_all(library: Library) -> dict[str, Any]:
    """What the page shows, read in one go off the GUI thread."""
    return {
        "folders": library.folders(),
        "settings": library.settings,
        "encoders": library.encoders(),
        "thumbnail_bytes": library.thumbnail_bytes(),
    }
